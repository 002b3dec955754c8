// The system calls that a submission may make.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <vector>

struct sock_filter;

namespace m2m::grader {

/// What a command does, and so which system calls it has.
enum class Role {
    program,   ///< computes, on as many threads as it likes
    parent,    ///< may start further processes, too: the checker asks addr2line for lines
    compiler,  ///< may also set the mode of a file: its output is a program
};

/// A filter for seccomp(2): what is not on its list, the process cannot do. Such a call, or a listed
/// one with other arguments, fails with ENOSYS, so that a library that only asks takes an older
/// call. What only an attack on the kernel needs ends the process (SIGSYS). Made by libseccomp, for
/// this machine or another `architecture` (AUDIT_ARCH_…).
/// @throws Error when libseccomp cannot make it.
std::vector<sock_filter> seccomp_filter(Role role, std::uint32_t architecture = 0);

/// Puts the pid of the process itself into the filter: it may send signals to no other.
void set_own_pid(std::vector<sock_filter>& filter, std::uint32_t pid);

}  // namespace m2m::grader
