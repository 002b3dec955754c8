// The book program's commands on good input, and the reader's own stage.
#include "chapters/06_mnist_mlp/weights.hpp"
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/picture/png.hpp"
#include "tests/tools/run_book.hpp"
#include "tools/book/charts.hpp"
#include "tools/book/stage_check.hpp"
#include "tools/book/user_stage.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using m2m::run_book;
using nlohmann::json;

TEST(Book, ListsItsCommands) {
    const auto run = run_book({"--help"});
    EXPECT_EQ(run.status, 0);
    for (const char* command : {"doctor", "stages", "run", "bench", "train", "predict", "data",
                                "test", "docs", "cc", "check", "claims", "cost"}) {
        EXPECT_NE(run.out.find(command), std::string::npos) << command;
    }
}

TEST(Book, ExplainsEveryCommand) {
    for (const char* command : {"doctor", "stages", "run", "bench", "train", "predict", "data",
                                "test", "docs", "check", "claims", "cost"}) {
        const auto run = run_book({command, "--help"});
        EXPECT_EQ(run.status, 0) << command;
        EXPECT_NE(run.out.find(command), std::string::npos) << run.out;
    }
}

// One flag of its own for every chapter's program, and what only that program answers. The build
// directory holds programs of chapters' that are no chapter (chapter_08_counted). Experiments take
// long, so those that make some are asked for a claim that they have not.
TEST(Book, RunsEveryChaptersOwnProgram) {
    struct Asked {
        std::vector<std::string> flags;
        int status;
        std::string answer;
    };
    const std::map<std::string, Asked> chapters = {
        {"00_your_machine", {{"--claim", "1000"}, 2, "its claims are 1, 4, 5, 10"}},
        {"01_serial", {{"--sizes", "33"}, 0, "serial/blocked"}},
        {"02_openmp", {{"--sizes", "33"}, 0, "openmp/rows"}},
        {"03_naive_cuda", {{"--sizes", "33"}, 0, "cuda/naive"}},
        {"04_shared_memory", {{"--sizes", "33"}, 0, "cuda/tiled"}},
        {"05_cublas", {{"--sizes", "33"}, 0, "cublas/sgemm"}},
        {"06_mnist_mlp", {{"--hidden", "none,none"}, 2, "--hidden 'none,none'"}},
        {"07_latency_throughput", {{"--claim", "1000"}, 2, "its claims are 2, 3"}},
        {"08_fusion", {{"--claim", "1000"}, 2, "its claims are 9"}},
        {"09_many_devices", {{"train", "--ranks", "2000"}, 2, "--ranks"}},
        {"10_do_you_need_a_gpu", {{"--claim", "1000"}, 2, "its claims are 6, 7, 8, 12"}},
        {"11_tensor_cores", {{"--sizes", "33"}, 0, "tensor"}},
        {"12_streams_and_graphs", {{"--numbers", "5000", "--steps", "2"}, 0, "18 launches"}},
    };
    for (const auto& entry : fs::directory_iterator(M2M_SOURCE_DIR "/chapters")) {
        const std::string name = entry.path().filename().string();
        if (!fs::exists(entry.path() / "main.cpp")) continue;
        ASSERT_TRUE(chapters.count(name)) << "say here how " << name << " is run";
        const Asked& asked = chapters.at(name);
        for (const std::string& called : {name, name.substr(0, 2)}) {
            std::vector<std::string> arguments = {"run", called};
            arguments.insert(arguments.end(), asked.flags.begin(), asked.flags.end());
            const auto run = run_book(arguments);
            EXPECT_EQ(run.status, asked.status) << called << "\n" << run.err;
            EXPECT_NE((run.out + run.err).find(asked.answer), std::string::npos)
                << called << "\n"
                << run.out << run.err;
        }
    }
}

TEST(Book, WithJsonPrintsJsonAndNothingElseOnStdout) {
    const auto stages = json::parse(run_book({"stages", "--json"}).out);
    EXPECT_EQ(stages.at(0).at("stage"), "serial/ijk");
    const auto doctor = json::parse(run_book({"doctor", "--json"}).out);
    EXPECT_GT(doctor.size(), 4u);
}

TEST(Book, BenchRowsHaveTheFieldsThatToolsReadThem) {
    const auto run =
        run_book({"bench", "--stages", "serial/ikj,cuda/tiled", "--sizes", "33x17x65", "--json"});
    ASSERT_EQ(run.status, 0) << run.err;
    const auto rows = json::parse(run.out);
    ASSERT_EQ(rows.size(), 2u);
    for (const auto& row : rows) {
        EXPECT_EQ(row.size(), 10u);
        for (const char* field : {"stage", "device", "simulated", "m", "n", "k", "threads",
                                  "seconds", "gflops", "error_over_bound"}) {
            EXPECT_TRUE(row.contains(field)) << field;
        }
        EXPECT_LE(row.at("error_over_bound").get<double>(), 1.0);
        if (row.at("simulated").get<bool>()) {
            EXPECT_TRUE(row.at("gflops").is_null()) << "a simulated stage got a speed";
        }
    }
}

constexpr const char* one_function = R"(
#include <cstddef>
void mine(int m, int n, int k, const float* A, const float* B, float* C) {
    for (int i = 0; i < m; ++i)
        for (int j = 0; j < n; ++j) {
            float sum = 0;
            for (int p = 0; p < LAST; ++p) sum += A[std::size_t(i) * k + p] * B[std::size_t(p) * n + j];
            C[std::size_t(i) * n + j] = sum;
        }
}
)";

std::string source(const std::string& last) {
    std::string text = one_function;
    return text.replace(text.find("LAST"), 4, last);
}

TEST(OwnStage, ThatIsRightIsVerified) {
    const m2m::TestDirectory directory;
    const auto file = directory.write("mine.cpp", source("k"));
    const auto run = run_book({"run", "1", "--stage", file, "--sizes", "31", "--json"});
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(json::parse(run.out).back().at("stage"), "mine.cpp");
}

TEST(OwnStage, ThatIsWrongIsReported) {
    const m2m::TestDirectory directory;
    const auto file = directory.write("mine.cpp", source("k - 1"));
    const auto run = run_book({"run", "1", "--stage", file, "--sizes", "31"});
    EXPECT_EQ(run.status, 1);
    EXPECT_NE(run.err.find("mine.cpp"), std::string::npos) << run.err;
}

TEST(OwnStage, ThatIsRightOnlyAtTheTimedSizeIsReported) {
    const m2m::TestDirectory directory;
    std::string text = source("k");
    text.replace(text.find("j < n"), 5, "j < n - n % 16");  // right at multiples of 16
    const auto run =
        run_book({"run", "1", "--stage", directory.write("mine.cpp", text), "--sizes", "64"});
    EXPECT_EQ(run.status, 1);
    EXPECT_NE(run.err.find("mine.cpp is wrong at "), std::string::npos) << run.err;
}

// bfloat16 is the upper half of a float32.
TEST(OwnStage, ThatRoundsItsInputsIsHeldToTheirPrecision) {
    const m2m::TestDirectory directory;
    std::string text = source("k");
    const auto replace = [&](const std::string& what, const std::string& by) {
        const std::size_t at = text.find(what);
        ASSERT_NE(at, std::string::npos) << what;
        text.replace(at, what.size(), by);
    };
    replace("A[", "rounded(A)[");
    replace("B[", "rounded(B)[");
    text =
        "#include <bit>\n#include <cstdint>\n#include <cstddef>\n"
        "struct Rounded { const float* of; float operator[](std::size_t i) const { return "
        "std::bit_cast<float>((std::bit_cast<std::uint32_t>(of[i]) + 0x7fffu) & 0xffff0000u); } "
        "};\nstatic Rounded rounded(const float* of) { return {of}; }\n" +
        text;
    const auto file = directory.write("mine.cpp", text);
    const auto strict = run_book({"run", "1", "--stage", file, "--sizes", "31"});
    EXPECT_EQ(strict.status, 1);
    EXPECT_NE(strict.err.find("--inputs float16"), std::string::npos) << strict.err;
    const auto wide =
        run_book({"run", "1", "--inputs", "bfloat16", "--stage", file, "--sizes", "31"});
    EXPECT_EQ(wide.status, 0) << wide.err;
    EXPECT_NE(wide.out.find("mine.cpp"), std::string::npos) << wide.out;
    const auto typo = run_book({"run", "1", "--inputs", "half", "--stage", file});
    EXPECT_EQ(typo.status, 2);
    EXPECT_NE(typo.err.find("float16"), std::string::npos) << typo.err;
}

// The copy defines the same functions as the program that loads it; its own must run, or every edit
// would look right.
TEST(OwnStage, CopiedFromAChapterRunsItsOwnKernel) {
    const m2m::TestDirectory directory;
    std::string text =
        m2m::read_file(std::string(M2M_SOURCE_DIR) + "/chapters/04_shared_memory/tiled.cu");
    const auto right =
        run_book({"run", "04", "--stage", directory.write("copy.cu", text), "--sizes", "40"});
    EXPECT_EQ(right.status, 0) << right.err;
    const std::string barrier = "__syncthreads();";
    ASSERT_NE(text.find(barrier), std::string::npos);
    for (std::size_t at; (at = text.find(barrier)) != std::string::npos;)
        text.erase(at, barrier.size());
    const auto wrong =
        run_book({"run", "04", "--stage", directory.write("copy.cu", text), "--sizes", "40"});
    EXPECT_EQ(wrong.status, 1) << "without its barriers the kernel cannot be right\n" << wrong.out;
}

TEST(LossChart, HasTheTestImagesOnceThereAreTwoEpochs) {
    const m2m::TestDirectory directory;
    const fs::path file = directory.file("loss.svg");
    const std::vector<float> losses = {2, 1, 0.5f, 0.25f};
    const auto drawn = [&](const std::vector<double>& test_losses) {
        m2m::book::write_loss_chart(file, {{"openmp/simd", "a CPU", losses, test_losses}}, "mnist");
        return m2m::read_file(file).find("test images") != std::string::npos;
    };
    EXPECT_TRUE(drawn({0.9, 0.4}));
    EXPECT_FALSE(drawn({0.9})) << "a line needs two points";
    EXPECT_FALSE(drawn({}));
}

// A kernel, one thread for each element of C, and the function of the signature around it.
std::string kernel_stage(const std::string& sum, const std::string& host) {
    return "#include <cuda_runtime.h>\n"
           "__global__ void product(int m, int n, int k, const float* A, const float* B, float* "
           "C,\n"
           "                        const float* one) {\n"
           "    __shared__ float tile[64];\n"
           "    const int i = blockIdx.x, j = threadIdx.x;\n"
           "    for (int col = j; col < n; col += 64) {\n"
           "        float sum = 0;\n"
           "        for (int p = 0; p < k; ++p) sum += A[i * k + p] * B[p * n + col];\n"
           "        " +
           sum +
           "\n"
           "        C[i * n + col] = sum;\n"
           "    }\n"
           "}\n"
           "void mine(int m, int n, int k, const float* A, const float* B, float* C) {\n"
           "    if (m == 0 || n == 0) return;\n" +
           host + "}\n";
}
constexpr const char* launch = "product<<<m, 64>>>(m, n, k, A, B, C, nullptr);\n";

m2m::BookRun run_stage(const std::string& text, const std::string& more = "--stage") {
    const m2m::TestDirectory directory;
    return run_book({"run", "03", more, directory.write("mine.cu", text), "--sizes", "24"});
}

TEST(OwnStage, ThatIsRightIsCheckedAtSmallSizes) {
    if (!m2m::book::can_check_stages()) GTEST_SKIP() << "a GPU is there, or no check mode";
    const auto clean = run_stage(kernel_stage("", launch), "--stages");
    EXPECT_EQ(clean.status, 0) << clean.err;
    EXPECT_NE(clean.out.find("finds nothing in mine.cu\n"), std::string::npos) << clean.out;
    const std::map<std::string, std::string> mistakes = {
        {"host memory", kernel_stage("sum *= *one;",
                                     "const float one = 1;\n"
                                     "product<<<m, 64>>>(m, n, k, A, B, C, &one);\n")},
        {"__shared__ write", kernel_stage("tile[j + 1] = sum;", launch)}};
    for (const auto& [found, text] : mistakes) {
        const auto run = run_stage(text);
        EXPECT_EQ(run.status, 1) << found << run.err;
        const std::size_t table = run.out.find("cuda/naive"),
                          under = run.out.find("finds in mine.cu");
        ASSERT_NE(under, std::string::npos) << run.out << run.err;
        EXPECT_LT(table, under) << run.out;
        EXPECT_NE(run.out.find(found, under), std::string::npos) << run.out;
        EXPECT_NE(run.out.find("./book check ", under), std::string::npos) << run.out;
    }
}

TEST(OwnStage, ThatIsWrongIsToldWhereToLook) {
    if (!m2m::book::can_check_stages()) GTEST_SKIP() << "a GPU is there, or no check mode";
    const auto wrong = run_stage(kernel_stage("sum += 1;", launch));
    EXPECT_EQ(wrong.status, 1);
    EXPECT_NE(wrong.err.find("mine.cu says why"), std::string::npos) << wrong.err;
    EXPECT_EQ(wrong.err.find("device pointers"), std::string::npos) << wrong.err;
    const auto copies = run_stage(kernel_stage(
        "",
        "float* c;\ncudaMalloc(&c, sizeof(float) * m * n);\n"
        "product<<<m, 64>>>(m, n, k, A, B, c, nullptr);\n"
        "cudaMemcpy(C, c, sizeof(float) * m * n, cudaMemcpyDeviceToHost);\ncudaFree(c);\n"));
    EXPECT_EQ(copies.status, 1);
    EXPECT_NE(copies.err.find("a .cu stage gets device pointers"), std::string::npos) << copies.err;
}

TEST(OwnStage, IsTheOneFunctionOfTheSignature) {
    using m2m::book::find_matmul_symbol;
    EXPECT_EQ(
        find_matmul_symbol(
            "0000 T _ZN3m2m4cuda5tiledEiiiPKfS2_Pf\n0000 T _Z5otheri\n0000 t _Z1siiiPKfS0_Pf\n",
            "f"),
        "_ZN3m2m4cuda5tiledEiiiPKfS2_Pf");
    EXPECT_EQ(find_matmul_symbol("0000 T matmul\n", "f"), "matmul");
    EXPECT_THROW(find_matmul_symbol("0000 T _Z5otheri\n", "f"), m2m::Error);
    EXPECT_THROW(find_matmul_symbol("0000 T _Z1aiiiPKfS0_Pf\n0000 T _Z1biiiPKfS0_Pf\n", "f"),
                 m2m::Error);
}

TEST(OwnStage, NamedMatmulWinsOverAKernelOfTheSameSignature) {
    EXPECT_EQ(m2m::book::find_matmul_symbol(
                  "0000 T _Z6kerneliiiPKfS0_Pf\n0000 T _Z6matmuliiiPKfS0_Pf\n", "f"),
              "_Z6matmuliiiPKfS0_Pf");
}

/// Weights of a network that says 7 to everything: surely, or as if it were as good as a 2.
std::string sevens(const m2m::TestDirectory& directory, const std::string& name, float more) {
    m2m::Weights weights = m2m::initial_weights({784, 10}, 1);
    weights.layers[0].weight.assign(7840, 0);
    weights.layers[0].bias = {0, 0, 5, 0, 0, 0, 0, 5 + more, 0, 0};
    m2m::save_weights(directory.file(name), weights);
    return directory.file(name);
}

std::string picture_of_a_bar(const m2m::TestDirectory& directory) {
    std::vector<std::uint8_t> pixels(40 * 40, 230);
    for (int y = 8; y < 32; ++y) std::fill_n(pixels.begin() + 40 * y + 18, 4, 30);
    m2m::write_png_gray(directory.file("bar.png"), pixels.data(), 40, 40);
    return directory.file("bar.png");
}

TEST(Predict, SaysUnsureBelowTheConfidenceThatItsCalibrationSupports) {
    const m2m::TestDirectory directory;
    const std::string picture = picture_of_a_bar(directory);
    const std::string sure = sevens(directory, "sure.safetensors", 10),
                      unsure = sevens(directory, "unsure.safetensors", 0.5);
    auto run = run_book({"predict", "--weights", sure, picture});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_NE(run.out.find("bar.png: 7\n"), std::string::npos) << run.out;
    EXPECT_NE(run.out.find("█"), std::string::npos) << "what the network sees: " << run.out;
    run = run_book({"predict", "--weights", unsure, picture});
    EXPECT_NE(run.out.find("bar.png: unsure, perhaps 7 ("), std::string::npos) << run.out;
    EXPECT_NE(run.out.find(" %) or 2 ("), std::string::npos) << run.out;
    run = run_book({"predict", "--weights", unsure, "--unsure-below", "50", picture});
    EXPECT_NE(run.out.find("bar.png: 7\n"), std::string::npos) << run.out;

    run = run_book({"predict", "--weights", unsure, picture, "--json"});
    const json row = json::parse(run.out).at(0);
    EXPECT_EQ(row.at("digit"), 7);
    EXPECT_EQ(row.at("unsure"), true);
    EXPECT_EQ(row.at("unsure_below"), 0.9);
    EXPECT_NEAR(row.at("confidence").get<double>(), 0.6, 0.03);
    EXPECT_EQ(row.at("pixels").size(), 784u);
    EXPECT_EQ(row.at("light"), 1);
}

TEST(Predict, WritesWhatTheNetworkSees) {
    const m2m::TestDirectory directory;
    const std::string picture = picture_of_a_bar(directory);
    const std::string weights = sevens(directory, "w.safetensors", 10);
    const auto run = run_book({"predict", "--weights", weights, "--pictures",
                               directory.file("seen"), picture, picture, "--no-picture"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(m2m::read_file(directory.file("seen/seen.png")).substr(1, 3), "PNG");
    EXPECT_EQ(run_book({"predict", "--weights", weights, "--pictures", picture, picture}).status, 1)
        << "a file is no directory";
}

TEST(Predict, MeasuresItsCalibrationOnADataSet) {
    const m2m::TestDirectory directory;
    const std::string data = directory.file("digits"),
                      weights = sevens(directory, "w.safetensors", 10);
    ASSERT_EQ(run_book({"data", "digits", "--to", data, "--train", "10", "--test", "50"}).status,
              0);
    const auto run = run_book({"predict", "--weights", weights, "--calibrate", "--data", "digits",
                               "--data-dir", data, "--json"});
    const json found = json::parse(run.out);
    EXPECT_EQ(found.at("count"), 50);
    EXPECT_EQ(found.at("bins").at(9).at("right"), 5) << "one digit of ten is a 7";
    EXPECT_EQ(found.at("unsure_below"), 1);
    EXPECT_NE(run.err.find("90 to 100 %"), std::string::npos) << run.err;
}

}  // namespace
