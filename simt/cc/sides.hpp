// Which calls and variables of a CUDA program nvcc would refuse because they stand on the other
// side: clang's CUDA mode, where there is a clang, knows.
#pragma once

#include "simt/cc/driver.hpp"

#include <string>

namespace simt::compile {

/// The clang++ to ask: $SIMT_CLANG, or the first one in $PATH; "" when there is none.
std::string find_clang();

/// Reads one .cu file as clang's CUDA mode does, once for each side; nothing is compiled. Prints
/// one line for each finding. @param options -I, -D and the like. @returns whether nvcc would
/// accept it
bool sides_are_right(const std::string& clang, const Words& options, const std::string& standard,
                     const std::string& source, const Workspace& workspace, const Running& running);

/// What clang's messages say about sides, a line each, in nvcc's words; everything else is left
/// out: clang may stumble over what the simulator's headers lack.
struct SideFindings {
    std::string lines;
    bool refused = false;  ///< false when there are only warnings
};
SideFindings findings_about_sides(const std::string& messages);

}  // namespace simt::compile
