// The whole check of one stage at one size, and a guess at what went wrong when it fails.
#include "common/base/machine.hpp"
#include "common/base/random.hpp"
#include "common/verify/verify.hpp"

#include <cmath>
#include <cstring>
#include <string>

#ifdef _OPENMP
#include <omp.h>
#endif

namespace m2m {

namespace {

using std::size_t;
using Before = GuardedMatmul::Before;

constexpr double big_product = 0x1p30;  // m·n·k from which a second product costs too much
constexpr int spot_rows = 10;

// While it lives, OpenMP uses another number of threads: the rows are then shared out differently.
class OtherThreadCount {
  public:
    OtherThreadCount() {
#ifdef _OPENMP
        omp_set_num_threads(before_ + 1);
#endif
    }
    ~OtherThreadCount() {
#ifdef _OPENMP
        omp_set_num_threads(before_);
#endif
    }
    OtherThreadCount(const OtherThreadCount&) = delete;
    OtherThreadCount& operator=(const OtherThreadCount&) = delete;

  private:
    int before_ = cpu_threads();
};

/// One check of one stage, step by step. Each step returns false when the stage has failed and
/// `report` says why.
class StageCheck {
  public:
    StageCheck(const Stage& stage, int m, int n, int k, std::uint64_t seed)
        : stage_(stage), m_(m), n_(n), k_(k), seed_(seed), guarded_(stage.where, m, n, k) {}

    Verification check() {
        report_.ok = exact() && one_term() && rounding() && again();
        if (report_.ok) report_.finding = Finding::none;
        return report_;
    }

  private:
    bool big() const { return double(m_) * n_ * k_ > big_product; }

    bool take(const Verification& part) {
        report_.compared = part.compared;
        if (part.ok) return true;
        report_.finding = part.finding;
        report_.what = part.what;
        return false;
    }

    bool exact() {
        const Inputs inputs = integer_inputs(m_, n_, k_, seed_);
        const float *A = inputs.A.data(), *B = inputs.B.data();
        guarded_.set_inputs(inputs);
        if (!take(guarded_.run(stage_.matmul))) return false;
        const HostMatrix C = guarded_.output();
        const Verification part = big() ? verify_freivalds(m_, n_, k_, A, B, C.data(), seed_ + 1)
                                        : verify_exact(m_, n_, k_, A, B, C.data());
        if (take(part)) return true;
        if (!explain_old_contents(C) && !big()) explain_wrong_values(inputs, C);
        return false;
    }

    bool one_term() {
        const Inputs inputs = one_term_inputs(m_, n_, k_, seed_ + 2);
        guarded_.set_inputs(inputs);
        if (!take(guarded_.run(stage_.matmul))) return false;
        return take(verify_one_term(m_, n_, k_, inputs.A.data(), inputs.B.data(),
                                    guarded_.output().data(), one_term_factor(stage_.inputs)));
    }

    bool rounding() {
        const Inputs inputs = real_inputs(stage_.inputs, m_, n_, k_, seed_);
        const double factor = rounding_factor(stage_.inputs, k_);
        const float *A = inputs.A.data(), *B = inputs.B.data();
        guarded_.set_inputs(inputs);
        if (!take(guarded_.run(stage_.matmul))) return false;
        first_ = guarded_.output();
        report_.fingerprint = fingerprint(first_.data(), first_.size());
        Verification part;
        if (big()) {
            std::vector<int> rows = {0, m_ - 1};
            Random random(seed_ + 3);
            while (rows.size() < spot_rows) rows.push_back(random.integer(0, m_ - 1));
            part = verify_rounding_rows(m_, n_, k_, A, B, first_.data(), factor, rows);
        } else {
            part = verify_rounding(m_, n_, k_, A, B, first_.data(), factor);
        }
        report_.error_over_bound = part.error_over_bound;
        return take(part);
    }

    // The same inputs again, with numbers in C instead of NaN and with another number of threads:
    // the same bits?
    bool again() {
        const OtherThreadCount other_thread_count;
        if (!take(guarded_.run(stage_.matmul, Before::numbers))) return false;
        const HostMatrix second = guarded_.output();
        report_.compared = first_.size();
        const size_t at = first_difference(first_, second);
        if (at == first_.size()) return true;
        report_.finding = Finding::not_repeatable;
        report_.what = place(at) + " was " + std::to_string(first_.data()[at]) +
                       " in one run and " + std::to_string(second.data()[at]) +
                       " in the next, with another number of threads";
        // Is it what was in C, or is it the run? With NaN in C again, only the run can differ.
        if (!guarded_.run(stage_.matmul, Before::nan)) return false;
        if (first_difference(first_, guarded_.output()) == first_.size()) {
            report_.finding = Finding::old_contents;
            report_.what =
                place(at) + " depends on what was in C before the run: it must be overwritten";
        }
        return false;
    }

    std::string place(size_t index) const {
        return "C(" + std::to_string(index / size_t(n_)) + ", " +
               std::to_string(index % size_t(n_)) + ")";
    }

    static size_t first_difference(const HostMatrix& a, const HostMatrix& b) {
        if (a.size() != 0 && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0)
            return a.size();
        for (size_t i = 0; i < a.size(); ++i) {
            if (std::memcmp(a.data() + i, b.data() + i, sizeof(float)) != 0) return i;
        }
        return a.size();
    }

    // An element that is NaN on integers was never written, or something was added to the NaN that
    // it held. With numbers in C, the two can be told apart.
    bool explain_old_contents(const HostMatrix& C) {
        size_t at = 0;
        while (at < C.size() && C.data()[at] == C.data()[at]) ++at;
        if (at == C.size() || !guarded_.run(stage_.matmul, Before::numbers)) return false;
        const float before = GuardedMatmul::number_before(at), now = guarded_.output().data()[at];
        if (now == before) {
            report_.finding = Finding::unwritten;
            report_.what = place(at) + " was never written";
            return true;
        }
        if (now == now && std::fabs(now) > 65536.0f / 2) {
            report_.finding = Finding::old_contents;
            report_.what =
                place(at) + " was added to what was in C before the run: it must be overwritten";
            return true;
        }
        return false;
    }

    // Mistakes that many make are worth a name.
    void explain_wrong_values(const Inputs& inputs, const HostMatrix& C) {
        const HostMatrix &A = inputs.A, &B = inputs.B;
        if (k_ == 0) return;
        HostMatrix transposed(m_, n_), completed(m_, n_);
        for (int i = 0; i < m_; ++i) {
            for (int j = 0; j < n_; ++j) {
                transposed(i, j) = C.data()[size_t(j) * m_ + i];
                completed(i, j) = C(i, j) + A(i, k_ - 1) * B(k_ - 1, j);
            }
        }
        if (verify_exact(m_, n_, k_, A.data(), B.data(), transposed.data())) {
            report_.what += "; C holds the transpose of the right result";
        } else if (verify_exact(m_, n_, k_, A.data(), B.data(), completed.data())) {
            report_.what += "; the last of the k terms is missing everywhere";
        } else if (m_ == n_ && n_ == k_ && verify_exact(n_, m_, k_, B.data(), A.data(), C.data())) {
            report_.what += "; C is B·A: the operands are swapped";
        }
    }

    const Stage& stage_;
    const int m_, n_, k_;
    const std::uint64_t seed_;
    GuardedMatmul guarded_;
    HostMatrix first_;  // C of the first run on real inputs
    Verification report_;
};

}  // namespace

Verification verify_stage(const Stage& stage, int m, int n, int k, std::uint64_t seed) {
    return StageCheck(stage, m, n, k, seed).check();
}

}  // namespace m2m
