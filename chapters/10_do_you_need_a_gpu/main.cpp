// Chapter 10's program: where a GPU begins to pay, and what it would save you.
//   chapter_10_do_you_need_a_gpu --claim 7
#include "chapters/10_do_you_need_a_gpu/claims.hpp"
#include "chapters/claims.hpp"

int main(int argc, char** argv) {
    return m2m::claims_main(argc, argv, "10_do_you_need_a_gpu", m2m::claims(),
                            m2m::break_even::print_survey);
}
