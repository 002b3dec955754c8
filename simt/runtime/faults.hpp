// Hardware faults in kernels (a stack overflow, a wild pointer) become errors of the launch instead
// of ending the process.
#pragma once

namespace simt {

/// Makes sure that faults of this OS thread's kernels are caught: installs the process's signal
/// handlers on the first call, and gives this OS thread a stack to handle them on.
void prepare_for_faults();

}  // namespace simt
