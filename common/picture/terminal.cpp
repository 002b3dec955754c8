#include "common/picture/terminal.hpp"

#include <algorithm>
#include <cstddef>

namespace m2m {

namespace {

/// A block character and how much of its upper and lower half is lit.
struct Glyph {
    const char* utf8;
    float top, bottom;
};

constexpr Glyph glyphs[] = {
    {" ", 0.0f, 0.0f}, {"░", 0.25f, 0.25f}, {"▒", 0.5f, 0.5f}, {"▓", 0.75f, 0.75f},
    {"█", 1.0f, 1.0f}, {"▀", 1.0f, 0.0f},   {"▄", 0.0f, 1.0f},
};

/// The character whose halves come closest to the two pixels, in squared error.
const char* nearest_glyph(float top, float bottom) {
    const Glyph* best = glyphs;
    float best_error = 3.0f;
    for (const Glyph& glyph : glyphs) {
        const float error = (glyph.top - top) * (glyph.top - top) +
                            (glyph.bottom - bottom) * (glyph.bottom - bottom);
        if (error < best_error) {
            best = &glyph;
            best_error = error;
        }
    }
    return best->utf8;
}

float clamped(float value) {
    return value > 0.0f ? std::min(value, 1.0f) : 0.0f;  // NaN fails the comparison
}

}  // namespace

std::string terminal_picture(const float* pixels, int rows, int cols) {
    std::string text;
    for (int row = 0; row < rows; row += 2) {
        for (int col = 0; col < cols; ++col) {
            const float* top = pixels + static_cast<std::ptrdiff_t>(row) * cols + col;
            text += nearest_glyph(clamped(*top), row + 1 < rows ? clamped(top[cols]) : 0.0f);
        }
        text += '\n';
    }
    return text;
}

}  // namespace m2m
