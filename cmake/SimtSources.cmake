# simt_cuda_sources(TARGET FILE.cu…): adds CUDA sources that run on the CPU to a target.
#
# To CMake a .cu file is C++ whose compile command begins with simt-compile, a compiler launcher that preprocesses,
# translates and compiles. So includes, definitions, options, dependency files and compile_commands.json are the target's
# own, with every generator; the target's .cpp files are compiled as ever.
function(simt_cuda_sources target)
  target_link_libraries(${target} PUBLIC simt::runtime)
  set(driver ${PROJECT_BINARY_DIR}/bin/simt-compile)
  set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER "${driver};--launch")
  add_dependencies(${target} simt_compile)
  set_source_files_properties(${ARGN} PROPERTIES
    LANGUAGE CXX
    # After the target's own: what nvcc accepts is what we accept, and g++ has another word for #pragma unroll.
    COMPILE_OPTIONS "-std=c++17;-Wno-unknown-pragmas"
    OBJECT_DEPENDS ${driver})      # a new translator translates again
  target_sources(${target} PRIVATE ${ARGN})
endfunction()
