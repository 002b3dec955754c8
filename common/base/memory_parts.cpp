#include "common/base/memory_parts.hpp"

#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <vector>

namespace m2m {

namespace {

unsigned byte_at(std::string_view s, std::size_t i) {
    return i < s.size() ? static_cast<unsigned char>(s[i]) : 0;
}
unsigned word_at(std::string_view s, std::size_t i) {
    return byte_at(s, i) | byte_at(s, i + 1) << 8;
}

std::string type_name(unsigned type) {
    switch (type) {
        case 0x18:
            return "DDR3";
        case 0x1a:
            return "DDR4";
        case 0x1e:
            return "LPDDR4";
        case 0x22:
            return "DDR5";
        case 0x23:
            return "LPDDR5";
        default:
            return "";
    }
}

// "P0 CHANNEL A", "ChannelA-DIMM0", "CPU1_DIMM_A1": the part that names the channel, or "".
std::string channel_of(const std::string& locator) {
    static const std::regex form(
        R"(([Cc][Hh][Aa][Nn][Nn][Ee][Ll][ _-]?[A-Z0-9])|DIMM[ _]?([A-Z])\d)");
    std::smatch found;
    return std::regex_search(locator, found, form) ? found.str() : "";
}

}  // namespace

InstalledMemory parse_smbios(std::string_view table) {
    std::string type;
    unsigned speed = 0;
    int modules = 0;
    std::set<std::string> channels;
    // A structure is its fixed part, then its strings, each ended by 0, then another 0.
    for (std::size_t at = 0; at + 4 <= table.size();) {
        const unsigned kind = byte_at(table, at), length = byte_at(table, at + 1);
        if (length < 4) break;
        const std::string_view fixed = table.substr(at, length);
        std::vector<std::string> strings;
        std::size_t text = at + length;
        while (text < table.size() && table[text] != 0) {
            const std::size_t end = table.find('\0', text);
            if (end == std::string_view::npos) break;
            strings.emplace_back(table.substr(text, end - text));
            text = end + 1;
        }
        text += strings.empty() ? 2 : 1;
        if (kind == 17 && word_at(fixed, 0x0c) != 0 && !type_name(byte_at(fixed, 0x12)).empty()) {
            ++modules;
            type = type_name(byte_at(fixed, 0x12));
            const unsigned rated = word_at(fixed, 0x15), configured = word_at(fixed, 0x20);
            speed = configured ? configured : rated;
            for (const std::size_t field : {0x10, 0x11}) {
                const unsigned number = byte_at(fixed, field);
                if (number == 0 || number > strings.size()) continue;
                const std::string channel = channel_of(strings[number - 1]);
                if (!channel.empty()) {
                    channels.insert(channel);
                    break;
                }
            }
        }
        if (kind == 127) break;  // end of table
        at = text;
    }
    InstalledMemory memory;
    if (modules == 0 || speed == 0) {
        memory.why_unknown =
            "the firmware names no memory modules, as on most virtual machines; if you know them, "
            "set M2M_MEMORY=DDR4-2933x4 (type, speed, channels)";
        return memory;
    }
    const std::size_t count =
        channels.empty() ? static_cast<std::size_t>(modules) : channels.size();
    memory.parts = type + "-" + std::to_string(speed) + "x" + std::to_string(count);
    memory.from = channels.empty() ? "firmware; each module taken for a channel" : "firmware";
    return memory;
}

InstalledMemory installed_memory() {
    if (const char* said = std::getenv("M2M_MEMORY"); said && *said)
        return {said, "M2M_MEMORY", ""};
    std::ifstream file("/sys/firmware/dmi/tables/DMI", std::ios::binary);
    std::ostringstream bytes;
    if (file) bytes << file.rdbuf();
    if (bytes.str().empty()) {
        InstalledMemory memory;
        memory.why_unknown =
            "the memory's parts are not known here (virtual machine, or only root may ask); set "
            "M2M_MEMORY=DDR4-2933x4 (type, speed, channels) to see their bandwidth";
        return memory;
    }
    return parse_smbios(bytes.str());
}

}  // namespace m2m
