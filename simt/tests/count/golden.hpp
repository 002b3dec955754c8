// The kernels of golden.cu, one at a time.
#pragma once

#include <string>

/// Runs the kernel of this name. @returns whether there is one and it ran.
bool run_golden(const std::string& name);
