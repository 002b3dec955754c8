// Which memory modules are in this machine, where the firmware tells.
#pragma once

#include <string>
#include <string_view>

namespace m2m {

/// What is known of the memory's parts.
struct InstalledMemory {
    std::string parts;        ///< "DDR4-2933x4"; "" when not known
    std::string from;         ///< who says so
    std::string why_unknown;  ///< for the reader, with what to do
    bool known() const { return !parts.empty(); }
};

/// From the variable M2M_MEMORY when it is set, else from the firmware's table (Linux, readable by
/// root only; virtual machines have none or a made-up one).
InstalledMemory installed_memory();

/// The same from the bytes of a SMBIOS table: type, speed and number of the modules that are in. A
/// module is taken for a channel, up to the number of different channels that their names give.
/// Source: DMTF DSP0134, "Memory Device (Type 17)".
InstalledMemory parse_smbios(std::string_view table);

}  // namespace m2m
