// What a reader is told of each fault, in a plain run and in a checked one.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;

struct Ran {
    int status = 0;
    std::string out, err;
    nlohmann::json report;  // of a checked run

    bool says(const std::string& words) const {
        return (out + err).find(words) != std::string::npos;
    }
    std::size_t errors() const {  // warnings among them
        return report.is_object() ? report["findings"].size() : 999;
    }
    /// The finding of this kind, or an empty object.
    nlohmann::json finding(const std::string& kind) const {
        if (report.is_object())
            for (const auto& one : report["findings"])
                if (one["kind"] == kind) return one;
        return nlohmann::json::object();
    }
};

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Ran run(const std::string& program, const std::string& name, const std::string& environment) {
    const fs::path base =
        fs::temp_directory_path() / ("simt-faults-" + std::to_string(::getpid()) + "-" + name);
    const std::string out = base.string() + ".out", err = base.string() + ".err",
                      json = base.string() + ".json";
    const std::string command = "timeout 120 env " + environment + " SIMT_CHECK_JSON='" + json +
                                "' '" + program + "' " + name + " >'" + out + "' 2>'" + err + "'";
    Ran ran;
    const int status = std::system(("ulimit -c 0; " + command).c_str());
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    ran.out = text_of(out);
    ran.err = text_of(err);
    std::ifstream in(json);
    if (in) ran.report = nlohmann::json::parse(in, nullptr, false);
    for (const std::string& file : {out, err, json}) fs::remove(file);
    return ran;
}
Ran plain(const std::string& name, const std::string& environment = "") {
    return run(SIMT_FAULTS, name, environment);
}
Ran checked(const std::string& name, const std::string& environment = "") {
    return run(SIMT_FAULTS_CHECKED, name, environment);
}

/// The line that is marked [mark].
int line_of(const std::string& file, const std::string& mark) {
    std::ifstream in("simt/tests/faults/" + file);
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.find("[" + mark + "]") != std::string::npos) return number;
    }
    return -1;
}

#define EXPECT_SAYS(ran, words)                                              \
    EXPECT_TRUE((ran).says(words)) << "says nothing of: " << (words) << "\n" \
                                   << (ran).out << (ran).err
#define EXPECT_SILENT(ran, words) \
    EXPECT_FALSE((ran).says(words)) << "speaks of: " << (words) << "\n" << (ran).out << (ran).err

/// One finding of this kind and no other, at the marked line.
void expect_only(const Ran& ran, const std::string& kind, const std::string& file,
                 const std::string& mark) {
    EXPECT_EQ(ran.errors(), 1u) << ran.out << ran.err;
    const nlohmann::json found = ran.finding(kind);
    ASSERT_FALSE(found.empty()) << "no " << kind << "\n" << ran.err;
    EXPECT_EQ(found["line"], line_of(file, mark)) << ran.err;
    EXPECT_EQ(fs::path(found["file"].get<std::string>()).filename(), file);
}
void expect_clean(const Ran& ran) {
    EXPECT_EQ(ran.errors(), 0u) << ran.out << ran.err;
    EXPECT_EQ(ran.status, 0) << ran.out << ran.err;
}

// ---- however a program ends, its report comes

struct End {
    const char* name;
    int status;
};
void PrintTo(const End& end, std::ostream* out) {
    *out << end.name;
}
class Ends : public testing::TestWithParam<End> {};

TEST_P(Ends, KeepTheReport) {
    const Ran ran = checked(GetParam().name);
    const nlohmann::json race = ran.finding("race");
    ASSERT_FALSE(race.empty()) << ran.err;
    EXPECT_EQ(race["line"], line_of("endings.cu", "race"));
    EXPECT_SAYS(ran, "ERROR SUMMARY: ");
    EXPECT_EQ(ran.status, GetParam().status) << ran.err;
}

INSTANTIATE_TEST_SUITE_P(OfAProgram, Ends,
                         testing::Values(End{"by_assert", 134}, End{"by_abort", 134},
                                         End{"by_exception", 134}, End{"by_segfault", 139},
                                         End{"by_stack_overflow", 139}, End{"by_double_free", 134},
                                         End{"by_division", 136}, End{"by_signal", 143},
                                         End{"by_exit", 1}, End{"by_underscore_exit", 1},
                                         End{"by_quick_exit", 1}, End{"by_killed_in_kernel", 130},
                                         End{"with_children", 1}),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(Ends, OfAChildAreNotThoseOfTheProgram) {
    const Ran ran = checked("with_children");
    const std::string summary = "ERROR SUMMARY";
    const std::size_t first = ran.err.find(summary);
    ASSERT_NE(first, std::string::npos);
    EXPECT_EQ(ran.err.find(summary, first + 1), std::string::npos) << ran.err;
}

TEST(Ends, BySignalAreToldInTheReport) {
    const Ran ran = checked("quietly");
    EXPECT_EQ(ran.status, 134);
    EXPECT_SAYS(ran, "ERROR SUMMARY: 0 errors");
    EXPECT_SAYS(ran, "signal 6");
}

TEST(Leaks, AreNotToldOfAProgramThatCouldNotFree) {
    const Ran ran = checked("failed_kernel", "SIMT_PATIENCE=1");
    EXPECT_EQ(ran.errors(), 1u) << ran.err;
    EXPECT_FALSE(ran.finding("barrier").empty()) << ran.err;
}

// ---- where an address lies

TEST(Addresses, BeforeTheFirstAllocationAreTheDevices) {
    for (const char* name : {"before_the_first", "far_before_the_first"}) {
        const Ran ran = checked(name);
        expect_only(ran, "invalid access", "memory.cu", "before");
        EXPECT_SAYS(ran, "before the nearest allocation");
        EXPECT_SAYS(ran, "of size 400 bytes");
        EXPECT_SILENT(ran, "host memory");
    }
    EXPECT_SAYS(checked("before_the_first"), "is 8 bytes before");
}

TEST(Addresses, OfNoMemoryAreNotCalledTheHosts) {
    const Ran ran = checked("nowhere", "SIMT_CHECK_LEAKS=0");
    expect_only(ran, "invalid access", "memory.cu", "before");
    EXPECT_SAYS(ran, "no memory");
    EXPECT_SILENT(ran, "host memory");
}

TEST(Addresses, InDynamicSharedMemoryThatTheLaunchDidNotGiveAreTold) {
    Ran ran = checked("no_dynamic_shared");
    EXPECT_EQ(ran.finding("invalid access")["line"], line_of("memory.cu", "no_dynamic"));
    EXPECT_SAYS(ran, "Invalid __shared__ write of size 4 bytes");
    EXPECT_SAYS(ran, "the launch gave 0 bytes of dynamic shared memory");
    EXPECT_SILENT(ran, "host memory");
    EXPECT_SILENT(ran, "__global__ write");
    ran = checked("too_little_dynamic_shared");
    EXPECT_EQ(ran.finding("invalid access")["line"], line_of("memory.cu", "no_dynamic"));
    EXPECT_SAYS(ran, "the launch gave 512 bytes of dynamic shared memory");
    EXPECT_SILENT(ran, "host memory");
}

TEST(Addresses, BelowTheFirstSharedArrayAreShared) {
    const Ran ran = checked("below_shared");
    expect_only(ran, "invalid access", "memory.cu", "below_shared");
    EXPECT_SAYS(ran, "Invalid __shared__ read");
    EXPECT_SAYS(ran, "4 bytes before first");
}

TEST(Misaligned, AccessesFailAPlainRunToo) {
    EXPECT_EQ(plain("misaligned_copy").out, "cudaErrorMisalignedAddress\n");
    EXPECT_SAYS(plain("misaligned_copy"), "misaligned address");
#ifdef __x86_64__
    EXPECT_EQ(plain("misaligned_part").out, "cudaErrorMisalignedAddress\n");
#endif
}

TEST(Misaligned, AccessesAreToldWithTheirFunction) {
    const Ran ran = checked("misaligned_part");
    const nlohmann::json found = ran.finding("misaligned");
    ASSERT_FALSE(found.empty()) << ran.err;
    EXPECT_EQ(found["line"], line_of("memory.cu", "misaligned"));
    EXPECT_NE(found["function"].get<std::string>().find("scale"), std::string::npos) << ran.err;
}

// ---- memory that nothing has written

TEST(Unwritten, PartsOfAWordAreTold) {
    expect_only(checked("partial_memset"), "uninitialized", "memory.cu", "partial_memset");
    expect_only(checked("partial_memset_of_a_short"), "uninitialized", "memory.cu",
                "partial_memset_of_a_short");
    expect_only(checked("partial_copy"), "uninitialized", "memory.cu", "partial_memset");
    expect_clean(checked("memset_in_two_parts"));
}

TEST(Unwritten, PaddingIsNoMistake) {
    expect_clean(checked("padding"));
}

TEST(Unwritten, ElementsThatAreCopiedToTheHostAreTold) {
    const Ran ran = checked("partial_coverage");
    expect_only(ran, "uninitialized", "memory.cu", "partial_coverage");
    EXPECT_SAYS(ran, "928 of 4000 bytes");
    EXPECT_SAYS(ran, "232 elements of 4 bytes");
    expect_only(checked("partial_coverage_of_a_copy"), "uninitialized", "memory.cu",
                "partial_coverage_of_a_copy");
    expect_only(checked("every_other"), "uninitialized", "memory.cu", "every_other");
    expect_clean(checked("whole_coverage"));
}

// ---- variables of the device, named by the host

TEST(Symbols, AreNoAddressesOnTheHost) {
    for (const char* name : {"symbol_by_memcpy", "symbol_by_memset", "symbol_from_memcpy"}) {
        EXPECT_EQ(plain(name).out, "cudaErrorInvalidValue\n") << name;
        const Ran ran = checked(name);
        EXPECT_EQ(ran.out, "cudaErrorInvalidValue\n") << name;
        EXPECT_EQ(ran.errors(), 1u) << ran.err;
        EXPECT_SAYS(ran, "cudaGetSymbolAddress");
    }
    const Ran ran = checked("symbol_as_argument");
    const nlohmann::json found = ran.finding("invalid access");
    ASSERT_FALSE(found.empty()) << ran.err;
    EXPECT_EQ(found["line"], line_of("memory.cu", "symbol_as_argument"));
    EXPECT_SAYS(ran, "table");
    EXPECT_SAYS(ran, "cudaGetSymbolAddress");
}

TEST(Symbols, WorkByTheirOwnFunctions) {
    for (const char* name : {"symbol_address", "symbol_by_its_function"}) {
        EXPECT_EQ(plain(name).status, 0) << name;
        expect_clean(checked(name));
    }
}

// ---- local arrays

TEST(LocalArrays, ThatAreLeftAreTold) {
    const Ran ran = checked("local_array", "SIMT_PATIENCE=1");
    expect_only(ran, "invalid access", "memory.cu", "local_array");
    EXPECT_SAYS(ran, "__local__");
    expect_clean(checked("local_array_inside"));
    expect_clean(checked("flat_shared"));
}

TEST(LocalArrays, ThatAreLeftDoNotHangAPlainRun) {
    EXPECT_LT(plain("local_array", "SIMT_PATIENCE=1").status, 124);
}

// ---- what is told of a call

TEST(Calls, TellTheValueAndTheLimit) {
    for (const auto& run_it : {&plain, &checked}) {
        Ran ran = run_it("too_many_threads", "");
        EXPECT_EQ(ran.out, "cudaErrorInvalidConfiguration\n");
        for (const char* words : {"fill", "memory.cu:", "1089 threads", "33 x 33 x 1", "1024"})
            EXPECT_SAYS(ran, words);
        ran = run_it("no_blocks", "");
        EXPECT_SAYS(ran, "the grid is 0 x 1 x 1");
        ran = run_it("too_much_dynamic", "");
        EXPECT_SAYS(ran, "100000 bytes of dynamic shared memory");
        EXPECT_SAYS(ran, "49152");
        ran = run_it("copy_too_long", "");
        for (const char* words : {"cudaMemcpy", "32 bytes", "16 bytes"}) EXPECT_SAYS(ran, words);
        ran = run_it("copy_the_wrong_way", "");
        EXPECT_SAYS(ran, "cudaMemcpyHostToDevice");
        EXPECT_SAYS(ran, "host memory");
        ran = run_it("freed_twice", "");
        for (const char* words : {"cudaFree", "freed already"}) EXPECT_SAYS(ran, words);
    }
}

TEST(ShadowMemory, HasABudget) {
    const Ran ran = checked("very_large", "SIMT_CHECK_MEMORY_MIB=4096");
    EXPECT_EQ(ran.out, "cudaErrorMemoryAllocation\n");
    for (const char* words : {"cudaMalloc", "2147483648 bytes", "SIMT_CHECK_MEMORY_MIB"})
        EXPECT_SAYS(ran, words);
    EXPECT_EQ(plain("very_large").out, "cudaSuccess\n");
}

// ---- warps

TEST(ExitedLanes, AreDroppedWithAWarningForEachPlace) {
    for (const char* threads : {"1", "4"}) {
        const Ran ran = plain("exited_lanes", std::string("SIMT_THREADS=") + threads);
        EXPECT_EQ(ran.out, "4 cudaSuccess\n");
        const std::string place = "warps.cu:" + std::to_string(line_of("warps.cu", "exited_lanes"));
        for (const std::string& words : {std::string("__shfl_down_sync()"), place,
                                         std::string("lane 4"), std::string("has exited")})
            EXPECT_SAYS(ran, words);
        EXPECT_EQ(ran.err.find('\n'), ran.err.size() - 1) << "one line:\n" << ran.err;
    }
    EXPECT_EQ(plain("exits_while_others_wait").out, "124 cudaSuccess\n");
}

TEST(ExitedLanes, AreAnErrorWhenChecked) {
    const Ran ran = checked("exited_lanes");
    EXPECT_EQ(ran.finding("barrier")["line"], line_of("warps.cu", "exited_lanes")) << ran.err;
    EXPECT_SAYS(plain("exited_lanes", "SIMT_STRICT=1"), "cudaErrorLaunchTimeout");
}

TEST(Shuffles, ThatReadLanesOutsideTheMaskAreTold) {
    Ran ran = checked("outside_mask");
    expect_only(ran, "barrier", "warps.cu", "outside_mask");
    EXPECT_SAYS(ran, "lane 0 reads lane 16, which the mask 0x00000001 does not name");
    expect_only(checked("outside_mask_by_way"), "barrier", "warps.cu", "outside_mask_by_way");
    expect_only(checked("broadcast_outside"), "barrier", "warps.cu", "broadcast_outside");
    expect_clean(checked("inside_mask"));
}

TEST(CompareAndSwap, MayBeginWithAPlainRead) {
    for (const char* seed : {"0", "1", "7"}) {
        const Ran ran = checked("cas_loop", std::string("SIMT_SEED=") + seed);
        expect_clean(ran);
        EXPECT_EQ(ran.out, "1.20893e+24 139\n");
    }
}

TEST(CompareAndSwap, ExcusesNoOtherRead) {
    for (const char* seed : {"0", "1", "7"}) {
        const std::string environment = std::string("SIMT_SEED=") + seed;
        Ran ran = checked("read_before_an_add", environment);
        EXPECT_FALSE(ran.finding("race").empty()) << ran.err;
        ran = checked("swap_of_another_value", environment);
        EXPECT_FALSE(ran.finding("race").empty()) << ran.err;
        ran = checked("read_without_a_swap", environment);
        EXPECT_FALSE(ran.finding("race").empty()) << ran.err;
    }
}

// ---- the rest

#ifndef __clang__  // clang 14 takes a loop without effect away, and check mode misses there who waits for printf
TEST(Spinning, EndsInBothModes) {
    Ran ran = plain("spinning", "SIMT_PATIENCE=0.3");
    EXPECT_EQ(ran.out, "cudaErrorLaunchTimeout\n");
    EXPECT_SAYS(ran, "has run for 1.8 s");
    ran = checked("spinning", "SIMT_PATIENCE=0.3");
    EXPECT_EQ(ran.out, "cudaErrorLaunchTimeout\n");
    EXPECT_SAYS(ran, "has run for 1.8 s");
    expect_only(ran, "barrier", "others.cu", "spinning");
}

TEST(Printing, NeedsSomebodyWhoWaits) {
    const Ran ran = checked("printf_without_sync");
    EXPECT_EQ(ran.errors(), 1u) << ran.err;
    EXPECT_SAYS(ran, "hello");
    EXPECT_SAYS(ran, "a GPU prints nothing");
    EXPECT_SAYS(ran, "What to do: Call cudaDeviceSynchronize() before the program ends.");
    EXPECT_SAYS(ran, "ERROR SUMMARY: 0 errors, 1 warning");
    expect_clean(checked("printf_with_sync"));
    expect_clean(checked("printf_before_a_copy"));
}
#endif

// ---- what learners do

TEST(HostPointers, ThatALambdaCapturesAreNamed) {
    Ran ran = checked("lambda_with_a_host_pointer");
    expect_only(ran, "invalid access", "others.cu", "captured_pointer");
    EXPECT_EQ(ran.finding("invalid access")["mistake"], "host pointer captured") << ran.err;
    ran = checked("lambda_with_a_reference");
    expect_only(ran, "invalid access", "others.cu", "captured_host");
    EXPECT_EQ(ran.finding("invalid access")["mistake"], "host pointer captured") << ran.err;
    EXPECT_SAYS(ran, "no reference to a variable of the host");
}

TEST(Launches, WhoseErrorIsLookedAtAreNotSaidToBeIgnored) {
    for (const char* name : {"launch_looked_at", "launch_returns_its_error"}) {
        const Ran ran = checked(name);
        EXPECT_EQ(ran.out, "cudaErrorInvalidConfiguration\n");
        EXPECT_EQ(ran.errors(), 1u) << ran.err;
        EXPECT_SAYS(ran, "2000");
        EXPECT_SILENT(ran, "the program went on");
    }
}

TEST(Calls, AreNamedAsTheProgramNamesThem) {
    const Ran ran = checked("failed_calls");
    for (const char* function :
         {"cudaMemPrefetchAsync", "cudaMemAdvise", "cudaMemcpyPeer", "cudaMemcpyToSymbol",
          "cudaMallocPitch", "cudaEventRecord", "cudaStreamSynchronize"})
        EXPECT_SAYS(ran, std::string("on CUDA API call to ") + function + "\n");
    const Ran shared = checked("too_much_static");
    EXPECT_SAYS(shared, "on the launch of kernel too_much\n");
    EXPECT_SAYS(shared, "its __shared__ variables take more than 48 KiB");
    EXPECT_SAYS(plain("too_much_static"), "its __shared__ variables take more than 48 KiB");
}

TEST(Sizes, InElementsAreNamedThoughTheKernelIsEnded) {
    const Ran ran = checked("large_malloc_of_elements");
    const nlohmann::json found = ran.finding("invalid access");
    ASSERT_FALSE(found.empty()) << ran.err;
    EXPECT_EQ(found["line"], line_of("others.cu", "set_all"));
    EXPECT_EQ(found["mistake"], "elements for bytes") << ran.err;
    EXPECT_SAYS(ran, "1/4 of what 100000 elements of 4 bytes need");
}

TEST(Sizes, OfAPointerAreNamed) {
    const Ran ran = checked("copy_of_a_pointers_size");
    expect_only(ran, "uninitialized", "others.cu", "add_up");
    EXPECT_EQ(ran.finding("uninitialized")["mistake"], "sizeof a pointer") << ran.err;
    EXPECT_SAYS(ran, "only the first 8 bytes");
}

TEST(Events, ThatSomebodyHasWaitedForMayBeTimed) {
    expect_clean(checked("events_waited_for"));
}

TEST(Waiting, ThreadsAreToldAsRanges) {
    const std::string ranges =
        "thread (0,0,0) to (31,0,0), (64,0,0) to (95,0,0), 64 threads: waits at __syncthreads()";
    EXPECT_SAYS(checked("barriers_by_warp"), ranges);
    EXPECT_SAYS(plain("barriers_by_warp"), ranges);
}

TEST(Names, AreTheReaders) {
    for (const char* name : {"inlined_kernel", "lambda_in_a_kernel", "spinning", "local_array"}) {
        const Ran ran = checked(name, "SIMT_PATIENCE=0.3");
        EXPECT_GE(ran.errors(), 1u) << name;
        EXPECT_SILENT(ran, "simt::");
        EXPECT_SILENT(ran, "run_threads");
        EXPECT_SILENT(ran, "main::{lambda");
    }
    const Ran ran = checked("inlined_kernel");
    // "pack", or with clang "(anonymous namespace)::pack(unsigned int*)".
    const std::regex both("access at \\S*( \\S*)?pack\\S*( int\\*\\))? in ");
    EXPECT_EQ(std::distance(std::sregex_iterator(ran.err.begin(), ran.err.end(), both), {}), 2)
        << ran.err;
}

}  // namespace
