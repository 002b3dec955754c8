// How a checked program ends: its report comes however that is.
#pragma once

#include <csignal>
#include <cstddef>

namespace simt::check {

/// Takes the signals that would end the process, and prepares what tells the report then.
void watch_for_the_end();

/// A signal that came while the checker was at work; 0: none.
extern volatile std::sig_atomic_t asked;
/// Such a signal came, and the checker is done now: ends the process.
void end_as_asked();
inline void end_if_asked() {
    if (__builtin_expect(asked != 0, 0)) end_as_asked();
}

/// Tells the report. @param by what ended the program before its end: "_exit()"; empty at its end
void end_early(const char* by);

/// How many mistakes the report has told.
std::size_t findings_told();

}  // namespace simt::check
