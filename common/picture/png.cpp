#include "common/picture/png.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"

#if __has_include(<stb/stb_image_write.h>)
#include <stb/stb_easy_font.h>
#include <stb/stb_image_write.h>
#else
#include <stb_easy_font.h>
#include <stb_image_write.h>
#endif

#include <algorithm>
#include <cmath>

namespace m2m {

namespace {

/// [0, 1] → [0, 255], nearest; the comparison is written so that NaN becomes 0.
std::uint8_t to_byte(float value) {
    if (!(value > 0.0f)) return 0;
    return static_cast<std::uint8_t>(std::min(value, 1.0f) * 255.0f + 0.5f);
}

}  // namespace

std::string encode_png(const std::uint8_t* pixels, int width, int height, int channels) {
    if (width <= 0 || height <= 0 ||
        static_cast<std::int64_t>(width) * height > (std::int64_t{1} << 28)) {
        throw Error("cannot make a PNG of " + std::to_string(width) + " x " +
                    std::to_string(height) + " pixels: it needs at least 1 and at most 2^28");
    }
    const auto append = [](void* context, void* data, int size) {
        static_cast<std::string*>(context)->append(static_cast<const char*>(data),
                                                   static_cast<std::size_t>(size));
    };
    std::string bytes;
    if (stbi_write_png_to_func(append, &bytes, width, height, channels, pixels, width * channels) ==
        0) {
        throw Error("cannot make a PNG of " + std::to_string(width) + " x " +
                    std::to_string(height) + " pixels: out of memory");
    }
    return bytes;
}

void write_png_gray(const std::filesystem::path& path, const std::uint8_t* pixels, int width,
                    int height) {
    write_file(path, encode_png(pixels, width, height, 1));
}

void write_png_gray(const std::filesystem::path& path, const float* pixels, int width, int height) {
    const std::size_t count = static_cast<std::size_t>(std::max(width, 0)) *
                              static_cast<std::size_t>(std::max(height, 0));
    std::vector<std::uint8_t> bytes(count);
    std::transform(pixels, pixels + count, bytes.begin(), to_byte);
    write_png_gray(path, bytes.data(), width, height);
}

void write_png_rgb(const std::filesystem::path& path, const std::uint8_t* pixels, int width,
                   int height) {
    write_file(path, encode_png(pixels, width, height, 3));
}

Canvas::Canvas(int width, int height, Rgb background)
    : width_(std::max(width, 0)),
      height_(std::max(height, 0)),
      pixels_(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * 3) {
    rectangle(0, 0, width_, height_, background);
}

Rgb Canvas::pixel(int x, int y) const {
    if (x < 0 || x >= width_ || y < 0 || y >= height_) return {};
    const std::uint8_t* p = &pixels_[(static_cast<std::size_t>(y) * width_ + x) * 3];
    return {p[0], p[1], p[2]};
}

void Canvas::set_pixel(int x, int y, Rgb colour) {
    if (x < 0 || x >= width_ || y < 0 || y >= height_) return;
    std::uint8_t* p = &pixels_[(static_cast<std::size_t>(y) * width_ + x) * 3];
    p[0] = colour.red;
    p[1] = colour.green;
    p[2] = colour.blue;
}

void Canvas::rectangle(int x, int y, int width, int height, Rgb colour) {
    for (int row = std::max(y, 0); row < std::min(y + height, height_); ++row) {
        for (int col = std::max(x, 0); col < std::min(x + width, width_); ++col)
            set_pixel(col, row, colour);
    }
}

namespace {

/// stb_easy_font reads a table by letter, so only printable ASCII may reach it.
std::string printable(std::string_view text) {
    std::string result(text);
    for (char& letter : result) {
        if (letter < ' ' || letter > '~') letter = '?';
    }
    return result;
}

}  // namespace

int Canvas::text_width(std::string_view text, int scale) {
    return stb_easy_font_width(printable(text).data()) * scale;
}

void Canvas::text(int x, int y, std::string_view text, Rgb colour, int scale) {
    // The font is made of axis-aligned rectangles with whole-number corners: four vertices each,
    // the first is the top left and the third the bottom right corner.
    struct Vertex {
        float x, y, z;
        std::uint8_t colour[4];
    };
    std::string letters = printable(text);
    std::vector<Vertex> vertices((letters.size() + 1) *
                                 64);  // at most 16 rectangles for each letter
    const int quads = stb_easy_font_print(0, 0, letters.data(), nullptr, vertices.data(),
                                          static_cast<int>(vertices.size() * sizeof(Vertex)));
    for (int quad = 0; quad < quads; ++quad) {
        const Vertex& from = vertices[static_cast<std::size_t>(quad) * 4];
        const Vertex& to = vertices[static_cast<std::size_t>(quad) * 4 + 2];
        rectangle(x + static_cast<int>(from.x) * scale, y + static_cast<int>(from.y) * scale,
                  static_cast<int>(to.x - from.x) * scale, static_cast<int>(to.y - from.y) * scale,
                  colour);
    }
}

void Canvas::gray_image(int x, int y, const float* pixels, int rows, int cols, int scale) {
    for (int row = 0; row < rows; ++row) {
        for (int col = 0; col < cols; ++col) {
            const std::uint8_t level =
                to_byte(pixels[static_cast<std::ptrdiff_t>(row) * cols + col]);
            rectangle(x + col * scale, y + row * scale, scale, scale, {level, level, level});
        }
    }
}

void Canvas::signed_image(int x, int y, const float* values, int rows, int cols, float limit,
                          int scale) {
    for (int row = 0; row < rows; ++row) {
        for (int col = 0; col < cols; ++col) {
            const float strength = values[static_cast<std::ptrdiff_t>(row) * cols + col] / limit;
            const std::uint8_t faded =
                static_cast<std::uint8_t>(255 - to_byte(std::fabs(strength)));
            const Rgb colour = strength > 0 ? Rgb{255, faded, faded} : Rgb{faded, faded, 255};
            rectangle(x + col * scale, y + row * scale, scale, scale, colour);
        }
    }
}

void Canvas::write_png(const std::filesystem::path& path) const {
    write_png_rgb(path, pixels_.data(), width_, height_);
}

}  // namespace m2m
