// Kernels that may run as loops over their threads.
#pragma once

enum class Name {
    product,
    racing_product,
    walking_arrays,
    walking_floats,
    walking_integers,
    reduction,
    turned,
    order,
    own_bound,
    no_constant,
    structure,
    shifts_and_casts,
    bad_address
};

struct Case {
    Name kernel;
    int n;
    unsigned long blocks;  ///< that run as loops; 0: its threads switch at barriers
};

/// Whether this build compiles kernels as loops: it does where it is to be fast, with g++.
extern const bool compiled_as_loops;

/// Each matrix has n × n elements, or 1024.
void launch(const Case& one, const float* A, const float* B, float* C);
