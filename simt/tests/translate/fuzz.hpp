// What the fuzzer does with one text; it aborts where a rule is broken.
#pragma once

#include <string_view>

void fuzz_program(std::string_view text);
void fuzz_ptx(std::string_view code);
