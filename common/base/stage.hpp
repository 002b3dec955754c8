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

/// What a stage rounds the numbers of A and B to before it multiplies them. Whatever that is, it
/// adds the products up in float32.
enum class Precision { float32, tf32, float16, bfloat16 };

/// The largest relative error of that rounding: 0 for float32, whose numbers stay as they are.
/// float16 has 11 significant bits and bfloat16 8. TF32 has 11, too, but cuBLAS does not promise to
/// round to the nearest: where the tensor cores cut the rest off, the error is twice as large.
constexpr double input_roundoff(Precision precision) {
    return precision == Precision::float32   ? 0.0
           : precision == Precision::tf32    ? 0x1p-10
           : precision == Precision::float16 ? 0x1p-11
                                             : 0x1p-8;
}

/// "float32", "tf32", …
constexpr std::string_view to_string(Precision precision) {
    return precision == Precision::float32   ? "float32"
           : precision == Precision::tf32    ? "tf32"
           : precision == Precision::float16 ? "float16"
                                             : "bfloat16";
}

/// One step of the ladder.
struct Stage {
    std::string_view name;                  ///< "cuda/tiled"
    int chapter;                            ///< 4
    std::string_view title;                 ///< one line for a table
    Where where;                            ///< host or device pointers
    Matmul* matmul;                         ///< the implementation
    std::string_view needs;                 ///< what else it needs to run ("" or "cuBLAS")
    std::string_view file = {};             ///< "chapters/04_shared_memory/tiled.cu"
    Precision inputs = Precision::float32;  ///< what A and B are rounded to
    bool parallel = true;                   ///< uses more than one thread
    bool baseline = false;                  ///< the one that speed-ups are over
};

}  // namespace m2m
