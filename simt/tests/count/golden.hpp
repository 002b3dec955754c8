// The kernels of golden.cu, one at a time.
#pragma once

#include <string>
#include <vector>

/// Runs the kernel of this name. @returns whether there is one and it ran.
bool run_golden(const std::string& name);

/// The names of all kernels, in the order in which `simt_count_golden all` runs them.
std::vector<std::string> golden_names();
