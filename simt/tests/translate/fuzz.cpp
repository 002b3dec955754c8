// Feeds any bytes to what reads a program's text: the translator and the tidying of messages. With
// clang's libFuzzer, or one call for each file of corpus/ (corpus.cpp).
// simt/tests/translate/fuzz.sh runs it.
#include "simt/cc/messages.hpp"
#include "simt/cc/out_of_scope.hpp"
#include "simt/translate/translator.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void require(bool holds, const char* rule) {
    if (holds) return;
    std::fprintf(stderr, "fuzz: %s\n", rule);
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto translation = simt::translate::translate(text, "fuzz.cu");
    require(translation.problems.size() <= 20, "more than 20 problems");
    require(translation.problems.empty() || translation.text.empty(), "problems and a translation");
    // Each token is looked at as often as a name may be long, at most; a line may grow by a marker
    // with its file's name.
    require(translation.steps <= 1000 * (size + 1), "the effort is not linear in the text");
    require(translation.text.size() <= 8192 * (size + 1), "the result is not linear in the text");

    const std::string messages(text);
    simt::compile::tidy_messages(messages);
    simt::compile::explain_missing_headers(messages, false);
    simt::compile::explain_missing_names(text, "fuzz.cu");
    return 0;
}
