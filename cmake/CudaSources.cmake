# m2m_cuda_sources(TARGET FILE.cu…): adds CUDA source files to a target.
#   M2M_CUDA=ON   nvcc compiles them for the GPU in this machine.
#   M2M_CUDA=OFF  simt translates them and the host compiler builds them: the GPU is simulated on the CPU.
#   M2M_HOST_ONLY there are no .cu files.
if(M2M_HOST_ONLY)
  function(m2m_cuda_sources target)
  endfunction()
elseif(M2M_CUDA)
  include(CudaArchitectures)  # sets CMAKE_CUDA_ARCHITECTURES from the device present
  enable_language(CUDA)
  find_package(CUDAToolkit REQUIRED)
  set(CMAKE_CUDA_STANDARD 17)
  set(CMAKE_CUDA_STANDARD_REQUIRED ON)
  function(m2m_cuda_sources target)
    target_sources(${target} PRIVATE ${ARGN})
    target_link_libraries(${target} PRIVATE CUDA::cudart CUDA::cublas)
  endfunction()
else()
  include(SimtSources)        # simt_cuda_sources(): preprocess, translate, compile
  function(m2m_cuda_sources target)
    simt_cuda_sources(${target} ${ARGN})
  endfunction()
endif()
