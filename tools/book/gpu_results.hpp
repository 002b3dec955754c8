// What bench/on_a_gpu.sh measured, as tables for the texts. bench/README.md describes the file.
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace m2m::book {

/// The file, checked as far as every reader of it needs: format, device, date, parts.
struct GpuResults {
    std::string file;  ///< for messages
    std::string device, date, command;
    nlohmann::json parts;
};

/// @throws UsageError with one line that names the file and what is wrong with it.
GpuResults read_gpu_results(const std::filesystem::path& file);

/// The Markdown of one table: "ladder", "ladder 3" (stages of chapter 3 beside cuBLAS), "counters
/// 4", "training", "model", "claims 7", "bank_rule", "sanitizer", "suite", "facts". Under it stand
/// device, date and command; where the file has no figures for it, one line says so.
/// @throws UsageError for a table of another name, and for figures that are none.
std::string gpu_table(const GpuResults& results, const std::string& name);

/// `markdown` with every table between `<!-- gpu:NAME -->` and `<!-- /gpu -->` written anew.
/// @throws UsageError naming the line where a mark has no end, or names no table.
std::string fill_gpu_tables(std::string_view markdown, const GpuResults& results);

/// Nsight Compute's table of each golden kernel of count mode's tests, by its name, as CSV.
std::vector<std::pair<std::string, std::string>> golden_tables(const GpuResults& results);

}  // namespace m2m::book
