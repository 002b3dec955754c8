// Starting ranks, and what one rank measures.
#pragma once

#include "chapters/06_mnist_mlp/program/team.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace m2m {

/// Runs a program as `ranks` processes by mpirun, one OpenMP thread each, and waits.
/// @param capture  what rank 0 prints is returned instead of shown.
/// @returns the exit status in `status`: not 0 when any rank failed or died.
struct RanksResult {
    int status = 0;
    std::string output;
};
RanksResult run_ranks(int ranks, const std::vector<std::string>& program, bool capture);

/// The network and batch that scaling is measured with.
struct RankTask {
    std::string backend = "openmp/simd";
    int hidden = 512;
    int batch = 512;
    int images = 16384;  ///< drawn digits
    int epochs = 3;
};

/// What a rank measured; the same on all ranks but for noise.
struct RankMeasurement {
    int ranks = 1;
    double images_per_second = 0;  ///< median over the epochs
    double update_seconds = 0;     ///< one Adam step
    double parameters = 0;
    double few_bytes = 0, few_seconds = 0;    ///< an all-reduce of few values
    double many_bytes = 0, many_seconds = 0;  ///< of all gradients
    std::vector<float> losses;                ///< of the first 20 steps
};

/// Trains as one rank of the team and times it.
RankMeasurement measure_rank(const RankTask& task, Team& team);

/// Runs measure_rank() on that many ranks of this machine; `program` is this chapter's.
/// @throws Error when a rank fails, or without MPI.
RankMeasurement measure_ranks(const std::string& program, int ranks, const RankTask& task);

/// This chapter's program, which lies beside the running one.
std::string chapter_program();

nlohmann::ordered_json to_json(const RankMeasurement& measurement);

/// The largest relative difference between the losses of two trainings, step by step; 1 when one
/// has none.
double largest_difference(const std::vector<float>& losses, const std::vector<float>& expected);

}  // namespace m2m
