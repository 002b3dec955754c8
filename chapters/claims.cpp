#include "chapters/claims.hpp"

#include "chapters/00_your_machine/claims.hpp"
#include "chapters/06_mnist_mlp/program/claim.hpp"
#include "chapters/07_latency_throughput/claims.hpp"
#include "chapters/08_fusion/experiment.hpp"
#include "chapters/09_many_devices/claims.hpp"
#include "chapters/10_do_you_need_a_gpu/claims.hpp"
#include "common/base/error.hpp"

#include <string>

namespace m2m {

namespace {

#ifdef M2M_HOST_ONLY
constexpr auto many_devices_experiment = nullptr;  // this build has no device
#else
constexpr auto many_devices_experiment = measure_many_devices;
#endif

// To add an experiment: write its function in a chapter, declare it in that chapter's claims.hpp,
// and put it here in place of `nullptr`.
constexpr Claim all_claims[] = {
    {1, "A CPU has a few cores, a GPU has thousands. The CPU works serially, the GPU in parallel.",
     "cores, lanes and clock of this machine; speed-up of multiply-adds with lanes and threads",
     "00_your_machine", machine::measure_cores},
    {2, "One GPU thread is no faster than a CPU thread. The GPU wins by number.",
     "the same chain of work on one thread of each, then on all", "07_latency_throughput",
     jobs::measure_threads},
    {3, "A CPU is a sports car, a GPU is a truck: latency against throughput.",
     "time for one small job and for a million", "07_latency_throughput",
     jobs::measure_latency_and_throughput},
    {4, "GPU memory bandwidth is far higher: four channels of DDR4-2933 give a desktop 93.9 GB/s.",
     "bandwidth from the parts' data, and a STREAM-like measurement beside it", "00_your_machine",
     machine::measure_bandwidth},
    {5, "External bandwidth (PCIe) is not internal bandwidth.",
     "copies host to device, from pageable and pinned memory, and within the device",
     "00_your_machine", machine::measure_copying},
    {6, "Networks are embarrassingly parallel. Scalars suit a CPU, matrices suit a GPU.",
     "the matrix product from one element to millions, on one thread, all threads and the GPU",
     "10_do_you_need_a_gpu", break_even::measure_scalars_and_matrices},
    {7,
     "For MNIST it makes little difference whether you train on a CPU or a GPU. With more data and "
     "bigger layers it does.",
     "time of a training step over batch and layer size; where the two meet",
     "10_do_you_need_a_gpu", break_even::measure_break_even},
    {8, "What takes a CPU two to three hours takes a decent GPU about ten minutes.",
     "the ratio for this machine and one network", "10_do_you_need_a_gpu",
     break_even::measure_hours},
    {9, "A compiler such as XLA makes a network faster by fusing its kernels.",
     "operations fused and not: bytes moved and time", "08_fusion", fusion::measure_fusion},
    {10,
     "First check that the GPU is there. Versions of driver, toolkit and library that do not fit "
     "are the usual trouble.",
     "what ./book doctor finds", "00_your_machine", machine::measure_setup},
    {11,
     "List your devices, pick one, see where work was placed. Several GPUs can be used one by one "
     "or in parallel.",
     "device list, device choice, placement log, training on several devices", "09_many_devices",
     many_devices_experiment},
    {12, "No GPU? Use the CPU build, or a free notebook service, or rent one.",
     "the simulator, the notebook, and a cost calculator", "10_do_you_need_a_gpu",
     break_even::measure_without_gpu},
    {13,
     "The example of the Keras books: Fashion-MNIST, a dense layer of 128, 5 epochs of Adam, about "
     "87 % right.",
     "the same network trained by chapter 06", "06_mnist_mlp", measure_keras_example},
};

}  // namespace

std::span<const Claim> claims() {
    return all_claims;
}

const Claim& find_claim(int number) {
    for (const Claim& claim : claims()) {
        if (claim.number == number) return claim;
    }
    throw UsageError("there is no claim " + std::to_string(number) + "; the claims are 1 to " +
                     std::to_string(claims().size()));
}

}  // namespace m2m
