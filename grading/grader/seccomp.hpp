// The system calls that a submission may not make.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <vector>

struct sock_filter;

namespace m2m::grader {

/// A filter for seccomp(2): no network, no other process's memory or signals, no leaving the
/// session, no objects that outlive the process. Refused calls fail with EPERM, so that a library
/// that only asks goes on. Without `processes` there is no fork either; threads are always allowed.
std::vector<sock_filter> seccomp_filter(bool processes);

/// Where in the filter the pid of the process itself belongs: it may send signals to no other.
void set_own_pid(std::vector<sock_filter>& filter, std::uint32_t pid);

}  // namespace m2m::grader
