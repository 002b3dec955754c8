// simt-translate: CUDA C++ in, C++ for the CPU out.
//   g++ -E … file.cu > file.ii  &&  simt-translate file.ii -o file.cpp  &&  g++ -x c++-cpp-output …
//   file.cpp
// simt-compile does all three.
#include "simt/observe/whole_file.hpp"
#include "simt/translate/translator.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

int usage(const std::string& message) {
    std::cerr << "error: " << message
              << "\nusage: simt-translate IN.ii -o OUT.cpp   (- is standard input or output)\n";
    return 2;
}

int failure(const std::string& message) {
    std::cerr << "error: " << message << '\n';
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    std::string in, out;
    bool thread_loops = false;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--help" || argument == "-h") {
            std::cout
                << "usage: simt-translate [--thread-loops] IN.ii -o OUT.cpp   (- is standard input "
                   "or output)\n"
                   "Rewrites preprocessed CUDA C++ as C++ for simt, the simulated GPU.\n";
            return 0;
        }
        if (argument == "--thread-loops") {
            thread_loops = true;
        } else if (argument == "-o") {
            if (++i == argc) return usage("-o needs a file name");
            out = argv[i];
        } else if (argument.size() > 1 && argument[0] == '-') {
            return usage("unknown option '" + argument + "'");
        } else if (in.empty()) {
            in = argument;
        } else {
            return usage("one input file at a time, not also '" + argument + "'");
        }
    }
    if (in.empty() || out.empty()) return usage("an input and an output file are needed");

    std::string text;
    if (in == "-") {
        text.assign(std::istreambuf_iterator<char>(std::cin), {});
    } else {
        std::ifstream file(in, std::ios::binary);
        if (!file) return failure("cannot read " + in + ": " + std::strerror(errno));
        text.assign(std::istreambuf_iterator<char>(file), {});
        if (file.bad()) return failure("cannot read " + in);
    }
    if (text.size() > (std::size_t{1} << 30)) return failure(in + " is larger than 1 GiB");

    const auto translation = simt::translate::translate(text, in, thread_loops);
    for (const auto& problem : translation.problems) {
        std::cerr << problem.file << ':' << problem.line << ':' << problem.column
                  << ": error: " << problem.message << '\n';
    }
    if (!translation.problems.empty()) return 1;

    if (out == "-") {
        std::cout << translation.text << std::flush;
        return std::cout ? 0 : failure("cannot write to standard output");
    }
    const std::string why = simt::write_whole(out, translation.text);
    return why.empty() ? 0 : failure("cannot write " + out + ": " + why);
}
