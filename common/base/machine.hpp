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

/// Bytes of memory that a program here can have: the machine's, or the limit of its container
/// where that is lower. Infinite where the system does not say.
double machine_memory();

/// Before work starts: refuses what would need more than four fifths of machine_memory(), because
/// the system kills what asks for more in the middle of its work.
/// @throws UsageError "WHAT needs about … GB of memory, and this machine has …: ADVICE".
void require_memory(double bytes, const std::string& what, const std::string& advice);

/// True in an optimised build without sanitizers: only such a build may print speed.
bool build_measures_speed();

/// Why build_measures_speed() is false ("a Debug build"), or "".
std::string why_no_speed();

}  // namespace m2m
