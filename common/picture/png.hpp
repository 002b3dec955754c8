// A small RGB picture to draw on, and PNG files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace m2m {

/// The bytes of a PNG file. `pixels` is height × width × channels, row-major; channels is 1 (grey)
/// or 3 (RGB).
/// @throws Error when the size is not positive or larger than 2²⁸ pixels.
std::string encode_png(const std::uint8_t* pixels, int width, int height, int channels);

/// Writes height × width grey bytes, 0 black. @throws Error naming the path when it cannot be
/// written.
void write_png_gray(const std::filesystem::path& path, const std::uint8_t* pixels, int width,
                    int height);

/// Writes height × width grey values in [0, 1], 0 black; values outside are clamped and NaN is
/// drawn as 0.
void write_png_gray(const std::filesystem::path& path, const float* pixels, int width, int height);

/// Writes height × width × 3 bytes: red, green, blue.
void write_png_rgb(const std::filesystem::path& path, const std::uint8_t* pixels, int width,
                   int height);

/// One colour.
struct Rgb {
    std::uint8_t red = 0, green = 0, blue = 0;
};

/// An RGB picture in memory: rectangles, text and grey images, for contact sheets, confusion
/// matrices and weights. Whatever lies outside the picture is clipped.
class Canvas {
  public:
    Canvas(int width, int height, Rgb background = {255, 255, 255});

    int width() const { return width_; }
    int height() const { return height_; }
    Rgb pixel(int x, int y) const;
    void set_pixel(int x, int y, Rgb colour);

    /// Fills columns [x, x + width) and rows [y, y + height).
    void rectangle(int x, int y, int width, int height, Rgb colour);

    /// Prints ASCII text (stb_easy_font: about 6·scale wide and 8·scale high for each letter) with
    /// its top left corner at (x, y); a letter outside ASCII is drawn as '?'.
    void text(int x, int y, std::string_view text, Rgb colour = {0, 0, 0}, int scale = 1);
    static int text_width(std::string_view text, int scale = 1);
    static constexpr int text_height = 10;  ///< with room for descenders, at scale 1

    /// Draws rows × cols grey values in [0, 1], each as a square of `scale` pixels.
    void gray_image(int x, int y, const float* pixels, int rows, int cols, int scale = 1);

    /// Draws rows × cols signed values: blue for negative, white for 0, red for positive, full
    /// colour at ±limit.
    void signed_image(int x, int y, const float* values, int rows, int cols, float limit,
                      int scale = 1);

    /// Writes a PNG file. @throws Error naming the path.
    void write_png(const std::filesystem::path& path) const;

  private:
    int width_, height_;
    std::vector<std::uint8_t> pixels_;  // height × width × 3
};

}  // namespace m2m
