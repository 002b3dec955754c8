// Drawn digits: a pen follows a few strokes, each digit in several styles, with a hand's variation.
//
// Everything here is + - * / and square roots on float, which IEEE 754 defines to the last bit, and
// CMakeLists.txt compiles it with -ffp-contract=off. So every machine draws the same digits: no
// sin, cos or exp, whose last bits differ between libraries. Turning uses the rational points of
// the circle, ((1 - t²) / (1 + t²), 2t / (1 + t²)).
#include "common/data/digits.hpp"

#include "common/base/error.hpp"
#include "common/base/random.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace m2m {

namespace {

struct Point {
    float x, y;
};

Point operator+(Point a, Point b) {
    return {a.x + b.x, a.y + b.y};
}
Point operator-(Point a, Point b) {
    return {a.x - b.x, a.y - b.y};
}
Point operator*(float s, Point a) {
    return {s * a.x, s * a.y};
}

/// Points the pen passes, in hundredths of the digit's box: x to the right, y down. The pen goes
/// smoothly through them; a point given twice is a corner.
using Stroke = std::vector<Point>;

/// One way to write a digit.
struct Style {
    float weight;        ///< how often, compared with the digit's other styles
    float narrow, wide;  ///< the box's width, for a height of 1, is drawn from this range
    std::vector<Stroke> strokes;
};

const std::array<std::vector<Style>, 10>& styles() {
    static const std::array<std::vector<Style>, 10> all{{
        // 0: closed; narrow or wide; begun inside
        {{3,
          0.55f,
          1.05f,
          {{{60, 3},
            {36, 3},
            {10, 28},
            {3, 62},
            {22, 94},
            {50, 99},
            {82, 80},
            {97, 42},
            {82, 10},
            {58, 1},
            {44, 4}}}},
         {1,
          0.4f,
          0.7f,
          {{{52, 0},
            {22, 12},
            {5, 50},
            {20, 90},
            {50, 100},
            {80, 88},
            {95, 50},
            {78, 10},
            {50, 0}}}},
         {1,
          0.6f,
          1.05f,
          {{{70, 14},
            {50, 2},
            {18, 16},
            {2, 52},
            {16, 90},
            {48, 100},
            {84, 82},
            {98, 46},
            {84, 12},
            {56, 4},
            {40, 16}}}}},
        // 1: a plain stroke; with a flag; with a flag and a base
        {{8, 0.1f, 0.35f, {{{50, 0}, {50, 50}, {50, 100}}}},
         {1, 0.3f, 0.6f, {{{15, 24}, {45, 8}, {58, 0}, {58, 0}, {56, 50}, {54, 100}}}},
         {1,
          0.45f,
          0.75f,
          {{{15, 22}, {50, 0}, {50, 0}, {50, 50}, {50, 98}}, {{8, 99}, {50, 98}, {94, 98}}}}},
        // 2: with a corner below; with a loop below; flat and angular
        {{3,
          0.65f,
          1.05f,
          {{{8, 24},
            {26, 5},
            {55, 0},
            {82, 15},
            {78, 44},
            {45, 76},
            {10, 98},
            {10, 98},
            {50, 97},
            {95, 96}}}},
         {3,
          0.7f,
          1.15f,
          {{{10, 22},
            {30, 3},
            {62, 2},
            {80, 22},
            {68, 52},
            {38, 84},
            {14, 97},
            {3, 86},
            {18, 73},
            {44, 83},
            {70, 97},
            {98, 92}}}},
         {1,
          0.6f,
          1.0f,
          {{{5, 10}, {40, 2}, {78, 6}, {80, 26}, {50, 62}, {8, 97}, {8, 97}, {52, 94}, {98, 98}}}}},
        // 3: round; with a flat top; with a small loop in the middle
        {{4,
          0.55f,
          0.95f,
          {{{8, 14},
            {36, 0},
            {72, 6},
            {80, 26},
            {58, 43},
            {32, 48},
            {32, 48},
            {66, 52},
            {92, 70},
            {78, 94},
            {42, 100},
            {6, 90}}}},
         {1,
          0.6f,
          0.95f,
          {{{8, 4},
            {45, 3},
            {85, 2},
            {85, 2},
            {62, 22},
            {40, 42},
            {40, 42},
            {74, 50},
            {92, 72},
            {72, 96},
            {36, 100},
            {6, 90}}}},
         {2,
          0.55f,
          0.95f,
          {{{10, 12},
            {44, 0},
            {80, 14},
            {72, 38},
            {42, 52},
            {30, 47},
            {44, 42},
            {80, 56},
            {90, 80},
            {56, 100},
            {8, 92}}}}},
        // 4: open, angular; open, round; closed; without lifting the pen
        {{3,
          0.6f,
          1.0f,
          {{{18, 6}, {12, 30}, {6, 56}, {6, 56}, {50, 55}, {96, 52}},
           {{82, 0}, {78, 50}, {74, 100}}}},
         {3,
          0.6f,
          1.0f,
          {{{14, 4}, {6, 32}, {18, 54}, {48, 55}, {84, 42}}, {{90, 2}, {84, 50}, {76, 100}}}},
         {2,
          0.6f,
          1.0f,
          {{{66, 0}, {36, 32}, {4, 64}, {4, 64}, {50, 64}, {97, 62}},
           {{68, 0}, {68, 50}, {66, 100}}}},
         {2,
          0.55f,
          0.95f,
          {{{16, 4}, {6, 36}, {22, 52}, {56, 46}, {88, 8}, {88, 8}, {82, 50}, {74, 100}}}}},
        // 5: in one go; top put on last; like an S
        {{3,
          0.6f,
          1.0f,
          {{{92, 2},
            {60, 3},
            {28, 5},
            {28, 5},
            {22, 24},
            {18, 44},
            {18, 44},
            {52, 38},
            {84, 56},
            {80, 86},
            {46, 100},
            {6, 92}}}},
         {3,
          0.6f,
          1.05f,
          {{{30, 6},
            {24, 26},
            {18, 46},
            {18, 46},
            {50, 42},
            {78, 60},
            {72, 88},
            {40, 100},
            {4, 92}},
           {{34, 6}, {64, 4}, {98, 0}}}},
         {2,
          0.55f,
          1.1f,
          {{{96, 4},
            {58, 2},
            {26, 14},
            {28, 38},
            {60, 54},
            {74, 74},
            {56, 96},
            {26, 100},
            {4, 88}}}}},
        // 6: with a long tail; with a short one; straight
        {{3,
          0.5f,
          0.9f,
          {{{76, 0},
            {44, 18},
            {14, 52},
            {8, 82},
            {34, 100},
            {74, 92},
            {84, 70},
            {58, 56},
            {28, 68},
            {14, 88}}}},
         {2,
          0.55f,
          0.95f,
          {{{66, 2},
            {32, 22},
            {8, 60},
            {20, 94},
            {58, 100},
            {90, 76},
            {72, 48},
            {36, 52},
            {10, 74}}}},
         {2,
          0.4f,
          0.75f,
          {{{40, 0}, {16, 40}, {8, 80}, {34, 100}, {76, 90}, {84, 66}, {56, 58}, {22, 76}}}}},
        // 7: plain; with a hook; with a bar
        {{4, 0.55f, 0.95f, {{{4, 10}, {44, 7}, {90, 4}, {90, 4}, {66, 48}, {48, 100}}}},
         {2,
          0.6f,
          0.95f,
          {{{6, 24}, {10, 6}, {10, 6}, {46, 6}, {84, 4}, {84, 20}, {60, 58}, {46, 100}}}},
         {2,
          0.55f,
          0.95f,
          {{{6, 8}, {46, 6}, {88, 4}, {88, 4}, {62, 48}, {44, 100}},
           {{28, 54}, {58, 50}, {90, 48}}}}},
        // 8: one crossing stroke; the same, mirrored; two loops
        {{4,
          0.5f,
          0.95f,
          {{{82, 14},
            {52, 0},
            {18, 14},
            {24, 36},
            {56, 52},
            {84, 76},
            {58, 100},
            {16, 88},
            {22, 64},
            {54, 44},
            {84, 22},
            {76, 6},
            {58, 2}}}},
         {1,
          0.5f,
          0.95f,
          {{{50, 2},
            {20, 12},
            {24, 34},
            {56, 50},
            {80, 74},
            {52, 100},
            {14, 82},
            {40, 54},
            {76, 30},
            {76, 8},
            {48, 2}}}},
         {1,
          0.5f,
          0.9f,
          {{{50, 0}, {22, 10}, {24, 36}, {50, 46}, {78, 36}, {78, 10}, {50, 0}},
           {{50, 46}, {14, 60}, {12, 88}, {48, 100}, {86, 88}, {86, 60}, {50, 46}}}}},
        // 9: with a straight tail; a curved one; the loop closed by the stem
        {{3,
          0.5f,
          0.9f,
          {{{84, 14},
            {54, 0},
            {16, 16},
            {10, 40},
            {40, 50},
            {76, 32},
            {86, 8},
            {86, 8},
            {82, 50},
            {76, 100}}}},
         {2,
          0.5f,
          0.95f,
          {{{86, 16},
            {54, 0},
            {14, 16},
            {16, 42},
            {52, 48},
            {84, 24},
            {90, 20},
            {88, 58},
            {66, 92},
            {20, 98}}}},
         {3,
          0.45f,
          0.85f,
          {{{72, 8},
            {40, 2},
            {8, 26},
            {20, 48},
            {54, 44},
            {82, 18},
            {82, 8},
            {70, 54},
            {54, 100}}}}},
    }};
    return all;
}

/// Roughly normal, mean 0 and standard deviation 1, never beyond ±3.
float bell(Random& random) {
    float sum = random.uniform();
    sum += random.uniform();
    sum += random.uniform();
    return 2.0f * sum - 3.0f;
}

const Style& pick_style(const std::vector<Style>& candidates, Random& random) {
    float total = 0;
    for (const Style& style : candidates) total += style.weight;
    float at = random.uniform() * total;
    for (const Style& style : candidates) {
        if (at < style.weight) return style;
        at -= style.weight;
    }
    return candidates.back();
}

/// The pen at one moment: where, and how wide a line it draws there.
struct PenPoint {
    Point at;
    float radius;
};
using PenLine = std::vector<PenPoint>;  // drawn as straight pieces, one to the next

/// Bends and stretches the plane smoothly: a 4 × 4 lattice of random shifts, blended by Bernstein
/// polynomials (Sederberg and Parry, "Free-form deformation of solid geometric models", 1986).
class Distortion {
  public:
    Distortion(float strength, Random& random) {
        for (auto& row : shifts_) {
            for (Point& shift : row) {
                shift.x = strength * bell(random);
                shift.y = strength * bell(random);
            }
        }
    }

    /// `p` in the unit box, moved.
    Point operator()(Point p) const {
        const auto across = bernstein(std::clamp(p.x, 0.0f, 1.0f));
        const auto down = bernstein(std::clamp(p.y, 0.0f, 1.0f));
        Point moved = p;
        for (int i = 0; i < 4; ++i) {
            for (int j = 0; j < 4; ++j) moved = moved + (down[i] * across[j]) * shifts_[i][j];
        }
        return moved;
    }

  private:
    static std::array<float, 4> bernstein(float t) {
        const float s = 1.0f - t;
        return {s * s * s, 3.0f * s * s * t, 3.0f * s * t * t, t * t * t};
    }
    Point shifts_[4][4];
};

/// The stroke as a smooth line: a Catmull-Rom spline through its points, which may run a little
/// past its ends or stop short of them, as a hand does.
std::vector<Point> smooth_line(const Stroke& points, Random& random) {
    constexpr int steps = 6;
    const int last = static_cast<int>(points.size()) - 1;
    const float begin_cut = 0.22f * bell(random);  // in pieces of the spline; negative: runs past
    const float end_cut = 0.22f * bell(random);
    std::vector<Point> line;
    for (int i = 0; i < last; ++i) {
        const Point before = points[std::max(i - 1, 0)], from = points[i], to = points[i + 1];
        const Point after = points[std::min(i + 2, last)];
        const Point leaving = 0.5f * (to - before), arriving = 0.5f * (after - from);
        const float begin = i == 0 ? begin_cut : 0.0f;
        const float end = i == last - 1 ? 1.0f - end_cut : 1.0f;
        for (int step = line.empty() ? 0 : 1; step <= steps; ++step) {
            const float t = begin + (end - begin) * (static_cast<float>(step) / steps);
            const float t2 = t * t, t3 = t2 * t;  // cubic Hermite basis
            line.push_back((2.0f * t3 - 3.0f * t2 + 1.0f) * from + (t3 - 2.0f * t2 + t) * leaving +
                           (3.0f * t2 - 2.0f * t3) * to + (t3 - t2) * arriving);
        }
    }
    return line;
}

/// Writes the digit once: lines in a plane without scale yet, and a pen pressure around 1 as
/// `radius`.
std::vector<PenLine> write_digit(int digit, Random& random) {
    const Style& style = pick_style(styles()[digit], random);
    const float wobble = random.uniform(0.0f, 0.055f);
    const Distortion distortion(random.uniform(0.0f, 0.13f), random);
    const float width = random.uniform(style.narrow, style.wide);
    const float slant = std::clamp(0.16f + 0.22f * bell(random), -0.4f, 0.75f);
    const float t = 0.045f * bell(random);  // tangent of half the angle: up to about 15 degrees
    const float cosine = (1.0f - t * t) / (1.0f + t * t), sine = 2.0f * t / (1.0f + t * t);
    const float pressure_change = random.uniform(0.0f, 0.3f);

    std::vector<PenLine> lines;
    for (const Stroke& model : style.strokes) {
        Stroke points = model;
        const float off_x = 0.02f * bell(random), off_y = 0.02f * bell(random);
        for (std::size_t i = 0; i < points.size(); ++i) {
            const bool corner =
                i > 0 && model[i].x == model[i - 1].x && model[i].y == model[i - 1].y;
            if (corner) {
                points[i] = points[i - 1];
                continue;
            }
            points[i].x = 0.01f * points[i].x + off_x + wobble * bell(random);
            points[i].y = 0.01f * points[i].y + off_y + wobble * bell(random);
        }
        const float pressure_at_begin = 1.0f + pressure_change * bell(random) / 3.0f;
        const float pressure_in_middle = 1.0f + pressure_change * bell(random) / 3.0f;
        const float pressure_at_end = 1.0f + pressure_change * bell(random) / 3.0f;
        PenLine line;
        const std::vector<Point> path = smooth_line(points, random);
        for (std::size_t i = 0; i < path.size(); ++i) {
            const Point bent = distortion(path[i]);
            const float y = bent.y - 0.5f;
            const float x = width * (bent.x - 0.5f) - slant * y;  // y is down: leans to the right
            const float u = static_cast<float>(i) / static_cast<float>(path.size() - 1);
            const float pressure = (1.0f - u) * (1.0f - u) * pressure_at_begin +
                                   2.0f * u * (1.0f - u) * pressure_in_middle +
                                   u * u * pressure_at_end;
            line.push_back({{cosine * x - sine * y, sine * x + cosine * y}, pressure});
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

/// Scales the lines so that their ink, drawn about 2 · `radius` pixels wide, just fits 20 × 20
/// pixels, and moves that box to (4, 4) of the image.
void fit(std::vector<PenLine>& lines, float radius) {
    // The ink reaches `radius` · pressure past the pen's path, whatever the path is scaled to: with
    // pressure near 1 it is close enough to take 1.
    Point low{1e9f, 1e9f}, high{-1e9f, -1e9f};
    for (const PenLine& line : lines) {
        for (const PenPoint& point : line) {
            low.x = std::min(low.x, point.at.x);
            low.y = std::min(low.y, point.at.y);
            high.x = std::max(high.x, point.at.x);
            high.y = std::max(high.y, point.at.y);
        }
    }
    const float size = std::max(std::max(high.x - low.x, high.y - low.y), 1e-3f);
    const float scale = (20.0f - 2.0f * radius) / size;
    for (PenLine& line : lines) {
        for (PenPoint& point : line) {
            point.at = scale * (point.at - low) + Point{4.0f + radius, 4.0f + radius};
            point.radius = point.radius * radius;
        }
    }
}

/// Ink in one pixel: its middle's distance to the line's edge tells how much of it is covered.
using Image = std::array<float, 28 * 28>;

void draw_piece(Image& image, const PenPoint& from, const PenPoint& to, float softness) {
    const float reach = std::max(from.radius, to.radius) + softness;
    const auto pixel = [](float v) { return std::clamp(static_cast<int>(v), 0, 27); };
    const int left = pixel(std::min(from.at.x, to.at.x) - reach);
    const int right = pixel(std::max(from.at.x, to.at.x) + reach);
    const int top = pixel(std::min(from.at.y, to.at.y) - reach);
    const int bottom = pixel(std::max(from.at.y, to.at.y) + reach);
    const Point along = to.at - from.at;
    const float length2 = along.x * along.x + along.y * along.y;
    const float inverse = length2 > 0 ? 1.0f / length2 : 0.0f;
    for (int y = top; y <= bottom; ++y) {
        for (int x = left; x <= right; ++x) {
            const Point middle{static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f};
            const Point offset = middle - from.at;
            const float t =
                std::clamp((offset.x * along.x + offset.y * along.y) * inverse, 0.0f, 1.0f);
            const Point away = offset - t * along;
            const float radius = from.radius + t * (to.radius - from.radius);
            const float distance = std::sqrt(away.x * away.x + away.y * away.y);
            const float ink =
                std::clamp(0.5f + (radius - distance) / (2.0f * softness), 0.0f, 1.0f);
            float& value = image[static_cast<std::size_t>(y * 28 + x)];
            value = std::max(value, ink);
        }
    }
}

/// The whole number nearest to v.
int nearest(float v) {
    return static_cast<int>(v < 0 ? v - 0.5f : v + 0.5f);
}

/// Moves the image by whole pixels so that its centre of mass is in the middle, as MNIST's are.
Image centred(const Image& image) {
    float mass = 0, moment_x = 0, moment_y = 0;
    for (int y = 0; y < 28; ++y) {
        for (int x = 0; x < 28; ++x) {
            const float ink = image[static_cast<std::size_t>(y * 28 + x)];
            mass += ink;
            moment_x += ink * (static_cast<float>(x) + 0.5f);
            moment_y += ink * (static_cast<float>(y) + 0.5f);
        }
    }
    const int right = nearest(14.0f - moment_x / mass), down = nearest(14.0f - moment_y / mass);
    Image moved{};
    for (int y = std::max(0, down); y < std::min(28, 28 + down); ++y) {
        for (int x = std::max(0, right); x < std::min(28, 28 + right); ++x) {
            moved[static_cast<std::size_t>(y * 28 + x)] =
                image[static_cast<std::size_t>((y - down) * 28 + (x - right))];
        }
    }
    return moved;
}

Image draw_digit(int digit, Random& random) {
    std::vector<PenLine> lines = write_digit(digit, random);
    const float radius = random.uniform(0.8f, 2.1f);
    const float softness = random.uniform(0.5f, 0.85f);  // of the edge, in pixels
    fit(lines, radius);
    Image image{};
    for (const PenLine& line : lines) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            draw_piece(image, line[i - 1], line[i], softness);
        }
    }
    return centred(image);
}

/// SplitMix64's last step: scatters the bits, so that neighbouring numbers give unrelated seeds.
std::uint64_t scatter(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/// What the random numbers are for.
enum class Purpose : std::uint64_t { train_image = 1, test_image, train_order, test_order };

Random random_for(std::uint64_t seed, Purpose purpose, std::uint64_t index) {
    return Random(
        scatter(scatter(scatter(seed + 1) + static_cast<std::uint64_t>(purpose)) + index));
}

/// Each ten images in a row show the ten digits once, in random order.
std::uint8_t label_of(int image, std::uint64_t seed, Purpose order) {
    Random random = random_for(seed, order, static_cast<std::uint64_t>(image / 10));
    std::array<std::uint8_t, 10> digits{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    for (int i = 9; i > 0; --i) std::swap(digits[i], digits[random.integer(0, i)]);
    return digits[image % 10];
}

Dataset draw_split(int count, std::uint64_t seed, Purpose purpose, Purpose order) {
    Dataset data;
    data.name = "digits";
    data.labels.resize(static_cast<std::size_t>(count));
    data.images = HostMatrix(count, data.rows * data.cols);
#pragma omp parallel for schedule(dynamic, 256)
    for (int i = 0; i < count; ++i) {
        Random random = random_for(seed, purpose, static_cast<std::uint64_t>(i));
        const std::uint8_t label = label_of(i, seed, order);
        data.labels[static_cast<std::size_t>(i)] = label;
        const Image image = draw_digit(label, random);
        // To whole 255ths, as a file would hold them: a written and read set is the same.
        std::transform(image.begin(), image.end(), &data.images(i, 0), [](float ink) {
            return static_cast<float>(static_cast<int>(ink * 255.0f + 0.5f)) / 255.0f;
        });
    }
    return data;
}

}  // namespace

DataSplits make_digits(int train_count, int test_count, std::uint64_t seed) {
    if (train_count < 0 || test_count < 0) {
        throw UsageError("digits: cannot draw " +
                         std::to_string(train_count < 0 ? train_count : test_count) + " images");
    }
    return {draw_split(train_count, seed, Purpose::train_image, Purpose::train_order),
            draw_split(test_count, seed, Purpose::test_image, Purpose::test_order),
            "drawn by this program (seed " + std::to_string(seed) + ")"};
}

}  // namespace m2m
