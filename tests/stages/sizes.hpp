// The sizes at which every stage is checked, and every mutant is caught.
#pragma once

#include "common/base/stage.hpp"

#include <ostream>
#include <string>
#include <vector>

namespace m2m::tests {

struct Shape {
    int m, n, k;
};

inline std::string to_string(const Shape& shape) {
    return std::to_string(shape.m) + "x" + std::to_string(shape.n) + "x" + std::to_string(shape.k);
}

inline std::ostream& operator<<(std::ostream& out, const Shape& shape) {
    return out << to_string(shape);
}

/// Small enough to run for every stage, and with every edge: around each tile size in
/// each direction, primes, dot product, outer product, tall, wide, deep, one, nothing to sum,
/// nothing at all.
inline std::vector<Shape> edge_shapes() {
    std::vector<Shape> shapes;
    for (const int tile : {8, 16, 32, 64, 128}) {
        shapes.push_back({tile, tile, tile});
        shapes.push_back({tile - 1, tile, tile + 1});
        shapes.push_back({tile, tile + 1, tile - 1});
        shapes.push_back({tile + 1, tile - 1, tile});
    }
    for (const Shape shape : {Shape{67, 131, 257},
                              {1, 1, 1000},
                              {1, 1, 4097},
                              {1, 301, 70},
                              {301, 1, 70},
                              {40, 50, 1},
                              {1000, 3, 17},
                              {3, 1000, 17},
                              {5, 7, 3000},
                              {130, 10, 785},
                              {2, 3, 1},
                              {260, 516, 76},  // whole fours, and many tiles
                              {44, 36, 1028},
                              {1, 1, 1},
                              {4, 5, 0},
                              {0, 5, 3},
                              {4, 0, 3},
                              {0, 0, 0}}) {
        shapes.push_back(shape);
    }
    return shapes;
}

/// A size about 1000, no multiple of any tile. What is simulated takes a smaller one.
inline Shape large_shape(Where where) {
    return where == Where::host ? Shape{701, 803, 605} : Shape{389, 271, 453};
}

}  // namespace m2m::tests
