# Builds for 64-bit Arm on another machine, and runs the tests there under qemu:
#   sudo apt install g++-aarch64-linux-gnu qemu-user googletest
#   cmake --preset arm && cmake --build --preset arm && ctest --preset arm
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
find_program(M2M_AARCH64_CXX NAMES aarch64-linux-gnu-g++)
find_program(M2M_QEMU_AARCH64 NAMES qemu-aarch64 qemu-aarch64-static)
if(NOT M2M_AARCH64_CXX OR NOT M2M_QEMU_AARCH64)
  message(FATAL_ERROR "The Arm build needs a cross compiler and qemu: sudo apt install g++-aarch64-linux-gnu qemu-user")
endif()
set(CMAKE_CXX_COMPILER ${M2M_AARCH64_CXX})
# The Arm C library that the cross compiler brings along is the one qemu loads.
set(CMAKE_CROSSCOMPILING_EMULATOR ${M2M_QEMU_AARCH64} -L /usr/aarch64-linux-gnu)

# Headers and libraries of this machine are for another processor.
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(CMAKE_FIND_ROOT_PATH /usr/aarch64-linux-gnu)
