// No signals in WebAssembly: what the engine stops a program for, run_fibers() hears of
// (context.cpp). Nor is there a clock that interrupts: whoever runs the program ends it.
#include "faults.hpp"

#include "watchdog.hpp"

namespace simt {

void prepare_for_faults() {}

Watchdog::Watchdog() = default;
Watchdog::~Watchdog() = default;

}  // namespace simt
