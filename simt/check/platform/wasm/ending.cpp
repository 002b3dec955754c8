// No signals in WebAssembly: a checked program ends by itself, or is ended from outside and tells
// nothing. Where it ends early, JavaScript asks for the report.
#include "simt/check/ending.hpp"

#include "simt/check/checker.hpp"

#include <string>

namespace simt::check {

namespace {

bool told = false;
std::size_t findings = 0;

void tell(const std::string& early) {
    if (told) return;
    told = true;
    code = Code::simulator;  // linked may be inline functions from the program's own files
    findings = Checker::the().finish(early, true);
}

}  // namespace

void watch_for_the_end() {}

volatile std::sig_atomic_t asked = 0;
void end_as_asked() {}

void end_early(const char* by) {
    tell(*by == '\0'
             ? std::string()
             : std::string("The program ended by ") + by + ": this is what was found until then");
}

std::size_t findings_told() {
    return findings;
}

}  // namespace simt::check

/// For site/worker/program.mjs, when the program has ended: by a trap (abort() is one), say, or by an
/// exception that nobody caught. Does nothing where the report was told.
extern "C" [[clang::export_name("simt_check_ended")]] void simt_check_ended() {
    simt::check::tell("The program ended early: this is what was found until then");
}
