// bench/on_a_gpu.sh, rehearsed without a GPU: with tools that only pretend, every part's record is
// whole and lands in the tables; without tools, every part says what is missing.
#include "common/base/file.hpp"
#include "common/base/process.hpp"
#include "tests/tools/run_book.hpp"
#include "tools/book/gpu_results.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace m2m;
using nlohmann::json;

const std::string script = M2M_SOURCE_DIR "/bench/on_a_gpu.sh";

class Rehearsal : public testing::Test {
  protected:
    void tool(const std::string& name, const std::string& body) {
        const fs::path path = directory.file(name);
        fs::create_directories(path.parent_path());
        write_file(path, "#!/bin/sh\n" + body);
        fs::permissions(path, fs::perms::owner_all);
    }

    // What the script's tools would say. Quotes, bars and a backslash try its JSON.
    void pretend() {
        tool("bin/nvidia-smi",
             "case $* in *name*) echo 'TEST GPU H100' ;; *compute_cap*) echo 9.0 ;; "
             "*) echo 'a \"quoted\" \\ table' ;; esac\n");
        tool("bin/cmake", "exit 0\n");
        tool("bin/ninja", "exit 0\n");
        tool("bin/python3", "exit 1\n");  // no PyTorch
        // A compiler whose programs print what the real ones would.
        tool("bin/nvcc", R"(while [ $# -gt 0 ]; do [ "$1" = -o ] && out=$2; shift; done
case ${out:-} in
    '') echo 'nvcc, pretended' ;;
    *.o) : >"$out" ;;
    *) case $out in
           */catalogue) says='no_first_barrier' ;;
           */bank_rule) says='8 neighbours|parts 2|whole 2' ;;
           *) says='aos' ;;
       esac
       printf '#!/bin/sh\necho "%s"\n' "$says" >"$out"; chmod +x "$out" ;;
esac
)");
        tool("bin/ncu", R"sh(case $1 in --version) echo 'ncu, pretended'; exit ;; esac
echo '==PROF== Connected'
echo '"ID","Kernel Name","Metric Name","Metric Unit","Metric Value"'
echo '"0","tiled_kernel(int, float *)","memory_l1_wavefronts_shared","","2"'
)sh");
        tool("bin/compute-sanitizer", R"(case $* in --version) echo pretended ;; *broken*)
echo '========= COMPUTE-SANITIZER'; echo '========= Race reported'; echo '========= ERROR SUMMARY: 3 errors' ;;
*) echo '========= ERROR SUMMARY: 0 errors' ;; esac
)");
        tool("build/bin/stage_once", "exit 0\n");
        tool("build/tests/test_good",
             "echo '[==========] Running 7 tests from 2 test suites.'\n"
             "echo '[==========] 7 tests from 2 test suites ran. (9 ms total)'\n"
             "echo '[  SKIPPED ] 1 test, listed below:'\n");
        tool("build/tests/test_bad",
             "echo '[  FAILED  ] Some/Suite.Fails/2, where 1 > \"0\"'\n"
             "echo '[==========] 1 test from 1 test suite ran. (9 ms total)'; exit 1\n");
        tool("build/tests/test_crash", "echo '[ RUN      ] Some.Test'; exit 139\n");
        write_file(directory.file("build/tests/cuda_tests.txt"),
                   "test_good\ntest_bad\ntest_crash\ntest_missing\n");
        // The book program: the real rows of one stage, and one stage that is wrong.
        tool("build/bin/book", R"(json=/dev/null
command=$1
for word in "$@"; do [ "${before:-}" = --json ] && json=$word; before=$word; done
case $command in
    results) exec ')" M2M_BOOK_PROGRAM R"(' "$@" ;;
    stages) printf '[\n  {\n    "memory": "host",\n    "stage": "openmp/simd"\n  },\n  {\n    "memory": "device",\n    "stage": "cuda/tiled"\n  },\n  {\n    "memory": "device",\n    "stage": "cuda/naive"\n  }\n]\n' ;;
    bench) case $* in *cuda/naive*) echo 'error: "wrong" \ at 64x64x64' >&2; exit 1 ;; esac
        echo '[{"stage": "cuda/tiled", "simulated": false, "m": 64, "n": 64, "k": 64, "gflops": 123.0}]' >"$json" ;;
    train) printf '{\n  "stage": "cublas/sgemm",\n  "fused": false,\n  "simulated": false,\n  "batch": 32,\n  "train_images": 60000,\n  "epochs": [\n    {"seconds": 0.375}\n  ],\n  "step_losses": [\n    1.0,\n    0.5\n  ]\n}\n' >"$json" ;;
    claims) echo '{"claims": [{"claim": 6, "sentence": "S", "chapter": "10_do", "verdict": "confirmed", "reason": "r", "from_model": false, "figures": []}]}' >"$json" ;;
esac
)");
    }

    int run(const std::string& arguments) {
        const std::string command = "PATH='" + directory.file("bin") + "':\"$PATH\" sh '" + script +
                                    "' --out '" + directory.file("out") + "' --build '" +
                                    directory.file("build") + "' " + arguments + " 2>'" +
                                    directory.file("err") + "'";
        return run_process({"sh", "-c", command}).status;
    }

    json parts() {
        return json::parse(read_file(directory.file("out/gpu-results.json"))).at("parts");
    }

    const TestDirectory directory;
};

TEST_F(Rehearsal, RecordsWhatEveryPartSaidAndItLandsInTheTables) {
    pretend();
    EXPECT_EQ(run(""), 0) << read_file(directory.file("err"));
    const auto results = book::read_gpu_results(directory.file("out/gpu-results.json"));
    EXPECT_EQ(results.device, "TEST GPU H100");
    EXPECT_EQ(results.command, "bench/on_a_gpu.sh") << "where it lay is nobody's business";
    const json all = parts();
    for (const auto& [name, part] : all.items()) {
        EXPECT_EQ(part.at("status"), "done") << name << ": " << part.at("note");
        EXPECT_FALSE(part.at("items").empty()) << name;
    }
    const auto expect = [&](const char* table, const char* row) {
        const std::string text = book::gpu_table(results, table);
        EXPECT_NE(text.find(row), std::string::npos) << text;
    };
    expect("ladder", "| `cuda/tiled` | 123 |  |\n");
    expect("ladder", "`cuda/naive` at 8192: **no figure**, error: \"wrong\" \\ at 64x64x64");
    expect("suite", "| `test_good` | 7 | 0 | 1 skipped |\n");
    expect("suite", "| `test_bad` | 1 | 1 | status 1 |\n");
    expect("suite", "| `test_crash` |  |  | status 139 |\n");
    expect("suite", "- `Some/Suite.Fails/2`\n");
    expect("suite", "| `test_missing` |  |  | status 127 |\n");
    expect("training", "| `cublas/sgemm` | 375 ms (200 µs) |\n");
    expect("sanitizer", "| racecheck | 1 | 1 | 1 | 1 |\n");
    expect("counters 4", "| `cuda/tiled` |  |  | 2 |");
    expect("bank_rule", "| 8 neighbours | 2 | 2 | 2 |\n");
    expect("claims 10", "**confirmed**: r");
    EXPECT_TRUE(fs::exists(directory.file("out/logs.tar.gz")));
}

TEST_F(Rehearsal, WithoutAGpuEveryPartSaysWhatIsMissingAndTheFileIsWhole) {
    tool("bin/nvidia-smi", "exit 9\n");
    EXPECT_EQ(run("--only facts,suite,ladder,training,sanitizer,counters,claims"), 1);
    const json all = parts();
    for (const auto& [name, part] : all.items()) {
        EXPECT_EQ(part.at("status"), "not run") << name;
        const bool asked = name != "build";
        EXPECT_EQ(part.at("note"), asked ? "there is no NVIDIA GPU here" : "") << name;
    }
    const auto filled = run_book({"results", directory.file("out/gpu-results.json")});
    EXPECT_EQ(filled.status, 2);
    EXPECT_NE(filled.err.find("names no GPU"), std::string::npos) << filled.err;
}

TEST_F(Rehearsal, APartThatFailsEndsNothingElse) {
    pretend();
    tool("bin/cmake", "echo 'error: it does \"not\" configure'; exit 1\n");
    EXPECT_EQ(run("--only build,ladder"), 1);
    EXPECT_EQ(parts().at("build").at("status"), "failed");
    EXPECT_EQ(parts().at("build").at("items").at(0).at("output"),
              "1:error: it does \"not\" configure\nerror: it does \"not\" configure");
    EXPECT_EQ(parts().at("ladder").at("status"), "done");
}

TEST_F(Rehearsal, ABrokenReportDoesNotSpoilTheFile) {
    pretend();
    tool("build/bin/book",
         "case $1 in results) exec '" M2M_BOOK_PROGRAM
         "' \"$@\" ;; esac\n"
         "for word in \"$@\"; do file=$word; done; echo '{\"cut\": [1,' >\"$file\"\n");
    EXPECT_EQ(run("--only claims"), 0);
    const json all = parts();
    for (const json& item : all.at("claims").at("items")) EXPECT_TRUE(item.at("report").is_null());
    EXPECT_EQ(all.at("claims").at("items").size(), 5u);
}

TEST_F(Rehearsal, APartOutOfTimeKeepsWhatItHas) {
    pretend();
    tool("build/bin/book",
         "case $1 in stages) printf '{\\n\"memory\": \"device\",\\n\"stage\": "
         "\"cuda/tiled\"\\n}\\n' "
         ";; *) sleep 60 ;; esac\n");
    EXPECT_EQ(run("--only ladder,claims --minutes 0.12"), 1);  // 7 seconds
    EXPECT_EQ(parts().at("ladder").at("status"), "out of time");
    EXPECT_EQ(parts().at("ladder").at("items").at(0).at("status"), 124);
    EXPECT_EQ(parts().at("claims").at("status"), "not run");
    EXPECT_EQ(parts().at("claims").at("note"), "no time was left");
}

TEST_F(Rehearsal, OnlySomePartsKeepTheOthersRecords) {
    pretend();
    ASSERT_EQ(run("--only suite"), 0);
    ASSERT_EQ(run("--only claims"), 0);
    EXPECT_EQ(parts().at("suite").at("status"), "done");
    EXPECT_EQ(parts().at("claims").at("status"), "done");
    EXPECT_EQ(parts().at("ladder").at("status"), "not run");
}

TEST_F(Rehearsal, BadOptionsAreRefused) {
    for (const char* bad :
         {"--only nonsense", "--minutes soon", "--minutes", "--packages /nowhere", "extra"}) {
        EXPECT_EQ(run(bad), 2) << bad;
        EXPECT_EQ(read_file(directory.file("err")).rfind("error: ", 0), 0u) << bad;
    }
    EXPECT_FALSE(fs::exists(directory.file("out/gpu-results.json")));
}

}  // namespace
