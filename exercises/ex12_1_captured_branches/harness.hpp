// What the test calls. The harness copies to the device, launches the graph, copies back.
#pragma once

#include <vector>

/// 2·x + x·x by the answer's graph, launched `launches` times. Before each launch all results hold
/// NaN.
std::vector<float> run_branches(const std::vector<float>& x, int launches);

/// How many nodes the graph has, and how many of them wait for nothing.
std::vector<int> shape_of_branches();
