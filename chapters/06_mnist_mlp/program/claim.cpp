#include "chapters/06_mnist_mlp/program/claim.hpp"

#include "chapters/06_mnist_mlp/program/train_program.hpp"
#include "common/data/dataset.hpp"

#include <fmt/format.h>

namespace m2m {

Verdict judge_keras_example(const Figure& percent) {
    const double right = percent.value().value_or(0);
    const Outcome outcome = right >= 86 && right <= 89 ? Outcome::confirmed
                            : right < 80 || right > 95 ? Outcome::refuted
                                                       : Outcome::depends;
    return Verdict::from({&percent, 1}, outcome,
                         fmt::format("{:.1f} % of the test images are read right", right));
}

ClaimReport measure_keras_example(const ClaimOptions&) {
    ClaimReport report{"About 87 %: it is the same network, the same data and the same Adam.",
                       {},
                       Verdict::not_measurable("Fashion-MNIST is not here: ./book data fetch "
                                               "fashion-mnist downloads it")};
    if (!dataset_available("fashion-mnist")) return report;
    TrainRequest request;
    request.data = "fashion-mnist";
    request.progress = "none";
    const TrainReport training = run_training(request);
    double seconds = 0;
    for (const EpochResult& epoch : training.result.epochs) seconds += epoch.seconds;
    const MeasuredOn device{training.result.device, false};
    report.figures = {
        Figure::count("test images read right", 100 * training.result.test.accuracy(), "%", device),
        Figure::speed("5 epochs", seconds, "s", device)};
    report.verdict = judge_keras_example(report.figures.front());
    return report;
}

}  // namespace m2m
