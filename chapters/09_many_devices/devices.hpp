// What several CUDA devices, real or simulated, do with one network.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <iosfwd>
#include <string>
#include <vector>

namespace m2m {

/// One device as `devices` lists it.
struct DeviceRow {
    int number = 0;
    std::string name;
    std::string compute_capability;
    int multiprocessors = 0;
    double memory_gib = 0;
};

/// Every CUDA device of this machine, or every simulated one. Empty when there is none.
std::vector<DeviceRow> list_devices();

/// What came of training 20 steps on each device alone, and on all of them together by NCCL.
struct DevicesMeasurement {
    std::vector<DeviceRow> devices;
    bool simulated = false;
    std::vector<std::string> placement;  ///< the placement log of the last device
    bool each_gives_the_same = false;    ///< losses of every device alone, bit for bit
    double together_differs = 1;         ///< largest relative difference, all together against one
    std::string why_not_together;        ///< "" when they trained together
};
DevicesMeasurement measure_devices();

nlohmann::ordered_json to_json(const DevicesMeasurement& measurement);

/// The list as a table.
void print_devices(std::ostream& out, const std::vector<DeviceRow>& devices, bool simulated);

}  // namespace m2m
