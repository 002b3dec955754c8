# simt_add_test(NAME SOURCES file.cpp… [CUDA file.cu…] [LIBS …] [LABELS …] [TIMEOUT seconds])
#   one CTest entry for each GoogleTest case of the program.
include(GoogleTest)
function(simt_add_test name)
  cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;CUDA;LIBS;LABELS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE simt::settings ${arg_LIBS} GTest::gtest GTest::gtest_main)
  set_property(GLOBAL APPEND PROPERTY M2M_PORTABLE_TESTS ${name})
  set_property(GLOBAL APPEND PROPERTY M2M_COMPILER_TESTS ${name})
  # Test code need not be quick itself; with -O1 it compiles sooner. What it tests keeps its own flags.
  set_property(SOURCE ${arg_SOURCES} APPEND PROPERTY COMPILE_OPTIONS
    $<$<NOT:$<CONFIG:Debug>>:-O1> $<$<CONFIG:RelWithDebInfo>:-g1>)
  if(arg_CUDA)
    simt_cuda_sources(${name} ${arg_CUDA})
    list(APPEND arg_LABELS cuda)  # runs .cu code
    list(REMOVE_DUPLICATES arg_LABELS)
  endif()
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  set(properties TIMEOUT ${arg_TIMEOUT})
  if(arg_LABELS)
    # gtest_discover_tests() takes lists apart, so several labels become one: "stages+cuda". ctest -L cuda finds it.
    string(REPLACE ";" "+" labels "${arg_LABELS}")
    list(APPEND properties LABELS "${labels}")
  endif()
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 60 WORKING_DIRECTORY ${SIMT_SOURCE_DIRECTORY}/.. PROPERTIES ${properties})
endfunction()
