// The host compiler's messages, made to speak of the user's file only.
#pragma once

#include <string>

namespace simt::compile {

/// Takes out the trail through the simulator's headers ("required from …"), and gives an error that
/// stands in one of them the place in the user's file that caused it:
/// `prog.cu:9:24: error: CUDA has no atomicMax for this type`.
std::string tidy_messages(const std::string& messages);

}  // namespace simt::compile
