// A picture of a digit, from a camera or a drawing program, made to look like an MNIST image.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

namespace m2m {

/// A digit as the network expects it.
struct DigitImage {
    std::array<float, 28 * 28> pixels{};  ///< [0, 1], row-major, 0 background
    bool was_dark_on_light = false;       ///< ink on paper: it was inverted
    int width = 0, height = 0;            ///< of the original, in pixels
    float light = 1;  ///< on the darkest part of the paper, as a share of that on its brightest
};

/// Prepares a PNG, JPEG, BMP, GIF, PSD, TGA, PNM or HDR file as MNIST's images were made (LeCun et
/// al., "Gradient-based learning applied to document recognition", 1998, §III-A): grey, background
/// to 0 and strongest ink to 1, the ink's bounding box scaled to fit 20 × 20 with its aspect ratio
/// kept (each new pixel is the mean of the area it covers), and placed in 28 × 28 with its centre
/// of mass in the middle. Light on dark and dark on light are told apart by the picture's border,
/// which is taken for background; transparent parts count as white paper.
///
/// Uneven light is evened before: gradients, and shadows that reach the picture's edge or hold a disk
/// of 3/7 of its shorter side. For that, no stroke holds such a disk, and there is background on every
/// side of the digit.
/// @throws Error naming the file: it cannot be read, is no image, is larger than 64 megapixels, or
/// shows nothing.
DigitImage prepare_digit(const std::filesystem::path& path);

/// The same for a file's bytes in memory; `name` is used in error messages.
DigitImage prepare_digit(std::string_view bytes, const std::string& name);

}  // namespace m2m
