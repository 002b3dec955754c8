// Charts as SVG files: bars for measured stages, lines for loss curves.
//
// One self-contained file each, readable on white and on black (prefers-color-scheme), with the
// device, the date and the command in the picture itself: a chart that is passed on without its
// text still says what it shows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace m2m {

/// One bar and what stands beside it.
struct Bar {
    std::string label;  ///< "openmp/simd"
    double value = 0;   ///< finite, ≥ 0 (> 0 on a logarithmic axis)
    std::string note;   ///< small text after the value ("49 x"), or ""
};

/// Horizontal bars from the top down.
struct BarChart {
    std::string title;                 ///< "Matrix product, 1000 x 1000 x 1000"
    std::string unit;                  ///< of the values: "GFLOP/s"
    std::vector<std::string> caption;  ///< lines below: device, date, command
    std::vector<Bar> bars;
    bool logarithmic =
        false;  ///< each grid line ten times the one before; for ladders that span decades
};

/// The chart as the text of an SVG file. @throws UsageError when there is no bar, or a value cannot
/// be drawn.
std::string bar_chart(const BarChart& chart);

/// One curve: x and y have the same length. A y that is not finite (a training run that diverged)
/// leaves a gap.
struct Series {
    std::string name;
    std::vector<double> x, y;
};

/// A point of interest on the x axis: a dashed line with words beside it.
struct Mark {
    double x;
    std::string label;
};

struct LineChart {
    std::string title;
    std::string x_label, y_label;
    std::vector<std::string> caption;
    std::vector<Series> series;    ///< told apart by colour and by dashes
    bool logarithmic = false;      ///< of y: values ≤ 0 leave a gap
    bool x_powers_of_two = false;  ///< x is a log2: the axis shows 1, 2, 4 … for 0, 1, 2 …
    std::vector<Mark> marks = {};
};

/// The chart as the text of an SVG file. Curves with more points than pixels keep the lowest and
/// highest value of each pixel column. @throws UsageError when there is nothing to draw, or x and y
/// differ in length.
std::string line_chart(const LineChart& chart);

/// Text as it may stand in XML: & < > " ' escaped, what XML forbids replaced by '?'.
std::string xml_escape(std::string_view text);

}  // namespace m2m
