// cp.async and its groups.
#include "async_copy.hpp"

#include "simt/async_copy.hpp"
#include "simt/observe/observer.hpp"
#include "simt/shared_address.hpp"
#include "worker.hpp"

#include <cstring>
#include <string>

namespace simt {

AsyncCopies::Thread& AsyncCopies::of(unsigned rank) {
    if (rank >= threads_.size()) threads_.resize(rank + 1);
    in_use_ = true;
    return threads_[rank];
}

void AsyncCopies::issue(unsigned rank, void* to, const void* value, unsigned bytes,
                        unsigned long stands_at) {
    Thread& thread = of(rank);
    thread.copies.push_back({{}, to, bytes, thread.group, stands_at});
    std::memcpy(thread.copies.back().value, value, bytes);
}

void AsyncCopies::commit(unsigned rank) {
    ++of(rank).group;
}

void AsyncCopies::arrive(unsigned rank, unsigned groups, bool open) {
    if (!in_use_) return;
    Thread& thread = of(rank);
    const unsigned end =
        open ? thread.group + 1 : thread.group - (groups < thread.group ? groups : thread.group);
    std::size_t i = thread.first;
    for (; i < thread.copies.size() && thread.copies[i].group < end; ++i) {
        const Copy& copy = thread.copies[i];
        if (observer != nullptr) observer->copy_delivered(copy.to, copy.bytes, copy.stands_at);
        switch (copy.bytes) {  // known sizes: one move each
            case 4:
                std::memcpy(copy.to, copy.value, 4);
                break;
            case 8:
                std::memcpy(copy.to, copy.value, 8);
                break;
            default:
                std::memcpy(copy.to, copy.value, 16);
        }
    }
    thread.first = i;
    if (i == thread.copies.size()) {
        thread.copies.clear();
        thread.first = 0;
    } else if (i > 256 && i > thread.copies.size() / 2) {  // a pipeline is never empty
        thread.copies.erase(thread.copies.begin(),
                            thread.copies.begin() + static_cast<std::ptrdiff_t>(i));
        thread.first = 0;
    }
}

bool AsyncCopies::under_way(const void* address) const {
    if (!in_use_) return false;
    const auto* const byte = static_cast<const char*>(address);
    for (const Thread& thread : threads_) {
        for (std::size_t i = thread.first; i < thread.copies.size(); ++i) {
            const auto* const to = static_cast<const char*>(thread.copies[i].to);
            if (to <= byte && byte < to + thread.copies[i].bytes) return true;
        }
    }
    return false;
}

void AsyncCopies::forget_all() {
    for (Thread& thread : threads_) {
        thread.copies.clear();
        thread.first = 0;
        thread.group = 0;
    }
    in_use_ = false;
}

// ---- the running thread's

void issue_copy(void* to, const void* value, unsigned bytes, unsigned long stands_at) noexcept {
    if (Worker* const worker = Worker::running())
        worker->block().copies().issue(thread_rank(), to, value, bytes, stands_at);
    else
        std::memcpy(to, value, bytes);  // a __host__ __device__ function, on the host
}
void commit_copies() noexcept {
    if (Worker* const worker = Worker::running()) worker->block().copies().commit(thread_rank());
}
void wait_for_copies(unsigned groups) noexcept {
    if (Worker* const worker = Worker::running())
        worker->block().copies().arrive(thread_rank(), groups, false);
}
void wait_for_all_copies() noexcept {
    if (Worker* const worker = Worker::running())
        worker->block().copies().arrive(thread_rank(), 0, true);
}
bool copy_under_way(const void* address) noexcept {
    Worker* const worker = Worker::running();
    return worker != nullptr && worker->block().copies().under_way(address);
}

// ---- addresses of shared memory

void not_shared(std::uint64_t address, const Place& place) noexcept {
    Worker* const worker = Worker::running();
    if (worker == nullptr) std::abort();
    worker->fail(
        Outcome::illegal_address,
        [&] {
            char number[32];
            std::snprintf(number, sizeof number, "0x%llx",
                          static_cast<unsigned long long>(address));
            return "thread " + text(threadIdx) + " of block " + text(blockIdx) + " used " + number +
                   " as an address of shared memory at " + text(place) +
                   ": take __cvta_generic_to_shared() of a pointer to __shared__ memory";
        },
        false);
}

}  // namespace simt
