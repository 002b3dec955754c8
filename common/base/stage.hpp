// A stage is data: one implementation of the one signature, and what to say about it.
#pragma once

#include <string_view>

namespace m2m {

/// The one signature of the book: C = A·B, float32, row-major, contiguous.
///
/// A is m×k, B is k×n, C is m×n and fully overwritten; A and B are not changed. Any m, n, k ≥ 0
/// works; k = 0 gives zeros. Stages with `Where::host` take host pointers, those with
/// `Where::device` device pointers. A device stage has finished its work when it returns, or has
/// queued it on the default stream.
using Matmul = void(int m, int n, int k, const float* A, const float* B, float* C);

/// Whose memory a stage's pointers belong to.
enum class Where { host, device };

/// One step of the ladder.
struct Stage {
    std::string_view name;   ///< "cuda/tiled"
    int chapter;             ///< 4
    std::string_view title;  ///< one line for a table
    Where where;             ///< host or device pointers
    Matmul* matmul;          ///< the implementation
    std::string_view needs;  ///< what else it needs to run ("" or "cuBLAS")
};

}  // namespace m2m
