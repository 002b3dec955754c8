// Which test programs a choice of tests can concern, so that only those are built.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace m2m::book {

/// A test program, as CMake knows it before anything is built.
struct TestProgram {
    std::string name;                            ///< its target
    std::string labels;                          ///< "stages+cuda"; "" for none
    std::vector<std::filesystem::path> sources;  ///< full paths
};

/// Reads the list that CMake writes, tests/programs.txt of the build directory: a line for each
/// program, its name, labels and sources between tabs. None where there is no such file.
std::vector<TestProgram> read_test_programs(const std::filesystem::path& file);

/// What a test source says about the names of its tests.
struct TestNames {
    std::vector<std::string> names;  ///< "Suite.Name"
    bool all = true;  ///< false: there are others, which only the program knows (parameters, types)
    /// What the names of these others begin with: "Sizes/" of INSTANTIATE_TEST_SUITE_P(Sizes, …)
    std::vector<std::string> beginnings;
    bool macros =
        false;  ///< the source makes tests by macros of its own: they may begin with anything
};

/// The tests of a source text, by its lines TEST(…), TEST_F(…), TEST_P(…) and so on.
TestNames test_names(const std::string& source);

/// The programs in what `ctest --show-only=json-v1` prints: those of `directory`/tests and
/// `directory`/bin that a listed test runs, and those that are not built (NAME_NOT_BUILT).
struct KnownPrograms {
    std::vector<std::string> names;
    bool all = true;  ///< false: a listed test runs something else
};
KnownPrograms programs_of(const std::string& json, const std::filesystem::path& directory);

/// The targets to build for the tests whose name matches `name` and whose labels match `label` (""
/// matches all), or "all" when that cannot be told. `known`: what ctest lists for this choice;
/// `built`: the programs whose tests ctest knows already.
std::vector<std::string> targets_for(const std::vector<TestProgram>& programs,
                                     const std::string& name, const std::string& label,
                                     const KnownPrograms& known,
                                     const std::vector<std::string>& built);

}  // namespace m2m::book
