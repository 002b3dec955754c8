// Ranks that are processes, on one machine or on many: MPI.
#include "chapters/09_many_devices/teams.hpp"
#include "common/base/error.hpp"

#include <cstdlib>
#include <vector>

#ifdef M2M_HAS_MPI
#include "chapters/09_many_devices/copies.hpp"

#include <mpi.h>

#include <climits>
#endif

namespace m2m {

int rank_from_environment() {
    // Open MPI, Slurm with PMI, MPICH.
    for (const char* name : {"OMPI_COMM_WORLD_RANK", "PMIX_RANK", "PMI_RANK"}) {
        if (const char* text = std::getenv(name)) return std::atoi(text);
    }
    return 0;
}

#ifdef M2M_HAS_MPI

namespace {

// [mpi] All ranks of MPI_COMM_WORLD. MPI's own error handler ends the whole job when one is lost.
class MpiTeam final : public Team {
  public:
    explicit MpiTeam(bool host_memory) : host_memory_(host_memory) {
        int provided = 0;
        MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided);
        MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
        MPI_Comm_size(MPI_COMM_WORLD, &size_);
    }
    ~MpiTeam() override { MPI_Finalize(); }

    int rank() const override { return rank_; }
    int size() const override { return size_; }

    void sum(std::size_t count, float* values) override {
        if (count > INT_MAX) throw Error("more than 2^31 values in one all-reduce");
        // MPI reads host memory here. (A CUDA-aware MPI reads device memory; clusters have it.)
        if (!host_memory_) {
            staging_.resize(count);
            copy_to_host(staging_.data(), values, count);
        }
        float* host = host_memory_ ? values : staging_.data();
        MPI_Allreduce(MPI_IN_PLACE, host, static_cast<int>(count), MPI_FLOAT, MPI_SUM,
                      MPI_COMM_WORLD);
        if (!host_memory_) copy_to_device(values, staging_.data(), count);
    }

  private:
    bool host_memory_;
    int rank_ = 0, size_ = 1;
    std::vector<float> staging_;
};

}  // namespace

std::string why_no_mpi() {
    return "";
}

std::unique_ptr<Team> join_mpi(bool host_memory) {
    return std::make_unique<MpiTeam>(host_memory);
}

void abort_mpi() noexcept {
    int initialized = 0, finalized = 0;
    MPI_Initialized(&initialized);
    MPI_Finalized(&finalized);
    if (initialized && !finalized) MPI_Abort(MPI_COMM_WORLD, 1);
}

#else

std::string why_no_mpi() {
    return "this build has no MPI: sudo apt-get install libopenmpi-dev openmpi-bin (macOS: brew "
           "install open-mpi), then run ./book again, which builds with it";
}

std::unique_ptr<Team> join_mpi(bool) {
    throw Error(why_no_mpi());
}

void abort_mpi() noexcept {}

#endif

}  // namespace m2m
