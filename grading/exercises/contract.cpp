#include "grading/exercises/contract.hpp"

#include "common/base/file.hpp"
#include "grading/exercises/skeleton.hpp"
#include "grading/exercises/verdict.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace m2m::exercise {

namespace {

std::string told(const Verdict& verdict) {
    std::string text;
    for (const Earned& earned : verdict.earned)
        text += "\n  " + std::string(earned.met ? "met  " : "not  ") + earned.point.name +
                (earned.message.empty() ? "" : ": " + earned.message);
    return text;
}

int declared_tests(const Exercise& exercise) {
    std::set<std::string> names;
    for (const Point& point : exercise.points) {
        if (!point.test.empty()) names.insert(point.test);
    }
    return static_cast<int>(names.size());
}

// What may be called on which side is checked in the solution and the start. It takes as long as
// all the rest of a compilation, so not once more for each wrong answer.
class WithoutClang {
  public:
    WithoutClang() {
        if (const char* const value = std::getenv("SIMT_CLANG")) before_ = value;
        ::setenv("SIMT_CLANG", "", 1);
    }
    ~WithoutClang() {
        if (before_.empty()) {
            ::unsetenv("SIMT_CLANG");
        } else {
            ::setenv("SIMT_CLANG", before_.c_str(), 1);
        }
    }
    WithoutClang(const WithoutClang&) = delete;
    WithoutClang& operator=(const WithoutClang&) = delete;

  private:
    std::string before_;
};

void try_solution(const Exercise& exercise, std::vector<std::string>& broken) {
    const Verdict verdict = examine(exercise, exercise.solution, "solution");
    if (!verdict.does_not_compile.empty()) {
        broken.push_back("the solution does not compile: " + verdict.does_not_compile);
        return;
    }
    if (!verdict.solved() || verdict.points != verdict.all_points)
        broken.push_back("the solution has not all points: " + verdict.stopped + told(verdict));
    if (verdict.tests_run != declared_tests(exercise))
        broken.push_back(std::to_string(verdict.tests_run) + " tests ran, and the points name " +
                         std::to_string(declared_tests(exercise)));
    if (!verdict.also_found.empty())
        broken.push_back("check mode finds in the solution: " + verdict.also_found);
}

void try_start(const Exercise& exercise, std::vector<std::string>& broken) {
    const Verdict verdict = examine(exercise, exercise.start(), "start");
    if (!verdict.does_not_compile.empty()) {
        broken.push_back("the start does not compile: " + verdict.does_not_compile);
        return;
    }
    if (verdict.points != 0)
        broken.push_back("the start has " + std::to_string(verdict.points) +
                         " points before anybody has done anything" + told(verdict));
    if (!verdict.stopped.empty() || verdict.tests_run != declared_tests(exercise))
        broken.push_back("the start does not run to the end of its tests: " + verdict.stopped);
}

void try_wrong(const Exercise& exercise, const WrongAnswer& answer, Contract& contract) {
    const std::string who = "the wrong answer " + answer.name;
    const Verdict verdict =
        examine(exercise, exercise.solution / "wrong" / answer.name, "wrong-" + answer.name);
    if (!verdict.does_not_compile.empty()) {
        contract.broken.push_back(who + " does not compile: " + verdict.does_not_compile);
        return;
    }
    if (verdict.points >= verdict.all_points) contract.broken.push_back(who + " has all points");
    if (std::none_of(verdict.earned.begin(), verdict.earned.end(), [&](const Earned& earned) {
            return earned.message.find(answer.message) != std::string::npos;
        }))
        contract.broken.push_back(who + ": nobody reads '" + answer.message + "'" + told(verdict));
    if (answer.loses.empty()) contract.broken.push_back(who + " loses nothing that has a name");
    for (const std::string& lost : answer.loses) {
        const auto at =
            std::find_if(verdict.earned.begin(), verdict.earned.end(),
                         [&](const Earned& earned) { return earned.point.name == lost; });
        if (at == verdict.earned.end()) {
            contract.broken.push_back(who + ": no points are called '" + lost + "'");
        } else if (at->met) {
            contract.broken.push_back(who + " must lose '" + lost + "', and has it" +
                                      told(verdict));
        } else {
            contract.messages.emplace(answer.name, at->message);
        }
    }
}

}  // namespace

Contract try_contract(const Exercise& exercise) {
    Contract contract;
    if (const std::string why = why_not_here(exercise); !why.empty()) {
        contract.broken.push_back(why);
        return contract;
    }
    for (const std::string& file : exercise.files) {
        if (read_file(exercise.start() / file) != start_text(exercise, file))
            contract.broken.push_back(file + " is old: ./book exercise generate " + exercise.id);
    }
    try_solution(exercise, contract.broken);
    try_start(exercise, contract.broken);
    const WithoutClang quickly;
    for (const WrongAnswer& answer : wrong_answers(exercise)) try_wrong(exercise, answer, contract);
    return contract;
}

}  // namespace m2m::exercise
