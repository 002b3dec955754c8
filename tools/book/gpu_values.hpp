// The values in bench/on_a_gpu.sh's file. Each knows where it stands, for the message when it is
// wrong.
#pragma once

#include "common/base/error.hpp"
#include "tools/book/gpu_results.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace m2m::book {

/// A value of the file that knows where it stands, so that a wrong one can be named.
class Value {
  public:
    Value(const nlohmann::json& value, std::string where)
        : value_(&value), where_(std::move(where)) {}

    Value operator[](const char* key) const {
        if (!value_->is_object() || !value_->contains(key))
            fail(std::string("has no '") + key + "'");
        return {value_->at(key), where_ + "." + key};
    }
    bool null() const { return value_->is_null(); }
    bool has(const char* key) const {
        return value_->is_object() && value_->contains(key) && !value_->at(key).is_null();
    }
    double number() const {
        if (!value_->is_number()) fail("is no number");
        const double number = value_->get<double>();
        if (!std::isfinite(number)) fail("is no number");
        return number;
    }
    int integer() const {
        const double value = number();
        if (value != std::trunc(value) || std::fabs(value) > 1e9) fail("is no whole number");
        return static_cast<int>(value);
    }
    bool boolean() const {
        if (!value_->is_boolean()) fail("is neither true nor false");
        return value_->get<bool>();
    }
    std::string text() const {
        if (!value_->is_string()) fail("is no text");
        return value_->get<std::string>();
    }
    std::vector<Value> list() const {
        if (!value_->is_array()) fail("is no list");
        std::vector<Value> all;
        for (std::size_t i = 0; i < value_->size(); ++i)
            all.emplace_back(value_->at(i), fmt::format("{}[{}]", where_, i));
        return all;
    }
    [[noreturn]] void fail(const std::string& what) const { throw UsageError(where_ + " " + what); }

  private:
    const nlohmann::json* value_;
    std::string where_;
};

/// A part of the file by its name.
Value part_of(const GpuResults& results, const char* name);
/// What was measured for that part, one by one.
std::vector<Value> items_of(const GpuResults& results, const char* name);
/// Nsight Compute's table of one set of launches; empty where there is none.
std::string csv_of(const GpuResults& results, const std::string& set);
std::vector<std::string> lines_of(const std::string& text);
/// True for 2026-11-28 and the like.
bool is_date(const std::string& text);

}  // namespace m2m::book
