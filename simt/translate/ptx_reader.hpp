// The grammar of inline PTX: statements, registers, operands. What the instructions do is in
// ptx.cpp.
#pragma once

#include "simt/translate/ptx.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace simt::translate::ptx {

/// What a register holds or an instruction works on: ".f32" is {'f', 32}.
struct Type {
    char kind = 0;  // u, s, b, f; p: predicate; for floats of half the size h, H (bfloat16), and
                    // two of them in 32 bits 2, B; t: tf32
    unsigned bits = 0;
    explicit operator bool() const { return kind != 0; }
    bool integer() const { return kind == 'u' || kind == 's'; }
};

/// No type for a name that is none.
Type type_named(std::string_view name);
/// The type's name in simt/ptx.hpp.
std::string cpp(Type type);
/// The unsigned integer that holds a register's bits.
std::string bits_type(unsigned bits);

struct Register {
    std::string variable;  // its name in C++
    Type type;
    bool constant = false;  // an "n" operand: an integer without a size
};

struct Operand {
    enum class Kind {
        none,
        register_,
        integer,
        real,
        special,
        vector,
        address,
        sink
    } kind = Kind::none;
    std::size_t at = 0;
    Register reg{};
    std::string text;          // integer: its C++ literal; special: its name
    std::uint64_t single = 0;  // real: its bits as f32 and f64
    std::uint64_t twice = 0;
    bool negated = false;         // !p
    std::vector<Operand> parts;   // vector: elements; address: base; otherwise: p of "d|p"
    long long offset = 0;         // address
    std::string offset_variable;  // address: an "n" operand added
};

/// Reads the statements one after another; translate() of the derived class deals with each
/// instruction.
class PtxReader {
  public:
    PtxReader(std::string_view code, const std::vector<AsmOperand>& operands,
              const std::function<std::string(std::size_t)>& place_of)
        : code_(code), operands_(operands), place_of_(place_of) {
        scopes_.emplace_back();
    }

    PtxTranslation run();

    virtual ~PtxReader() = default;
    PtxReader(const PtxReader&) = delete;
    PtxReader& operator=(const PtxReader&) = delete;

  protected:
    /// The instruction that has been read: name_, parts_, given_; its C++ goes to body_.
    virtual void translate() = 0;

    [[noreturn]] void fail(std::size_t at, const std::string& message) const;

    // ---- what operands are in C++ ------------------------------------------------------------

    std::string name() const { return "'" + std::string(name_) + "'"; }

    /// The bits of an operand that is read, as an unsigned integer of the type's size (16 at
    /// least).
    std::string value(const Operand& operand, Type type, bool wider = false) const;

    /// The variable of an operand that is written.
    std::string target(const Operand& operand, Type type, bool wider = false) const;

    // "target = expression;", with the expression's bits of this type
    void assign(const Operand& operand, Type type, const std::string& expression,
                bool wider = false);

    /// A pointer for an address operand; `shared`: into shared memory.
    std::string pointer(const Operand& operand, bool shared) const;

    std::string place() const { return "::simt::Place::at(" + place_of_(opcode_at_) + ")"; }
    std::string quoted_name() const { return "\"" + std::string(name_) + "\""; }

    /// Refuses to compile for an older device.
    void needs(unsigned architecture);

    // ---- an instruction's name, part by part -------------------------------------------------

    std::string_view part() const;
    bool take(std::string_view expected);
    std::string_view take_one(std::initializer_list<std::string_view> expected);
    Type take_type();
    [[noreturn]] void unknown() const;
    void end_of_name() const;
    void operands(std::size_t least, std::size_t most) const;
    void operands(std::size_t count) const { operands(count, count); }
    void only_single_operands(std::size_t from = 0) const;

    // The instruction that has been read.
    std::size_t opcode_at_ = 0;
    std::vector<std::string_view> parts_;
    std::size_t next_part_ = 0;
    std::vector<Operand> given_;
    std::string body_;

  private:
    // ---- characters --------------------------------------------------------------------------

    static bool is_word(char c);
    char peek(std::size_t ahead = 0) const;
    void skip_blanks();
    bool accept(char c);
    void expect(char c, const std::string& where);
    std::string_view word();

    // ---- statements --------------------------------------------------------------------------

    void statement();

    // .reg .b32 a, b;   .reg .pred p<4>;
    void declare();

    void declare(const std::string& name, Type type);

    // A register's own name: letters, digits, _ and $, or a % and those. The % is written twice in
    // a statement with operands; nvcc takes it alone, too.
    std::string register_name();

    const Register* find_register(const std::string& name) const;

    void instruction();

    // ---- operands ----------------------------------------------------------------------------

    Operand operand();

    Operand simple_operand();

    Register statement_operand(std::size_t at, std::string_view text) const;

    void number(Operand& result);

    static void set_real(Operand& result, double value);

    // [base], [base + 16], [base + %3]; the [ has been read
    void address(Operand& result);

    static bool fits(Type holds, Type wanted, bool wider);
    void check_fit(const Operand& operand, Type wanted, bool wider) const;
    std::string special(const Operand& operand, Type type) const;

    std::string_view code_;
    const std::vector<AsmOperand>& operands_;
    const std::function<std::string(std::size_t)>& place_of_;
    PtxTranslation result_;
    std::size_t at_ = 0;
    std::vector<std::unordered_map<std::string, Register>> scopes_;
    unsigned declared_ = 0;
    bool in_address_ = false;
    std::string_view name_;
};

}  // namespace simt::translate::ptx
