# Builds for 64-bit Arm on another machine, and runs the tests there under qemu:
#   sudo apt install g++-aarch64-linux-gnu qemu-user googletest
#   cmake --preset arm && cmake --build --preset arm && ctest --preset arm      the host's stages
#   .ci/arm                                                                     and the simulator, its stages, training
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
find_program(M2M_AARCH64_CXX NAMES aarch64-linux-gnu-g++)
find_program(M2M_QEMU_AARCH64 NAMES qemu-aarch64 qemu-aarch64-static)
if(NOT M2M_AARCH64_CXX OR NOT M2M_QEMU_AARCH64)
  message(FATAL_ERROR "The Arm build needs a cross compiler and qemu: sudo apt install g++-aarch64-linux-gnu qemu-user")
endif()
set(CMAKE_CXX_COMPILER ${M2M_AARCH64_CXX})

# M2M_ARM_ROOT: a directory with the packages of an Arm machine (.ci/arm makes one). Without it there is only the C library
# that the cross compiler brings along.
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES M2M_ARM_ROOT)
if(M2M_ARM_ROOT)
  set(CMAKE_SYSROOT ${M2M_ARM_ROOT})
  set(CMAKE_LIBRARY_ARCHITECTURE aarch64-linux-gnu)
  set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
  set(CMAKE_CROSSCOMPILING_EMULATOR ${M2M_QEMU_AARCH64} -L ${M2M_ARM_ROOT})
else()
  set(CMAKE_FIND_ROOT_PATH /usr/aarch64-linux-gnu)
  set(CMAKE_CROSSCOMPILING_EMULATOR ${M2M_QEMU_AARCH64} -L /usr/aarch64-linux-gnu)
endif()

# Headers and libraries of this machine are for another processor.
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
