// Asynchronous copies of one block's threads that have not arrived.
#pragma once

#include <cstddef>
#include <vector>

namespace simt {

/// Each thread's copies, oldest first, and how they are grouped.
class AsyncCopies {
  public:
    void issue(unsigned rank, void* to, const void* value, unsigned bytes, unsigned long stands_at);
    void commit(unsigned rank);
    /// All of the thread's copies arrive but those of its last `groups` groups. `open`: and those
    /// in no group yet.
    void arrive(unsigned rank, unsigned groups, bool open);
    /// Whether some copy will still write to this address.
    bool under_way(const void* address) const;
    /// A new block starts.
    void forget() {
        if (in_use_) forget_all();
    }

  private:
    struct Copy {
        alignas(16) unsigned char value[16];
        void* to;
        unsigned bytes;
        unsigned group;
        unsigned long stands_at;
    };
    struct Thread {
        std::vector<Copy> copies;
        std::size_t first = 0;  // of `copies`, that has not arrived
        unsigned group = 0;     // the number of groups so far
    };

    Thread& of(unsigned rank);
    void forget_all();

    std::vector<Thread> threads_;
    bool in_use_ = false;
};

/// The same as AsyncCopies::under_way() in the running block.
bool copy_under_way(const void* address) noexcept;

}  // namespace simt
