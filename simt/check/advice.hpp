// What a report says last: what to do about it.
#pragma once

#include "simt/check/finding.hpp"

#include <string>

namespace simt::check {

/// Worth a word, but a GPU may well give the right result: not counted as an error.
constexpr bool is_warning(Kind kind) {
    return kind == Kind::same_value_race || kind == Kind::exited_at_barrier ||
           kind == Kind::unseen_output;
}

/// One sentence, by the finding's mistake or else by its kind.
std::string advice_of(const Finding& finding);

}  // namespace simt::check
