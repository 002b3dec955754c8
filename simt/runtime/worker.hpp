// A worker: the OS thread that runs blocks, and its scheduler, which decides what simulated thread
// runs next.
#pragma once

#include "block.hpp"
#include "fiber.hpp"
#include "grid.hpp"
#include "watchdog.hpp"

#include <csignal>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace simt {

/// One for each OS thread that runs blocks; keeps its fibers and blocks from launch to launch.
///
/// Lazy and symmetric: one fiber runs the threads of a block one after another until one of them
/// has to wait. Only then does the next thread get a fiber of its own; from there on, a thread that
/// waits switches straight to the fiber of the next one that can run. When no thread of a block can
/// run, another block does.
class Worker {
  public:
    Worker();
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// This OS thread's worker.
    static Worker& mine();
    /// The same when it is running a simulated thread, else null.
    static Worker* running() noexcept;

    /// Runs blocks of the grid until there are none left, or it has failed.
    void run(Grid& grid);

    // ---- what the current simulated thread does; each returns when that thread may go on

    /// The end of a thread, and __syncthreads(), by way of the switch in context.cpp: both
    /// @return the context of the fiber to go on with, given that of the running one.
    Context leave(Context context) noexcept;
    Context arrive(const char* operation, const char* file, unsigned long long position,
                   Context context) noexcept;
#ifndef SIMT_OWN_SWITCH
    void exit_thread() noexcept;
#endif
    /// The same in the middle of a kernel: the fiber forgets what it was doing.
    [[noreturn]] void end_thread() noexcept;
    int wait_at_barrier(const char* operation, const Place& place, bool whole_grid,
                        int vote) noexcept;
    void wait_at_number(const char* operation, unsigned number, unsigned threads, bool waits,
                        const Place& place) noexcept;
    void wait_for_warp(WarpCall& call) noexcept;
    void give_way(const char* operation, const Place& place) noexcept;
    bool launched_cooperatively() const noexcept {
        return grid_->launch().cooperative;
    }
    void* place_shared(const SharedVariable& variable) noexcept;

    // ---- a block as a whole: simt/thread_loops.hpp

    /// The first thread of a block begins. @returns whether it is to do the work of all of them.
    bool begin_whole_block() noexcept;
    /// All threads of such a block have come to a barrier.
    void pass_barrier() noexcept;

    Block& block() noexcept {
        return *block_;
    }

    /// Ends the launch. `describe` returns one sentence about the current thread, or a Complaint:
    /// with its place; who waits where is added when asked for. (Nothing unwinds this fiber:
    /// whatever owns memory must be gone before it is left, hence a function and no string.)
    template <class Describe>
    [[noreturn]] void fail(Outcome outcome, Describe&& describe, bool with_waiting) noexcept {
        report_failure(outcome, describe(), with_waiting);
        abandon();
    }
    /// Ends the launch with a report as `describe` returns it, without the usual first words.
    template <class Describe>
    [[noreturn]] void fail_with(Outcome outcome, Describe&& describe) noexcept {
        report_as_it_is(outcome, describe());
        abandon();
    }
    /// The current thread has run for as long as tick() allows; it is in the middle of this
    /// instruction. Unlike in a signal handler, this may be any place of the simulator.
    [[noreturn]] void end_spinning(const void* instruction) noexcept {
        fault({SIGVTALRM, instruction, false, true});
    }
    /// What a signal tells of the instruction that caused it.
    struct Fault {
        int signal = 0;                 // 0: none
        const void* address = nullptr;  // of a spinning thread: the instruction
        bool in_guard = false;          // below a thread's stack
        bool has_address = false;       // false: the processor does not say which address it was
    };
    /// The same from a signal handler, on whatever stack.
    [[noreturn]] void fault(const Fault& fault) noexcept;
    /// A signal handler tells of one more Watchdog::kTick of this OS thread's processor time, spent
    /// at this instruction. Ends the launch when the same simulated thread has run all the time.
    void tick(const void* instruction) noexcept;

  private:
    /// What to do when the current thread cannot run on.
    struct Next {
        enum class Kind { start, resume, done } kind;
        Thread* thread;  // to resume
    };

    static void fiber_main();

    /// The current thread's record. While its block rotates, running_ and the queues are out of
    /// date: whoever needs them stops that first.
    Thread& record() noexcept;
    void stop_rotating() noexcept;
    bool arrive_at_warp_call(WarpCall& call) noexcept;
    Next choose() noexcept;
    bool choose_from_block(Next& next) noexcept;
    Next choose_elsewise() noexcept;
    void suspend(Thread& thread) noexcept;
    Context leave_elsewise(Context context) noexcept;
    Context arrive_out_of_turn(const char* operation, const Place& place, Context context) noexcept;
    Context arrive_elsewise(const char* operation, const Place& place, Context context) noexcept;
    void change_to(Fiber& fiber) noexcept;
    void change(Context& save, Fiber& fiber, Context context) noexcept;
    Fiber& idle_fiber() noexcept;
    Fiber& new_fiber() noexcept;
    void park_running_fiber(Context context) noexcept;
    [[noreturn]] void abandon() noexcept;

    void enter(Block& block) noexcept;
    Block* start_block() noexcept;
    Block* other_block() noexcept;
    void finish_block(Block& block) noexcept;
    void report_failure(Outcome outcome, Complaint&& complaint, bool with_waiting) noexcept;
    void report_as_it_is(Outcome outcome, Complaint&& report) noexcept;
    ExecutionResult describe_fault(const std::string& thread) const;
    void reset_fibers() noexcept;
    void run_from(Block& block);
    double seconds_alone() const noexcept;
    std::string headline() const;
    std::vector<BlockState> waiting() const;
    /// The grid has failed: says who of this worker's threads waits where, when that is asked for.
    void tell_of_blocks() noexcept;

    Grid* grid_ = nullptr;
    Grid::Progress* progress_ = nullptr;
    Block* block_ = nullptr;  // whose threads run
    std::vector<std::unique_ptr<Block>> blocks_;
    std::vector<Block*> resident_;  // started, not finished
    std::vector<Block*> unused_;
    std::size_t turns_in_vain_ = 0;  // changes between blocks that only polled

    Fiber main_;  // the OS thread's own
    Fiber* running_ = &main_;
    Fiber* left_ = nullptr;  // the fiber that switched to the running one
    Fiber* idle_ = nullptr;
    std::vector<std::unique_ptr<Fiber>> fibers_;

    Fault fault_;

    bool loops_ = false;     // whether kernels may do a whole block's work at a time, ...
    bool in_loops_ = false;  // ... and one is doing so

    // What tick() saw last, and how often in a row.
    struct Moment {
        unsigned long launch = 0;
        std::uint64_t events = 0;
        uint3 block{}, thread{};
    } seen_;
    volatile std::sig_atomic_t ticks_ = 0;
    Watchdog watchdog_;
};

}  // namespace simt
