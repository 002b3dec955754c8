// Running a launch: what comes back, and what may be chosen about how it runs.
#pragma once

#include "simt/chosen_thread.hpp"
#include "simt/place.hpp"
#include "simt/threads.hpp"

#include <cstdint>
#include <string>

namespace simt {

struct Launch;

/// How a launch ended. Everything but `ok` is an error that the report explains.
enum class Outcome {
    ok,
    assertion_failed,  // assert() in a kernel
    trap,              // __trap()
    barrier_error,    // threads wait for one another and none can run on, or a warp operation names
                      // wrong lanes
    no_progress,      // threads poll for something that never comes, or one runs on and on
    stack_overflow,   // a thread's local variables and calls need more than its stack
    illegal_address,  // the host's memory protection stopped an access
    misaligned_address,   // the processor stopped an access that needs an aligned address
    illegal_instruction,  // the host stopped an instruction, for example an integer division by
                          // zero
    too_much_shared,      // the kernel's __shared__ variables exceed the device's limit
    too_many_threads      // the host has no memory for the stacks of so many waiting threads
};

/// The result of running a grid.
struct ExecutionResult {
    Outcome outcome = Outcome::ok;
    std::string
        report;  // what happened, where, and who waits where: lines, each ended; empty when ok

    // ---- the same as facts, for whoever tells it in other words
    std::string what;  // the report without its first words "simt: kernel … launched at …: "
    Place place{};     // where in the source; file is null when that is not known
    const void* instruction = nullptr;  // where in the program, when `place` is not known

    explicit operator bool() const { return outcome == Outcome::ok; }
};

/// How grids are run. Read at the start of each launch; the first use takes the defaults from the
/// environment.
struct ExecutionOptions {
    /// OS threads that run blocks: SIMT_THREADS, else OMP_NUM_THREADS, else one for each processor.
    int workers = 1;
    /// SIMT_SEED: other than 0, blocks start in an order drawn from this number, and so do the
    /// threads of each block. A correct kernel gives the same result whatever the order.
    std::uint64_t seed = 0;
    /// SIMT_PATIENCE: seconds after which a launch that only polls is ended. A thread that neither
    /// ends, waits nor polls has six times as long, in processor time. 0: no launch is ended.
    double patience = 10.0;
    /// SIMT_STRICT=1, and in check mode: a warp operation that names a lane that has exited is an
    /// error. Else the lane is dropped, as on every GPU since Volta, with a warning.
    bool strict = false;
    /// SIMT_ONLY: the thread whose printf() is shown and for which simt_only() holds.
    ChosenThread only{};
    /// SIMT_THREAD_LOOPS=0: the threads of every kernel switch at barriers, also where the kernel
    /// was compiled as loops over its threads.
    bool thread_loops = true;
};

/// The options of this process: change them between launches.
ExecutionOptions& execution_options();

/// Runs the whole grid, blocks in parallel over the workers, and returns when it has ended. The
/// launch must be within the device's limits (submit() checks). May be called from several host
/// threads at once, also inside OpenMP regions.
ExecutionResult execute(const Launch& launch);

}  // namespace simt
