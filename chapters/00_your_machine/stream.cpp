// How fast is the memory? Four loops over arrays that fit no cache.
//
// The loops are those of J. McCalpin's STREAM benchmark. Each reads and writes long arrays in order
// and does next to no arithmetic.
//
// Run it:  ./book run 00 --claim 4
#include "chapters/00_your_machine/machine.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/base/timer.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace m2m::machine {

namespace {

// Small whole numbers, so that every result is exact.
double first_a(std::size_t i) {
    return static_cast<double>(i % 61);
}
double first_b(std::size_t i) {
    return static_cast<double>(i % 67);
}

double expected(Loop loop, double a, double b) {
    switch (loop) {
        case Loop::copy:
            return a;
        case Loop::scale:
            return 3 * a;
        case Loop::add:
            return a + b;
        case Loop::triad:
            break;
    }
    return a + 3 * b;
}

double* allocate(std::size_t elements) {
    void* memory = std::aligned_alloc(64, (elements * sizeof(double) + 63) / 64 * 64);
    if (!memory) throw Error("not enough memory for the STREAM arrays: close other programs");
    return static_cast<double*>(memory);
}

}  // namespace

const char* to_string(Loop loop) {
    switch (loop) {
        case Loop::copy:
            return "copy";
        case Loop::scale:
            return "scale";
        case Loop::add:
            return "add";
        case Loop::triad:
            break;
    }
    return "triad";
}

StreamSize stream_size(std::size_t last_level_cache, std::size_t memory) {
    const std::size_t rule = 4 * (last_level_cache ? last_level_cache : std::size_t{8} << 20);
    std::size_t limit = std::size_t{1} << 30;
    if (memory) limit = std::min(limit, memory / 16);
    return {std::min(rule, limit) / sizeof(double), rule <= limit};
}

Stream::Stream(std::size_t elements, int threads)
    : elements_(elements), threads_(threads), a_(nullptr), b_(nullptr), c_(nullptr) {
    a_ = allocate(elements), b_ = allocate(elements), c_ = allocate(elements);
    double *a = a_, *b = b_, *c = c_;
    // [touch] A page lies near the core that writes to it first: let each thread start its own
    // part.
#pragma omp parallel for num_threads(threads) schedule(static)
    for (std::size_t i = 0; i < elements; ++i) {
        a[i] = first_a(i);
        b[i] = first_b(i);
        c[i] = -1;
    }
}

Stream::~Stream() {
    std::free(a_);
    std::free(b_);
    std::free(c_);
}

// [loops] One thread takes one contiguous part.
void Stream::run(Loop loop) {
    const double *a = a_, *b = b_;
    double* c = c_;
    const std::size_t n = elements_;
    switch (loop) {
        case Loop::copy:
#pragma omp parallel for num_threads(threads_) schedule(static)
            for (std::size_t i = 0; i < n; ++i) c[i] = a[i];
            break;
        case Loop::scale:
#pragma omp parallel for num_threads(threads_) schedule(static)
            for (std::size_t i = 0; i < n; ++i) c[i] = 3 * a[i];
            break;
        case Loop::add:
#pragma omp parallel for num_threads(threads_) schedule(static)
            for (std::size_t i = 0; i < n; ++i) c[i] = a[i] + b[i];
            break;
        case Loop::triad:
#pragma omp parallel for num_threads(threads_) schedule(static)
            for (std::size_t i = 0; i < n; ++i) c[i] = a[i] + 3 * b[i];
            break;
    }
}

void Stream::verify(Loop loop) const {
    std::size_t wrong = elements_;
#pragma omp parallel for num_threads(threads_) schedule(static) reduction(min : wrong)
    for (std::size_t i = 0; i < elements_; ++i) {
        const bool right = c_[i] == expected(loop, first_a(i), first_b(i));
        if (!right) wrong = std::min(wrong, i);
    }
    if (wrong != elements_)
        throw Error(std::string("STREAM ") + to_string(loop) + " is wrong at element " +
                    std::to_string(wrong));
}

double Stream::measure(Loop loop, double seconds) {
    run(loop);  // warm-up
    double fastest = 0;
    int passes = 0;
    Timer whole;
    do {
        Timer timer;
        run(loop);
        const double elapsed = timer.seconds();
        fastest = std::max(fastest, double(bytes_per_element(loop)) * double(elements_) / elapsed);
    } while (++passes < 3 || whole.seconds() < seconds);
    verify(loop);
    return build_measures_speed() ? fastest : 0;
}

}  // namespace m2m::machine
