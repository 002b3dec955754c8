// In the place of Thrust's own: how Thrust and CUB launch their kernels.
#pragma once

#include <thrust/detail/config.h>
#include <thrust/system/cuda/config.h>

THRUST_NAMESPACE_BEGIN
namespace cuda_cub {
namespace launcher {

struct triple_chevron {
    triple_chevron(dim3 grid, dim3 block, std::size_t shared = 0, cudaStream_t stream = nullptr)
        : config(grid, block, shared, stream) {}

    /// Launches the kernel, from the host only.
    template <class... Parameters, class... Arguments>
    cudaError_t doit(void (*kernel)(Parameters...), const Arguments&... arguments) const {
        if (::simt::in_kernel()) return cudaErrorNotSupported;
        const ::simt::LaunchSite site{"Thrust/CUB", __FILE__, __LINE__,
                                      ::simt::launch_address(kernel)};
        ::simt::launch(site, config, kernel, Parameters(arguments)...);
        return cudaPeekAtLastError();
    }

    ::simt::LaunchConfig config;
};

}  // namespace launcher
}  // namespace cuda_cub
THRUST_NAMESPACE_END
