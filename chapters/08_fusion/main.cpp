// Chapter 08's program: bytes moved and time, operations separate and fused.
//   chapter_08_fusion --seconds 1
#include "chapters/08_fusion/experiment.hpp"
#include "chapters/claims.hpp"

int main(int argc, char** argv) {
    return m2m::claims_main(argc, argv, "08_fusion", m2m::claims(), m2m::fusion::print_traffic);
}
