// What the parts of a machine promise, and what the system says about them.
#include "common/base/cpu.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/base/memory_parts.hpp"
#include "common/measure/parts.hpp"

#include <gtest/gtest.h>

#include <string>

namespace m2m::tests {
namespace {

// ---- theory ----

TEST(Theory, OfFourChannelsOfDdr42933Is93Point87) {
    const MemoryParts memory = parse_memory("DDR4-2933x4");
    EXPECT_NEAR(memory.clock_hertz() / 1e6, 1466.67, 0.01);
    EXPECT_NEAR(memory.bandwidth() / 1e9, 93.87, 0.005);
}

TEST(Theory, OfOtherMemoryFollowsItsName) {
    EXPECT_NEAR(parse_memory("DDR4-3200x2").bandwidth() / 1e9, 51.2, 1e-6);
    EXPECT_NEAR(parse_memory("DDR5-4800x8").bandwidth() / 1e9, 307.2, 1e-6);
    EXPECT_NEAR(parse_memory("LPDDR5-6400x4").bandwidth() / 1e9, 204.8, 1e-6);
    EXPECT_NEAR(parse_memory("DDR4-2666x1").transfers_per_second / 1e6, 2666.67, 0.01);
}

TEST(Theory, RefusesMemoryItDoesNotUnderstand) {
    for (const char* bad :
         {"", "DDR4", "DDR4-2933", "2933x4", "DDR4-2933x0", "DDR4-2933x4x", "x"}) {
        try {
            parse_memory(bad);
            ADD_FAILURE() << "accepted '" << bad << "'";
        } catch (const UsageError& error) {
            EXPECT_NE(std::string(error.what()).find("DDR4-2933x4"), std::string::npos);
        }
    }
}

TEST(Theory, OfPeakIsCoresTimesClockTimesLanesTimesTwoTimesUnits) {
    EXPECT_DOUBLE_EQ(peak_flops(2, 3.5e9, 16, 2), 448e9);
    EXPECT_DOUBLE_EQ(peak_flops(1, 1e9, 4, 1), 8e9);
}

TEST(GpuParts, GiveTheFiguresOfTheirDataSheets) {
    const struct {
        const char* name;
        double teraflops, gigabytes;
    } sheets[] = {{"V100", 15.7, 900},     {"T4", 8.1, 320},         {"A100", 19.5, 1555},
                  {"RTX 3060", 12.7, 360}, {"RTX 4090", 82.6, 1008}, {"L4", 30.3, 300},
                  {"H100", 67, 3350},      {"H200", 67, 4800}};
    EXPECT_EQ(std::size(sheets), gpu_parts().size());
    for (const auto& sheet : sheets) {
        const GpuPart& part = find_gpu_part(sheet.name);
        EXPECT_NEAR(part.peak_flops() / 1e12 / sheet.teraflops, 1, 0.01) << sheet.name;
        EXPECT_NEAR(part.memory_bandwidth() / 1e9 / sheet.gigabytes, 1, 0.01) << sheet.name;
        EXPECT_EQ(part.cores, part.multiprocessors * cores_per_multiprocessor(part.capability))
            << sheet.name;
        EXPECT_NE(part.source.find("20"), std::string_view::npos) << "a source has a year";
        EXPECT_EQ(part.confirmed.substr(0, 8), "https://") << "an address for " << sheet.name;
    }
    EXPECT_THROW(find_gpu_part("T5"), UsageError);
}

// ---- the CPU ----

TEST(Cpu, OfThisMachineMakesSense) {
    const Cpu cpu = this_cpu();
    EXPECT_FALSE(cpu.name.empty());
    EXPECT_GE(cpu.cores, 1);
    EXPECT_GE(cpu.hardware_threads, cpu.cores);
    EXPECT_GT(memory_bytes(), std::size_t{1} << 27);
    for (const Cache& cache : cpu.caches) {
        EXPECT_GE(cache.level, 1);
        EXPECT_GT(cache.bytes, 0u);
    }
    if (cpu.simd_bits > 0) {
        EXPECT_GE(cpu.simd_bits, build_simd_bits()) << "this program could not run here";
    }
}

TEST(Cpu, HasTheWidestSimdOfItsFeatures) {
    EXPECT_EQ(simd_of_features("fpu sse2 avx avx2 fma avx512f").bits, 512);
    EXPECT_EQ(simd_of_features("fpu sse2 avx avx2 fma").name, "AVX2");
    EXPECT_EQ(simd_of_features("sse2 avx").bits, 256);
    EXPECT_EQ(simd_of_features("fp asimd evtstrm").name, "Neon");
    EXPECT_EQ(simd_of_features("avx512foo").bits, 0);
    EXPECT_EQ(simd_of_features("").bits, 0);
}

TEST(Cpu, ReadsTheSystemsListsAndSizes) {
    EXPECT_EQ(count_of_list("0-3,8"), 5);
    EXPECT_EQ(count_of_list("7"), 1);
    EXPECT_EQ(count_of_list("3-1"), 0);
    EXPECT_EQ(count_of_list("junk"), 0);
    EXPECT_EQ(parse_cache_size("48K"), 49152u);
    EXPECT_EQ(parse_cache_size("480M"), std::size_t{480} << 20);
    EXPECT_EQ(parse_cache_size(""), 0u);
    EXPECT_EQ(parse_cache_size("48X"), 0u);
    EXPECT_EQ(size_text(48 << 10), "48 KiB");
    EXPECT_EQ(size_text((std::size_t{1} << 30) * 3 / 2), "1.5 GiB");
}

// ---- the firmware's table ----

// One "Memory Device" of a SMBIOS table.
std::string module(unsigned megabytes, unsigned type, unsigned speed, const std::string& locator) {
    std::string s(0x22, '\0');
    s[0] = 17;
    s[1] = static_cast<char>(s.size());
    const auto word = [&](std::size_t at, unsigned value) {
        s[at] = static_cast<char>(value & 255);
        s[at + 1] = static_cast<char>(value >> 8);
    };
    word(0x0c, megabytes);
    s[0x10] = 1;
    s[0x12] = static_cast<char>(type);
    word(0x15, speed);
    word(0x20, speed);
    return s + locator + '\0' + '\0';
}

const std::string end_of_table("\x7f\x04\0\0\0\0", 6);

TEST(Firmware, NamesModulesAndTheirChannels) {
    std::string table;
    for (const char* name : {"ChannelA-DIMM0", "ChannelA-DIMM1", "ChannelB-DIMM0"})
        table += module(8192, 0x1a, 2933, name);
    table += module(0, 0x1a, 2933, "ChannelC-DIMM0");  // an empty slot
    const InstalledMemory memory = parse_smbios(table + end_of_table);
    EXPECT_EQ(memory.parts, "DDR4-2933x2");
    EXPECT_NEAR(parse_memory(memory.parts).bandwidth() / 1e9, 46.93, 0.01);
}

TEST(Firmware, WithoutChannelNamesCountsModulesAndSaysSo) {
    const InstalledMemory memory =
        parse_smbios(module(16384, 0x22, 4800, "DIMM 0") + module(16384, 0x22, 4800, "DIMM 1"));
    EXPECT_EQ(memory.parts, "DDR5-4800x2");
    EXPECT_NE(memory.from.find("taken for a channel"), std::string::npos);
}

TEST(Firmware, ThatNamesNothingOrIsCutOffIsNotKnown) {
    const std::string whole = module(8192, 0x1a, 2933, "ChannelA-DIMM0");
    EXPECT_FALSE(parse_smbios("").known());
    EXPECT_FALSE(parse_smbios(end_of_table).known());
    EXPECT_FALSE(parse_smbios(module(4096, 0x02, 0, "DIMM 0")).known()) << "a virtual machine's";
    for (std::size_t length = 0; length < whole.size(); ++length)
        parse_smbios(whole.substr(0, length));  // no byte is read past the end
    EXPECT_NE(parse_smbios("").why_unknown.find("M2M_MEMORY"), std::string::npos);
}

}  // namespace
}  // namespace m2m::tests
