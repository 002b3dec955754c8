// What you write: the ceiling of a machine, from its data sheet.
#pragma once

/// 10⁹ floating-point operations a second: every lane of every unit does a multiply-add a cycle.
double peak_gflops(int cores, int units, int lanes, double gigahertz);

/// 10⁹ bytes a second: DDR memory with this clock, 64 bits a channel.
double bandwidth_gbs(double megahertz, int channels);

/// Operations that fit into the time of one byte.
double flops_per_byte(double gflops, double gbs);
