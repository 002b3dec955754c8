// Pictures in and out: a photographed digit becomes an MNIST image, and images become PNG and text.
#include "common/base/error.hpp"
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

TEST(DigitPicture, ThatShowsNothingOrIsNoPictureIsRefusedByName) {
    for (const auto& bytes : {bar_png(50, 50, 0, 0, 0, 0, 255, 0), std::string("no picture"),
                              std::string(), std::string("\x89PNG\r\n\x1a\n")}) {
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
