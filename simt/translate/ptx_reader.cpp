// PTX is another language than C++ and has its own words: %r1 and %tid.x are one name each,
// 0f3F800000 is a number, and .reg begins a statement. lexer.cpp would cut them to pieces, so the
// reader goes through the characters itself.
#include "simt/translate/ptx_reader.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace simt::translate::ptx {

namespace {

constexpr std::size_t most_problems = 5;
constexpr std::size_t most_operands = 40;  // of an instruction, those in braces among them
constexpr unsigned most_registers = 256;   // of one .reg r<256>

struct Failure {
    std::size_t at;
    std::string message;
};

}  // namespace

Type type_named(std::string_view name) {
    static const std::unordered_map<std::string_view, Type> types = {
        {"u8", {'u', 8}},    {"u16", {'u', 16}},    {"u32", {'u', 32}},  {"u64", {'u', 64}},
        {"s8", {'s', 8}},    {"s16", {'s', 16}},    {"s32", {'s', 32}},  {"s64", {'s', 64}},
        {"b8", {'b', 8}},    {"b16", {'b', 16}},    {"b32", {'b', 32}},  {"b64", {'b', 64}},
        {"f16", {'h', 16}},  {"f16x2", {'2', 32}},  {"f32", {'f', 32}},  {"f64", {'f', 64}},
        {"bf16", {'H', 16}}, {"bf16x2", {'B', 32}}, {"tf32", {'t', 32}}, {"pred", {'p', 1}}};
    const auto found = types.find(name);
    return found == types.end() ? Type{} : found->second;
}

std::string cpp(Type type) {
    switch (type.kind) {
        case 'h':
            return "::simt::ptx::f16";
        case '2':
            return "::simt::ptx::f16x2";
        case 'H':
            return "::simt::ptx::bf16";
        case 'B':
            return "::simt::ptx::bf16x2";
        case 'b':
            return "::simt::ptx::u" + std::to_string(type.bits);
        default:
            return std::string("::simt::ptx::") + type.kind + std::to_string(type.bits);
    }
}

std::string bits_type(unsigned bits) {
    return bits == 1 ? "bool" : "::simt::ptx::u" + std::to_string(bits < 16 ? 16 : bits);
}

PtxTranslation PtxReader::run() {
    while (result_.problems.size() < most_problems) {
        skip_blanks();
        if (at_ >= code_.size()) break;
        const std::size_t begin = at_;
        try {
            statement();
        } catch (const Failure& problem) {
            result_.problems.push_back({problem.at, problem.message});
            in_address_ = false;
            at_ = std::max(at_, begin + 1);
            while (at_ < code_.size() && code_[at_ - 1] != ';') ++at_;
        }
    }
    if (scopes_.size() != 1 && result_.problems.empty())
        result_.problems.push_back({code_.size(), "inline PTX: a { has no }"});
    return std::move(result_);
}

// ---- characters --------------------------------------------------------------------------

bool PtxReader::is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$';
}

char PtxReader::peek(std::size_t ahead) const {
    return at_ + ahead < code_.size() ? code_[at_ + ahead] : '\0';
}

void PtxReader::skip_blanks() {
    for (;;) {
        if (std::isspace(static_cast<unsigned char>(peek())) != 0) {
            ++at_;
        } else if (peek() == '/' && peek(1) == '/') {
            while (at_ < code_.size() && code_[at_] != '\n') ++at_;
        } else if (peek() == '/' && peek(1) == '*') {
            const std::size_t end = code_.find("*/", at_ + 2);
            at_ = end == std::string_view::npos ? code_.size() : end + 2;
        } else {
            return;
        }
    }
}

bool PtxReader::accept(char c) {
    skip_blanks();
    if (peek() != c || c == '\0') return false;
    ++at_;
    return true;
}

void PtxReader::fail(std::size_t at, const std::string& message) const {
    throw Failure{at, "inline PTX: " + message};
}

void PtxReader::expect(char c, const std::string& where) {
    if (!accept(c)) fail(at_, std::string("expected '") + c + "' " + where);
}

std::string_view PtxReader::word() {
    const std::size_t begin = at_;
    while (is_word(peek())) ++at_;
    return code_.substr(begin, at_ - begin);
}

// ---- statements --------------------------------------------------------------------------

void PtxReader::statement() {
    const std::size_t begin = at_;
    const char c = peek();
    if (c == ';') {
        ++at_;
    } else if (c == '{') {
        ++at_;
        scopes_.emplace_back();
        result_.text += "{ ";
    } else if (c == '}') {
        ++at_;
        if (scopes_.size() == 1) fail(begin, "a } has no {");
        scopes_.pop_back();
        result_.text += "} ";
    } else if (c == '.') {
        ++at_;
        const std::string_view directive = word();
        if (directive != "reg") {
            fail(begin, "." + std::string(directive) +
                            " is not simulated here: only .reg, registers of its own");
        }
        declare();
    } else {
        instruction();
    }
}

void PtxReader::declare() {
    skip_blanks();
    const std::size_t at = at_;
    std::string_view name;
    if (accept('.')) name = word();
    const Type type = type_named(name);
    if (!type || type.kind == 't') fail(at, "expected a type of register after .reg");
    do {
        skip_blanks();
        const std::size_t begin = at_;
        const std::string own = register_name();
        if (own.empty()) fail(begin, "expected a register's name");
        unsigned count = 0;
        if (accept('<')) {
            skip_blanks();
            const std::string digits(word());
            count = static_cast<unsigned>(std::strtoul(digits.c_str(), nullptr, 10));
            if (count == 0 || count > most_registers)
                fail(begin, "a row of registers has 1 to " + std::to_string(most_registers));
            expect('>', "after a number of registers");
        }
        if (count == 0) {
            declare(own, type);
        } else {
            for (unsigned i = 0; i < count; ++i) declare(own + std::to_string(i), type);
        }
    } while (accept(','));
    expect(';', "after .reg");
}

void PtxReader::declare(const std::string& name, Type type) {
    std::string variable = "simt_r";
    for (const char c : name) variable += c == '%' ? "_p" : c == '$' ? "_d" : std::string(1, c);
    variable += "_" + std::to_string(++declared_);
    scopes_.back()[name] = {variable, type, false};
    result_.text += "[[maybe_unused]] " + bits_type(type.bits) + " " + variable + " = " +
                    (type.kind == 'p' ? "false" : "static_cast<" + bits_type(type.bits) + ">(~0)") +
                    "; ";
}

std::string PtxReader::register_name() {
    std::string name;
    if (peek() == '%') {
        at_ += peek(1) == '%' ? 2 : 1;
        name = "%";
    }
    name += word();
    return name == "%" || std::isdigit(static_cast<unsigned char>(name[0])) != 0 ? "" : name;
}

const Register* PtxReader::find_register(const std::string& name) const {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
        const auto found = scope->find(name);
        if (found != scope->end()) return &found->second;
    }
    return nullptr;
}

void PtxReader::instruction() {
    std::string condition;
    if (accept('@')) {
        const bool negated = accept('!');
        const Operand predicate = operand();
        condition = std::string("if (") + (negated ? "!" : "") + value(predicate, {'p', 1}) + ") ";
        skip_blanks();
    }
    const std::size_t begin = at_;
    while (is_word(peek()) || peek() == '.' || (peek() == ':' && peek(1) == ':')) {
        at_ += peek() == ':' ? 2 : 1;
    }
    name_ = code_.substr(begin, at_ - begin);
    if (name_.empty()) fail(begin, "expected an instruction");
    if (peek() == ':') {
        ++at_;
        fail(begin, "labels and branches are not simulated ('" + std::string(name_) +
                        ":'): write the loop in C++");
    }
    if (std::isdigit(static_cast<unsigned char>(name_[0])) != 0)
        fail(begin, "expected an instruction");
    opcode_at_ = begin;
    parts_.clear();
    next_part_ = 0;
    for (std::size_t from = 0; from <= name_.size();) {
        const std::size_t dot = std::min(name_.find('.', from), name_.size());
        parts_.push_back(name_.substr(from, dot - from));
        from = dot + 1;
    }
    given_.clear();
    skip_blanks();
    if (peek() != ';') {
        std::size_t count = 0;
        do {
            given_.push_back(operand());
            count += 1 + given_.back().parts.size();
            if (count > most_operands) fail(begin, "too many operands");
        } while (accept(','));
    }
    expect(';', "after '" + std::string(name_) + "'");
    body_.clear();
    translate();
    result_.text += condition + "{ " + body_ + "} ";
}

// ---- operands ----------------------------------------------------------------------------

Operand PtxReader::operand() {
    Operand result = simple_operand();
    if (peek() == '|' && result.kind != Operand::Kind::none) {
        ++at_;
        skip_blanks();
        result.parts.push_back(simple_operand());
    }
    return result;
}

Operand PtxReader::simple_operand() {
    skip_blanks();
    Operand result;
    result.at = at_;
    const char c = peek();
    if (c == '{') {
        ++at_;
        result.kind = Operand::Kind::vector;
        do {
            skip_blanks();
            if (peek() == '{' || peek() == '[') fail(at_, "expected a register");
            result.parts.push_back(simple_operand());
            if (result.parts.size() > most_operands) fail(at_, "too many operands");
        } while (accept(','));
        expect('}', "at the end of a vector");
    } else if (c == '[') {
        ++at_;
        address(result);
    } else if (c == '!') {
        ++at_;
        result = simple_operand();
        result.negated = !result.negated;
    } else if (c == '_' && !is_word(peek(1))) {
        ++at_;
        result.kind = Operand::Kind::sink;
    } else if (c == '-' || c == '+' || std::isdigit(static_cast<unsigned char>(c)) != 0) {
        number(result);
    } else if (c == '%' && std::isdigit(static_cast<unsigned char>(peek(1))) != 0) {
        ++at_;
        result.reg = statement_operand(result.at, word());
        result.kind = Operand::Kind::register_;
    } else if (c == '%' && peek(1) == '[') {
        fail(at_, "nvcc does not know operands by name: write their number, %0");
    } else if (c == '%' || is_word(c)) {
        const std::string name = register_name();
        if (const Register* const known = find_register(name)) {
            result.reg = *known;
            result.kind = Operand::Kind::register_;
        } else {
            result.text = name;
            while (peek() == '.' && is_word(peek(1))) {
                ++at_;
                result.text += "." + std::string(word());
            }
            result.kind = Operand::Kind::special;
        }
    } else {
        fail(at_, "expected an operand of '" + std::string(name_) + "'");
    }
    return result;
}

Register PtxReader::statement_operand(std::size_t at, std::string_view text) const {
    std::size_t number = operands_.size();
    if (text.size() <= 4 && std::all_of(text.begin(), text.end(), [](char c) {
            return std::isdigit(static_cast<unsigned char>(c)) != 0;
        }))
        number = static_cast<std::size_t>(std::atoi(std::string(text).c_str()));
    if (number >= operands_.size()) fail(at, "the statement has no operand %" + std::string(text));
    const AsmOperand& operand = operands_[number];
    char letter = operand.letter();
    if (std::isdigit(static_cast<unsigned char>(letter)) != 0) {  // the same as that output
        number = static_cast<std::size_t>(letter - '0');
        letter = number < operands_.size() ? operands_[number].letter() : '\0';
    }
    const std::string variable = "simt_" + std::to_string(number);
    switch (letter) {
        case 'h':
            return {variable, {'b', 16}, false};
        case 'r':
            return {variable, {'b', 32}, false};
        case 'l':
            return {variable, {'b', 64}, false};
        case 'f':
            return {variable, {'f', 32}, false};
        case 'd':
            return {variable, {'f', 64}, false};
        default:  // "n" or "i": others have been refused
            return {variable, {'b', 64}, true};
    }
}

void PtxReader::number(Operand& result) {
    const std::size_t begin = at_;
    bool negative = false;
    while (peek() == '-' || peek() == '+') {
        negative ^= peek() == '-';
        ++at_;
        skip_blanks();
    }
    if (std::isdigit(static_cast<unsigned char>(peek())) == 0) fail(begin, "expected a number");
    const bool bits = peek() == '0' && std::strchr("fFdD", peek(1)) != nullptr && peek(1) != 0;
    std::string text(word());
    if (bits) {
        const bool is_single = text[1] == 'f' || text[1] == 'F';
        if (text.size() != (is_single ? 10u : 18u) ||
            text.find_first_not_of("0123456789abcdefABCDEF", 2) != std::string::npos)
            fail(begin, "expected 8 hexadecimal digits after 0f, or 16 after 0d");
        const std::uint64_t value = std::strtoull(text.c_str() + 2, nullptr, 16);
        if (is_single) {
            const auto low = static_cast<std::uint32_t>(value);
            float single = 0;
            std::memcpy(&single, &low, sizeof single);
            set_real(result, negative ? -static_cast<double>(single) : static_cast<double>(single));
            result.single = low ^ (negative ? 0x80000000u : 0u);
        } else {
            double twice = 0;
            std::memcpy(&twice, &value, sizeof twice);
            set_real(result, negative ? -twice : twice);
        }
        return;
    }
    const bool hexadecimal =
        text.size() > 1 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    const bool fraction = peek() == '.' && std::isdigit(static_cast<unsigned char>(peek(1))) != 0;
    const bool exponent = !hexadecimal && text.find_first_of("eE") != std::string::npos;
    if (fraction || exponent) {
        if (fraction) {
            ++at_;
            text += "." + std::string(word());
        }
        if ((text.back() == 'e' || text.back() == 'E') && (peek() == '-' || peek() == '+')) {
            text += peek();
            ++at_;
            text += word();
        }
        char* end = nullptr;
        const double value = std::strtod(text.c_str(), &end);
        if (*end != '\0') fail(begin, "expected a number");
        set_real(result, negative ? -value : value);
        return;
    }
    if (text.back() == 'U' || text.back() == 'u') text.pop_back();
    char* end = nullptr;
    const bool binary = text.size() > 2 && text[0] == '0' && (text[1] == 'b' || text[1] == 'B');
    const std::uint64_t value =
        binary ? std::strtoull(text.c_str() + 2, &end, 2) : std::strtoull(text.c_str(), &end, 0);
    if (*end != '\0') fail(begin, "expected a number");
    result.kind = Operand::Kind::integer;
    result.single = negative ? std::uint64_t{0} - value : value;
    result.text = std::to_string(result.single) + "ull";
    skip_blanks();
    if (std::strchr("+-*/<>&|^?", peek()) != nullptr && peek() != '\0' && !in_address_)
        fail(at_, "an expression of constants is not simulated: write its value");
}

void PtxReader::set_real(Operand& result, double value) {
    result.kind = Operand::Kind::real;
    const auto single = static_cast<float>(value);
    std::uint32_t low = 0;
    std::memcpy(&low, &single, sizeof low);
    result.single = low;
    std::memcpy(&result.twice, &value, sizeof value);
}

void PtxReader::address(Operand& result) {
    result.kind = Operand::Kind::address;
    in_address_ = true;
    Operand base = simple_operand();
    if (base.kind != Operand::Kind::register_ && base.kind != Operand::Kind::integer)
        fail(base.at,
             "expected a register that holds an address: the names of variables are not known "
             "here");
    result.parts.push_back(std::move(base));
    skip_blanks();
    while (peek() == '+' || peek() == '-') {
        const bool minus = peek() == '-';
        ++at_;
        const Operand offset = simple_operand();
        if (offset.kind == Operand::Kind::register_ && offset.reg.constant &&
            result.offset_variable.empty()) {
            result.offset_variable = (minus ? "-" : "") + offset.reg.variable;
        } else if (offset.kind == Operand::Kind::integer) {
            const auto value = static_cast<std::uint64_t>(result.offset);
            result.offset =
                static_cast<long long>(minus ? value - offset.single : value + offset.single);
        } else {
            fail(offset.at, "expected a number after the + of an address");
        }
        skip_blanks();
    }
    in_address_ = false;
    expect(']', "at the end of an address");
}

// ---- what operands are in C++ ------------------------------------------------------------

bool PtxReader::fits(Type holds, Type wanted, bool wider) {
    if ((holds.kind == 'p') != (wanted.kind == 'p')) return false;
    if (wider ? holds.bits < wanted.bits
              : holds.bits != std::max(wanted.bits, 16u) && wanted.kind != 'p')
        return false;
    if (holds.kind == 'b' || wanted.kind == 'b' || wanted.kind == 't') return true;
    return holds.kind == wanted.kind || (holds.integer() && wanted.integer());
}

void PtxReader::check_fit(const Operand& operand, Type wanted, bool wider) const {
    if (operand.reg.constant || fits(operand.reg.type, wanted, wider)) return;
    fail(operand.at,
         name() + ": this operand is of another type than the instruction's (" +
             (operand.reg.type.kind == 'p' ? "a predicate"
                                           : std::to_string(operand.reg.type.bits) + " bits") +
             ")");
}

std::string PtxReader::value(const Operand& operand, Type type, bool wider) const {
    const std::string bits = bits_type(type.bits);
    if (operand.negated && type.kind != 'p')
        fail(operand.at, name() + ": ! is for predicates only");
    switch (operand.kind) {
        case Operand::Kind::register_: {
            check_fit(operand, type, wider);
            const std::string& variable = operand.reg.variable;
            if (type.kind == 'p') return (operand.negated ? "!" : "") + variable;
            if (!operand.reg.constant && operand.reg.type.bits == std::max(type.bits, 16u))
                return variable;
            return "static_cast<" + bits + ">(" + variable + ")";
        }
        case Operand::Kind::integer:
            if (type.kind == 'p') break;
            if (type.kind == 'f' || type.kind == 'h' || type.kind == 'H')
                fail(operand.at, name() + ": expected a floating-point number, such as 0f3F800000");
            return "static_cast<" + bits + ">(" + operand.text + ")";
        case Operand::Kind::real:
            if (type.kind != 'f' && type.kind != 'b') break;
            return "static_cast<" + bits + ">(" +
                   std::to_string(type.bits == 64 ? operand.twice : operand.single) + "ull)";
        case Operand::Kind::special:
            return special(operand, type);
        case Operand::Kind::sink:
            fail(operand.at, name() + ": _ stands for a result that nobody wants");
        default:
            break;
    }
    fail(operand.at, name() + ": this operand is not of the instruction's kind");
}

std::string PtxReader::special(const Operand& operand, Type type) const {
    static const std::unordered_map<std::string_view, std::pair<const char*, unsigned>> all = {
        {"%laneid", {"::simt::lane_id()", 32}},
        {"%warpid", {"::simt::thread_rank() / 32", 32}},
        {"%nwarpid", {"::simt::ptx::nwarpid()", 32}},
        {"%smid", {"::simt::ptx::smid()", 32}},
        {"%nsmid", {"::simt::ptx::nsmid()", 32}},
        {"%gridid", {"::simt::ptx::gridid()", 64}},
        {"%clock", {"::simt::clock_ticks()", 32}},
        {"%clock_hi", {"::simt::clock_ticks() >> 32", 32}},
        {"%clock64", {"::simt::clock_ticks()", 64}},
        {"%globaltimer", {"::simt::clock_ticks()", 64}},
        {"%globaltimer_lo", {"::simt::clock_ticks()", 32}},
        {"%globaltimer_hi", {"::simt::clock_ticks() >> 32", 32}},
        {"%lanemask_eq", {"1u << ::simt::lane_id()", 32}},
        {"%lanemask_lt", {"(1u << ::simt::lane_id()) - 1u", 32}},
        {"%lanemask_le", {"~0u >> (31u - ::simt::lane_id())", 32}},
        {"%lanemask_gt", {"~(~0u >> (31u - ::simt::lane_id()))", 32}},
        {"%lanemask_ge", {"~0u << ::simt::lane_id()", 32}},
        {"%tid.x", {"::threadIdx.x", 32}},
        {"%tid.y", {"::threadIdx.y", 32}},
        {"%tid.z", {"::threadIdx.z", 32}},
        {"%ntid.x", {"::blockDim.x", 32}},
        {"%ntid.y", {"::blockDim.y", 32}},
        {"%ntid.z", {"::blockDim.z", 32}},
        {"%ctaid.x", {"::blockIdx.x", 32}},
        {"%ctaid.y", {"::blockIdx.y", 32}},
        {"%ctaid.z", {"::blockIdx.z", 32}},
        {"%nctaid.x", {"::gridDim.x", 32}},
        {"%nctaid.y", {"::gridDim.y", 32}},
        {"%nctaid.z", {"::gridDim.z", 32}},
        {"WARP_SZ", {"32", 32}},
    };
    const auto found = all.find(operand.text);
    if (found == all.end()) {
        fail(operand.at, operand.text[0] == '%'
                             ? "the special register " + operand.text + " is not simulated"
                             : name() + ": the register " + operand.text +
                                   " is not declared in this asm statement");
    }
    if (type.bits != found->second.second || (!type.integer() && type.kind != 'b'))
        fail(operand.at, name() + ": " + operand.text + " has " +
                             std::to_string(found->second.second) + " bits");
    return "static_cast<" + bits_type(type.bits) + ">(" + found->second.first + ")";
}

std::string PtxReader::target(const Operand& operand, Type type, bool wider) const {
    if (operand.kind != Operand::Kind::register_ || operand.negated)
        fail(operand.at, name() + ": expected a register for the result");
    if (operand.reg.constant)
        fail(operand.at, name() + ": the result goes to a register, not to a constant");
    const std::string& variable = operand.reg.variable;
    if (variable.size() > 5 && std::isdigit(static_cast<unsigned char>(variable[5])) != 0 &&
        !operands_[static_cast<std::size_t>(std::atoi(variable.c_str() + 5))].writes())
        fail(operand.at,
             name() + " writes an operand that is an input only: give it \"=\" or \"+\"");
    check_fit(operand, type, wider);
    return variable;
}

void PtxReader::assign(const Operand& operand, Type type, const std::string& expression,
                       bool wider) {
    const std::string variable = target(operand, type, wider);
    if (wider && operand.reg.type.bits > std::max(type.bits, 16u)) {
        // A load or a conversion into a wider register extends by the type's sign.
        body_ += variable + " = ::simt::ptx::extend<" + cpp(type) + ", " +
                 bits_type(operand.reg.type.bits) + ">(" + expression + "); ";
        return;
    }
    body_ += variable + " = " +
             (type.kind == 'p'
                  ? expression
                  : "static_cast<" + bits_type(operand.reg.type.bits) + ">(" + expression + ")") +
             "; ";
}

std::string PtxReader::pointer(const Operand& operand, bool shared) const {
    if (operand.kind != Operand::Kind::address)
        fail(operand.at, name() + ": expected an address in brackets: [register]");
    const Operand& base = operand.parts[0];
    unsigned bits = 64;
    std::string text;
    if (base.kind == Operand::Kind::register_ && !base.reg.constant) {
        bits = base.reg.type.bits;
        if (base.reg.type.kind == 'f' || base.reg.type.kind == 'p' ||
            (bits != 64 && !(shared && bits == 32)))
            fail(base.at,
                 name() + ": an address has 64 bits" + (shared ? ", or 32 in shared memory" : ""));
        text = base.reg.variable;
    } else {
        text = base.kind == Operand::Kind::integer ? base.text : base.reg.variable;
    }
    std::string offset;
    if (operand.offset != 0)
        offset += " + static_cast<" + bits_type(bits) + ">(" +
                  std::to_string(static_cast<std::uint64_t>(operand.offset)) + "ull)";
    if (!operand.offset_variable.empty())
        offset += " + static_cast<" + bits_type(bits) + ">(" + operand.offset_variable + ")";
    return (shared ? "::simt::ptx::shared_pointer(" : "::simt::ptx::pointer(") + text + offset +
           (shared ? ", " + place() + ")" : ")");
}

void PtxReader::needs(unsigned architecture) {
    if (architecture <= 70) return;
    body_ += "static_assert(::simt::ptx::architecture >= " + std::to_string(architecture) +
             "0, \"" + std::string(name_) + " needs compute capability " +
             std::to_string(architecture / 10) + "." + std::to_string(architecture % 10) +
             " (-arch=sm_" + std::to_string(architecture) + ")\"); ";
}

// ---- an instruction's name, part by part -------------------------------------------------

std::string_view PtxReader::part() const {
    return next_part_ < parts_.size() ? parts_[next_part_] : std::string_view{};
}

bool PtxReader::take(std::string_view expected) {
    if (part() != expected || next_part_ >= parts_.size()) return false;
    ++next_part_;
    return true;
}

std::string_view PtxReader::take_one(std::initializer_list<std::string_view> expected) {
    for (const std::string_view one : expected)
        if (take(one)) return one;
    return {};
}

Type PtxReader::take_type() {
    const Type type = type_named(part());
    if (type) ++next_part_;
    return type;
}

void PtxReader::unknown() const {
    fail(opcode_at_, name() + " is not simulated (simt/docs/COVERAGE.md lists what is)");
}

void PtxReader::end_of_name() const {
    if (next_part_ < parts_.size()) unknown();
}

void PtxReader::operands(std::size_t least, std::size_t most) const {
    if (given_.size() < least || given_.size() > most) {
        fail(opcode_at_, name() + " takes " + std::to_string(least) +
                             (most == least ? "" : " to " + std::to_string(most)) +
                             " operands, not " + std::to_string(given_.size()));
    }
}

void PtxReader::only_single_operands(std::size_t from) const {
    for (std::size_t i = from; i < given_.size(); ++i)
        if (given_[i].kind != Operand::Kind::vector && given_[i].kind != Operand::Kind::address &&
            !given_[i].parts.empty())
            fail(given_[i].at, name() + " has one result");
}

}  // namespace simt::translate::ptx
