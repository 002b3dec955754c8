// The scheduler of one worker.
#include "worker.hpp"

#include "faults.hpp"
#include "platform.hpp"
#include "simt/barrier.hpp"
#include "simt/observe/observer.hpp"
#include "simt/thread_loops.hpp"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <utility>

SIMT_THREAD_LOCAL uint3 threadIdx;
SIMT_THREAD_LOCAL uint3 blockIdx;
SIMT_THREAD_LOCAL dim3 blockDim;
SIMT_THREAD_LOCAL dim3 gridDim;

namespace simt {

extern "C" {
SIMT_THREAD_LOCAL Rotation* simt_rotation;
}
SIMT_THREAD_LOCAL SharedMemory shared_memory;
SIMT_THREAD_LOCAL unsigned row_left;
SIMT_THREAD_LOCAL unsigned long launch_number;
SIMT_THREAD_LOCAL int polls_left;

namespace {

constexpr int kPollsBeforeGivingWay = 200;

SIMT_THREAD_LOCAL Worker* this_worker;
SIMT_THREAD_LOCAL bool simulating;  // whether a simulated thread is running

std::atomic<unsigned long> whole_blocks{0};

}  // namespace

// ---- the life of a worker

Worker::Worker() {
    this_worker = this;
    prepare_for_faults();
}

Worker::~Worker() {
    this_worker = nullptr;
}

Worker& Worker::mine() {
    static thread_local Worker worker;
    return worker;
}

Worker* Worker::running() noexcept {
    return simulating ? this_worker : nullptr;
}

void Worker::run(Grid& grid) {
    progress_ = grid.join();
    if (progress_ == nullptr) return;
    const Launch& launch = grid.launch();
    grid_ = &grid;
    ++launch_number;
    blockDim = launch.config.block;
    gridDim = launch.config.grid;
    polls_left = kPollsBeforeGivingWay;
    row_left = 0;
    for (const std::unique_ptr<Block>& block : blocks_) block->begin_launch(launch, grid.strict());

    loops_ = grid.thread_loops() && !launch.cooperative && observer == nullptr;
    in_loops_ = false;

    if (Block* const first = start_block()) run_from(*first);
    bool known = true;  // which thread a fault was
    if (fault_.signal != 0 && in_loops_) {
        // Which thread it was, nobody knows. The block runs once more, thread by thread: its
        // results are lost in any case.
        const Fault fault = std::exchange(fault_, {});
        Block& block = *block_;
        const uint3 index = block.index();
        loops_ = in_loops_ = false;
        reset_fibers();
        block.begin(launch, block.number(), grid.seed());
        run_from(block);
        if (fault_.signal == 0 && !grid.failed()) {  // its input was its output
            fault_ = fault;
            blockIdx = index;
            known = false;
        }
    }
    if (fault_.signal != 0) {
        grid.fail(describe_fault(known ? "thread " + text(threadIdx) : "a thread"));
        fault_.signal = 0;
    }
    if (!resident_.empty() || grid.failed()) {
        reset_fibers();
        unused_.insert(unused_.end(), resident_.begin(), resident_.end());
        resident_.clear();
    }
    block_ = nullptr;
    Grid::retire(*progress_);
    grid_ = nullptr;
}

// Comes back when there is nothing left to run, or the launch has failed.
void Worker::run_from(Block& block) {
    enter(block);
    block.start_next();
    simulating = true;
    change_to(idle_fiber());
    simulating = false;
}

// ---- fibers

// Fibers may have been left anywhere. They start anew; nothing on their stacks is unwound.
void Worker::reset_fibers() noexcept {
    idle_ = nullptr;
    for (const std::unique_ptr<Fiber>& fiber : fibers_) {
        fiber->reset();
        fiber->next = idle_;
        idle_ = fiber.get();
    }
}

void Worker::fiber_main() {
    Fiber::started(*this_worker->left_);
    for (;;) {
        Worker& worker = *this_worker;
        // Comes back when this fiber is used in another launch.
        worker.grid_->launch().call.run_threads();
    }
}

inline void Worker::change_to(Fiber& fiber) noexcept {
    change(running_->context, fiber, fiber.context);
}

inline void Worker::change(Context& save, Fiber& fiber, Context context) noexcept {
    left_ = running_;
    running_ = &fiber;
    Fiber::change(*left_, save, fiber, context);
}

inline Fiber& Worker::idle_fiber() noexcept {
    if (idle_ == nullptr) return new_fiber();
    Fiber& fiber = *idle_;
    idle_ = fiber.next;
    return fiber;
}

Fiber& Worker::new_fiber() noexcept {
    Stack stack;
    if (!acquire_stack(stack)) {
        const std::size_t waiting_already = fibers_.size();
        if (running_ != &main_) {
            fail(
                Outcome::too_many_threads,
                [&] {
                    return "the host has no memory for the stack of one more waiting thread (" +
                           std::to_string(waiting_already) + " wait already)";
                },
                false);
        }
        std::fputs("simt: the host has no memory for a simulated thread's stack\n", stderr);
        std::abort();
    }
    fibers_.push_back(std::make_unique<Fiber>(stack, &Worker::fiber_main));
    return *fibers_.back();
}

inline void Worker::park_running_fiber(Context context) noexcept {
    running_->context = context;
    running_->next = idle_;
    idle_ = running_;
}

void Worker::abandon() noexcept {
    left_ = running_;
    running_ = &main_;
    Fiber::leave(*left_, main_);
}

// ---- which thread runs next

inline void Worker::stop_rotating() noexcept {
    if (block_->rotates()) running_ = block_->end_rotation();
}

inline Thread& Worker::record() noexcept {
    stop_rotating();
    return block_->record();
}

inline Worker::Next Worker::choose() noexcept {
    Next next;
    return choose_from_block(next) ? next : choose_elsewise();
}

inline bool Worker::choose_from_block(Next& next) noexcept {
    Block& block = *block_;
    if (block.has_unstarted()) {
        block.start_next();
        next = {Next::Kind::start, nullptr};
        return true;
    }
    if (Thread* const thread = block.pop_ready()) {
        block.make_current(*thread);
        next = {Next::Kind::resume, thread};
        return true;
    }
    return false;
}

Worker::Next Worker::choose_elsewise() noexcept {
    for (;;) {
        if (block_ != nullptr) {
            Block& block = *block_;
            Next next;
            if (choose_from_block(next)) return next;
            if (block.finished()) {
                finish_block(block);
            } else if (!block.waits_for_grid()) {
                if (block.answer_converged()) continue;
                fail(
                    Outcome::barrier_error,
                    [] { return "threads wait for one another and none of them can run on"; },
                    true);
            }
            block_ = nullptr;
        }
        if (grid_->failed()) {
            tell_of_blocks();
            return {Next::Kind::done, nullptr};
        }
        if (Block* const other = other_block()) {
            enter(*other);
        } else if (Block* const fresh = start_block()) {
            enter(*fresh);
        } else if (resident_.empty()) {
            return {Next::Kind::done, nullptr};
        } else {
            // All that is left waits in grid.sync() for blocks of other workers.
            grid_->wait_for_others(resident_.front()->grid_generation);
            if (grid_->hopeless(*progress_, 1)) {
                block_ = resident_.front();
                fail(
                    Outcome::no_progress,
                    [] { return "blocks wait in grid.sync() for blocks that never come"; }, true);
            }
        }
    }
}

void Worker::suspend(Thread& thread) noexcept {
    thread.fiber = running_;
    const Next next = choose();
    switch (next.kind) {
        case Next::Kind::start: {
            Fiber& fiber = idle_fiber();
            change(thread.context, fiber, fiber.context);
            break;
        }
        case Next::Kind::resume:
            if (next.thread != &thread) {
                if (const Thread* const after = next.thread->next) Fiber::prefetch(after->context);
                change(thread.context, *next.thread->fiber, next.thread->context);
            }
            break;
        case Next::Kind::done:
            abandon();
    }
}

inline Context Worker::leave(Context context) noexcept {
    Thread* const next = block_->exit_and_go_on();
    if (__builtin_expect(next == nullptr, 0)) return leave_elsewise(context);
    progress_->count();
    polls_left = kPollsBeforeGivingWay;
    park_running_fiber(context);
    running_ = next->fiber;
    if (const Thread* const after = next->next) Fiber::prefetch(after->context);
    return next->context;
}

Context Worker::leave_elsewise(Context context) noexcept {
    stop_rotating();
    if (block_->straight()) {
        if (block_->next_row()) return context;
    } else {
        Complaint complaint;
        block_->exit_current(complaint);
        if (!complaint.empty())
            fail(
                Outcome::barrier_error, [&] { return std::move(complaint); }, true);
        progress_->count();
        polls_left = kPollsBeforeGivingWay;
    }
    const Next next = choose();
    if (next.kind == Next::Kind::start) return context;  // on this very fiber
    park_running_fiber(context);
    if (next.kind == Next::Kind::resume) {
        running_ = next.thread->fiber;
        return next.thread->context;
    }
    running_ = &main_;
    return main_.context;
}

#ifndef SIMT_OWN_SWITCH
void Worker::exit_thread() noexcept {
    Fiber& exiting = *running_;
    const Context context = leave(nullptr);  // the switch says where this fiber will go on
    if (running_ == &exiting) return;
    left_ = &exiting;
    Fiber::change(exiting, exiting.context, *running_, context);
}
#endif

void Worker::end_thread() noexcept {
    stop_rotating();
    Fiber& ending = *running_;
    ending.reset();  // its first frame is overwritten, which nothing returns to any more
    const Context anew = ending.context;
    Context next = anew;
    if (row_left != 0) {  // what next_thread() does
        --row_left;
        ++threadIdx.x;
    } else {
        next = leave(anew);
    }
    left_ = &ending;
    Context forgotten;
    Fiber::change(ending, forgotten, *running_, next);
    __builtin_unreachable();
}

// ---- blocks

void Worker::enter(Block& block) noexcept {
    block_ = &block;
    simt_rotation = block.rotation();
    blockIdx = block.index();
    shared_memory = block.arena().view();
    if (observer != nullptr) observer->block_entered(&block);
}

Block* Worker::start_block() noexcept {
    std::size_t number = 0;
    if (resident_.size() >= grid_->resident_limit() || !grid_->claim(number)) return nullptr;
    if (unused_.empty()) {
        blocks_.push_back(std::make_unique<Block>());
        blocks_.back()->begin_launch(grid_->launch(), grid_->strict());
        unused_.push_back(blocks_.back().get());
    }
    Block* const block = unused_.back();
    unused_.pop_back();
    block->begin(grid_->launch(), number, grid_->seed());
    progress_->count();  // who waited may have waited for this block
    if (observer != nullptr) observer->block_begins(block, number);
    resident_.push_back(block);
    return block;
}

Block* Worker::other_block() noexcept {
    // Round robin: the blocks looked at go to the end.
    for (std::size_t tries = resident_.size(); tries-- > 0;) {
        Block* const block = resident_.front();
        std::rotate(resident_.begin(), resident_.begin() + 1, resident_.end());
        if (block == block_) continue;
        if (block->waits_for_grid() && block->grid_generation != grid_->generation())
            block->pass_grid_barrier();
        if (block->has_ready() || block->has_unstarted()) return block;
    }
    return nullptr;
}

void Worker::finish_block(Block& block) noexcept {
    in_loops_ = false;
    if (observer != nullptr) observer->block_ends(&block);
    progress_->count();
    resident_.erase(std::find(resident_.begin(), resident_.end(), &block));
    unused_.push_back(&block);
    if (grid_->launch().cooperative) grid_->leave();
}

// ---- what the current thread does

inline Context Worker::arrive(const char* operation, const char* file, unsigned long long position,
                              Context context) noexcept {
    const Rotation::Turn* const next = block_->next_turn(file, position, context);
    if (__builtin_expect(next == nullptr, 0))
        return arrive_out_of_turn(operation, {file, position}, context);
    return context_of(*next);
}

Context Worker::arrive_out_of_turn(const char* operation, const Place& place,
                                   Context context) noexcept {
    Block& block = *block_;
    if (block.rotates()) {
        if (block.nobody_has_come()) {
            block.begin_turn(operation, place);
            if (const Rotation::Turn* const next =
                    block.next_turn(place.file, place.position, context))
                return context_of(*next);
        }
        if (block.end_turn(place)) {
            progress_->count();
            if (grid_->failed()) abandon();
            return context;
        }
        return arrive_elsewise(operation, place, context);
    }
    Thread* arrived = nullptr;
    Thread* const next = block.arrive_and_go_on(place.file, place.position, arrived);
    if (__builtin_expect(next == nullptr, 0)) return arrive_elsewise(operation, place, context);
    arrived->context = context;
    arrived->fiber = running_;
    running_ = next->fiber;
    if (const Thread* const after = next->next) Fiber::prefetch(after->context);
    return next->context;
}

Context Worker::arrive_elsewise(const char* operation, const Place& place,
                                Context context) noexcept {
    Block& block = *block_;
    Thread& thread = record();
    if (block.arrive(operation, place)) {
        progress_->count();
        if (grid_->failed()) abandon();
        thread.fiber = running_;
        block.barrier_passed_by_all();
        return context;
    }
    thread.context = context;
    thread.fiber = running_;
    const Next next = choose();
    if (next.kind == Next::Kind::resume) {
        running_ = next.thread->fiber;
        return next.thread->context;
    }
    running_ = next.kind == Next::Kind::start ? &idle_fiber() : &main_;
    return running_->context;
}

int Worker::wait_at_barrier(const char* operation, const Place& place, bool whole_grid,
                            int vote) noexcept {
    Block& block = *block_;
    Thread& thread = record();
    const bool all_here = block.arrive_with_vote(operation, place, whole_grid, vote);
    if (all_here) {
        progress_->count();
        if (grid_->failed()) abandon();
        if (!whole_grid) return thread.sum;
        if (!grid_->launch().cooperative)
            fail(
                Outcome::barrier_error,
                [&] {
                    return Complaint(
                        std::string(operation) + " at " + text(place) +
                            " needs a cooperative launch (cudaLaunchCooperativeKernel)",
                        place);
                },
                false);
        block.grid_generation = grid_->arrive();
    }
    suspend(thread);
    return thread.sum;
}

void Worker::wait_at_number(const char* operation, unsigned number, unsigned threads, bool waits,
                            const Place& place) noexcept {
    constexpr unsigned kBarriers = 16;
    Block& block = *block_;
    if (threads == 0) threads = block.size();
    if (number >= kBarriers || threads % kWarpSize != 0)
        fail(
            Outcome::barrier_error,
            [&] {
                return std::string(operation) + " at " + text(place) +
                       (number >= kBarriers
                            ? " names barrier " + std::to_string(number) + ": a block has 0 to 15"
                            : " is for " + std::to_string(threads) +
                                  " threads: it takes whole warps, a multiple of 32");
            },
            false);
    // Its number is its place, whichever instruction names it.
    static const char* const kName = "barrier";
    const void* const key = reinterpret_cast<const char*>(&block) + number;
    Thread& thread = record();
    if (observer != nullptr) observer->some_meet(key);
    if (block.arrive_by_number(operation, Place::at(kName, number, 0), threads, waits)) {
        progress_->count();
        if (grid_->failed()) abandon();
    } else {
        suspend(thread);
    }
    if (observer != nullptr && waits) observer->some_meet(key);
}

void Worker::wait_for_warp(WarpCall& call) noexcept {
    Thread& thread = record();
    bool complete = false;
    if (!block_->join_warp_call(call, complete)) complete = arrive_at_warp_call(call);
    if (complete) progress_->count();
    suspend(thread);
}

bool Worker::arrive_at_warp_call(WarpCall& call) noexcept {
    Complaint complaint;
    const bool complete = block_->arrive_at_warp_call(call, complaint);
    if (!complaint.empty())
        fail(
            Outcome::barrier_error, [&] { return std::move(complaint); }, true);
    return complete;
}

void Worker::give_way(const char* operation, const Place& place) noexcept {
    polls_left = kPollsBeforeGivingWay;
    ticks_ = 0;  // it polls: that is hopeless()'s business
    Block& block = *block_;
    Thread& thread = record();
    thread.polls_with = operation;
    thread.polls_at = place;
    if (grid_->failed()) {
        tell_of_blocks();
        abandon();
    }
    block.push_ready(thread);
    if (++block.polls_in_vain > 2 * block.alive()) {
        // Every thread of this block has had its turn, and all of them poll: what they wait for
        // must come from elsewhere.
        block.polls_in_vain = 0;
        if (!block.answer_converged()) {
            Block* next = other_block();
            if (next == nullptr || ++turns_in_vain_ > resident_.size()) {
                turns_in_vain_ = 0;
                if (Block* const fresh = start_block()) next = fresh;
            }
            if (next != nullptr)
                block_ = next;
            else
                std::this_thread::yield();
        }
        if (grid_->hopeless(*progress_, resident_.size() + 1))
            fail(
                Outcome::no_progress, [] { return "threads poll for something that never comes"; },
                true);
        if (block_ != &block) enter(*block_);
    }
    suspend(thread);
}

void* Worker::place_shared(const SharedVariable& variable) noexcept {
    void* const address = block_->arena().place(variable);
    if (address == nullptr)
        fail(
            Outcome::too_much_shared,
            [&] {
                return Complaint("its __shared__ variables take more than 48 KiB: " +
                                     std::to_string(variable.size) + " bytes for " + variable.name +
                                     " (" + variable.file + ':' + std::to_string(variable.line) +
                                     ") on top of " +
                                     std::to_string(block_->arena().static_bytes()),
                                 Place::at(variable.file, static_cast<unsigned>(variable.line), 0));
            },
            false);
    return address;
}

// ---- a block as a whole

bool Worker::begin_whole_block() noexcept {
    if (!loops_ || !block_->straight()) return false;
    in_loops_ = true;
    whole_blocks.fetch_add(1, std::memory_order_relaxed);
    return true;
}

void Worker::pass_barrier() noexcept {
    progress_->count();
    if (grid_->failed()) abandon();
}

// ---- failing

std::string Worker::headline() const {
    const LaunchSite& site = grid_->launch().site;
    return std::string("simt: kernel ") + site.kernel + " launched at " + site.file + ':' +
           std::to_string(site.line) + ": ";
}

std::vector<BlockState> Worker::waiting() const {
    std::vector<BlockState> states;
    const auto add = [&](const Block& block) {
        states.push_back({block.number(), block.who_waits_where()});
    };
    if (block_ != nullptr) add(*block_);
    for (const Block* const block : resident_)
        if (block != block_) add(*block);
    return states;
}

void Worker::tell_of_blocks() noexcept {
    if (grid_->asks_for_blocks()) grid_->tell(waiting());
}

void Worker::report_failure(Outcome outcome, Complaint&& complaint, bool with_waiting) noexcept {
    std::string what = std::move(complaint.text) + '\n';
    Place place = complaint.place;
    std::vector<BlockState> blocks;
    if (with_waiting) {
        blocks = waiting();
        if (place.file == nullptr) place = block_->where_first_waits();
        for (const Block* const block : resident_)
            if (place.file == nullptr) place = block->where_first_waits();
    }
    std::string report = headline() + what;
    // Without progress, what counts may be in a block of another worker.
    grid_->fail({outcome, std::move(report), std::move(what), place}, std::move(blocks),
                outcome == Outcome::no_progress);
}

void Worker::report_as_it_is(Outcome outcome, Complaint&& report) noexcept {
    grid_->fail({outcome, report.text, report.text, report.place});
}

void Worker::fault(const Fault& fault) noexcept {
    fault_ = fault;
    abandon();
}

void Worker::tick(const void* instruction) noexcept {
    const Moment now{launch_number, progress_->events.load(std::memory_order_relaxed), blockIdx,
                     threadIdx};
    const auto same = [](uint3 a, uint3 b) { return a.x == b.x && a.y == b.y && a.z == b.z; };
    if (now.launch != seen_.launch || now.events != seen_.events || !same(now.block, seen_.block) ||
        !same(now.thread, seen_.thread)) {
        seen_ = now;
        ticks_ = 0;
        return;
    }
    ticks_ = ticks_ + 1;
    if (grid_->patience() <= 0 || ticks_ * Watchdog::kTick < seconds_alone()) return;
    ticks_ = 0;
    // Not in the middle of what a mode keeps: it calls end_spinning() when it is done.
    if (observer != nullptr && observer->postpones()) return;
    fault({SIGVTALRM, instruction, false, true});
}

double Worker::seconds_alone() const noexcept {
    constexpr double kTimesPatience = 6;
    return grid_->patience() * kTimesPatience;
}

ExecutionResult Worker::describe_fault(const std::string& thread) const {
    const std::string who = thread + " of block " + text(blockIdx) + ' ';
    char address[32];
    std::snprintf(address, sizeof address, "%p", fault_.address);
    const auto result = [&](Outcome outcome, std::string what) {
        what = who + what + '\n';
        std::string report = headline() + what;
        return ExecutionResult{outcome, std::move(report), std::move(what)};
    };
    if (fault_.in_guard)
        return result(Outcome::stack_overflow,
                      "has overflowed its stack: too deep a recursion, or local arrays too large");
    if (fault_.signal == SIGVTALRM) {
        char seconds[32];
        std::snprintf(seconds, sizeof seconds, "%g s", seconds_alone());
        const std::string ran = std::string("has run for ") + seconds +
                                " and neither ended nor waited",
                          advice =
                              ".\n  If it reads again and again what another thread is to write, "
                              "that thread has not had its turn: read it with an\n  atomic, or put "
                              "a __threadfence() or a __nanosleep() into the loop. If it computes "
                              "that long, SIMT_PATIENCE=0 lets it.";
        ExecutionResult spins =
            result(Outcome::no_progress, ran + platform::place_in_program(fault_.address) + advice);
        spins.what = who + ran + advice + '\n';  // the place is told by the instruction
        spins.instruction = fault_.address;
        return spins;
    }
    if (fault_.signal == SIGSEGV && !fault_.has_address)
        return result(Outcome::misaligned_address,
                      "accessed a misaligned address: a float4 needs a multiple of 16 (or an "
                      "address that no memory can have)");
    if (fault_.signal == SIGBUS && !fault_.has_address)
        return result(Outcome::illegal_address,
                      "accessed an address beyond all memory of this program");
    if (fault_.signal == SIGSEGV || fault_.signal == SIGBUS)
        return result(Outcome::illegal_address, std::string("accessed the address ") + address +
                                                    ", which is no memory of this program");
    if (fault_.signal == SIGFPE)
        return result(Outcome::illegal_instruction, "divided an integer by zero");
    ExecutionResult trapped =
        result(Outcome::illegal_instruction, "executed an illegal instruction");
    trapped.instruction = fault_.address;
    return trapped;
}

// ---- the device side's entry points

#ifdef SIMT_OWN_SWITCH
extern "C" Context simt_leave(Context context) noexcept {
    return this_worker->leave(context);
}
extern "C" Context simt_arrive(const char* operation, const char* file, unsigned long long position,
                               Context context) noexcept {
    return this_worker->arrive(operation, file, position, context);
}
#else
extern "C" void simt_next_thread() noexcept {
    this_worker->exit_thread();
}
extern "C" void simt_sync_block(const char* operation, const char* file,
                                unsigned long long position) noexcept {
    this_worker->wait_at_barrier(operation, {file, position}, false, 0);
}
#endif
void end_thread() noexcept {
    this_worker->end_thread();
}
int sync_block_sum(const char* operation, const Place& place, int vote) noexcept {
    return this_worker->wait_at_barrier(operation, place, false, vote);
}
void named_barrier(const char* operation, unsigned number, unsigned threads, bool waits,
                   const Place& place) noexcept {
    this_worker->wait_at_number(operation, number, threads, waits, place);
}
void sync_grid(const char* operation, const Place& place) noexcept {
    this_worker->wait_at_barrier(operation, place, true, 0);
}
void give_way(const char* operation, const Place& place) noexcept {
    if (simulating)
        this_worker->give_way(operation, place);
    else
        polls_left = kPollsBeforeGivingWay;
}
void meet_warp(WarpCall& call) noexcept {
    this_worker->wait_for_warp(call);
}
unsigned converged_lanes(const char* operation, const Place& place) noexcept {
    WarpCall call{operation, place, 0, nullptr, nullptr};
    this_worker->wait_for_warp(call);
    return call.mask;
}
void* place_shared(const SharedVariable& variable) noexcept {
    return this_worker->place_shared(variable);
}
bool loops::begin_block() noexcept {
    return this_worker->begin_whole_block();
}
void loops::pass_barrier() noexcept {
    this_worker->pass_barrier();
}
unsigned long loops::block_count() noexcept {
    return whole_blocks.load(std::memory_order_relaxed);
}
bool launched_cooperatively() noexcept {
    return this_worker->launched_cooperatively();
}
bool in_kernel() noexcept {
    return simulating;
}
void end_spinning(const void* instruction) noexcept {
    this_worker->end_spinning(instruction);
}
void stop_kernel(const char* what) noexcept {
    this_worker->fail(
        Outcome::illegal_address,
        [what] {
            return Complaint("thread " + text(threadIdx) + " of block " + text(blockIdx) + ' ' +
                             what);
        },
        false);
}

}  // namespace simt
