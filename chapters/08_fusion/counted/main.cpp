// Chapter 08 under count mode: the bytes that its CUDA kernels ask of the simulated GPU's memory,
// beside those of the model.
//   chapter_08_counted                 a table; --json [FILE] for programs
// Each job runs in a process of its own, because count mode counts everything that a process does.
#include "chapters/06_mnist_mlp/operations.hpp"
#include "chapters/08_fusion/jobs.hpp"
#include "chapters/08_fusion/traffic.hpp"
#include "common/base/error.hpp"
#include "common/base/process.hpp"
#include "common/program/command_line.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace m2m::fusion {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Job {
    const char* name;  // "adam", "layer" or "loss"
    int m, n, k;       // adam: m weights; loss: m rows of n logits; layer: m×k times k×n
    const char* what;
};

constexpr Job jobs[] = {
    {"adam", 10000, 0, 0, "Adam, 10 000 weights"},
    {"loss", 320, 10, 0, "softmax, loss and gradient, 320×10"},
    {"layer", 128, 128, 16, "bias and ReLU after 128×16 · 16×128"},
    {"layer", 32, 128, 784, "bias and ReLU after 32×784 · 784×128"},
};

Traffic model(const Job& job, bool fused) {
    if (job.name == std::string("adam")) return adam_traffic(job.m, fused);
    if (job.name == std::string("loss")) return loss_traffic(job.m, job.n, fused);
    return layer_traffic(job.m, job.n, job.k, fused);
}

std::size_t product(int a, int b) {
    return static_cast<std::size_t>(a) * static_cast<std::size_t>(b);
}

// Runs one job, once.
void run(const Job& job, bool fused) {
    const auto operations = make_cuda_operations(files::matmul_device);
    const auto reals = [&](std::size_t count) {
        return Buffer<float>(*operations, std::vector<float>(count).data(), count);
    };
    const Jobs& way = fused ? files::fused_device : files::separate_device;
    const auto rows = static_cast<std::size_t>(job.m);
    if (job.name == std::string("adam")) {
        auto g = reals(rows), w = reals(rows), m = reals(rows), v = reals(rows), t = reals(rows);
        const AdamSettings settings;
        if (fused)
            operations->adam(rows, settings, 1, g.data(), w.data(), m.data(), v.data());
        else
            files::separate_adam_device(rows, settings, settings.learning_rate, g.data(), w.data(),
                                        m.data(), v.data(), t.data());
    } else if (job.name == std::string("loss")) {
        auto Z = reals(product(job.m, job.n)), dZ = reals(product(job.m, job.n));
        auto losses = reals(rows), scratch = reals(2 * rows);
        const std::vector<std::uint8_t> zeros(rows);
        Buffer<std::uint8_t> labels(*operations, zeros.data(), rows), predicted(*operations, rows);
        way.softmax_cross_entropy(job.m, job.n, labels.data(), Z.data(), dZ.data(), losses.data(),
                                  predicted.data(), scratch.data());
    } else {
        auto A = reals(product(job.m, job.k)), B = reals(product(job.k, job.n));
        auto bias = reals(product(1, job.n)), C = reals(product(job.m, job.n));
        way.matmul_bias_relu(job.m, job.n, job.k, A.data(), B.data(), bias.data(), C.data());
    }
    operations->synchronize();
}

// What count mode wrote about this program running one job.
Json counted(std::size_t job, bool fused) {
    const fs::path file =
        fs::temp_directory_path() / fmt::format("chapter_08_{}_{}{}.json", ::getpid(), job, fused);
    ::setenv("SIMT_COUNT_JSON", file.c_str(), 1);
    const int status = run_process({own_program().string(), "--job", std::to_string(job),
                                    fused ? "--fused" : "--separate"})
                           .status;
    std::ifstream stream(file);
    const Json report = Json::parse(stream, nullptr, false);
    stream.close();
    fs::remove(file);
    if (status != 0 || report.is_discarded()) throw Error("a job under count mode failed");
    Json sum = {{"asked_read", 0.0}, {"asked_written", 0.0}, {"sectors", 0.0}};
    for (const Json& kernel : report.at("kernels")) {
        const Json& totals = kernel.at("totals");
        const Json &load = totals.at("global_load"), &store = totals.at("global_store");
        sum["asked_read"] = sum["asked_read"].get<double>() + load.at("bytes").get<double>();
        sum["asked_written"] = sum["asked_written"].get<double>() + store.at("bytes").get<double>();
        sum["sectors"] = sum["sectors"].get<double>() + load.at("sectors").get<double>() +
                         store.at("sectors").get<double>();
    }
    return sum;
}

std::string kilobytes(double bytes) {
    return fmt::format("{:.1f} KB", bytes / 1e3);
}

void count_all(const JsonOption& json) {
    std::ostream& out = json.text();
    out << "Bytes of global memory. Model: every pass moves its arrays once. Asked: what all "
           "threads load\nand store. Moved: 32 bytes for every sector that a warp touches. "
           "(Counted "
           "on the simulated GPU.)\n\n";
    out << fmt::format("{:<40} {:<9} {:>11} {:>11} {:>11}\n", "job", "way", "model", "asked",
                       "moved");
    Json rows = Json::array();
    for (std::size_t j = 0; j < std::size(jobs); ++j) {
        for (const bool fused : {false, true}) {
            const Traffic traffic = model(jobs[j], fused);
            Json row = counted(j, fused);
            double read = 0, written = 0;
            for (const Pass& pass : traffic.passes) read += pass.read, written += pass.written;
            const double asked =
                row["asked_read"].get<double>() + row["asked_written"].get<double>();
            out << fmt::format("{:<40} {:<9} {:>11} {:>11} {:>11}\n", fused ? "" : jobs[j].what,
                               fused ? "fused" : "separate", kilobytes(traffic.bytes()),
                               kilobytes(asked), kilobytes(32 * row["sectors"].get<double>()));
            row.update({{"job", jobs[j].name},
                        {"m", jobs[j].m},
                        {"n", jobs[j].n},
                        {"k", jobs[j].k},
                        {"fused", fused},
                        {"simulated", true},
                        {"model_read", read},
                        {"model_written", written}});
            rows.push_back(std::move(row));
        }
    }
    json.write(rows);
}

}  // namespace

}  // namespace m2m::fusion

int main(int argc, char** argv) {
    using namespace m2m;
    using namespace m2m::fusion;
    Command app("Counts the bytes that chapter 08's CUDA kernels ask of memory.",
                "chapter_08_counted");
    JsonOption json;
    int job = -1;
    bool fused = false, separate = false;
    json.add_to(app);
    app.add_number("--job", job, 0, static_cast<int>(std::size(jobs)) - 1,
                   "run only the job of this number, with SIMT_COUNT_JSON=FILE");
    app.add_flag("--fused", fused, "that job fused");
    app.add_flag("--separate", separate, "that job in separate passes (the default)");
    return run_program(app, argc, argv, [&] {
        if (job >= 0)
            m2m::fusion::run(jobs[job], fused && !separate);
        else
            count_all(json);
        return 0;
    });
}
