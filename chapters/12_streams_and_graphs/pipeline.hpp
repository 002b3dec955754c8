// Chapter 12's first experiment: numbers go to the device, are worked on there, and come back.
#pragma once

#include <cstddef>

struct CUstream_st;

namespace m2m::streams {

/// Memory of both sides for n numbers.
struct Job {
    std::size_t n;
    const float* host_in;
    float* host_out;
    float *in, *out;  ///< on the device
};

/// y = x² + x for one number after another, all in one stream: copy, kernel, copy.
void in_one_stream(const Job& job, CUstream_st* stream);

/// The same in pieces that take turns in several streams: while one is copied, another is worked on.
void in_pieces(const Job& job, int pieces, CUstream_st* const* streams, int stream_count);

/// One way of doing it, and how long it took; 0 where nothing is timed.
struct Way {
    const char* name;
    double seconds;
};

/// All four ways: ordinary or pinned host memory, one stream or `streams` of them. Each result is
/// verified before anything is timed, in turns; the times are medians. A simulated device is not
/// timed. @throws Error when a result is wrong.
struct Ways {
    Way all[4];
};
Ways compare_ways(std::size_t n, int pieces, int streams, double seconds);

}  // namespace m2m::streams
