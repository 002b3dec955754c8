# Language level, warnings and optimisation, once for the whole tree.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)  # the reader's own stage is loaded as a shared object

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release or RelWithDebInfo" FORCE)
endif()

# -O3 and no -ffast-math: the book compares results bit for bit.
set(CMAKE_CXX_FLAGS_RELEASE "-O3 -DNDEBUG")

add_library(m2m_settings INTERFACE)
add_library(m2m::settings ALIAS m2m_settings)
target_compile_options(m2m_settings INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall> $<$<COMPILE_LANGUAGE:CXX>:-Wextra> $<$<COMPILE_LANGUAGE:CXX>:-Wshadow>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(m2m_settings INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict>)  # GCC bug 105651: false alarms
endif()
target_include_directories(m2m_settings INTERFACE ${PROJECT_SOURCE_DIR})

include(CheckCXXCompilerFlag)
set(M2M_NATIVE_FLAGS "")
if(M2M_NATIVE AND NOT CMAKE_CROSSCOMPILING)
  check_cxx_compiler_flag(-march=native M2M_HAS_MARCH_NATIVE)
  if(M2M_HAS_MARCH_NATIVE)
    set(M2M_NATIVE_FLAGS -march=native)
  else()
    check_cxx_compiler_flag(-mcpu=native M2M_HAS_MCPU_NATIVE)  # clang on Arm
    if(M2M_HAS_MCPU_NATIVE)
      set(M2M_NATIVE_FLAGS -mcpu=native)
    endif()
  endif()
endif()
# Left alone, g++ and clang use half of an AVX-512 register (the first CPUs that had them clocked down for the whole).
# The stages are there to show what the CPU can do: they use all of it.
set(M2M_STAGE_FLAGS "")
if(M2M_NATIVE_FLAGS)
  check_cxx_compiler_flag(-mprefer-vector-width=512 M2M_HAS_PREFER_VECTOR_WIDTH)
  if(M2M_HAS_PREFER_VECTOR_WIDTH)
    set(M2M_STAGE_FLAGS -mprefer-vector-width=512)
  endif()
endif()
# One place, every C++ file: mixing -march between files that share inline functions breaks the one-definition rule.
target_compile_options(m2m_settings INTERFACE "$<$<COMPILE_LANGUAGE:CXX>:${M2M_NATIVE_FLAGS}>")

if(M2M_SANITIZE)
  target_compile_options(m2m_settings INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-fsanitize=${M2M_SANITIZE}> $<$<COMPILE_LANGUAGE:CXX>:-fno-sanitize-recover=all>
    $<$<COMPILE_LANGUAGE:CXX>:-fno-omit-frame-pointer>)
  target_link_options(m2m_settings INTERFACE -fsanitize=${M2M_SANITIZE})
  target_compile_definitions(m2m_settings INTERFACE M2M_SANITIZED=1)
endif()

# Code that is not timed and mostly waits for other programs: compiled with -O1 it builds in three quarters of the time.
# For all targets of the directory that calls it, and of those below.
macro(m2m_compile_quickly)
  add_compile_options($<$<AND:$<NOT:$<CONFIG:Debug>>,$<COMPILE_LANGUAGE:CXX>>:-O1>
    $<$<AND:$<CONFIG:RelWithDebInfo>,$<COMPILE_LANGUAGE:CXX>>:-g1>)
endmacro()
