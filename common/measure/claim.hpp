// The vocabulary of a measuring chapter: a claim, what we expect, what was measured, the verdict.
//
// A claim is a sentence somebody wrote ("one GPU thread is no faster than a CPU thread"). A chapter
// turns it into an experiment on the reader's own machine. These rules hold by construction:
//   - a simulated device has no speed: a Figure of speed from one carries no number;
//   - a Verdict can only be made from figures, and one that rests on a figure without a number is
//     "not measurable here", whatever its author wanted to say; one that rests on a model is
//     neither confirmed nor refuted.
// How a verdict follows from figures is a pure function of each chapter, so that its tests can feed
// it made-up figures and see every outcome.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace m2m {

/// What a figure was measured on. The device of a model is the part it describes.
struct MeasuredOn {
    std::string name;  ///< "Intel(R) Xeon(R) Processor, 2 threads"
    bool simulated = false;
    bool operator==(const MeasuredOn&) const = default;
};

/// This machine's CPU with that many threads (0: all of them).
MeasuredOn on_cpu(int threads = 0);

/// The current CUDA device, real or simulated; its name says when there is none.
MeasuredOn on_gpu();

/// One number with everything that must stand beside it in print.
class Figure {
  public:
    /// Where the number comes from.
    enum class Kind {
        speed,  ///< a time or a rate, measured: no number on a simulated device
        count,  ///< a count, a size or a version: a simulated device counts as well as a real one
        model   ///< computed from published or stated data, measured nowhere
    };

    /// A measured time or rate. On a simulated device, and in a build that measures no speed, the
    /// number is dropped and why_unknown() says so.
    static Figure speed(std::string what, double value, std::string unit, MeasuredOn device,
                        std::string note = "");
    /// A count or a size.
    static Figure count(std::string what, double value, std::string unit, MeasuredOn device,
                        std::string note = "");
    /// A number from a model or a data sheet; `source` names it, with its date.
    static Figure model(std::string what, double value, std::string unit, std::string part,
                        std::string source);
    /// A figure that could not be had here; `why` is one sentence for the reader.
    static Figure unknown(std::string what, std::string unit, std::string why);

    /// The same figure with the range that repeated runs gave. A figure without a number has none.
    Figure between(double low, double high) const;

    const std::string& what() const { return what_; }
    const std::string& unit() const { return unit_; }
    const MeasuredOn& device() const { return device_; }
    const std::string& note() const { return note_; }
    Kind kind() const { return kind_; }
    /// Nothing where there is no number; never NaN or infinite.
    std::optional<double> value() const { return value_; }
    const std::string& why_unknown() const { return why_unknown_; }
    /// Low and high end of what repeated runs gave; nothing where that was not recorded.
    std::optional<std::pair<double, double>> range() const { return range_; }

  private:
    Figure(Kind kind, std::string what, std::optional<double> value, std::string unit,
           MeasuredOn device, std::string note);
    Kind kind_;
    std::string what_, unit_, note_, why_unknown_;
    std::optional<double> value_;
    std::optional<std::pair<double, double>> range_;
    MeasuredOn device_;
};

/// What an experiment says about a claim.
enum class Outcome { confirmed, refuted, depends, not_measurable };

/// "confirmed", "refuted", "depends", "not measurable here".
std::string_view to_string(Outcome outcome);

/// An outcome with its reason and the devices it was measured on. Made from figures only.
class Verdict {
  public:
    /// The verdict that follows from `figures`. When one of them has no number, the outcome is
    /// not_measurable, and its why_unknown() is the reason. When one of them comes from a model,
    /// the outcome is at best `depends`: only a measurement confirms or refutes, and the reason
    /// says what the model would. @throws std::logic_error without figures.
    static Verdict from(std::span<const Figure> figures, Outcome outcome, std::string reason);
    /// No verdict here, and why.
    static Verdict not_measurable(std::string why);

    Outcome outcome() const { return outcome_; }
    const std::string& reason() const { return reason_; }
    /// The devices behind it, separated by "; ".
    const std::string& device() const { return device_; }
    /// True when a figure behind it comes from a model: printed with the verdict.
    bool from_model() const { return from_model_; }

  private:
    Verdict(Outcome outcome, std::string reason, std::string device, bool from_model);
    Outcome outcome_;
    std::string reason_, device_;
    bool from_model_;
};

/// The verdict where an outcome follows from numbers alone: `outcome` gets one for each figure.
/// Runs differ, so it is asked at both ends of every figure: of its range, or 5 % to either side of
/// a speed that has none. Where the ends disagree, the verdict is "depends", and says why.
/// `figures` are few (at most 8). @throws std::logic_error without figures.
Verdict judge_at_ends(std::span<const Figure> figures,
                      const std::function<Outcome(std::span<const double>)>& outcome,
                      std::string reason);

/// Limits of a claim of the form "A is (much) larger than B".
struct RatioRule {
    double confirmed_from;  ///< A / B at least this: confirmed
    double refuted_below;   ///< A / B less than this: refuted; in between: depends
};

/// Judges a claim about A / B, at the ends of both; the reason gives the ratio. Not measurable when
/// either has no number or B is 0.
Verdict judge_ratio(const Figure& a, const Figure& b, RatioRule rule);

/// What an experiment found.
struct ClaimReport {
    std::string prediction;  ///< what we expect, written down before measuring
    std::vector<Figure> figures;
    Verdict verdict;
    std::vector<std::string> remarks = {};  ///< what a reader must know to trust the figures
};

struct ClaimOptions {
    double seconds = 0.3;  ///< how long each single timing may take
};

/// A claim of the book and its experiment.
struct Claim {
    int number;
    std::string_view sentence;    ///< as the articles make it
    std::string_view experiment;  ///< what is measured
    std::string_view chapter;     ///< "00_your_machine": whose program prints it
    /// The experiment; null where the chapter has none yet.
    ClaimReport (*measure)(const ClaimOptions&);
};

/// Runs the experiment. What it throws as m2m::Error becomes "not measurable here: …": one failed
/// experiment does not take the others with it.
ClaimReport measure_claim(const Claim& claim, const ClaimOptions& options);

/// For people: claim, prediction, figures, verdict.
void print_report(std::ostream& out, const Claim& claim, const ClaimReport& report);

/// Fields claim, sentence, experiment, chapter, prediction, figures (what, value or null, unit,
/// device, simulated, kind, note, why_unknown, and low and high where runs were repeated), remarks,
/// verdict, reason, device, from_model.
nlohmann::ordered_json to_json(const Claim& claim, const ClaimReport& report);

/// The program of a measuring chapter: the claims of `chapter`, one after the other. Flags: --claim
/// N (again for more), --seconds S, --json [FILE]. `before` may print what comes first. Returns the
/// exit status: 0, whatever the verdicts; 1 when work failed; 2 for bad use.
int claims_main(int argc, char** argv, std::string_view chapter, std::span<const Claim> claims,
                void (*before)(std::ostream&) = nullptr);

}  // namespace m2m
