// One resident block: its threads, and where they wait for one another.
#pragma once

#include "arena.hpp"
#include "async_copy.hpp"
#include "report.hpp"
#include "simt/execution.hpp"
#include "simt/launch.hpp"
#include "simt/limits.hpp"
#include "simt/rotation.hpp"
#include "simt/warp_call.hpp"
#include "thread.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace simt {

constexpr unsigned kWarpSize = default_limits.warp_size;

/// Threads waiting at one place. It opens when all threads of the block that have not exited are
/// there.
struct Barrier {
    const char* operation = nullptr;
    Place place{};
    bool whole_grid = false;  // grid.sync(): the block as a whole then waits for the other blocks
    unsigned count = 0;       // threads waiting; 0: not in use
    bool votes = false;       // whether the threads want the sum of their votes
    int sum = 0;
    unsigned needed = 0;  // by number: how many threads open it; 0: all that have not exited
    /// Last come, first to go on: of a block whose threads exceed the first-level cache, those that
    /// came last are still in it. In the order they came, every one would find itself evicted by
    /// the others.
    ThreadQueue waiting;
};

/// What a failed operation has to tell: empty when it succeeded.
struct Complaint {
    std::string text;
    Place place{};  // where; its file is null when that is not known

    Complaint() = default;
    Complaint(std::string text_) : text(std::move(text_)) {}
    Complaint(const char* text_) : text(text_) {}
    Complaint(std::string text_, const Place& place_) : text(std::move(text_)), place(place_) {}
    bool empty() const { return text.empty(); }
};

/// The lanes of one warp in warp operations, a bit for each.
struct WarpState {
    unsigned waiting = 0;            // in any
    unsigned together = 0;           // of them, in the same one as the first that came, ...
    const WarpCall* call = nullptr;  // ... this
    unsigned exited = 0;
};

/// The state of one block. It begins *straight*: threads run one after another on one fiber,
/// nothing is recorded but threadIdx. When the first thread has to wait, record() makes a record
/// for each thread, and queues decide.
class Block {
  public:
    void begin_launch(const Launch& launch, bool strict);
    /// Starts as block `number` of the grid; `seed` other than 0 draws the order of its threads.
    void begin(const Launch& launch, std::size_t number, std::uint64_t seed);

    bool straight() const { return !recorded_; }
    uint3 index() const { return index_; }
    std::size_t number() const { return number_; }
    Arena& arena() { return arena_; }
    const Arena& arena() const { return arena_; }
    AsyncCopies& copies() { return copies_; }
    unsigned size() const { return size_; }

    // ---- running threads

    bool has_unstarted() const { return started_ < size_; }
    bool finished() const { return alive_ == 0; }
    bool has_ready() const { return !ready_.empty(); }
    unsigned alive() const { return alive_; }

    /// Makes the next thread that has not run yet the current one.
    void start_next() noexcept {
        if (!recorded_) return start_straight();
        Thread& thread = threads_[order_.empty() ? started_ : order_[started_]];
        ++started_;
        thread.state = Thread::State::live;
        make_current(thread);
    }
    /// Straight blocks only: goes to the first thread of the next row. @returns false after the
    /// last; then the block is finished.
    bool next_row() noexcept;
    /// Takes the thread that is first among those that can run on, or null.
    Thread* pop_ready() noexcept { return ready_.pop(); }
    void push_ready(Thread& thread) noexcept { ready_.push(thread); }
    /// From now on, every thread has a record. @returns the current thread's.
    Thread& record() noexcept {
        if (!recorded_) make_records();
        return *current_;
    }
    void make_current(Thread& thread) noexcept {
        current_ = &thread;
        threadIdx = thread.index;
    }

    // ---- waiting

    /// The current thread comes to a barrier. @returns whether all are there now. If so, a block's
    /// barrier has opened and the thread runs on; at a grid's, the whole block now waits for the
    /// others. If not, the thread is in the queue.
    bool arrive(const char* operation, const Place& place) noexcept {
        Barrier& first = barriers_.front();
        const bool there = first.count != 0 && first.place.position == place.position &&
                           first.place.file == place.file;
        return join(there ? first : barrier_at(operation, place));
    }
    /// The same for the usual case: others wait at this place, some are still to come, and one of
    /// those can run on. @returns that one, now the current thread, and leaves the one that came in
    /// `arrived`; null, with nothing done, when it is not so simple.
    Thread* arrive_and_go_on(const char* file, unsigned long long position,
                             Thread*& arrived) noexcept {
        Barrier& barrier = barriers_.front();  // nearly always the only one in use
        Thread* const next = ready_.first();
        if (barrier.count == 0 || barrier.place.position != position ||
            barrier.place.file != file || barrier.count + 1 == alive_ || next == nullptr)
            return nullptr;
        arrived = current_;
        arrived->polls_with = nullptr;
        ++barrier.count;
        barrier.waiting.push_front(*arrived);
        ready_.pop();
        make_current(*next);
        return next;
    }
    /// For a block that rotates: arrive_and_go_on() without the queues.
    const Rotation::Turn* next_turn(const char* file, unsigned long long position,
                                    Context context) noexcept {
        Rotation& r = rotation_;
        Rotation::Turn* const now = r.now;
        if (now == r.last || r.position != position || r.file != file) return nullptr;
        *now = {context, kResume, nullptr, now->index};
        r.now = r.after(now);
        threadIdx = r.now->index;
        Fiber::prefetch(r.after(r.now)->context);
        return r.now;
    }
    Rotation* rotation() { return &rotation_; }
    bool rotates() const { return rotation_.now != nullptr; }
    /// The barrier has opened, and the current thread, whose fiber is known, runs on.
    void barrier_passed_by_all() noexcept;
    /// The first thread comes to the next barrier.
    void begin_turn(const char* operation, const Place& place) noexcept {
        rotation_.operation = operation;
        rotation_.file = place.file;
        rotation_.position = place.position;
    }
    bool nobody_has_come() const { return rotation_.file == nullptr; }
    /// The current thread comes to the barrier. @returns whether it is the last one; then the
    /// barrier is open, and it runs on.
    bool end_turn(const Place& place) noexcept;
    /// From now on, queues decide again. @returns the running fiber.
    Fiber* end_rotation() noexcept;
    /// The same at a barrier that adds up votes, or at the grid's.
    bool arrive_with_vote(const char* operation, const Place& place, bool whole_grid,
                          int vote) noexcept;
    /// The same at a barrier by number, which opens when `needed` threads have come. @returns
    /// whether the current thread may go on: also when it does not wait.
    bool arrive_by_number(const char* operation, const Place& place, unsigned needed,
                          bool waits) noexcept;
    /// Whether all threads wait for the other blocks, in grid.sync().
    bool waits_for_grid() const { return grid_barrier_ != nullptr; }
    unsigned grid_generation =
        0;  // while waits_for_grid(): what must have passed before it may go on
    void pass_grid_barrier() noexcept;

    /// The current thread comes to a warp operation. The usual case: the lanes that wait in its
    /// warp wait for this very operation, and no lane of its mask has exited. @returns false, with
    /// nothing done, when it is not so simple. Else `complete` says whether the thread was the last
    /// one, and all may go on.
    bool join_warp_call(WarpCall& call, bool& complete) noexcept;
    /// The same for all cases. @returns whether all may go on. On misuse, `complaint` says what is
    /// wrong.
    bool arrive_at_warp_call(WarpCall& call, Complaint& complaint) noexcept;
    /// Answers __activemask() in warps where no lane can run on. @returns whether there was one.
    bool answer_converged() noexcept;

    /// The current thread has returned from the kernel. On misuse, `complaint` says what is wrong.
    void exit_current(Complaint& complaint) noexcept {
        mark_exited();
        if (barriers_in_use_ != 0)
            for (Barrier& barrier : barriers_)
                if (barrier.count != 0 && barrier.count == alive_ && barrier.needed == 0)
                    open(barrier);
        if (warp_waiters_ != 0) miss_current(complaint);
    }
    /// The same for the usual case: nobody waits, and another thread can run on. @returns that one,
    /// now the current thread; null, with nothing done, when it is not so simple.
    Thread* exit_and_go_on() noexcept {
        Thread* const next = ready_.first();
        if (next == nullptr || !recorded_ || started_ < size_ || barriers_in_use_ != 0 ||
            warp_waiters_ != 0)
            return nullptr;
        mark_exited();
        ready_.pop();
        make_current(*next);
        return next;
    }

    /// Who waits where, a line for each group of neighbouring threads in the same state.
    std::string who_waits_where() const;
    /// Where the first of the block's waiting threads waits; its file is null when none does.
    Place where_first_waits() const;

    unsigned polls_in_vain = 0;  // times a thread gave way since anything went on in this block

  private:
    void mark_exited() noexcept {
        current_->state = Thread::State::exited;
        warps_[current_->rank / kWarpSize].exited |= 1u << current_->rank % kWarpSize;
        polls_in_vain = 0;
        --alive_;
    }
    void start_straight() noexcept;
    void make_records() noexcept;
    void miss_current(Complaint& complaint) noexcept;
    /// Does what the operation does for all, and lets these lanes go on.
    void meet(const WarpCall& call, unsigned warp, unsigned lanes, void* const* operands) noexcept;
    /// Lets the lanes of this operation go on when all that it names are there; those that have
    /// exited are not waited for, or are a misuse. @returns whether they go on.
    bool meet_if_complete(const WarpCall& call, unsigned warp, Complaint& complaint) noexcept;
    bool join(Barrier& barrier) noexcept {
        current_->polls_with = nullptr;
        if (barrier.count == 0) ++barriers_in_use_;
        if (++barrier.count == alive_) {
            open(barrier);
            return true;
        }
        barrier.waiting.push_front(*current_);
        return false;
    }
    void open(Barrier& barrier) noexcept;
    Barrier& barrier_at(const char* operation, const Place& place) noexcept;
    void release_lanes(unsigned warp, unsigned lanes) noexcept;
    unsigned lanes_of_warp(unsigned warp) const noexcept;
    std::string what_thread_does(unsigned rank, const std::vector<const Barrier*>& waits_at) const;

    uint3 index_{};
    std::size_t number_ = 0;  // in the grid
    dim3 extent_;             // blockDim
    unsigned size_ = 0;       // threads
    unsigned started_ = 0;    // of them, in the order they start
    unsigned alive_ = 0;      // not exited
    bool recorded_ = false;   // whether threads_ is in use
    bool strict_ = false;     // a lane that is waited for must not have exited
    Thread* current_ = nullptr;
    Barrier* grid_barrier_ = nullptr;
    unsigned barriers_in_use_ = 0;
    unsigned warp_waiters_ = 0;       // threads waiting in warp operations
    unsigned barriers_in_a_row_ = 0;  // opened, and nothing else waited for in between
    Rotation rotation_;
    std::vector<Rotation::Turn> turns_;  // and one at each end that is nobody's
    std::vector<Thread*> turners_;       // whose they are
    ThreadQueue ready_;
    std::vector<Thread> threads_;       // by rank
    std::vector<WarpState> warps_;      // as long as threads_ is in use
    std::vector<unsigned> order_;       // of starting; empty: by rank
    std::vector<Barrier> barriers_{4};  // more than one in use only where threads diverge
    Arena arena_;
    AsyncCopies copies_;
};

/// Whether two places are the same; file names may be equal text at different addresses.
bool same_place(const Place& a, const Place& b) noexcept;

}  // namespace simt
