// Runs `book cc` and what it makes, in a private directory, as a reader would.
#pragma once

#include "common/base/file.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace simt_cc {

struct Ran {
    int status;
    std::string output;  // standard output and error
};

inline Ran run(const std::string& command) {
    FILE* pipe = ::popen(("{ " + command + "; } 2>&1").c_str(), "r");
    if (pipe == nullptr) return {-1, "popen failed"};
    Ran result{0, ""};
    std::array<char, 4096> buffer;
    for (std::size_t count; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        result.output.append(buffer.data(), count);
    }
    const int status = ::pclose(pipe);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return result;
}

/// A private directory; temporary files go to its tmp/.
class BookCc : public testing::Test {
  protected:
    void SetUp() override {
        std::string name =
            (std::filesystem::temp_directory_path() / "book-cc-test.XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        directory_ = name;
        std::filesystem::create_directory(directory_ / "tmp");
    }
    void TearDown() override { std::filesystem::remove_all(directory_); }

    void write(const std::string& name, const std::string& text) const {
        m2m::write_file(directory_ / name, text);
    }
    bool exists(const std::string& name) const {
        return std::filesystem::exists(directory_ / name);
    }
    bool temporaries_are_gone() const { return std::filesystem::is_empty(directory_ / "tmp"); }

    /// A shell command in the directory; $BOOK is the book program.
    Ran shell(const std::string& command) const {
        return run("cd '" + directory_.string() +
                   "' && export TMPDIR=\"$PWD/tmp\" BOOK='" BOOK "' && " + command);
    }
    Ran cc(const std::string& words) const { return shell("\"$BOOK\" cc " + words); }

    std::filesystem::path directory_;
};

}  // namespace simt_cc
