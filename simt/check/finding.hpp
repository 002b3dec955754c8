// What check mode has found, and how it is told.
#pragma once

#include "simt/check/order.hpp"
#include "vector_types.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace simt::check {

enum class Kind {
    invalid_access,     // memcheck: out of bounds, after free, host memory, null
    misaligned,         // memcheck
    api_error,          // memcheck: a call of the API failed
    uninitialized,      // initcheck
    race,               // racecheck
    same_value_race,    // racecheck: two writes of the same value
    barrier,            // synccheck: threads wait in vain, wrong masks
    exited_at_barrier,  // synccheck: a warning
    unseen_output,      // synccheck: a warning: printf() of a kernel that nobody has waited for
    leak                // memcheck; told last: other mistakes may be why
};

/// Where in the grid something happened.
struct Who {
    const char* kernel = "";
    uint3 thread{}, block{};
};

struct Finding {
    Kind kind{};
    const char* mistake =
        "";  // a narrower name where there is one: "elements for bytes"; see advice.cpp
    std::string headline;  // "Invalid __global__ read of size 4 bytes"
    Where where;
    bool second = false;  // of a race: the other access
    bool first_writes = false, second_writes = false;
    const char *first_act = "", *second_act = "";  // where it is no access: "Free", "Allocation"
    Where other;
    Who who;
    bool in_kernel = false;
    std::vector<std::string> details;
    std::vector<std::uintptr_t> callers;  // of a call on the host: return addresses, inner first
    std::vector<std::uintptr_t> other_callers;
    unsigned long count = 1;
    /// Of a race between blocks: whether it was always one thread of a block and the same one of
    /// another, and more than one such pair.
    struct {
        unsigned rank = ~0u;
        bool several = false, differ = false;
    } threads;
};

/// All findings of a run; the same mistake at the same place is one finding with a count.
class Findings {
  public:
    using Key = std::tuple<Kind, std::uintptr_t, std::uintptr_t, unsigned>;

    /// The finding of this key if there is one; its count grows. Else null: add() it.
    Finding* seen(const Key& key);
    /// The finding of this key, or null.
    Finding* find(const Key& key);
    void add(const Key& key, Finding finding) { all_.emplace(key, std::move(finding)); }
    bool empty() const { return all_.empty(); }

    void clear() { all_.clear(); }

    /// Writes the report to stderr and, where SIMT_CHECK_JSON names a file and `as_json` wants it,
    /// as JSON there. @returns how many different mistakes there are, warnings among them.
    /// `note` is a line for the head of the report, or empty
    std::size_t report(const std::string& note, bool as_json);

  private:
    std::map<Key, Finding> all_;
};

}  // namespace simt::check
