// book_grader: `./book grade` and nothing else. An autograder's image compiles it in a fraction of
// the time and memory that the whole book takes.
#include "tools/book/command.hpp"

int main(int argc, char** argv) {
    m2m::Command app("matmul-to-mnist: grades exercises (docs/instructors.md)", "book_grader");
    app.require_subcommand(1);
    int status = 0;
    m2m::book::add_grade(app, status);
    return m2m::run_program(app, argc, argv, [&] { return status; });
}
