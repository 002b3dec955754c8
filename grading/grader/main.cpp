// book_grader: `./book grade` and nothing else. An autograder's image compiles it in a fraction of
// the time and memory that the whole book takes.
#include "tools/book/command.hpp"
#include "tools/book/reported.hpp"

int main(int argc, char** argv) {
    CLI::App app{"matmul-to-mnist: grades exercises (docs/instructors.md)"};
    app.name("book_grader");
    app.require_subcommand(1);
    int status = 0;
    m2m::book::add_grade(app, status);
    return m2m::book::reported(app, [&] {
        app.parse(argc, argv);
        return status;
    });
}
