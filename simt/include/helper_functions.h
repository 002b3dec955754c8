// The helpers of NVIDIA's samples that are here: command line, timer, comparing arrays.
#pragma once

#include "helper_string.h"
#include "helper_timer.h"

#include <cmath>
#include <cstdio>

/// Whether at most a share `threshold` of the elements differs by more than `epsilon`.
template <class T, class S>
bool compareData(const T* reference, const T* data, const unsigned int count, const S epsilon,
                 const float threshold) {
    unsigned int wrong = 0;
    for (unsigned int i = 0; i < count; ++i) {
        const double difference = static_cast<double>(reference[i]) - static_cast<double>(data[i]);
        if (!(std::fabs(difference) <= static_cast<double>(epsilon))) ++wrong;  // NaN is wrong
    }
    return static_cast<float>(wrong) <= threshold * static_cast<float>(count);
}

/// Whether |data − reference| ≤ epsilon · |reference|, in the Euclidean norm.
inline bool sdkCompareL2fe(const float* reference, const float* data, const unsigned int count,
                           const float epsilon) {
    double error = 0, norm = 0;
    for (unsigned int i = 0; i < count; ++i) {
        const double difference = static_cast<double>(reference[i]) - static_cast<double>(data[i]);
        error += difference * difference;
        norm += static_cast<double>(reference[i]) * static_cast<double>(reference[i]);
    }
    return std::sqrt(error) <= static_cast<double>(epsilon) * std::sqrt(norm);
}
