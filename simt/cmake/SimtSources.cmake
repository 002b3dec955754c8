# simt_cuda_sources(TARGET FILE.cu…): adds CUDA sources that run on the CPU to a target.
#
# To CMake a .cu file is C++ whose compile command begins with simt-compile, a compiler launcher that preprocesses,
# translates and compiles. So includes, definitions, options, dependency files and compile_commands.json are the target's
# own, with every generator; the target's .cpp files are compiled as ever.
#
# The same function serves the build of the simulator itself and, through find_package(simt), other projects.
# SIMT_COMPILE names the program. Built for another processor, it runs as all programs for that one do here (qemu).
function(simt_launch_by target)
  if(CMAKE_CROSSCOMPILING)
    list(PREPEND SIMT_COMPILE ${CMAKE_CROSSCOMPILING_EMULATOR})
  endif()
  set(options ${ARGN})
  foreach(word ${CMAKE_CXX_COMPILER_LAUNCHER})  # what all C++ is compiled through, ccache say: this, too
    list(APPEND options --through ${word})
  endforeach()
  set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER "${SIMT_COMPILE};${options};--launch")
endfunction()

function(simt_cuda_sources target)
  target_link_libraries(${target} PUBLIC simt::runtime)
  simt_launch_by(${target})
  if(TARGET simt_compile)
    add_dependencies(${target} simt_compile)
  endif()
  set_source_files_properties(${ARGN} PROPERTIES
    LANGUAGE CXX
    # After the target's own: what nvcc accepts is what we accept, and g++ has another word for #pragma unroll.
    COMPILE_OPTIONS "-std=c++17;-Wno-unknown-pragmas"
    OBJECT_DEPENDS ${SIMT_COMPILE})      # a new translator translates again
  target_sources(${target} PRIVATE ${ARGN})
endfunction()

# simt_set_mode(TARGET check|count): compiles all files of a target with simt_cuda_sources() for this mode. (Nothing is
# linked with -fsanitize: the sanitizers' libraries stay out.)
function(simt_set_mode target mode)
  simt_launch_by(${target} --${mode})
  get_target_property(sources ${target} SOURCES)
  foreach(file options symbols)
    set_property(SOURCE ${sources} APPEND PROPERTY OBJECT_DEPENDS "${SIMT_OPTIONS_DIRECTORY}/simt-${mode}.${file}")
  endforeach()
  target_link_libraries(${target} PRIVATE simt::${mode})
endfunction()
