#include "chapters/06_mnist_mlp/program/interruption.hpp"

#include <unistd.h>

#include <cstdlib>
#include <iterator>

namespace m2m {

namespace {

constexpr int signals[] = {SIGINT, SIGTERM};
volatile std::sig_atomic_t came = 0;

void note(int signal) {
    came = signal;
    constexpr char text[] = "\nending after this step; once more ends at once\n";
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text, sizeof text - 1);
}

}  // namespace

Interruption::Interruption() : before_{} {
    came = 0;
    struct sigaction action {};
    action.sa_handler = note;
    action.sa_flags = SA_RESETHAND | SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < std::size(signals); ++i) {
        ::sigaction(signals[i], nullptr, &before_[i]);
        if (before_[i].sa_handler != SIG_IGN) ::sigaction(signals[i], &action, nullptr);
    }
}

Interruption::~Interruption() {
    put_back();
}

void Interruption::put_back() {
    for (std::size_t i = 0; i < std::size(signals); ++i)
        ::sigaction(signals[i], &before_[i], nullptr);
}

bool Interruption::asked() {
    return came != 0;
}

void Interruption::end_program() {
    put_back();
    std::raise(came);
    std::_Exit(128 + came);  // who handles the signal otherwise
}

}  // namespace m2m
