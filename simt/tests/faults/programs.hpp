// Small programs with one fault each; the test runs them in a process of their own, plain and
// checked.
#pragma once

struct Program {
    const char* name;
    int (*run)();
};

/// The programs of each file, ended by a null name.
extern const Program ending_programs[], memory_programs[], warp_programs[], other_programs[];
