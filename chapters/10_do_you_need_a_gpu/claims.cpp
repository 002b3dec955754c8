#include "chapters/10_do_you_need_a_gpu/claims.hpp"

#include "chapters/06_mnist_mlp/mlp.hpp"
#include "chapters/10_do_you_need_a_gpu/cost.hpp"
#include "chapters/stages.hpp"
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/machine.hpp"
#include "common/base/project.hpp"
#include "common/base/random.hpp"
#include "common/device/device.hpp"
#include "common/measure/in_turns.hpp"
#include "common/measure/measure.hpp"
#include "common/picture/svg.hpp"
#include "common/verify/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <ostream>
#include <stdexcept>

namespace m2m::break_even {

namespace {

constexpr int batches[] = {1, 8, 32, 128, 512, 2048};
constexpr int hidden_sizes[] = {32, 128, 512, 2048};
constexpr Net mnist{32, 784, 128, 10};      // the example of claim 13
constexpr Net bigger{2048, 784, 2048, 10};  // the largest of the survey
constexpr double mnist_steps = 5 * 1875.0;  // five epochs of 60 000 images, 32 at a time
constexpr double bigger_steps = 50 * 30.0;  // fifty epochs, 2048 at a time
constexpr const char* cpu_stage = "openmp/simd";
constexpr const char* gpu_stage = "cublas/sgemm";
constexpr const char* modelled_part = "T4";

bool real_gpu() {
    return device_present() && !device_simulated();
}

/// One training step of chapter 06 on a stage, timed again and again.
class Step {
  public:
    Step(const Stage& stage, const Net& net)
        : net_(net),
          operations_(make_operations(stage)),
          images_(static_cast<std::size_t>(net.batch) * static_cast<std::size_t>(net.inputs)),
          truth_(static_cast<std::size_t>(net.batch)) {
        Random random(10);
        for (float& pixel : images_) pixel = random.uniform();
        for (auto& label : truth_)
            label = static_cast<std::uint8_t>(random.integer(0, net.classes - 1));
        std::vector<int> order(truth_.size());
        std::iota(order.begin(), order.end(), 0);
        placed_images_ = Buffer<float>(*operations_, images_.data(), images_.size());
        placed_truth_ = Buffer<std::uint8_t>(*operations_, truth_.data(), truth_.size());
        order_ = Buffer<int>(*operations_, order.data(), order.size());
        losses_ = Buffer<float>(*operations_, truth_.size());
        predicted_ = Buffer<std::uint8_t>(*operations_, truth_.size());
        network_ = std::make_unique<Mlp>(
            *operations_, initial_weights({net.inputs, net.hidden, net.classes}, 1), net.batch);
    }

    /// The images live where the stage computes.
    void run() {
        operations_->gather(net_.batch, net_.inputs, order_.data(), placed_images_.data(),
                            placed_truth_.data(), network_->batch(), network_->labels());
        learn();
        operations_->synchronize();
    }

    /// The images come from the host in every step, and the losses go back.
    void run_with_transfers() {
        operations_->upload(network_->batch(), images_.data(), images_.size() * sizeof(float));
        operations_->upload(network_->labels(), truth_.data(), truth_.size());
        learn();
        std::vector<float> losses(truth_.size());
        std::vector<std::uint8_t> predicted(truth_.size());
        losses_.download(losses.data());
        predicted_.download(predicted.data());
    }

  private:
    void learn() {
        network_->forward(net_.batch, losses_.data(), predicted_.data());
        network_->backward(net_.batch);
        network_->update(AdamSettings{}, ++step_);
    }

    Net net_;
    std::unique_ptr<Operations> operations_;
    std::vector<float> images_;
    std::vector<std::uint8_t> truth_;
    Buffer<float> placed_images_, losses_;
    Buffer<std::uint8_t> placed_truth_, predicted_;
    Buffer<int> order_;
    std::unique_ptr<Mlp> network_;
    std::int64_t step_ = 0;
};

void verify(const char* name) {
    const Verification report = verify_stage(find_stage(name), 33, 129, 785);
    if (!report) throw Error(fmt::format("{} is wrong: {}", name, report.what));
}

Spread measured(const char* stage, const Net& net, double seconds, bool transfers) {
    Step step(find_stage(stage), net);
    const std::function<void()> run[] = {
        [&] { transfers ? step.run_with_transfers() : step.run(); }};
    return spread_in_turns(run, seconds).front();
}

/// The survey of this run: the text before the claims and three claims use the same one.
const Survey& this_survey(double seconds) {
    static const Survey result = survey(seconds, find_gpu_part(modelled_part));
    return result;
}

constexpr double survey_seconds = 0.05;  // for each of its points

std::string source_of_model(const GpuPart& part) {
    const Assumptions assumed;
    return fmt::format(
        "roofline of {}; assumed {:.0f} % of its peaks, {:.0f} µs a kernel, {:.0f} µs a copy",
        part.source, 100 * assumed.reach, assumed.launch * 1e6, assumed.copy * 1e6);
}

Figure gpu_figure(const Survey& survey, const std::string& what, const Spread& seconds) {
    if (!survey.measured)
        return Figure::model(what, seconds.median * 1e6, "µs", survey.gpu, survey.source);
    return Figure::speed(what, seconds.median * 1e6, "µs", on_gpu())
        .between(seconds.low * 1e6, seconds.high * 1e6);
}

Figure cpu_figure(const std::string& what, const Spread& seconds) {
    return Figure::speed(what, seconds.median * 1e6, "µs", on_cpu())
        .between(seconds.low * 1e6, seconds.high * 1e6);
}

Figure cpu_figure(const std::string& what, double seconds) {
    return Figure::speed(what, seconds * 1e6, "µs", on_cpu());
}

std::string gpu_in_words(const Survey& survey) {
    return survey.measured ? survey.gpu + " (measured)" : "A " + survey.gpu + " (by the model)";
}

// The batch from which on the GPU is at least as fast as the CPU.
std::optional<double> crossing_of(const Survey& survey, int hidden, bool transfers) {
    std::vector<double> x, cpu, gpu;
    for (const int batch : batches) {
        const Point& point = survey.at(batch, hidden);
        x.push_back(batch);
        cpu.push_back(point.cpu);
        gpu.push_back(transfers ? point.gpu_with_transfers : point.gpu);
    }
    return crossing(x, cpu, gpu);
}

// Batch size to the right, time of a step upwards; one pair of curves for each of two layer sizes.
void draw(const Survey& survey) {
    LineChart chart;
    chart.title = "Time of a training step, 784 → hidden → 10";
    chart.x_label = "images in a batch";
    chart.x_powers_of_two = true;
    chart.y_label = "µs";
    chart.logarithmic = true;
    chart.caption = {"CPU: " + cpu_device_name() + ", " + cpu_stage + ", measured",
                     survey.measured ? "GPU: " + survey.gpu + ", " + gpu_stage + ", measured"
                                     : "GPU: " + survey.gpu + ", " + survey.source,
                     "./book run 10"};
    for (const int hidden : {128, 2048}) {
        Series cpu{fmt::format("CPU, hidden {}", hidden), {}, {}};
        Series gpu{fmt::format("GPU, hidden {}", hidden), {}, {}};
        Series copied{fmt::format("GPU and transfers, hidden {}", hidden), {}, {}};
        for (const int batch : batches) {
            const Point& point = survey.at(batch, hidden);
            const double x = std::log2(batch);
            for (const auto& [series, seconds] : {std::pair{&cpu, point.cpu},
                                                  {&gpu, point.gpu},
                                                  {&copied, point.gpu_with_transfers}}) {
                series->x.push_back(x);
                series->y.push_back(seconds * 1e6);
            }
        }
        chart.series.insert(chart.series.end(), {cpu, gpu, copied});
        for (const bool transfers : {false, true}) {
            const std::optional<double> from = crossing_of(survey, hidden, transfers);
            if (!from || *from == batches[0]) continue;
            chart.marks.push_back({std::log2(*from), fmt::format("hidden {}{}: {:.0f}", hidden,
                                                                 transfers ? " with transfers" : "",
                                                                 std::ceil(*from))});
        }
    }
    const auto path = project_root() / "out" / "break_even.svg";
    write_file(path, line_chart(chart));
}

std::string crossing_text(const Survey& survey, int hidden, bool transfers) {
    const std::optional<double> from = crossing_of(survey, hidden, transfers);
    if (!from) return "never here";
    if (*from == batches[0]) return "always here";
    return fmt::format("from batch {:.0f} on", std::ceil(*from));
}

}  // namespace

const Point& Survey::at(int batch, int hidden) const {
    for (const Point& point : points) {
        if (point.net.batch == batch && point.net.hidden == hidden) return point;
    }
    throw std::out_of_range("the survey has no such point");
}

Survey survey(double seconds, const GpuPart& part) {
    Survey result;
    result.measured = real_gpu();
    result.gpu = result.measured ? cuda_device_name() : std::string(part.name);
    if (!result.measured) result.source = source_of_model(part);
    if (!build_measures_speed()) return result;
    verify(cpu_stage);
    if (result.measured) verify(gpu_stage);
    for (const int hidden : hidden_sizes) {
        for (const int batch : batches) {
            Point point;
            point.net = {batch, mnist.inputs, hidden, mnist.classes};
            // A verdict hangs on two of the points: they get more runs.
            const bool judged = (batch == mnist.batch && hidden == mnist.hidden) ||
                                (batch == bigger.batch && hidden == bigger.hidden);
            const double patience = judged ? 10 * seconds : seconds;
            point.cpu_spread = measured(cpu_stage, point.net, patience, false);
            point.cpu = point.cpu_spread.median;
            if (result.measured) {
                point.gpu_spread = measured(gpu_stage, point.net, patience, false);
                point.transfers_spread = measured(gpu_stage, point.net, patience, true);
                point.gpu = point.gpu_spread.median;
                point.gpu_with_transfers = point.transfers_spread.median;
            } else {
                point.gpu = modelled_step(point.net, part);
                point.gpu_with_transfers = point.gpu + modelled_transfers(point.net, part);
                point.gpu_spread.median = point.gpu;
                point.transfers_spread.median = point.gpu_with_transfers;
            }
            result.points.push_back(point);
        }
    }
    return result;
}

// ---- verdicts ----

namespace {

// Not a number where one is missing: then nobody looks at it.
double quotient(const Figure& a, const Figure& b) {
    return a.value().value_or(0) / b.value().value_or(1);
}

}  // namespace

Verdict judge_scalars_and_matrices(const Figure& one_cpu, const Figure& one_gpu,
                                   const Figure& matrix_cpu, const Figure& matrix_gpu) {
    const Figure all[] = {one_cpu, one_gpu, matrix_cpu, matrix_gpu};
    const auto outcome = [](std::span<const double> value) {
        const double scalar = value[1] / value[0], matrix = value[2] / value[3];
        return scalar >= 2 && matrix >= 2 ? Outcome::confirmed
               : scalar < 1 || matrix < 1 ? Outcome::refuted
                                          : Outcome::depends;
    };
    return judge_at_ends(
        all, outcome,
        fmt::format("on one element the CPU is {:.3g} times as fast as the GPU, on "
                    "the matrix the GPU {:.3g} times as fast as the CPU",
                    quotient(one_gpu, one_cpu), quotient(matrix_cpu, matrix_gpu)));
}

Verdict judge_break_even(const Figure& mnist_cpu, const Figure& mnist_gpu, const Figure& big_cpu,
                         const Figure& big_gpu) {
    const Figure all[] = {mnist_cpu, mnist_gpu, big_cpu, big_gpu};
    const auto outcome = [](std::span<const double> value) {
        const double small = value[0] / value[1], big = value[2] / value[3];
        return big < 1                 ? Outcome::refuted
               : small < 3 && big >= 3 ? Outcome::confirmed
                                       : Outcome::depends;
    };
    return judge_at_ends(
        all, outcome,
        fmt::format(
            "for MNIST's example the GPU is {:.2g} times as fast, for the bigger net {:.2g} "
            "times",
            quotient(mnist_cpu, mnist_gpu), quotient(big_cpu, big_gpu)));
}

Verdict judge_hours(const Figure& cpu, const Figure& gpu) {
    return judge_ratio(cpu, gpu, {10, 3});
}

Verdict judge_without_gpu(const Figure& right, const Figure& all) {
    const Figure both[] = {right, all};
    const double good = right.value().value_or(0), stages = all.value().value_or(0);
    const Outcome outcome = good > 0 && good == stages ? Outcome::confirmed
                            : good == 0                ? Outcome::refuted
                                                       : Outcome::depends;
    return Verdict::from(both, outcome,
                         fmt::format("{} of {} CUDA stages give the right result without a GPU, by "
                                     "the simulator; renting and free notebooks are a matter of "
                                     "prices: ./book cost",
                                     good, stages));
}

// ---- experiments ----

ClaimReport measure_scalars_and_matrices(const ClaimOptions& options) {
    constexpr int side = 1024;
    MeasureOptions timing;
    timing.min_seconds = options.seconds;
    const auto cpu = [&](const char* stage, int size) {
        return measure_stage(find_stage(stage), {size, size, size}, timing).seconds;
    };
    const auto gpu = [&](const std::string& what, int size) {
        if (real_gpu()) return Figure::speed(what, cpu(gpu_stage, size) * 1e6, "µs", on_gpu());
        const GpuPart& part = find_gpu_part(modelled_part);
        const Assumptions assumed;
        const double n = size;
        const double work = std::max(2 * n * n * n / (part.peak_flops() * assumed.reach),
                                     12 * n * n / (part.memory_bandwidth() * assumed.reach));
        return Figure::model(what, (assumed.launch + work) * 1e6, "µs", std::string(part.name),
                             source_of_model(part));
    };
    ClaimReport report{
        "A GPU needs microseconds to start anything: one product is done sooner on "
        "the CPU. With a million elements its thousands of lanes have work.",
        {cpu_figure("1 element, one CPU thread", cpu("serial/ijk", 1)), gpu("1 element, GPU", 1),
         cpu_figure("1024 × 1024, all CPU threads", cpu(cpu_stage, side)),
         gpu("1024 × 1024, GPU", side)},
        Verdict::not_measurable("")};
    report.verdict = judge_scalars_and_matrices(report.figures[0], report.figures[1],
                                                report.figures[2], report.figures[3]);
    return report;
}

ClaimReport measure_break_even(const ClaimOptions&) {
    const Survey& found = this_survey(survey_seconds);
    ClaimReport report{
        "MNIST's example is a few hundred microseconds a step on a CPU, and a dozen "
        "kernels on a GPU: much the same. A net 16 times as wide with 64 times the "
        "batch has a thousand times the work; there the GPU wins by its peak.",
        {},
        Verdict::not_measurable(why_no_speed())};
    if (found.points.empty()) return report;
    const Point &small = found.at(mnist.batch, mnist.hidden),
                &big = found.at(bigger.batch, bigger.hidden);
    report.figures = {
        cpu_figure("step of batch 32, hidden 128: CPU", small.cpu_spread),
        gpu_figure(found, "step of batch 32, hidden 128: GPU", small.transfers_spread),
        cpu_figure("step of batch 2048, hidden 2048: CPU", big.cpu_spread),
        gpu_figure(found, "step of batch 2048, hidden 2048: GPU", big.transfers_spread)};
    report.verdict = judge_break_even(report.figures[0], report.figures[1], report.figures[2],
                                      report.figures[3]);
    report.remarks.push_back("The GPU's times include bringing every batch to it.");
    return report;
}

ClaimReport measure_hours(const ClaimOptions&) {
    const Survey& found = this_survey(survey_seconds);
    ClaimReport report{
        "Two and a half hours against ten minutes are 15 times. It depends on which "
        "CPU, which GPU and which net; we take the biggest net of the survey.",
        {},
        Verdict::not_measurable(why_no_speed())};
    if (found.points.empty()) return report;
    const Point& big = found.at(bigger.batch, bigger.hidden);
    report.figures = {cpu_figure("a step on the CPU", big.cpu_spread),
                      gpu_figure(found, "a step on the GPU", big.gpu_spread)};
    report.verdict = judge_hours(report.figures[0], report.figures[1]);
    if (!found.measured) {
        for (const char* name : {"RTX 3060", "RTX 4090"}) {
            report.remarks.push_back(
                fmt::format("By the same model, {}: {:.1f} times as fast as this CPU.", name,
                            big.cpu / modelled_step(big.net, find_gpu_part(name))));
        }
    }
    return report;
}

ClaimReport measure_without_gpu(const ClaimOptions&) {
    const std::string prediction =
        "Every program of this book runs without a GPU, with the same results; time is another "
        "matter. A GPU for an hour costs less than a coffee.";
    const cost::Prices prices;
    const cost::Costs costs = cost::calculate(1, prices);
    const std::vector<Figure> prices_as_figures = {
        Figure::model("one rented hour", costs.rented, "USD", "AWS g4dn.xlarge",
                      prices.rent.source),
        Figure::model("hours from which buying is cheaper", costs.break_even_hours.value_or(0), "h",
                      "RTX 3060", prices.buy.source)};
    if (real_gpu()) {
        return {prediction, prices_as_figures,
                Verdict::not_measurable("this machine has a GPU: " + cuda_device_name())};
    }
    if (!device_present())
        return {prediction, prices_as_figures, Verdict::not_measurable(why_no_device())};
    int right = 0, all = 0;
    for (const Stage& stage : stages()) {
        if (stage.where != Where::device) continue;
        ++all;
        right += verify_stage(stage, 65, 67, 129).ok;
    }
    ClaimReport report{prediction,
                       {Figure::count("CUDA stages that are right", right, "", on_gpu()),
                        Figure::count("CUDA stages", all, "", on_gpu())},
                       Verdict::not_measurable("")};
    report.verdict = judge_without_gpu(report.figures[0], report.figures[1]);
    report.figures.insert(report.figures.end(), prices_as_figures.begin(), prices_as_figures.end());
    return report;
}

void print_survey(std::ostream& out) {
    if (!build_measures_speed()) return;
    const Survey& found = this_survey(survey_seconds);
    out << fmt::format("Time of a training step, 784 → hidden → 10\n  CPU: {}, {}, measured\n",
                       cpu_device_name(), cpu_stage);
    out << (found.measured ? fmt::format("  GPU: {}, {}, measured\n\n", found.gpu, gpu_stage)
                           : fmt::format("  GPU: {}, not measured, by a model:\n       {}\n\n",
                                         found.gpu, found.source));
    out << fmt::format("{:>7} {:>7} {:>12} {:>12} {:>16}\n", "hidden", "batch", "CPU", "GPU",
                       "with transfers");
    const auto cell = [](double seconds, int width) {
        const std::string text = in_words(seconds);  // "µ" is one column and two bytes
        const int columns = static_cast<int>(text.size()) - (text.find("µ") != text.npos);
        return std::string(static_cast<std::size_t>(std::max(0, width - columns)), ' ') + text;
    };
    for (const Point& point : found.points)
        out << fmt::format("{:>7} {:>7} {} {} {}\n", point.net.hidden, point.net.batch,
                           cell(point.cpu, 12), cell(point.gpu, 12),
                           cell(point.gpu_with_transfers, 16));
    out << "\nThe GPU is faster (with every batch brought to it):\n";
    for (const int hidden : hidden_sizes)
        out << fmt::format("  hidden {:>4}: {} ({})\n", hidden, crossing_text(found, hidden, false),
                           crossing_text(found, hidden, true));
    const auto tell = [&](const char* name, const Net& net, double steps) {
        const Point& point = found.at(net.batch, net.hidden);
        std::string text = answer(name, steps, point.cpu, point.gpu, gpu_in_words(found));
        if (const std::size_t end = text.find(". "); end != text.npos)
            text.replace(end, 2, ".\n  ");
        out << text << '\n';
    };
    out << '\n';
    tell("MNIST's example (hidden 128, batch 32, 5 epochs) on this machine", mnist, mnist_steps);
    tell("a wide net (hidden 2048, batch 2048, 50 epochs) on this machine", bigger, bigger_steps);
    if (!found.measured) {
        const GpuPart& part = find_gpu_part(modelled_part);
        const auto small = sensitivity(mnist, part), big = sensitivity(bigger, part);
        out << fmt::format(
                   "How much of that is assumption? The {} would be so many times as fast:\n",
                   found.gpu)
            << "  a launch  of the peaks  MNIST's example  the wide net\n";
        for (std::size_t i = 0; i < small.size(); ++i) {
            const Assumptions& assumed = small[i].assumptions;
            out << fmt::format("{:>7.0f} µs {:>12.0f} % {:>16.2f} {:>13.1f}\n",
                               assumed.launch * 1e6, assumed.reach * 100,
                               found.at(mnist.batch, mnist.hidden).cpu / small[i].seconds,
                               found.at(bigger.batch, bigger.hidden).cpu / big[i].seconds);
        }
        out << '\n';
    }
    draw(found);
    out << "Drawn: out/break_even.svg\n\n";
}

}  // namespace m2m::break_even
