#include "common/data/image.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"

#if __has_include(<stb/stb_image.h>)
#include <stb/stb_image.h>
#else
#include <stb_image.h>
#endif

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

namespace m2m {

namespace {

/// A grey picture of any size, [0, 1].
struct Gray {
    int width = 0, height = 0;
    std::vector<float> pixels;
    float& at(int x, int y) { return pixels[static_cast<std::size_t>(y) * width + x]; }
    float at(int x, int y) const { return pixels[static_cast<std::size_t>(y) * width + x]; }
};

constexpr std::int64_t max_pixels = 64'000'000;

Gray decode(std::string_view bytes, const std::string& name) {
    const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
    const int size = static_cast<int>(bytes.size());  // the callers keep it below 2^28
    Gray gray;
    int channels = 0;
    const auto refuse_too_many = [&](std::int64_t width, std::int64_t height) {
        if (width <= max_pixels / std::max<std::int64_t>(height, 1)) return;
        throw Error(name + ": " + std::to_string(width) + " x " + std::to_string(height) +
                    " pixels are too many; scale it down to 64 megapixels or less");
    };
    // stb takes a very large PNG for another kind of file. Its size is in the first 24 bytes.
    if (bytes.size() >= 24 && bytes.substr(0, 8) == "\x89PNG\r\n\x1a\n") {
        const auto big_endian = [&](std::size_t at) {
            std::int64_t value = 0;
            for (std::size_t i = at; i < at + 4; ++i) value = 256 * value + data[i];
            return value;
        };
        refuse_too_many(big_endian(16), big_endian(20));
    }
    if (stbi_info_from_memory(data, size, &gray.width, &gray.height, &channels) == 0) {
        throw Error(name + ": not an image that can be read (PNG, JPEG, BMP, GIF, TGA, PNM): " +
                    stbi_failure_reason());
    }
    refuse_too_many(gray.width, gray.height);
    // stb turns the two bytes of such a value into grey as if they were one, and writes past the end.
    if (bytes.substr(0, 1) == "P" && stbi_is_16_bit_from_memory(data, size) != 0)
        throw Error(name + ": a PNM of 16 bits per value; save it with 8, or as PNG");
    const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
        stbi_load_from_memory(data, size, &gray.width, &gray.height, &channels, 2),
        stbi_image_free);
    if (!pixels) throw Error(name + ": the image is damaged: " + stbi_failure_reason());
    if (gray.width < 1 || gray.height < 1)  // stb reads such a PNM
        throw Error(name + ": the image has no pixels");
    gray.pixels.resize(static_cast<std::size_t>(gray.width) * gray.height);
    for (std::size_t i = 0; i < gray.pixels.size(); ++i) {
        const float luminance = pixels.get()[2 * i] / 255.0f;
        const float alpha = pixels.get()[2 * i + 1] / 255.0f;
        gray.pixels[i] = luminance * alpha + (1.0f - alpha);  // transparent: white paper
    }
    return gray;
}

/// The value below which a `share` of the values lies.
float quantile(std::vector<float> values, double share) {
    const auto nth = values.begin() +
                     static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), nth, values.end());
    return *nth;
}

/// The smallest rectangle that holds all ink, half-open.
struct Box {
    int left, top, right, bottom;
};

Box ink_box(const Gray& gray) {
    Box box{gray.width, gray.height, 0, 0};
    for (int y = 0; y < gray.height; ++y) {
        for (int x = 0; x < gray.width; ++x) {
            if (gray.at(x, y) <= 0.0f) continue;
            box.left = std::min(box.left, x);
            box.right = std::max(box.right, x + 1);
            box.top = std::min(box.top, y);
            box.bottom = std::max(box.bottom, y + 1);
        }
    }
    return box;
}

/// Mean of the rectangle [left, right) × [top, bottom), whose edges may cut through pixels.
float area_mean(const Gray& gray, double left, double top, double right, double bottom) {
    double sum = 0;
    for (int y = static_cast<int>(top); y < std::min<double>(std::ceil(bottom), gray.height); ++y) {
        const double height = std::min<double>(y + 1, bottom) - std::max<double>(y, top);
        for (int x = static_cast<int>(left); x < std::min<double>(std::ceil(right), gray.width);
             ++x) {
            const double width = std::min<double>(x + 1, right) - std::max<double>(x, left);
            sum += gray.at(x, y) * width * height;
        }
    }
    return static_cast<float>(sum / ((right - left) * (bottom - top)));
}

/// A photograph has more pixels than a digit needs, and each has its noise: averages areas until the
/// longer side is at most `longest`.
Gray scaled_down(Gray gray, int longest) {
    const double scale = static_cast<double>(longest) / std::max(gray.width, gray.height);
    if (scale >= 1) return gray;
    const int width = std::max(1, static_cast<int>(std::lround(gray.width * scale)));
    const int height = std::max(1, static_cast<int>(std::lround(gray.height * scale)));
    Gray small{width, height, std::vector<float>(static_cast<std::size_t>(width) * height)};
    const double across = static_cast<double>(gray.width) / width;
    const double down = static_cast<double>(gray.height) / height;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            small.at(x, y) =
                area_mean(gray, x * across, y * down, (x + 1) * across, (y + 1) * down);
    }
    return small;
}

/// The largest value within `radius` of each pixel. A disk is a stack of rows; the largest value of a
/// row's part comes from two runs, 1, 2, 4 … pixels long, that cover it.
Gray largest_in_disk(const Gray& gray, int radius) {
    Gray found{gray.width, gray.height, std::vector<float>(gray.pixels.size(), -2.0f)};
    const int length = gray.width + 2 * radius;
    std::vector<std::vector<float>> runs;  // runs[k][x]: the largest of 2ᵏ pixels from x on
    for (int y = 0; y < gray.height; ++y) {
        runs.assign(1, std::vector<float>(static_cast<std::size_t>(length), -2.0f));
        for (int x = 0; x < gray.width; ++x) runs[0][x + radius] = gray.at(x, y);
        for (int step = 1; 2 * step <= 2 * radius + 1; step *= 2) {
            const std::vector<float>& last = runs.back();
            std::vector<float> next(last);
            for (int x = 0; x + step < length; ++x) next[x] = std::max(last[x], last[x + step]);
            runs.push_back(std::move(next));
        }
        for (int to = std::max(0, y - radius); to < std::min(gray.height, y + radius + 1); ++to) {
            const int away = to - y;
            const int half =
                static_cast<int>(std::sqrt(static_cast<double>(radius * radius - away * away)));
            const int count = 2 * half + 1;
            std::size_t k = 0;
            while ((2 << k) <= count) ++k;
            const float* const first = runs[k].data() + radius - half;
            const float* const last = first + count - (1 << k);
            float* const out = &found.at(0, to);
            for (int x = 0; x < gray.width; ++x)
                out[x] = std::max(out[x], std::max(first[x], last[x]));
        }
    }
    return found;
}

/// Morphological closing by a disk: what is darker than its surroundings and narrower than the disk
/// takes their brightness. Gradients and the straight edges of shadows stay as they are. What is
/// outside the picture is as bright as one likes.
Gray closed(const Gray& gray, int radius) {
    Gray wide{gray.width + 2 * radius, gray.height + 2 * radius, {}};
    wide.pixels.assign(static_cast<std::size_t>(wide.width) * wide.height, -1.0f);
    for (int y = 0; y < gray.height; ++y) {
        for (int x = 0; x < gray.width; ++x) wide.at(x + radius, y + radius) = gray.at(x, y);
    }
    const auto negate = [](Gray& of) {
        for (float& pixel : of.pixels) pixel = -pixel;
    };
    wide = largest_in_disk(wide, radius);
    negate(wide);
    wide = largest_in_disk(wide, radius);
    negate(wide);
    Gray result = gray;
    for (int y = 0; y < gray.height; ++y) {
        for (int x = 0; x < gray.width; ++x) result.at(x, y) = wide.at(x + radius, y + radius);
    }
    return result;
}

/// The same for what is brighter.
Gray opened(Gray gray, int radius) {
    for (float& pixel : gray.pixels) pixel = 1.0f - pixel;
    gray = closed(gray, radius);
    for (float& pixel : gray.pixels) pixel = 1.0f - pixel;
    return gray;
}

std::vector<float> border_of(const Gray& gray) {
    std::vector<float> border;
    for (int x = 0; x < gray.width; ++x)
        border.insert(border.end(), {gray.at(x, 0), gray.at(x, gray.height - 1)});
    for (int y = 0; y < gray.height; ++y)
        border.insert(border.end(), {gray.at(0, y), gray.at(gray.width - 1, y)});
    return border;
}

/// How much neighbours differ, in all. Logarithms, as a shadow takes a share of the light; the tenth
/// keeps the noise of black from counting.
double variation(const Gray& gray) {
    double sum = 0;
    const auto level = [&](int x, int y) { return std::log(gray.at(x, y) + 0.1f); };
    for (int y = 0; y < gray.height; ++y) {
        for (int x = 0; x < gray.width; ++x) {
            if (x > 0) sum += std::abs(level(x, y) - level(x - 1, y));
            if (y > 0) sum += std::abs(level(x, y) - level(x, y - 1));
        }
    }
    return sum;
}

/// Dark ink on light paper, or light on dark? `paper` and `board` are the two backgrounds that there
/// may be: the picture closed and opened.
bool is_dark_on_light(const Gray& gray, const Gray& paper, const Gray& board) {
    const std::vector<float> border = border_of(gray);
    const auto [low, high] = std::minmax_element(gray.pixels.begin(), gray.pixels.end());
    if (quantile(border, 0.9) - quantile(border, 0.1) <= 0.25f * (*high - *low)) {
        // Even light. The ink is on whichever side of the background the picture reaches farther.
        const float background = quantile(border, 0.5);
        return background - *low > *high - background;
    }
    // A shadow may reach farther than the ink. But without the digit the background is smoother: what
    // is left of it beside a wrong one are the digit's pockets, filled.
    return variation(paper) <= variation(board);
}

/// Turns the picture into ink: background 0, strongest ink 1.
///
/// The light is evened first, by the top-hat transform (P. Soille, "Morphological Image Analysis",
/// 2nd ed. 2003, §4.5.2: correction of uneven illumination; R. C. Gonzalez and R. E. Woods, "Digital
/// Image Processing", 4th ed. 2018, §9.8): the closing by a disk that no stroke holds is the paper as
/// it is lit, and what a pixel reflects is its share of that. On a dark background, which may be
/// black, the opening is taken away instead.
void separate_ink(Gray& gray, DigitImage& digit, const std::string& name) {
    const int radius = std::max(1, std::min(gray.width, gray.height) * 3 / 14);
    const Gray paper = closed(gray, radius), board = opened(gray, radius);
    digit.was_dark_on_light = is_dark_on_light(gray, paper, board);
    if (digit.was_dark_on_light) {
        const auto [darkest, brightest] =
            std::minmax_element(paper.pixels.begin(), paper.pixels.end());
        digit.light = *darkest / std::max(*brightest, 1e-6f);
        for (std::size_t i = 0; i < gray.pixels.size(); ++i)
            gray.pixels[i] = 1.0f - gray.pixels[i] / std::max(paper.pixels[i], 0.02f);
    } else {
        for (std::size_t i = 0; i < gray.pixels.size(); ++i) gray.pixels[i] -= board.pixels[i];
    }
    // Of noisy paper the closing is the brightest grains.
    const float background = quantile(border_of(gray), 0.5);
    for (float& pixel : gray.pixels) pixel -= background;

    const float strongest = *std::max_element(gray.pixels.begin(), gray.pixels.end());
    if (strongest < 0.1f)
        throw Error(name +
                    ": the image is blank; draw a digit that stands out from its background");
    // Paper is never even: what stays below a quarter of the contrast is background. Above it the
    // ink is stretched, so that the edges keep their grey.
    constexpr float floor = 0.25f;
    for (float& pixel : gray.pixels) {
        pixel = std::clamp((pixel / strongest - floor) / (1.0f - floor) * 1.1f, 0.0f, 1.0f);
    }
}

}  // namespace

DigitImage prepare_digit(std::string_view bytes, const std::string& name) {
    if (bytes.empty()) throw Error(name + ": the file is empty, not an image");
    if (bytes.size() > (std::size_t{1} << 28))
        throw Error(name + ": larger than 256 MiB; scale the image down");
    Gray gray = decode(bytes, name);
    DigitImage digit;
    digit.width = gray.width;
    digit.height = gray.height;
    gray = scaled_down(std::move(gray), 320);
    separate_ink(gray, digit, name);

    // Scale the ink's box so that its longer side becomes 20 pixels.
    const Box box = ink_box(gray);
    const int box_width = box.right - box.left, box_height = box.bottom - box.top;
    const double scale = 20.0 / std::max(box_width, box_height);
    const int width = std::clamp(static_cast<int>(std::lround(box_width * scale)), 1, 20);
    const int height = std::clamp(static_cast<int>(std::lround(box_height * scale)), 1, 20);
    Gray small{width, height, std::vector<float>(static_cast<std::size_t>(width) * height)};
    double mass = 0, moment_x = 0, moment_y = 0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float ink = area_mean(gray, box.left + static_cast<double>(x) * box_width / width,
                                        box.top + static_cast<double>(y) * box_height / height,
                                        box.left + static_cast<double>(x + 1) * box_width / width,
                                        box.top + static_cast<double>(y + 1) * box_height / height);
            small.at(x, y) = ink;
            mass += ink;
            moment_x += ink * (x + 0.5);
            moment_y += ink * (y + 0.5);
        }
    }
    // Put the centre of mass into the middle, (14, 14), to the nearest pixel, and stay inside the
    // picture.
    const int left =
        std::clamp(static_cast<int>(std::lround(14.0 - moment_x / mass)), 0, 28 - width);
    const int top =
        std::clamp(static_cast<int>(std::lround(14.0 - moment_y / mass)), 0, 28 - height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            digit.pixels[static_cast<std::size_t>(top + y) * 28 + left + x] = small.at(x, y);
        }
    }
    return digit;
}

DigitImage prepare_digit(const std::filesystem::path& path) {
    return prepare_digit(read_file(path, std::size_t{1} << 28), path.string());
}

}  // namespace m2m
