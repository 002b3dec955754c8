// Where the time of a training step goes: an epoch with a clock around each of its operations.
//
// Run it:  build/cpu/bin/train_parts --data mnist           (--help shows the flags)
//
// The clock itself costs some 40 ns for each operation, 20 of them a step; the first line has no
// clock inside.
#include "chapters/02_openmp/stages.hpp"
#include "chapters/06_mnist_mlp/forwarding.hpp"
#include "chapters/06_mnist_mlp/mlp.hpp"
#include "chapters/06_mnist_mlp/training.hpp"
#include "chapters/06_mnist_mlp/weights.hpp"
#include "chapters/08_fusion/fused_operations.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/base/timer.hpp"
#include "common/data/dataset.hpp"
#include "common/measure/in_turns.hpp"
#include "common/measure/measure.hpp"
#include "common/program/command_line.hpp"

#include <fmt/core.h>
#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

#ifdef _OPENMP
#include <omp.h>
#endif

#include <map>
#include <string>
#include <vector>

namespace {

/// Adds up the seconds of every operation by its name.
class TimedOperations final : public m2m::ForwardingOperations {
  public:
    explicit TimedOperations(m2m::Operations& other) : ForwardingOperations(other) {}
    std::map<std::string, double> seconds;

    void matmul(int m, int n, int k, const float* A, const float* B, float* C) override {
        timed(fmt::format("product {}×{} · {}×{}", m, k, k, n),
              [&] { other_.matmul(m, n, k, A, B, C); });
    }
    void transpose(int m, int n, const float* A, float* At) override {
        timed(fmt::format("transpose {}×{}", m, n), [&] { other_.transpose(m, n, A, At); });
    }
    void gather(int m, int n, const int* order, const float* images, const std::uint8_t* all_labels,
                float* batch, std::uint8_t* labels) override {
        timed("gather", [&] { other_.gather(m, n, order, images, all_labels, batch, labels); });
    }
    void add_bias(int m, int n, const float* bias, float* Z) override {
        timed("element-wise", [&] { other_.add_bias(m, n, bias, Z); });
    }
    void add_bias_relu(int m, int n, const float* bias, float* Z) override {
        timed("element-wise", [&] { other_.add_bias_relu(m, n, bias, Z); });
    }
    void relu_gradient(std::size_t count, const float* H, float* dH) override {
        timed("element-wise", [&] { other_.relu_gradient(count, H, dH); });
    }
    void softmax_cross_entropy(int m, int n, const std::uint8_t* labels, float* Z, float* losses,
                               std::uint8_t* predicted) override {
        timed("loss", [&] { other_.softmax_cross_entropy(m, n, labels, Z, losses, predicted); });
    }
    void cross_entropy_gradient(int m, int n, const std::uint8_t* labels, const float* P,
                                float* dZ) override {
        timed("loss", [&] { other_.cross_entropy_gradient(m, n, labels, P, dZ); });
    }
    void column_sums(int m, int n, const float* A, float* sums) override {
        timed("element-wise", [&] { other_.column_sums(m, n, A, sums); });
    }
    void adam(std::size_t count, const m2m::AdamSettings& settings, std::int64_t step,
              const float* g, float* w, float* m, float* v) override {
        timed("Adam", [&] { other_.adam(count, settings, step, g, w, m, v); });
    }

  private:
    template <class Work>
    void timed(const std::string& name, const Work& work) {
        const m2m::Timer timer;
        work();
        seconds[name] += timer.seconds();
    }
};

/// Seconds of an epoch: the training's second, so that everything is warm.
double epoch(m2m::Operations& operations, const m2m::Dataset& data, int batch,
             TimedOperations* of) {
    m2m::Mlp network(operations, m2m::initial_weights({784, 128, 10}, 1), batch);
    m2m::Training training(operations, network, data, batch, {}, {1, 0, 0, m2m::Random(1)});
    m2m::TrainingObserver nobody;
    training.run(1, nobody);
    if (of) of->seconds.clear();
    const m2m::Timer timer;
    training.run(2, nobody);
    return timer.seconds();
}

void run(const std::string& name, const std::vector<int>& batches, const std::vector<int>& threads,
         int rounds, const m2m::JsonOption& json) {
    if (!m2m::build_measures_speed())
        throw m2m::Error("no speed is measured in " + m2m::why_no_speed());
    const m2m::Dataset data = m2m::load_dataset(name).train;
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    std::ostream& out = json.text();
    fmt::print(out, "{}, {} images of {}, 784 → 128 → 10; medians of {} epochs\n", m2m::cpu_name(),
               data.count(), name, rounds);
    for (const int batch : batches) {
        for (const int count : threads) {
#ifdef _OPENMP
            omp_set_num_threads(count);
#endif
            const auto host = m2m::make_cpu_operations(m2m::openmp::simd);
            const auto fused = m2m::fusion::fused_operations(*host);
            TimedOperations timed(*host);
            std::vector<double> plain, with_fused;
            std::map<std::string, std::vector<double>> parts;
            for (int round = 0; round < rounds; ++round) {
                plain.push_back(epoch(*host, data, batch, nullptr));
                with_fused.push_back(epoch(*fused, data, batch, nullptr));
                epoch(timed, data, batch, &timed);
                for (const auto& [part, seconds] : timed.seconds) parts[part].push_back(seconds);
            }
            nlohmann::ordered_json row = {{"device", m2m::cpu_device_name()},
                                          {"batch", batch},
                                          {"threads", count},
                                          {"seconds", m2m::median(plain)},
                                          {"fused_seconds", m2m::median(with_fused)}};
            const double whole = m2m::median(plain);
            fmt::print(out,
                       "\nbatch {}, {} thread{}: an epoch {:.3f} s, with fused jobs {:.3f} s\n",
                       batch, count, count == 1 ? "" : "s", whole, m2m::median(with_fused));
            for (const auto& [part, seconds] : parts) {
                const double median = m2m::median(seconds);
                row["parts"][part] = median;
                fmt::print(out, "  {:28} {:7.1f} ms {:5.1f} %\n", part, median * 1e3,
                           100 * median / whole);
            }
            rows.push_back(row);
            out.flush();
        }
    }
    json.write(rows);
}

}  // namespace

int main(int argc, char** argv) {
    std::string data = "mnist";
    std::vector<int> batches = {32, 128}, threads = {1, 2};
    int rounds = 5;
    m2m::JsonOption json;
    m2m::Command app("Where the time of a training step goes", "train_parts");
    app.add_option("--data", data, "mnist, fashion-mnist or digits")->show_default();
    app.add_numbers("--batches", batches, 1, 60000, "batch sizes");
    app.add_numbers("--threads", threads, 1, 1024, "how many");
    app.add_number("--rounds", rounds, 1, 1000, "epochs for each median")->show_default();
    json.add_to(app);
    return m2m::run_program(app, argc, argv, [&] {
        run(data, batches, threads, rounds, json);
        return 0;
    });
}
