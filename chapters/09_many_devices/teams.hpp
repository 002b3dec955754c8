// The two ways for ranks to talk: MPI between processes, NCCL between the GPUs of one process.
#pragma once

#include "chapters/06_mnist_mlp/program/team.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace m2m {

/// Why this build cannot start ranks by MPI, with what to do; "" when it can.
std::string why_no_mpi();

/// The processes that mpirun (or srun) started; alone in a process of its own. Call once, before
/// threads are started. @param host_memory false: values are in device memory, and go through host
/// memory on their way. @throws Error where why_no_mpi() is not "".
std::unique_ptr<Team> join_mpi(bool host_memory);

/// Ends all processes of the job; for a rank that cannot go on. Does not return under MPI.
void abort_mpi() noexcept;

/// The rank that mpirun gave this process, from the environment; 0 outside a job. MPI need not be
/// joined yet.
int rank_from_environment();

/// Why this build cannot use NCCL; "" when it can.
std::string why_no_nccl();

/// Runs `work` once for every device, each on a host thread of its own with that device chosen, and
/// with a team that talks by NCCL. Returns when all are done. @throws what a `work` threw first,
/// Error when NCCL fails, UsageError for a device that is not there or named twice.
void run_on_devices(const std::vector<int>& devices, const std::function<void(Team&)>& work);

}  // namespace m2m
