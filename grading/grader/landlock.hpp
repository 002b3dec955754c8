// Landlock: the kernel's own list of files that a process may open, for users without any
// privilege.
#pragma once

#include <filesystem>
#include <vector>

namespace m2m::grader {

/// The version of Landlock that this kernel has, or 0.
int landlock_version();

/// A set of rules: `readable` may be read and run, `writable` changed as well, nothing else opened.
/// What does not exist is left out. -1 where there is no Landlock. The caller closes it.
int landlock_rules(const std::vector<std::filesystem::path>& readable,
                   const std::vector<std::filesystem::path>& writable);

/// Puts the calling process under `rules`, for good. False when the kernel refuses.
bool landlock_enter(int rules);

}  // namespace m2m::grader
