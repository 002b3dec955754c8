// Chapter 04's program: verifies and times its stages, cuda/tiled … cuda/warp_tiled.
// Run it: ./book run 04
#include "chapters/stages.hpp"
#include "common/measure/measure.hpp"

int main(int argc, char** argv) {
    return m2m::chapter_main(argc, argv, 4, m2m::stages());
}
