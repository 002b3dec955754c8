// Ranks that are GPUs, each driven by a host thread of one process: NCCL.
#include "chapters/09_many_devices/copies.hpp"
#include "chapters/09_many_devices/teams.hpp"
#include "common/base/error.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/device.hpp"

#ifdef M2M_HAS_NCCL
#include <nccl.h>
#endif

#include <algorithm>
#include <exception>
#include <mutex>
#include <string>
#include <thread>

namespace m2m {

void copy_to_host(float* to, const float* from, std::size_t count) {
    CUDA_CHECK(cudaMemcpy(to, from, count * sizeof(float), cudaMemcpyDeviceToHost));
}

void copy_to_device(float* to, const float* from, std::size_t count) {
    CUDA_CHECK(cudaMemcpy(to, from, count * sizeof(float), cudaMemcpyHostToDevice));
}

#ifdef M2M_HAS_NCCL

namespace {

void nccl_check(ncclResult_t result, const char* call) {
    if (result == ncclSuccess) return;
    throw Error(std::string(call) + ": " + ncclGetErrorString(result) +
                " (NCCL_DEBUG=INFO makes NCCL say more)");
}

// [nccl] One rank of a communicator. The sum is queued in the device's stream, between the kernels
// that made the gradients and those that use them: the host does not wait.
class NcclTeam final : public Team {
  public:
    NcclTeam(ncclComm_t comm, int rank, int size) : comm_(comm), rank_(rank), size_(size) {}
    int rank() const override { return rank_; }
    int size() const override { return size_; }

    void sum(std::size_t count, float* values) override {
        if (count == 0) return;
        nccl_check(ncclAllReduce(values, values, count, ncclFloat, ncclSum, comm_, nullptr),
                   "ncclAllReduce");
    }

  private:
    ncclComm_t comm_;
    int rank_, size_;
};

}  // namespace

std::string why_no_nccl() {
    return "";
}

// [threads] One host thread a device: the usual way to drive several GPUs from one process.
void run_on_devices(const std::vector<int>& devices, const std::function<void(Team&)>& work) {
    for (std::size_t i = 0; i < devices.size(); ++i) {
        choose_device(devices[i]);  // throws when it is not there
        if (std::count(devices.begin(), devices.end(), devices[i]) > 1)
            throw UsageError("device " + std::to_string(devices[i]) + " is named twice");
    }
    const int size = static_cast<int>(devices.size());
    std::vector<ncclComm_t> comms(devices.size());
    nccl_check(ncclCommInitAll(comms.data(), size, devices.data()), "ncclCommInitAll");

    std::mutex mutex;
    std::exception_ptr first;
    std::vector<std::thread> threads;
    for (int rank = 0; rank < size; ++rank) {
        threads.emplace_back([&, rank] {
            const auto i = static_cast<std::size_t>(rank);
            try {
                choose_device(devices[i]);
                NcclTeam team(comms[i], rank, size);
                work(team);
                device_synchronize();
            } catch (...) {
                const std::lock_guard<std::mutex> lock(mutex);
                if (!first) first = std::current_exception();
                ncclCommAbort(comms[i]);  // or the others would wait for this rank for ever
                comms[i] = nullptr;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (ncclComm_t comm : comms) {
        if (comm != nullptr) ncclCommDestroy(comm);
    }
    if (first) std::rethrow_exception(first);
}

#else

std::string why_no_nccl() {
    return "this build has no NCCL: sudo apt-get install libnccl2 libnccl-dev (from NVIDIA's "
           "package source), then configure again";
}

void run_on_devices(const std::vector<int>&, const std::function<void(Team&)>&) {
    throw Error(why_no_nccl());
}

#endif

}  // namespace m2m
