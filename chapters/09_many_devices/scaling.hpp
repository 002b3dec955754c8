// How fast n ranks should be: the α–β model of an all-reduce, and the step around it.
#pragma once

#include <cstddef>
#include <vector>

namespace m2m {

/// What it costs to send a message: α seconds for any, and β seconds for each byte.
/// (Hockney, "The communication challenge for MPP", Parallel Computing 20, 1994.)
struct MessageCost {
    double alpha = 0, beta = 0;
};

/// Seconds of a ring all-reduce of `bytes` over `ranks`: 2(n − 1) messages of bytes/n each, one
/// after the other (Patarasuk & Yuan, "Bandwidth optimal all-reduce algorithms for clusters of
/// workstations", J. Parallel Distrib. Comput. 69, 2009). 0 for one rank.
double all_reduce_seconds(const MessageCost& cost, int ranks, double bytes);

/// The cost that explains two measured all-reduces between two ranks: of few bytes, of many.
MessageCost cost_from(double few_bytes, double few_seconds, double many_bytes, double many_seconds);

/// A training step of one rank with the whole batch.
struct StepCost {
    double shared = 0;    ///< seconds of what the ranks share out: forward and backward
    double repeated = 0;  ///< seconds of what every rank does in full: the update of the weights
    double bytes = 0;     ///< of gradients
    int batch = 0;
};

/// Images per second of n ranks, by the model: shared/n + repeated + all-reduce.
double modelled_rate(const StepCost& step, const MessageCost& cost, int ranks);

/// The number of ranks, up to `most`, with the highest modelled rate.
int best_ranks(const StepCost& step, const MessageCost& cost, int most);

}  // namespace m2m
