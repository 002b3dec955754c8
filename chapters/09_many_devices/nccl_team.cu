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
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
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
    if (result == ncclSuccess || result == ncclInProgress) return;
    throw Error(std::string(call) + ": " + ncclGetErrorString(result) +
                " (NCCL_DEBUG=INFO makes NCCL say more)");
}

using Failed = std::atomic<bool>;  // some rank has failed: what it promised will not come

// [wait] Waits for `done` without falling asleep in a call: a rank that waits for one that has
// failed would never come back from it.
template <class Done>
void wait_until(const Failed& failed, Done done) {
    while (!done()) {
        if (failed) throw Error("another rank failed");
        std::this_thread::yield();
    }
}

// [nccl] One rank of a communicator, made, used, and given up by the thread of this rank only. No
// call of it blocks, so that the thread can always turn to ncclCommAbort.
class NcclTeam final : public Team {
  public:
    NcclTeam(const ncclUniqueId& id, int rank, int size, const Failed& failed)
        : failed_(failed), rank_(rank), size_(size) {
        ncclConfig_t config = NCCL_CONFIG_INITIALIZER;
        config.blocking = 0;
        nccl_check(ncclCommInitRankConfig(&comm_, size, id, rank, &config), "ncclCommInitRank");
    }
    ~NcclTeam() override {
        // After a failure every rank aborts its own: nobody else can end what it waits for.
        if (comm_ != nullptr) finished_ ? ncclCommDestroy(comm_) : ncclCommAbort(comm_);
    }
    NcclTeam(const NcclTeam&) = delete;
    NcclTeam& operator=(const NcclTeam&) = delete;

    int rank() const override { return rank_; }
    int size() const override { return size_; }

    /// Waits until all ranks have come.
    void join() { wait_for_nccl(); }

    void sum(std::size_t count, float* values) override {
        if (count == 0) return;
        nccl_check(ncclAllReduce(values, values, count, ncclFloat, ncclSum, comm_, nullptr),
                   "ncclAllReduce");
        wait_for_nccl();  // it is in the stream
        wait_until(failed_, [] {
            const cudaError_t status = cudaStreamQuery(nullptr);
            if (status != cudaErrorNotReady) CUDA_CHECK(status);
            return status == cudaSuccess;
        });
    }

    /// The last thing to do when all went well.
    void finish() {
        nccl_check(ncclCommFinalize(comm_), "ncclCommFinalize");
        wait_for_nccl();
        finished_ = true;
    }

  private:
    void wait_for_nccl() {
        wait_until(failed_, [&] {
            ncclResult_t state = ncclSuccess;
            nccl_check(ncclCommGetAsyncError(comm_, &state), "ncclCommGetAsyncError");
            nccl_check(state, "NCCL");
            return state != ncclInProgress;
        });
    }

    ncclComm_t comm_ = nullptr;
    const Failed& failed_;
    int rank_, size_;
    bool finished_ = false;
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
    ncclUniqueId id;
    nccl_check(ncclGetUniqueId(&id), "ncclGetUniqueId");

    Failed failed = false;
    std::mutex mutex;
    std::exception_ptr first;
    std::vector<std::thread> threads;
    for (int rank = 0; rank < size; ++rank) {
        threads.emplace_back([&, rank] {
            std::optional<NcclTeam> team;  // goes, and aborts, after the others have been told
            try {
                choose_device(devices[static_cast<std::size_t>(rank)]);
                team.emplace(id, rank, size, failed);
                team->join();
                work(*team);
                team->finish();
            } catch (...) {
                const std::lock_guard<std::mutex> lock(mutex);
                if (!first) first = std::current_exception();
                failed = true;  // the others stop waiting, and abort their communicators too
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
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
