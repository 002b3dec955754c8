// What the test calls.
#pragma once

double run_peak_gflops(int cores, int units, int lanes, double gigahertz);
double run_bandwidth_gbs(double megahertz, int channels);
double run_flops_per_byte(double gflops, double gbs);
