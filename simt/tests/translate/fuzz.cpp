// Feeds any bytes to what reads a program's text: the translator and the tidying of messages, or, with
// FUZZ_INPUT=ptx in the environment, the reader of inline PTX. With clang's libFuzzer, or one call for
// each file of corpus/ (corpus.cpp). simt/tests/translate/fuzz.sh runs it.
#include "simt/tests/translate/fuzz.hpp"

#include "simt/cc/messages.hpp"
#include "simt/cc/out_of_scope.hpp"
#include "simt/translate/ptx.hpp"
#include "simt/translate/translator.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

void require(bool holds, const char* rule) {
    if (holds) return;
    std::fprintf(stderr, "fuzz: %s\n", rule);
    std::abort();
}

}  // namespace

namespace {

void fuzz_translation(std::string_view text, bool thread_loops) {
    const auto translation = simt::translate::translate(text, "fuzz.cu", thread_loops);
    require(translation.problems.size() <= 20, "more than 20 problems");
    require(translation.problems.empty() || translation.text.empty(), "problems and a translation");
    // Each token is looked at as often as a name may be long, at most; a line may grow by a marker
    // with its file's name.
    require(translation.steps <= 1000 * (text.size() + 1), "the effort is not linear in the text");
    require(translation.text.size() <= 8192 * (text.size() + 1),
            "the result is not linear in the text");
}

}  // namespace

void fuzz_program(std::string_view text) {
    fuzz_translation(text, false);
    fuzz_translation(text, true);

    const std::string messages(text);
    simt::compile::tidy_messages(messages);
    simt::compile::explain_missing_headers(messages, false);
    simt::compile::explain_missing_names(text, "fuzz.cu");
}

void fuzz_ptx(std::string_view code) {
    static const std::vector<simt::translate::AsmOperand> operands = {
        {"=r"}, {"r"}, {"+f"}, {"f"}, {"=l"}, {"l"}, {"h"}, {"d"}, {"n"}, {"+r"}};
    const auto translation = simt::translate::translate_ptx(code, operands, [&](std::size_t at) {
        require(at <= code.size(), "a place outside the text");
        return std::to_string(at);
    });
    require(translation.problems.size() <= 5, "more problems than are told");
    for (const auto& problem : translation.problems) {
        require(problem.at <= code.size(), "a problem outside the text");
        require(!problem.message.empty(), "a problem without a word");
    }
    require(translation.text.size() <= 8192 * (code.size() + 1),
            "the result is not linear in the text");
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const char* const input = std::getenv("FUZZ_INPUT");
    static const bool is_ptx = input != nullptr && std::string_view(input) == "ptx";
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    is_ptx ? fuzz_ptx(text) : fuzz_program(text);
    return 0;
}
