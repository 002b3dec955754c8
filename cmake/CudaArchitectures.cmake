# Finds nvcc and decides which GPUs to build for, before CUDA is enabled as a language.
#
# A program built for another GPU than the one present either needs the driver to compile its PTX, which fails when the
# driver is older than the toolkit, or does nothing at all. So: ask the device; without one, build real machine code for
# every GPU in use that this nvcc knows, and PTX of the last for GPUs to come.
# To choose yourself: cmake --preset cuda -DCMAKE_CUDA_ARCHITECTURES=86-real

# nvcc is often installed without being on PATH.
if(NOT CMAKE_CUDA_COMPILER AND NOT DEFINED ENV{CUDACXX})
  find_program(M2M_NVCC nvcc HINTS ENV CUDA_HOME ENV CUDA_PATH PATHS /usr/local/cuda PATH_SUFFIXES bin)
  if(NOT M2M_NVCC)
    message(FATAL_ERROR "nvcc was not found: install the CUDA toolkit, set CUDACXX to nvcc's path, "
                        "or build for the simulated GPU: cmake --preset cpu")
  endif()
  set(CMAKE_CUDA_COMPILER ${M2M_NVCC} CACHE FILEPATH "nvcc")
endif()

# m2m_cuda_architectures(RESULT NVCC): CMAKE_CUDA_ARCHITECTURES for this machine, and a sentence that says why.
function(m2m_cuda_architectures result nvcc)
  set(present "")
  find_program(M2M_NVIDIA_SMI nvidia-smi)
  mark_as_advanced(M2M_NVIDIA_SMI)
  if(M2M_NVIDIA_SMI)
    execute_process(COMMAND ${M2M_NVIDIA_SMI} --query-gpu=compute_cap --format=csv,noheader
                    OUTPUT_VARIABLE capabilities ERROR_QUIET RESULT_VARIABLE status)
    if(status EQUAL 0)
      string(REGEX MATCHALL "[0-9]+\\.[0-9]" present "${capabilities}")
      list(TRANSFORM present REPLACE "\\." "")
      list(REMOVE_DUPLICATES present)
      list(SORT present COMPARE NATURAL)
    endif()
  endif()

  execute_process(COMMAND ${nvcc} --list-gpu-arch OUTPUT_VARIABLE listed ERROR_QUIET)
  string(REGEX MATCHALL "compute_[0-9]+" known "${listed}")
  list(TRANSFORM known REPLACE "compute_" "")

  set(wanted ${present})
  set(reason "the GPU in this machine")
  if(NOT present)
    set(wanted 75 80 86 89 90 100 120)
    set(reason "no GPU here: the ones in use that this nvcc knows")
  endif()
  set(architectures "")
  set(unknown "")
  foreach(architecture IN LISTS wanted)
    if(NOT known OR architecture IN_LIST known)
      list(APPEND architectures ${architecture})
    else()
      list(APPEND unknown ${architecture})
    endif()
  endforeach()
  if(present AND unknown)
    message(FATAL_ERROR "this nvcc (${nvcc}) cannot build for compute capability ${unknown} of the GPU in this machine: "
                        "install a CUDA toolkit that supports it, or choose another with "
                        "-DCMAKE_CUDA_ARCHITECTURES=…, or use the simulated GPU: cmake --preset cpu")
  endif()
  if(NOT architectures)
    message(FATAL_ERROR "cannot tell which GPUs this nvcc (${nvcc}) builds for: set -DCMAKE_CUDA_ARCHITECTURES=75, for example")
  endif()
  list(GET architectures -1 last)
  list(TRANSFORM architectures APPEND "-real")
  list(APPEND architectures ${last}-virtual)
  message(STATUS "CUDA architectures: ${architectures} (${reason})")
  set(${result} "${architectures}" PARENT_SCOPE)
endfunction()

if(NOT CMAKE_CUDA_ARCHITECTURES)
  if(CMAKE_CUDA_COMPILER)
    m2m_cuda_architectures(M2M_ARCHITECTURES ${CMAKE_CUDA_COMPILER})
  else()
    m2m_cuda_architectures(M2M_ARCHITECTURES $ENV{CUDACXX})
  endif()
  set(CMAKE_CUDA_ARCHITECTURES "${M2M_ARCHITECTURES}" CACHE STRING "GPUs to build for")
endif()
