// What this machine is called in tables and reports.
#pragma once

#include <string>

namespace m2m {

/// "Intel(R) Xeon(R) Processor": the CPU's name as the system gives it.
std::string cpu_name();

/// Threads that OpenMP would use now (OMP_NUM_THREADS respected); 1 without OpenMP.
int cpu_threads();

/// "Intel(R) Xeon(R) Processor, 2 threads": the device name printed beside CPU figures.
std::string cpu_device_name();

/// True in an optimised build without sanitizers: only such a build may print speed.
bool build_measures_speed();

/// Why build_measures_speed() is false ("a Debug build"), or "".
std::string why_no_speed();

}  // namespace m2m
