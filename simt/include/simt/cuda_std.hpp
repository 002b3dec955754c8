// cuda::std is the host's standard library: a simulated thread may call what the host may.
#pragma once

// A namespace that is named must exist.
namespace std {}

namespace cuda {
namespace std {
using namespace ::std;
}  // namespace std
}  // namespace cuda
