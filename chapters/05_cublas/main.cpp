// Chapter 05's program: verifies and times its stages, all of them cuBLAS. Run it: ./book run 05
#include "chapters/stages.hpp"
#include "common/measure/measure.hpp"

int main(int argc, char** argv) {
    return m2m::chapter_main(argc, argv, 5, m2m::stages());
}
