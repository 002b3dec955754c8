// What the simulator does not have, by the names a program would use: so that a message can say
// "CUDA graphs" where the compiler knows only an undeclared name.
#pragma once

#include <string>
#include <string_view>

namespace simt::compile {

/// The family that a header belongs to ("cudnn.h": "cuDNN"), or "" when it is none of these.
std::string_view out_of_scope_header(std::string_view header);

/// The family that a name belongs to ("cudaIpcOpenMemHandle": "memory shared between processes"), or "".
std::string_view out_of_scope_name(std::string_view name);

/// The compiler's messages with each missing header of such a family explained instead:
/// `prog.cu:3:10: error: <cudnn.h>: not simulated: cuDNN (…)`. Of Thrust and CUB, which package has
/// them; when that is installed, the header is in no version of it, and the message stays.
std::string explain_missing_headers(const std::string& messages, bool thrust_is_installed);

/// A line for each such name in the user's part of preprocessed text, at most `most`:
/// `prog.cu:12:5: error: cudaIpcOpenMemHandle: not simulated: memory shared between processes (…)`.
std::string explain_missing_names(std::string_view preprocessed, const std::string& file,
                                  std::size_t most = 8);

}  // namespace simt::compile
