// Pictures in and out: a photographed digit becomes an MNIST image, and images become PNG and text.
#include "common/base/error.hpp"
#include "common/data/digits.hpp"
#include "common/data/image.hpp"
#include "common/picture/contact_sheet.hpp"
#include "common/picture/png.hpp"
#include "common/picture/terminal.hpp"
#include "tests/data/temporary.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace m2m::tests {
namespace {

// A grey picture with a bar of ink from (x, y) to (x + w, y + h).
std::string bar_png(int width, int height, int x, int y, int w, int h, int paper, int ink) {
    std::vector<std::uint8_t> pixels(
        static_cast<std::size_t>(width) * static_cast<std::size_t>(height),
        static_cast<std::uint8_t>(paper));
    for (int row = y; row < y + h; ++row) {
        for (int col = x; col < x + w; ++col)
            pixels[static_cast<std::size_t>(row * width + col)] = static_cast<std::uint8_t>(ink);
    }
    return encode_png(pixels.data(), width, height, 1);
}

struct Extent {
    int left = 28, right = -1, top = 28, bottom = -1;
    double x = 0, y = 0, ink = 0;
};

Extent extent(const DigitImage& image) {
    Extent found;
    for (int row = 0; row < 28; ++row) {
        for (int col = 0; col < 28; ++col) {
            const float pixel = image.pixels[static_cast<std::size_t>(row * 28 + col)];
            found.ink += pixel, found.x += pixel * col, found.y += pixel * row;
            if (pixel < 0.5f) continue;
            found.left = std::min(found.left, col), found.right = std::max(found.right, col);
            found.top = std::min(found.top, row), found.bottom = std::max(found.bottom, row);
        }
    }
    found.x /= found.ink, found.y /= found.ink;
    return found;
}

TEST(DigitPicture, IsScaledTo20AndCentredWhateverItsSizePlaceAndColours) {
    for (const bool dark_on_light : {true, false}) {
        const int paper = dark_on_light ? 235 : 12, ink = dark_on_light ? 20 : 240;
        for (const auto& png : {bar_png(200, 300, 150, 10, 20, 100, paper, ink),
                                bar_png(60, 60, 5, 15, 6, 30, paper, ink)}) {
            const DigitImage image = prepare_digit(png, "bar.png");
            EXPECT_EQ(image.was_dark_on_light, dark_on_light);
            const Extent found = extent(image);
            EXPECT_EQ(found.bottom - found.top + 1, 20);
            EXPECT_EQ(found.right - found.left + 1, 4) << "the aspect ratio is kept";
            EXPECT_NEAR(found.x, 13.5, 0.6);
            EXPECT_NEAR(found.y, 13.5, 0.6);
        }
    }
}

TEST(DigitPicture, OfAWideDigitIs20Wide) {
    const Extent found =
        extent(prepare_digit(bar_png(300, 100, 20, 30, 200, 20, 255, 0), "wide.png"));
    EXPECT_EQ(found.right - found.left + 1, 20);
    EXPECT_EQ(found.bottom - found.top + 1, 2);
}

/// A drawn digit, 8 times as large, on paper of 235 with ink of 60 (or the other way round) under a
/// `light` of 0 to 1 at each place (x and y from -0.5 to 0.5).
template <class Light>
std::string lit_digit(const float* image, bool dark_on_light, Light light) {
    constexpr int scale = 8, side = 28 * scale;
    const auto ink_at = [&](int x, int y) {
        return x < 0 || y < 0 || x > 27 || y > 27 ? 0.0f : image[28 * y + x];
    };
    std::vector<std::uint8_t> pixels;
    for (int row = 0; row < side; ++row) {
        for (int col = 0; col < side; ++col) {
            const float x = (static_cast<float>(col) + 0.5f) / scale - 0.5f;
            const float y = (static_cast<float>(row) + 0.5f) / scale - 0.5f;
            const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
            const float right = x - static_cast<float>(left), below = y - static_cast<float>(top);
            const float ink =
                (ink_at(left, top) * (1 - right) + ink_at(left + 1, top) * right) * (1 - below) +
                (ink_at(left, top + 1) * (1 - right) + ink_at(left + 1, top + 1) * right) * below;
            const float reflected = dark_on_light ? 235 - 175 * ink : 20 + 175 * ink;
            pixels.push_back(static_cast<std::uint8_t>(
                reflected * light((col + 0.5f) / side - 0.5f, (row + 0.5f) / side - 0.5f)));
        }
    }
    return encode_png(pixels.data(), side, side, 1);
}

/// Of their pixels, at the best of nine places: a centre of mass may round to the next pixel.
double mean_difference(const DigitImage& one, const DigitImage& other) {
    double least = 1;
    for (int down = -1; down <= 1; ++down) {
        for (int right = -1; right <= 1; ++right) {
            double sum = 0;
            for (int y = 1; y < 27; ++y) {
                for (int x = 1; x < 27; ++x)
                    sum += static_cast<double>(std::abs(
                        one.pixels[static_cast<std::size_t>(28 * y + x)] -
                        other.pixels[static_cast<std::size_t>(28 * (y + down) + x + right)]));
            }
            least = std::min(least, sum / (26 * 26));
        }
    }
    return least;
}

// Of drawn digits, each in even light and in that one.
template <class Light>
void expect_light_makes_no_difference(const char* what, double most, Light light) {
    const Dataset digits = make_digits(0, 10, 1).test;
    for (int i = 0; i < digits.count(); ++i) {
        const float* const image = digits.images.data() + static_cast<std::ptrdiff_t>(i) * 784;
        const auto even = [](float, float) { return 1.0f; };
        const DigitImage plain = prepare_digit(lit_digit(image, true, even), "even.png");
        const DigitImage lit = prepare_digit(lit_digit(image, true, light), "lit.png");
        EXPECT_TRUE(lit.was_dark_on_light) << what << ", digit " << int{digits.labels[i]};
        EXPECT_LT(mean_difference(plain, lit), most) << what << ", digit " << int{digits.labels[i]};
        EXPECT_LT(lit.light, 0.7f);
        EXPECT_GT(plain.light, 0.95f);  // bilinear: not quite even
    }
}

TEST(DigitPicture, IsTheSameUnderALightThatFallsBy130GreyLevels) {
    expect_light_makes_no_difference("from the left", 0.05,
                                     [](float x, float) { return (170 - 130 * x) / 235; });
    expect_light_makes_no_difference("from a corner", 0.05,
                                     [](float x, float y) { return (170 + 65 * (x + y)) / 235; });
    expect_light_makes_no_difference("in the middle", 0.05,
                                     [](float x, float y) { return 1 - 1.1f * (x * x + y * y); });
}

// Over less than half of the picture and over more, across the digit; straight and round. A stroke along
// the edge of a shadow may lose some ink to it.
TEST(DigitPicture, IsTheSameUnderAHardShadow) {
    for (const float at : {-0.15f, 0.0f, 0.15f}) {
        expect_light_makes_no_difference("on the right", 0.08,
                                         [at](float x, float) { return x > at ? 0.45f : 1.0f; });
        expect_light_makes_no_difference("from a corner", 0.08, [at](float x, float y) {
            return x + 0.6f * y > at ? 0.45f : 1.0f;
        });
    }
    expect_light_makes_no_difference("of a head", 0.08, [](float x, float y) {
        return (x - 0.7f) * (x - 0.7f) + y * y < 0.5f ? 0.45f : 1.0f;
    });
}

TEST(DigitPicture, InEvenLightIsTheSameOnPaperAndOnABoard) {
    const Dataset digits = make_digits(0, 10, 2).test;
    for (int i = 0; i < digits.count(); ++i) {
        const float* const image = digits.images.data() + static_cast<std::ptrdiff_t>(i) * 784;
        const auto even = [](float, float) { return 1.0f; };
        const DigitImage paper = prepare_digit(lit_digit(image, true, even), "paper.png");
        const DigitImage board = prepare_digit(lit_digit(image, false, even), "board.png");
        EXPECT_TRUE(paper.was_dark_on_light);
        EXPECT_FALSE(board.was_dark_on_light);
        EXPECT_LT(mean_difference(paper, board), 0.01);
    }
}

TEST(DigitPicture, OfACameraIsReadAsASmallOneOfTheSame) {
    const DigitImage small =
        prepare_digit(bar_png(200, 300, 80, 50, 40, 200, 235, 20), "small.png");
    const DigitImage large =
        prepare_digit(bar_png(2000, 3000, 800, 500, 400, 2000, 235, 20), "large.png");
    EXPECT_EQ(large.width, 2000);
    EXPECT_EQ(large.height, 3000);
    EXPECT_LT(mean_difference(small, large), 0.01);
}

TEST(DigitPicture, ThatShowsNothingOrIsNoPictureIsRefusedByName) {
    for (const auto& bytes :
         {bar_png(50, 50, 0, 0, 0, 0, 255, 0), std::string("no picture"), std::string(),
          std::string("P5\n0 12\n255\n"), std::string("P5\n12 0\n255\n"),
          "P5\n20 20\n65535\n" + std::string(400, '\xff') + std::string(20, '\0') +
              std::string(380, '\xff'),
          std::string("\x89PNG\r\n\x1a\n")}) {
        try {
            prepare_digit(bytes, "name.png");
            ADD_FAILURE() << "accepted";
        } catch (const Error& error) {
            EXPECT_NE(std::string(error.what()).find("name.png"), std::string::npos)
                << error.what();
        }
    }
    EXPECT_THROW(prepare_digit("/nowhere/digit.png"), Error);
}

TEST(DigitPicture, WithAnAbsurdSizeIsRefusedBeforeItIsDecoded) {
    std::string png = bar_png(50, 50, 10, 10, 10, 10, 255, 0);
    png[16] = 0x7f;  // the width in the header: two thousand million
    EXPECT_THROW(prepare_digit(png, "huge.png"), Error);
    png[16] = png[20] = 0;
    png[17] = png[21] = 0;
    png[18] = png[22] = static_cast<char>(60000 / 256);
    png[19] = png[23] = static_cast<char>(60000 % 256);
    try {
        prepare_digit(png, "huge.png");
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("60000 x 60000 pixels are too many"),
                  std::string::npos)
            << error.what();
    }
}

TEST(Png, IsReadBackAsItWasWritten) {
    const Temporary directory;
    const std::vector<std::uint8_t> pixels{0, 255, 255, 0};
    write_png_gray(directory.path() / "four.png", pixels.data(), 2, 2);
    const std::string bytes = read_file(directory.path() / "four.png");
    EXPECT_EQ(bytes.substr(1, 3), "PNG");
    EXPECT_EQ(bytes, encode_png(pixels.data(), 2, 2, 1));
    EXPECT_THROW(encode_png(pixels.data(), 0, 2, 1), Error);
    EXPECT_THROW(write_png_gray(directory.path() / "four.png" / "x.png", pixels.data(), 2, 2),
                 Error);
}

TEST(ContactSheet, HasRoomForEveryImageAndRefusesWrongNumbers) {
    const HostMatrix images(25, 784);
    std::vector<int> indices{0, 3, 24};
    ContactSheet layout;
    layout.columns = 2;
    layout.gap = 2;
    const Canvas sheet = draw_contact_sheet(images, indices, layout);
    EXPECT_GE(sheet.width(), 2 * 28);
    EXPECT_GE(sheet.height(), 2 * 28);
    EXPECT_THROW(draw_contact_sheet(images, {25}, layout), UsageError);
    EXPECT_THROW(draw_contact_sheet(images, {-1}, layout), UsageError);
    EXPECT_THROW(draw_contact_sheet(images, indices, layout, {"one caption"}), UsageError);
}

TEST(TerminalPicture, ShowsTwoRowsInOneLine) {
    const float pixels[] = {1, 0,  //
                            0, 1};
    EXPECT_EQ(terminal_picture(pixels, 2, 2), "▀▄\n");
    const float full[] = {1, 1, 1, 1, std::nanf(""), 2};
    EXPECT_EQ(terminal_picture(full, 3, 2), "██\n ▀\n");
}

}  // namespace
}  // namespace m2m::tests
