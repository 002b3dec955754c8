#include "chapters/09_many_devices/scaling.hpp"

#include "common/base/error.hpp"

#include <algorithm>

namespace m2m {

// [ring] Each of 2(n − 1) rounds sends one n-th of the data, and all ranks send at once.
double all_reduce_seconds(const MessageCost& cost, int ranks, double bytes) {
    if (ranks < 2) return 0;
    return 2.0 * (ranks - 1) * (cost.alpha + cost.beta * bytes / ranks);
}

MessageCost cost_from(double few_bytes, double few_seconds, double many_bytes,
                      double many_seconds) {
    if (!(many_bytes > few_bytes) || !(few_bytes > 0))
        throw Error("the cost of messages needs two all-reduces of different lengths");
    // Two ranks: seconds = 2α + β·bytes. A measurement can be off; a cost is not negative.
    const double beta = std::max(0.0, (many_seconds - few_seconds) / (many_bytes - few_bytes));
    return {std::max(0.0, (few_seconds - beta * few_bytes) / 2), beta};
}

double modelled_rate(const StepCost& step, const MessageCost& cost, int ranks) {
    const double seconds =
        step.shared / ranks + step.repeated + all_reduce_seconds(cost, ranks, step.bytes);
    return step.batch / seconds;
}

int best_ranks(const StepCost& step, const MessageCost& cost, int most) {
    int best = 1;
    for (int ranks = 2; ranks <= most; ++ranks) {
        if (modelled_rate(step, cost, ranks) > modelled_rate(step, cost, best)) best = ranks;
    }
    return best;
}

}  // namespace m2m
