// How a checked program ends: its report comes however that is.
#pragma once

#include <cstddef>

namespace simt::check {

/// Takes the signals that would end the process, and prepares what tells the report then.
void watch_for_the_end();

/// A signal came while the checker was at work, and it is done now: ends the process.
void end_if_asked();

/// Tells the report. @param by what ended the program before its end: "_exit()"; empty at its end
void end_early(const char* by);

/// How many mistakes the report has told.
std::size_t findings_told();

}  // namespace simt::check
