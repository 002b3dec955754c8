// The instructions of inline PTX, each as a call of simt/ptx.hpp. The reference is NVIDIA's
// "Parallel Thread Execution ISA"; names and operands are in its order.
#include "simt/translate/ptx.hpp"

#include "simt/translate/ptx_reader.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace simt::translate {

namespace ptx {
namespace {

constexpr Type u32{'u', 32}, u64{'u', 64}, s32{'s', 32}, b32{'b', 32}, f32{'f', 32},
    predicate{'p', 1};

class Instructions final : public PtxReader {
  public:
    using PtxReader::PtxReader;
    bool uses_carry() const { return uses_carry_; }

  private:
    using Kind = Operand::Kind;

    void translate() override {
        using Handler = void (Instructions::*)();
        static const std::unordered_map<std::string_view, Handler> handlers = {
            {"mma", &Instructions::mma},           {"ldmatrix", &Instructions::ldmatrix},
            {"stmatrix", &Instructions::stmatrix}, {"cp", &Instructions::cp},
            {"cvta", &Instructions::cvta},         {"mov", &Instructions::mov},
            {"cvt", &Instructions::cvt},           {"setp", &Instructions::setp},
            {"selp", &Instructions::selp},         {"add", &Instructions::add},
            {"addc", &Instructions::add},          {"sub", &Instructions::add},
            {"subc", &Instructions::add},          {"mul", &Instructions::mul},
            {"mad", &Instructions::mad},           {"madc", &Instructions::mad},
            {"mul24", &Instructions::mul24},       {"fma", &Instructions::real},
            {"div", &Instructions::div},           {"rem", &Instructions::integer},
            {"abs", &Instructions::unary},         {"neg", &Instructions::unary},
            {"min", &Instructions::min_max},       {"max", &Instructions::min_max},
            {"rcp", &Instructions::real},          {"sqrt", &Instructions::real},
            {"rsqrt", &Instructions::real},        {"sin", &Instructions::real},
            {"cos", &Instructions::real},          {"ex2", &Instructions::real},
            {"lg2", &Instructions::real},          {"tanh", &Instructions::real},
            {"copysign", &Instructions::copysign}, {"sad", &Instructions::integer},
            {"and", &Instructions::logic},         {"or", &Instructions::logic},
            {"xor", &Instructions::logic},         {"not", &Instructions::logic},
            {"cnot", &Instructions::logic},        {"shl", &Instructions::shift},
            {"shr", &Instructions::shift},         {"shf", &Instructions::shf},
            {"lop3", &Instructions::lop3},         {"prmt", &Instructions::prmt},
            {"bfe", &Instructions::bit_field},     {"bfi", &Instructions::bit_field},
            {"popc", &Instructions::bits},         {"clz", &Instructions::bits},
            {"bfind", &Instructions::bits},        {"brev", &Instructions::bits},
            {"dp4a", &Instructions::dp4a},         {"shfl", &Instructions::shfl},
            {"vote", &Instructions::vote},         {"match", &Instructions::match},
            {"redux", &Instructions::redux},       {"activemask", &Instructions::activemask},
            {"bar", &Instructions::barrier},       {"barrier", &Instructions::barrier},
            {"membar", &Instructions::fence},      {"fence", &Instructions::fence},
            {"ld", &Instructions::load},           {"st", &Instructions::store},
            {"atom", &Instructions::atomic},       {"red", &Instructions::atomic},
            {"prefetch", &Instructions::prefetch}, {"prefetchu", &Instructions::prefetch},
            {"isspacep", &Instructions::isspacep}, {"nanosleep", &Instructions::nanosleep},
            {"trap", &Instructions::trap},         {"vadd", &Instructions::video},
            {"vshl", &Instructions::video},        {"vshr", &Instructions::video},
            {"vabsdiff", &Instructions::video},    {"vabsdiff4", &Instructions::video},
            {"exit", &Instructions::exit},
        };
        const auto found = handlers.find(part());
        if (found == handlers.end()) unknown();
        ++next_part_;
        (this->*found->second)();
    }

    // ---- matrices ----------------------------------------------------------------------------

    // {a, b, c, d}: this many registers
    void check_vector(const Operand& operand, std::size_t count) const {
        const std::size_t given = operand.kind == Kind::vector ? operand.parts.size() : 1;
        if (given != count)
            fail(operand.at, name() + ": expected " + std::to_string(count) + " registers here" +
                                 (count > 1 ? " in braces" : "") + ", not " +
                                 std::to_string(given));
    }
    static const Operand& element(const Operand& operand, std::size_t i) {
        return operand.kind == Kind::vector ? operand.parts[i] : operand;
    }
    // "const u32 name[]{…};"
    void array_of(const char* array, const Operand& operand, std::size_t count, Type type) {
        check_vector(operand, count);
        body_ += "const " + bits_type(type.bits) + " " + array + "[]{";
        for (std::size_t i = 0; i < count; ++i)
            body_ += (i == 0 ? "" : ", ") + value(element(operand, i), type);
        body_ += "}; ";
    }
    void results_from(const char* array, const Operand& operand, std::size_t count, Type type) {
        for (std::size_t i = 0; i < count; ++i) {
            if (element(operand, i).kind == Kind::sink) continue;
            assign(element(operand, i), type, std::string(array) + "[" + std::to_string(i) + "]");
        }
    }

    // mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 d, a, b, c
    void mma() {
        if (!take("sync") || !take("aligned")) unknown();
        const std::string_view shape = part();
        ++next_part_;
        if (!take("row") || !take("col")) unknown();
        const bool saturates = take("satfinite");
        const auto element_type = [&]() -> std::string {
            const std::string_view type =
                take_one({"f16", "bf16", "tf32", "f32", "f64", "s8", "u8", "s32"});
            if (type.empty()) unknown();
            return std::string(type);
        };
        const std::string d = element_type(), a = element_type(), b = element_type(),
                          c = element_type();
        end_of_name();
        operands(4);

        struct Shape {
            const char *name, *a, *b, *d;
            unsigned m, n, k, architecture, a_count, b_count, d_count;
        };
        static constexpr Shape shapes[] = {
            {"m16n8k8", "f16", "f16", "f16", 16, 8, 8, 75, 2, 1, 2},
            {"m16n8k8", "f16", "f16", "f32", 16, 8, 8, 75, 2, 1, 4},
            {"m16n8k16", "f16", "f16", "f16", 16, 8, 16, 80, 4, 2, 2},
            {"m16n8k16", "f16", "f16", "f32", 16, 8, 16, 80, 4, 2, 4},
            {"m16n8k8", "bf16", "bf16", "f32", 16, 8, 8, 80, 2, 1, 4},
            {"m16n8k16", "bf16", "bf16", "f32", 16, 8, 16, 80, 4, 2, 4},
            {"m16n8k4", "tf32", "tf32", "f32", 16, 8, 4, 80, 2, 1, 4},
            {"m16n8k8", "tf32", "tf32", "f32", 16, 8, 8, 80, 4, 2, 4},
            {"m8n8k16", "", "", "s32", 8, 8, 16, 75, 1, 1, 2},
            {"m16n8k16", "", "", "s32", 16, 8, 16, 80, 2, 1, 4},
            {"m16n8k32", "", "", "s32", 16, 8, 32, 80, 4, 2, 4},
            {"m8n8k4", "f64", "f64", "f64", 8, 8, 4, 80, 1, 1, 2},
            {"m16n8k4", "f64", "f64", "f64", 16, 8, 4, 90, 2, 1, 4},
            {"m16n8k8", "f64", "f64", "f64", 16, 8, 8, 90, 4, 2, 4},
            {"m16n8k16", "f64", "f64", "f64", 16, 8, 16, 90, 8, 4, 4},
        };
        const auto is_byte = [](const std::string& type) { return type == "s8" || type == "u8"; };
        const bool bytes = is_byte(a) && is_byte(b);
        const auto found =
            std::find_if(std::begin(shapes), std::end(shapes), [&](const Shape& one) {
                return shape == one.name && d == one.d && c == one.d &&
                       (bytes ? *one.a == '\0' : a == one.a && b == one.b);
            });
        if (found == std::end(shapes) || (saturates && !bytes)) unknown();
        needs(found->architecture);
        const Type in = a == "f64" ? Type{'f', 64} : b32;
        const Type sum = d == "f16" ? b32 : d == "f32" ? f32 : d == "s32" ? s32 : Type{'f', 64};
        body_ += bits_type(sum.bits) + " simt_d[" + std::to_string(found->d_count) + "]; ";
        check_vector(given_[0], found->d_count);
        array_of("simt_a", given_[1], found->a_count, in);
        array_of("simt_b", given_[2], found->b_count, in);
        array_of("simt_c", given_[3], found->d_count, sum);
        const auto n = [](unsigned number) { return std::to_string(number) + ", "; };
        body_ += "::simt::multiply({" + n(found->m) + n(found->n) + n(found->k) +
                 "::simt::Element::" + a + ", ::simt::Element::" + b + ", ::simt::Element::" + d +
                 ", " + (saturates ? "true" : "false") + "}, " + quoted_name() + ", " + place() +
                 ", simt_a, simt_b, simt_c, simt_d); ";
        results_from("simt_d", given_[0], found->d_count, sum);
    }

    // .m8n8.x4.trans.shared.b16 → how many matrices, and whether they are transposed
    unsigned matrices(bool& transposed) {
        if (!take("sync") || !take("aligned") || !take("m8n8")) unknown();
        const std::string_view count = take_one({"x1", "x2", "x4"});
        transposed = take("trans");
        if (count.empty() || !(take("shared::cta") || take("shared")) || !take("b16")) unknown();
        end_of_name();
        operands(2);
        return static_cast<unsigned>(count[1] - '0');
    }
    // ldmatrix.sync.aligned.m8n8.x4.shared.b16 {a, b, c, d}, [p]
    void ldmatrix() {
        bool transposed = false;
        const unsigned count = matrices(transposed);
        needs(75);
        check_vector(given_[0], count);
        body_ += "::simt::ptx::u32 simt_d[" + std::to_string(count) + "]; ::simt::load_matrices<" +
                 std::to_string(count) + ", " + (transposed ? "true" : "false") + ">(" +
                 quoted_name() + ", " + place() + ", " + pointer(given_[1], true) + ", simt_d); ";
        results_from("simt_d", given_[0], count, b32);
    }
    // stmatrix.sync.aligned.m8n8.x4.shared.b16 [p], {a, b, c, d}
    void stmatrix() {
        bool transposed = false;
        const unsigned count = matrices(transposed);
        needs(90);
        array_of("simt_a", given_[1], count, b32);
        body_ += "::simt::store_matrices<" + std::to_string(count) + ", " +
                 (transposed ? "true" : "false") + ">(" + quoted_name() + ", " + place() + ", " +
                 pointer(given_[0], true) + ", simt_a); ";
    }

    // ---- asynchronous copies -------------------------------------------------------------------

    void cp() {
        if (!take("async")) unknown();
        needs(80);
        if (take("commit_group")) {
            end_of_name();
            operands(0);
            body_ += "::simt::commit_copies(); ";
        } else if (take("wait_all")) {
            end_of_name();
            operands(0);
            body_ += "::simt::wait_for_all_copies(); ";
        } else if (take("wait_group")) {
            end_of_name();
            operands(1);
            body_ += "::simt::wait_for_copies(" + constant(given_[0]) + "); ";
        } else {
            copy_async();
        }
    }
    // A number that the instruction must know when it is compiled.
    std::string constant(const Operand& operand) const {
        if (operand.kind != Kind::integer &&
            !(operand.kind == Kind::register_ && operand.reg.constant))
            fail(operand.at, name() + ": expected a constant: a number, or an operand \"n\"");
        return value(operand, u32);
    }
    // cp.async.ca.shared.global{.L2::128B} [to], [from], 16{, bytes}
    // cp.async.ca.shared.global [to], [from], 16, skip
    void copy_async() {
        const std::string_view cached = take_one({"ca", "cg"});
        if (cached.empty() || !(take("shared::cta") || take("shared")) || !take("global"))
            unknown();
        take_one({"L2::64B", "L2::128B", "L2::256B"});
        end_of_name();
        operands(3, 4);
        const std::string size = constant(given_[2]);
        body_ += std::string("static_assert(") +
                 (cached == "cg" ? size + " == 16, \"cp.async.cg copies 16 bytes\""
                                 : "(" + size + " == 4 || " + size + " == 8 || " + size +
                                       " == 16), \"cp.async copies 4, 8 or 16 bytes\"") +
                 "); ";
        std::string read = size;
        if (given_.size() == 4) {
            const Operand& last = given_[3];
            const bool skips = last.negated || (last.kind == Kind::register_ &&
                                                !last.reg.constant && last.reg.type.kind == 'p');
            read = skips ? value(last, predicate) + " ? 0u : " + size : value(last, u32);
        }
        body_ += "::simt::copy_async<" + size + ">(" + pointer(given_[0], true) + ", " +
                 pointer(given_[1], false) + ", " + read + "); ";
    }

    // ---- addresses -----------------------------------------------------------------------------

    // cvta.to.shared.u64 d, generic   cvta.shared.u64 generic, a
    void cvta() {
        const bool to = take("to");
        const std::string_view space = take_one({"global", "shared::cta", "shared"});
        const Type type = take_type();
        if (space.empty() || !type || type.kind != 'u' || (type.bits != 32 && type.bits != 64))
            unknown();
        if (type.bits == 32 && space == "global") unknown();
        end_of_name();
        operands(2);
        only_single_operands();
        // In 64-bit programs the 32-bit form takes a shared address only, and a generic one is
        // longer.
        if (type.bits == 32)
            fail(opcode_at_, name() + ": generic addresses have 64 bits: use .u64");
        const std::string address = value(given_[1], u64);
        if (space == "global")
            assign(given_[0], u64, address);
        else if (to)
            assign(given_[0], u64, "::simt::shared_address(::simt::ptx::pointer(" + address + "))");
        else
            assign(given_[0], u64,
                   "::simt::ptx::generic(::simt::ptx::shared_pointer(" + address + ", " + place() +
                       "))");
    }

    // ---- moves and conversions -----------------------------------------------------------------

    void mov() {
        const Type type = take_type();
        if (!type || type.bits == 8) unknown();
        end_of_name();
        operands(2);
        only_single_operands();
        const Operand &to = given_[0], &from = given_[1];
        if (from.kind == Kind::vector || to.kind == Kind::vector) {
            // mov.b64 d, {low, high} and mov.b64 {low, high}, d
            const Operand& vector = from.kind == Kind::vector ? from : to;
            const auto count = static_cast<unsigned>(vector.parts.size());
            if (type.kind != 'b' || (count != 2 && count != 4) || type.bits / count < 16 ||
                to.kind == from.kind)
                unknown();
            const Type part{'b', type.bits / count};
            if (from.kind == Kind::vector) {
                std::string bits;
                for (unsigned i = 0; i < count; ++i)
                    bits += (i == 0 ? "" : " | ") + std::string("static_cast<") +
                            bits_type(type.bits) + ">(static_cast<" + bits_type(type.bits) + ">(" +
                            value(from.parts[i], part) + ") << " + std::to_string(i * part.bits) +
                            ")";
                assign(to, type, bits);
            } else {
                body_ += "const " + bits_type(type.bits) + " simt_a = " + value(from, type) + "; ";
                for (unsigned i = 0; i < count; ++i)
                    if (to.parts[i].kind != Kind::sink)
                        assign(to.parts[i], part,
                               "static_cast<" + bits_type(part.bits) + ">(simt_a >> " +
                                   std::to_string(i * part.bits) + ")");
            }
            return;
        }
        assign(to, type, value(from, type));
    }

    // ---- conversions ---------------------------------------------------------------------------

    // .rn, .rz, .rm, .rp; with `whole`, .rni and its like. "" where there is none.
    std::string rounding(bool whole = false) {
        const std::string_view one =
            whole ? take_one({"rni", "rzi", "rmi", "rpi"}) : take_one({"rn", "rz", "rm", "rp"});
        if (one.empty()) return "";
        const char direction = one[1];
        return std::string("::simt::ptx::Round::") + (direction == 'n'   ? "nearest"
                                                      : direction == 'z' ? "zero"
                                                      : direction == 'm' ? "down"
                                                                         : "up");
    }
    // .ftz and .sat
    std::string options() {
        unsigned flags = 0;
        if (take("ftz")) flags |= 1;
        if (take("sat")) flags |= 2;
        return std::to_string(flags);
    }
    static bool is_real(Type type) {
        return type.kind == 'f' || type.kind == 'h' || type.kind == 'H';
    }

    void cvt() {
        if (take("rna")) {  // cvt.rna.tf32.f32
            if (!take("tf32") || !take("f32")) unknown();
            end_of_name();
            needs(80);
            operands(2);
            return assign(given_[0], b32, "::simt::ptx::to_tf32(" + value(given_[1], f32) + ")");
        }
        std::string direction = rounding(true);
        const bool whole = !direction.empty();
        if (!whole) direction = rounding();
        const bool rounds = !direction.empty();
        if (!rounds) direction = "::simt::ptx::Round::nearest";
        const std::string flags = options();
        const Type to = take_type(), from = take_type();
        const auto scalar = [](Type type) { return type.integer() || is_real(type); };
        const bool two = to.kind == '2' || to.kind == 'B';
        if ((!scalar(to) && !two) || !scalar(from)) unknown();
        if ((to.kind == 'H' || from.kind == 'H') && (to.integer() || from.integer())) unknown();
        end_of_name();
        only_single_operands();
        if (two) {  // cvt.rn.f16x2.f32 d, a, b
            if (from.kind != 'f' || from.bits != 32 || !rounds) unknown();
            needs(80);
            operands(3);
            return assign(given_[0], to,
                          std::string("::simt::ptx::convert_two<") +
                              (to.kind == '2' ? "::simt::ptx::f16" : "::simt::ptx::bf16") + ", " +
                              direction + ", " + flags + ">(" + value(given_[1], f32) + ", " +
                              value(given_[2], f32) + ")");
        }
        // Which conversions have to say how they round.
        const bool to_integer = to.integer() && is_real(from);
        const bool from_integer = from.integer() && is_real(to);
        const bool narrows = is_real(to) && is_real(from) && to.bits < from.bits;
        const bool in_place = is_real(to) && to.kind == from.kind && to.bits == from.bits;
        const bool right = in_place                    ? !rounds || whole
                           : to_integer                ? whole
                           : (from_integer || narrows) ? rounds && !whole
                                                       : !rounds;
        if (!right)
            fail(opcode_at_,
                 name() +
                     ": a conversion to an integer says .rni, .rzi, .rmi or .rpi, one that "
                     "rounds .rn, .rz, .rm or .rp, and no other says either");
        operands(2);
        const std::string argument = value(given_[1], from, from.integer());
        if (in_place && !whole)  // only flushes or saturates
            assign(given_[0], to,
                   "::simt::ptx::convert<" + cpp(to) + ", " + cpp(from) + ", " + direction + ", " +
                       flags + ">(" + argument + ")");
        else if (in_place)
            assign(given_[0], to,
                   "::simt::ptx::to_whole<" + cpp(to) + ", " + direction + ", " + flags + ">(" +
                       argument + ")");
        else
            assign(given_[0], to,
                   "::simt::ptx::convert<" + cpp(to) + ", " + cpp(from) + ", " + direction + ", " +
                       flags + ">(" + argument + ")",
                   to.integer());
    }

    // ---- arithmetic ----------------------------------------------------------------------------

    // "a, b, c": the operands from `first` on, of one type
    std::string values(std::size_t first, Type type) const {
        std::string result;
        for (std::size_t i = first; i < given_.size(); ++i)
            result += (i == first ? "" : ", ") + value(given_[i], type);
        return result;
    }
    // d = f<T>(a, …), with `count` operands that are read
    void call(const std::string& function, Type type, std::size_t count,
              const std::string& more = "") {
        end_of_name();
        operands(count + 1);
        only_single_operands();
        const bool two = type.kind == '2';
        assign(given_[0], type,
               "::simt::ptx::" + function +
                   (two ? "_two<" + more.substr(std::min<std::size_t>(2, more.size()))
                        : "<" + cpp(type) + more) +
                   ">(" + values(1, type) + ")");
    }
    Type integer_type(unsigned least = 16) {
        const Type type = take_type();
        if (!type.integer() || type.bits < least) unknown();
        return type;
    }

    // add, sub; with .cc and c, the carry of the one before
    void add() {
        const bool subtracts = parts_[0].substr(0, 3) == "sub", with = parts_[0].size() == 4;
        const bool sets = take("cc");
        if (!with && !sets) return arithmetic(subtracts ? "sub" : "add", true);
        const Type type = integer_type(32);
        end_of_name();
        operands(3);
        only_single_operands();
        carry(type, subtracts ? "sub_borrow" : "add_carry", values(1, type), with, sets);
    }
    // The carry lives in one variable for the whole asm statement.
    void carry(Type type, const std::string& function, const std::string& arguments, bool reads,
               bool sets) {
        uses_carry_ = true;
        body_ += "bool simt_out = false; ";
        assign(given_[0], type,
               "::simt::ptx::" + function + "<" + cpp(type) + ">(" + arguments + ", " +
                   (reads ? "simt_carry" : "false") + ", simt_out)");
        if (sets) body_ += "simt_carry = simt_out; ";
    }
    // add, sub and mul of two numbers of one type
    void arithmetic(const std::string& function, bool integers) {
        std::string direction = rounding();
        const bool rounds = !direction.empty();
        if (!rounds) direction = "::simt::ptx::Round::nearest";
        const std::string flags = options();
        const Type type = take_type();
        const bool real = (is_real(type) && type.kind != 'H') || type.kind == '2';
        const bool whole = integers && type.integer() && type.bits >= 16 && !rounds &&
                           (flags == "0" || (flags == "2" && type.kind == 's' && type.bits == 32));
        if (!whole && (!real || (type.bits == 64 && flags != "0"))) unknown();
        call(function, type, 2, ", " + direction + ", " + flags);
    }
    void mul() {
        const std::string_view half = take_one({"lo", "hi", "wide"});
        if (half.empty()) return arithmetic("mul", false);
        const Type type = integer_type();
        if (half != "wide") return call("mul_" + std::string(half), type, 2);
        wide(type, 2);
    }
    // d = a·b (+ c) in twice the bits
    void wide(Type type, std::size_t count) {
        if (type.bits > 32) unknown();
        end_of_name();
        operands(count + 1);
        only_single_operands();
        const Type twice{type.kind, 2 * type.bits};
        std::string product = "::simt::ptx::mul_wide<" + cpp(type) + ", " + cpp(twice) + ">(" +
                              value(given_[1], type) + ", " + value(given_[2], type) + ")";
        if (count == 3) product += " + " + value(given_[3], twice);
        assign(given_[0], twice, product);
    }
    void mad() {
        const bool with = parts_[0] == "madc";
        const std::string_view half = take_one({"lo", "hi", "wide"});
        if (half.empty()) {
            if (with) unknown();
            return real_function("fma");
        }
        const bool sets = take("cc");
        const Type type = integer_type();
        if (half == "wide") {
            if (with || sets) unknown();
            return wide(type, 3);
        }
        end_of_name();
        operands(4);
        only_single_operands();
        const std::string product = "::simt::ptx::mul_" + std::string(half) + "<" + cpp(type) +
                                    ">(" + value(given_[1], type) + ", " + value(given_[2], type) +
                                    ")";
        if (with || sets)
            carry(type, "add_carry", product + ", " + value(given_[3], type), with, sets);
        else
            assign(given_[0], type, product + " + " + value(given_[3], type));
    }
    void mul24() {
        if (!take("lo")) unknown();
        const Type type = integer_type(32);
        if (type.bits != 32) unknown();
        end_of_name();
        operands(3);
        only_single_operands();
        const auto part = [&](std::size_t i) {
            return "::simt::ptx::bfe<" + cpp(type) + ">(" + value(given_[i], type) + ", 0, 24)";
        };
        assign(given_[0], type, part(1) + " * " + part(2));
    }
    void real() { real_function(std::string(parts_[0])); }
    // Functions of floating-point numbers, .approx or rounded.
    void real_function(const std::string& function) {
        const bool approximate = take("approx");
        std::string direction = rounding();
        const bool fused = function == "fma";
        const bool rounded = fused || function == "rcp" || function == "sqrt";
        if (direction.empty() == !approximate || (approximate ? fused : !rounded)) unknown();
        if (direction.empty()) direction = "::simt::ptx::Round::nearest";
        const std::string flags = options();
        const Type type = take_type();
        const bool single = type.kind == 'f' && type.bits == 32;
        const bool twice = type.kind == 'f' && type.bits == 64 &&
                           (approximate ? function == "rsqrt" : flags == "0");
        const bool half =
            ((type.kind == 'h' || type.kind == '2') && (fused || function == "ex2")) ||
            (type.kind == 'h' && function == "tanh");
        if (!single && !twice && !half) unknown();
        if (function == "tanh" || (half && !fused)) needs(75);
        call(function, type, fused ? 3 : 1, ", " + direction + ", " + (twice ? "0" : flags));
    }
    void div() {
        const bool approximate = take("approx") || take("full");
        std::string direction = rounding();
        if (!approximate && direction.empty()) return call("div_integer", integer_type(), 2);
        if (direction.empty()) direction = "::simt::ptx::Round::nearest";
        const std::string flags = options();
        const Type type = take_type();
        if (type.kind != 'f' || (type.bits == 64 && (approximate || flags != "0"))) unknown();
        call("div", type, 2, ", " + direction + ", " + flags);
    }
    void integer() {
        const std::string function(parts_[0]);
        call(function, integer_type(), function == "sad" ? 3 : 2);
    }
    void unary() {
        const std::string flags = options();
        const Type type = take_type();
        if (!((type.kind == 's' && type.bits >= 16 && flags == "0") ||
              (is_real(type) && type.kind != 'H') || type.kind == '2'))
            unknown();
        call(std::string(parts_[0]), type, 1, ", ::simt::ptx::Round::nearest, " + flags);
    }
    void min_max() {
        const std::string flags = options();
        const Type type = take_type();
        if (!((type.integer() && type.bits >= 16 && flags == "0") ||
              (is_real(type) && type.kind != 'H') || type.kind == '2'))
            unknown();
        if (type.kind == 'h' || type.kind == '2') needs(80);
        call(std::string(parts_[0]), type, 2, ", ::simt::ptx::Round::nearest, " + flags);
    }
    void copysign() {
        const Type type = take_type();
        if (type.kind != 'f') unknown();
        call("copysign", type, 2, ", ::simt::ptx::Round::nearest, 0");
    }

    // ---- comparisons ---------------------------------------------------------------------------

    // setp.lt.and.f32 p|q, a, b, c
    void setp() {
        const std::string_view comparison =
            take_one({"eq", "ne", "lt", "le", "gt", "ge", "lo", "ls", "hi", "hs", "equ", "neu",
                      "ltu", "leu", "gtu", "geu", "num", "nan"});
        if (comparison.empty()) unknown();
        const std::string_view combined = take_one({"and", "or", "xor"});
        const std::string flags = options();
        const Type type = take_type();
        const bool real = is_real(type) && type.kind != 'H';
        if (!real && ((!type.integer() && type.kind != 'b') || type.bits < 16)) unknown();
        end_of_name();
        operands(combined.empty() ? 3 : 4);
        only_single_operands(1);
        static constexpr std::pair<std::string_view, std::string_view> unsigned_names[] = {
            {"lo", "lt"}, {"ls", "le"}, {"hi", "gt"}, {"hs", "ge"}};
        std::string compared(comparison);
        for (const auto& [own, plain] : unsigned_names) {
            if (comparison != own) continue;
            if (type.kind != 'u') unknown();
            compared = plain;
        }
        if ((compared.size() == 3 && !real) ||
            (type.kind == 'b' && compared != "eq" && compared != "ne"))
            unknown();
        body_ += "const bool simt_a = ::simt::ptx::compare<" + cpp(type) +
                 ", ::simt::ptx::Compare::" + compared + ", " + flags + ">(" +
                 value(given_[1], type) + ", " + value(given_[2], type) + "); ";
        const std::string c = combined.empty() ? "" : value(given_[3], predicate);
        const auto joined = [&](const std::string& a) {
            if (combined.empty()) return a;
            if (combined == "xor") return a + " != (" + c + ")";
            return a + (combined == "and" ? " && (" : " || (") + c + ")";
        };
        // Both are known before one is written: c may be one of them.
        body_ += "[[maybe_unused]] const bool simt_p = " + joined("simt_a") +
                 ", simt_q = " + joined("!simt_a") + "; ";
        if (given_[0].kind != Kind::sink) assign(given_[0], predicate, "simt_p");
        if (!given_[0].parts.empty() && given_[0].parts[0].kind != Kind::sink)
            assign(given_[0].parts[0], predicate, "simt_q");
    }
    void selp() {
        const Type type = take_type();
        if (type.bits < 16 || (type.kind != 'b' && type.kind != 'f' && !type.integer())) unknown();
        end_of_name();
        operands(4);
        only_single_operands();
        assign(given_[0], type,
               "(" + value(given_[3], predicate) + ") ? " + value(given_[1], type) + " : " +
                   value(given_[2], type));
    }

    // ---- bits ----------------------------------------------------------------------------------

    void logic() {
        const std::string_view function = parts_[0];
        const Type type = take_type();
        const bool p = type.kind == 'p', one = function == "not" || function == "cnot";
        if ((type.kind != 'b' && !p) || type.bits == 8 || (function == "cnot" && p)) unknown();
        end_of_name();
        operands(one ? 2 : 3);
        only_single_operands();
        const std::string a = "(" + value(given_[1], type) + ")";
        const std::string b = one ? "" : "(" + value(given_[2], type) + ")";
        std::string result;
        if (function == "not") result = (p ? "!" : "~") + a;
        if (function == "cnot") result = a + " == 0 ? 1 : 0";
        if (function == "and") result = a + (p ? " && " : " & ") + b;
        if (function == "or") result = a + (p ? " || " : " | ") + b;
        if (function == "xor") result = a + (p ? " != " : " ^ ") + b;
        assign(given_[0], type, result);
    }
    void shift() {
        const bool left = parts_[0] == "shl";
        const Type type = take_type();
        if (type.bits < 16 || (type.kind != 'b' && (left || !type.integer()))) unknown();
        end_of_name();
        operands(3);
        only_single_operands();
        assign(given_[0], type,
               "::simt::ptx::" + std::string(parts_[0]) + "<" + cpp(type) + ">(" +
                   value(given_[1], type) + ", " + value(given_[2], u32) + ")");
    }
    void shf() {
        const std::string_view side = take_one({"l", "r"}), mode = take_one({"wrap", "clamp"});
        if (side.empty() || mode.empty() || !take("b32")) unknown();
        end_of_name();
        operands(4);
        only_single_operands();
        assign(given_[0], b32,
               std::string("::simt::ptx::shf<") + (side == "l" ? "true" : "false") + ", " +
                   (mode == "wrap" ? "true" : "false") + ">(" + values(1, b32) + ")");
    }
    void lop3() {
        if (!take("b32")) unknown();
        end_of_name();
        operands(5);
        only_single_operands();
        assign(given_[0], b32,
               "::simt::ptx::lop3<" + constant(given_[4]) + ">(" + value(given_[1], b32) + ", " +
                   value(given_[2], b32) + ", " + value(given_[3], b32) + ")");
    }
    void prmt() {
        if (!take("b32")) unknown();
        const std::string_view mode = take_one({"f4e", "b4e", "rc8", "ecl", "ecr", "rc16"});
        end_of_name();
        operands(4);
        only_single_operands();
        assign(given_[0], b32,
               (mode.empty()
                    ? "::simt::ptx::prmt("
                    : "::simt::ptx::prmt_mode<::simt::ptx::Permute::" + std::string(mode) + ">(") +
                   values(1, b32) + ")");
    }
    // bfe.u32 d, a, begin, length   bfi.b32 d, a, into, begin, length
    void bit_field() {
        const bool extracts = parts_[0] == "bfe";
        const Type type = take_type();
        if (type.bits < 32 || (extracts ? !type.integer() : type.kind != 'b')) unknown();
        end_of_name();
        operands(extracts ? 4 : 5);
        only_single_operands();
        std::string arguments = value(given_[1], type);
        if (!extracts) arguments += ", " + value(given_[2], type);
        for (std::size_t i = given_.size() - 2; i < given_.size(); ++i)
            arguments += ", " + value(given_[i], u32);
        assign(given_[0], type,
               "::simt::ptx::" + std::string(parts_[0]) + "<" + cpp(type) + ">(" + arguments + ")");
    }
    void bits() {
        const std::string function(parts_[0]);
        const Type type = take_type();
        if (type.bits < 32 || (function == "bfind" ? !type.integer() : type.kind != 'b')) unknown();
        end_of_name();
        operands(2);
        only_single_operands();
        assign(given_[0], function == "brev" ? type : u32,
               "::simt::ptx::" + function + "<" + cpp(type) + ">(" + value(given_[1], type) + ")");
    }
    void dp4a() {
        const std::string_view a = take_one({"u32", "s32"}), b = take_one({"u32", "s32"});
        if (a.empty() || b.empty()) unknown();
        end_of_name();
        operands(4);
        only_single_operands();
        const auto byte = [](std::string_view type) {
            return std::string(type == "u32" ? "::simt::ptx::u8" : "::simt::ptx::s8");
        };
        assign(given_[0], u32,
               "::simt::ptx::dp4a<" + byte(a) + ", " + byte(b) + ">(" + values(1, u32) + ")");
    }

    // ---- warps ---------------------------------------------------------------------------------

    // shfl.sync.down.b32 d|p, a, b, c, mask
    void shfl() {
        if (!take("sync"))
            fail(opcode_at_, name() + " is gone since compute capability 7.0: use shfl.sync");
        const std::string_view mode = take_one({"up", "down", "bfly", "idx"});
        if (mode.empty() || !take("b32")) unknown();
        end_of_name();
        operands(5);
        only_single_operands(1);
        body_ +=
            "bool simt_p = false; const ::simt::ptx::u32 simt_a = ::simt::ptx::shfl<"
            "::simt::ptx::Shuffle::" +
            std::string(mode) + ">(" + place() + ", " + value(given_[4], b32) + ", " +
            value(given_[1], b32) + ", " + value(given_[2], b32) + ", " + value(given_[3], b32) +
            ", simt_p); ";
        result_and_predicate();
    }
    void result_and_predicate() {
        if (given_[0].kind != Kind::sink) assign(given_[0], b32, "simt_a");
        if (!given_[0].parts.empty() && given_[0].parts[0].kind != Kind::sink)
            assign(given_[0].parts[0], predicate, "simt_p");
    }
    void vote() {
        // vote.ballot.sync: an order of before PTX 6.0's manual, which ptxas reads, and CUB writes
        const bool sync = take("sync");
        const std::string mode(take_one({"all", "any", "uni", "ballot"}));
        if (!sync && !take("sync"))
            fail(opcode_at_, name() + " is gone since compute capability 7.0: use vote.sync");
        const bool ballot = mode == "ballot";
        if (mode.empty() || !take(ballot ? "b32" : "pred")) unknown();
        end_of_name();
        operands(3);
        only_single_operands();
        assign(given_[0], ballot ? b32 : predicate,
               "::simt::ptx::vote_" + mode + "(" + place() + ", " + value(given_[2], b32) + ", " +
                   value(given_[1], predicate) + ")");
    }
    void match() {
        const std::string mode(take_one({"any", "all"}));
        if (mode.empty() || !take("sync")) unknown();
        const Type type = take_type();
        if (type.kind != 'b' || type.bits < 32) unknown();
        end_of_name();
        operands(3);
        const bool all = mode == "all";
        only_single_operands(all ? 1 : 0);
        body_ +=
            "[[maybe_unused]] bool simt_p = false; const ::simt::ptx::u32 simt_a = "
            "::simt::ptx::match_" +
            mode + "<" + bits_type(type.bits) + ">(" + place() + ", " + value(given_[2], b32) +
            ", " + value(given_[1], type) + (all ? ", simt_p); " : "); ");
        result_and_predicate();
    }
    void redux() {
        if (!take("sync")) unknown();
        static constexpr std::pair<std::string_view, const char*> operations[] = {
            {"add", "Add"}, {"min", "Minimum"}, {"max", "Maximum"},
            {"and", "And"}, {"or", "Or"},       {"xor", "Xor"}};
        const std::string_view operation = take_one({"add", "min", "max", "and", "or", "xor"});
        const Type type = take_type();
        const bool bitwise = operation == "and" || operation == "or" || operation == "xor";
        if (operation.empty() || type.bits != 32 || (bitwise ? type.kind != 'b' : !type.integer()))
            unknown();
        end_of_name();
        needs(80);
        operands(3);
        only_single_operands();
        const auto function = std::find_if(std::begin(operations), std::end(operations),
                                           [&](const auto& one) { return one.first == operation; });
        assign(given_[0], type,
               std::string("::simt::ptx::redux<::simt::") + function->second + ", " + cpp(type) +
                   ">(" + place() + ", " + value(given_[2], b32) + ", " + value(given_[1], type) +
                   ")");
    }
    void activemask() {
        if (!take("b32")) unknown();
        end_of_name();
        operands(1);
        assign(given_[0], b32, "::simt::converged_lanes(\"activemask\", " + place() + ")");
    }

    // ---- barriers and fences -------------------------------------------------------------------

    // bar.sync 0   barrier.sync.aligned 1, 64   bar.arrive 1, 64   bar.warp.sync mask
    void barrier() {
        take("cta");
        if (take("warp")) {
            if (!take("sync")) unknown();
            end_of_name();
            operands(1);
            body_ += "::simt::sync_lanes(\"bar.warp.sync\", " + place() + ", " +
                     value(given_[0], b32) + "); ";
            return;
        }
        const std::string_view what = take_one({"sync", "arrive"});
        take("aligned");
        if (what.empty()) unknown();
        end_of_name();
        operands(what == "sync" ? 1 : 2, 2);
        const Operand& id = given_[0];
        if (id.kind == Kind::integer && id.single > 15)
            fail(id.at, name() + ": a block has the barriers 0 to 15");
        if (given_.size() == 1 && id.kind == Kind::integer && id.single == 0) {
            body_ += "::simt::sync_block(" + quoted_name() + ", " + place() + "); ";
            return;  // that is __syncthreads()
        }
        body_ += "::simt::named_barrier(" + quoted_name() + ", " + value(id, u32) + ", " +
                 (given_.size() == 2 ? value(given_[1], u32) : "0") + ", " +
                 (what == "sync" ? "true" : "false") + ", " + place() + "); ";
    }
    void fence() {
        if (parts_[0] == "membar") {
            if (take_one({"cta", "gl", "sys"}).empty()) unknown();
        } else {
            take_one({"sc", "acq_rel", "acquire", "release"});
            if (take_one({"cta", "cluster", "gpu", "sys"}).empty()) unknown();
        }
        end_of_name();
        operands(0);
        add_fence();
    }
    void add_fence() { body_ += "::simt::fence(" + quoted_name() + ", " + place() + "); "; }

    // ---- memory --------------------------------------------------------------------------------

    enum class Order { weak, volatile_, acquire, release };
    // .global, .shared or none: @returns whether it is shared memory
    bool space() {
        if (take("shared::cta") || take("shared")) return true;
        take("global");
        return false;
    }
    Order order() {
        if (take("weak")) return Order::weak;
        if (take("volatile")) return Order::volatile_;
        const std::string_view one = take_one({"relaxed", "acquire", "release"});
        if (one.empty()) return Order::weak;
        if (take_one({"cta", "cluster", "gpu", "sys"}).empty()) unknown();
        return one == "relaxed"   ? Order::volatile_
               : one == "acquire" ? Order::acquire
                                  : Order::release;
    }
    void cache_hints() {
        while (!take_one({"L1::evict_normal", "L1::evict_unchanged", "L1::evict_first",
                          "L1::evict_last", "L1::no_allocate", "L2::evict_normal",
                          "L2::evict_first", "L2::evict_last", "L2::64B", "L2::128B", "L2::256B"})
                    .empty()) {
        }
    }
    unsigned vector_and_type(Type& type) {
        const unsigned count = take("v2") ? 2 : take("v4") ? 4 : 1;
        type = take_type();
        if (!type || type.kind == 't' || type.kind == 'p' || type.bits * count > 128) unknown();
        end_of_name();
        operands(2);
        return count;
    }
    // What is in memory, as an integer: a load does not care about floating point.
    static Type in_memory(Type type) { return type.integer() ? type : Type{'u', type.bits}; }

    // ld.global.nc.L1::no_allocate.v4.f32 {a, b, c, d}, [p]
    void load() {
        Order how = order();
        const bool shared = space();
        // Past the L1 cache: how blocks talk to one another since before there was .relaxed.
        if (take("cv") || take("cg")) how = std::max(how, Order::volatile_);
        take_one({"ca", "cs", "lu"});
        if (take("nc") && shared) unknown();
        cache_hints();
        Type type;
        const unsigned count = vector_and_type(type);
        if (how == Order::release) unknown();
        check_vector(given_[0], count);
        const Type as = in_memory(type);
        const std::string shape = "<" + cpp(as) + ", " + std::to_string(count) + ">(" +
                                  pointer(given_[1], shared) + ", simt_d";
        body_ += bits_type(as.bits) + " simt_d[" + std::to_string(count) + "]; ";
        body_ += how == Order::weak ? "::simt::ptx::load" + shape + "); "
                                    : "::simt::ptx::load_volatile" + shape + ", " + place() + "); ";
        if (how == Order::acquire) add_fence();
        for (unsigned i = 0; i < count; ++i) {
            const Operand& to = element(given_[0], i);
            if (to.kind == Kind::sink) continue;
            const std::string bits = "simt_d[" + std::to_string(i) + "]";
            const std::string variable = target(to, type, true);
            body_ += variable + " = ";  // a register may be wider than what is loaded
            body_ += to.reg.type.bits > std::max(as.bits, 16u) || as.bits == 8
                         ? "::simt::ptx::extend<" + cpp(as) + ", " + bits_type(to.reg.type.bits) +
                               ">(" + bits + "); "
                         : bits + "; ";
        }
    }
    void store() {
        Order how = order();
        const bool shared = space();
        if (take("wt") || take("cg")) how = std::max(how, Order::volatile_);
        take_one({"wb", "cs"});
        cache_hints();
        Type type;
        const unsigned count = vector_and_type(type);
        if (how == Order::acquire) unknown();
        check_vector(given_[1], count);
        const Type as = in_memory(type);
        if (how == Order::release) add_fence();
        body_ += "const " + bits_type(as.bits) + " simt_a[]{";
        for (unsigned i = 0; i < count; ++i)
            body_ += (i == 0 ? "" : ", ") + value(element(given_[1], i), type, true);
        body_ += std::string("}; ::simt::ptx::store") + (how == Order::weak ? "" : "_volatile") +
                 "<" + cpp(as) + ", " + std::to_string(count) + ">(" + pointer(given_[0], shared) +
                 ", simt_a); ";
    }

    // atom.add.u32 d, [a], b   atom.cas.b32 d, [a], b, c   red.add.f32 [a], b
    void atomic() {
        const bool returns = parts_[0] == "atom";
        const std::string_view order = take_one({"relaxed", "acquire", "release", "acq_rel"});
        take_one({"cta", "cluster", "gpu", "sys"});
        const bool shared = space();
        const std::string_view operation =
            take_one({"add", "min", "max", "and", "or", "xor", "inc", "dec", "exch", "cas"});
        const Type type = take_type();
        const bool cas = operation == "cas", exchange = cas || operation == "exch";
        const bool bitwise = operation == "and" || operation == "or" || operation == "xor";
        const bool counts = operation == "inc" || operation == "dec";
        const bool known =
            bitwise || exchange ? type.kind == 'b' && (type.bits >= 32 || (cas && type.bits == 16))
            : counts
                ? type.kind == 'u' && type.bits == 32
                : (type.integer() && type.bits >= 32) || (type.kind == 'f' && operation == "add");
        if (operation.empty() || !known || (!returns && exchange)) unknown();
        end_of_name();
        const std::size_t address = returns ? 1 : 0;
        operands(address + (cas ? 3 : 2));
        only_single_operands();
        if (order == "release" || order == "acq_rel") add_fence();
        std::string arguments = pointer(given_[address], shared);
        for (std::size_t i = address + 1; i < given_.size(); ++i)
            arguments += ", " + value(given_[i], type);
        const bool wanted = returns && given_[0].kind != Kind::sink;
        if (wanted) body_ += "const " + bits_type(type.bits) + " simt_a = ";
        body_ += "::simt::ptx::atomic_" + std::string(operation) + "<" + cpp(type) + ">(" +
                 arguments + ", " + place() + "); ";
        if (order == "acquire" || order == "acq_rel") add_fence();
        if (wanted) assign(given_[0], type, "simt_a");
    }
    // There is no cache to fetch into.
    void prefetch() {
        const bool shared = space();
        if (shared || take_one({"L1", "L2"}).empty()) unknown();
        end_of_name();
        operands(1);
        body_ += "static_cast<void>(" + pointer(given_[0], false) + "); ";
    }
    void isspacep() {
        const std::string_view which = take_one({"global", "shared::cta", "shared"});
        if (which.empty()) unknown();
        end_of_name();
        operands(2);
        only_single_operands();
        assign(given_[0], predicate,
               std::string("::__isShared(::simt::ptx::pointer(") + value(given_[1], u64) + ")) " +
                   (which == "global" ? "== 0" : "!= 0"));
    }
    void nanosleep() {
        if (!take("u32")) unknown();
        end_of_name();
        operands(1);
        body_ += "static_cast<void>(" + value(given_[0], u32) +
                 "); ::simt::give_way(\"nanosleep\", " + place() + "); ";
    }
    // vshr.u32.u32.u32.clamp.add d, a, b, c: unsigned words, and a second operation with c
    void video() {
        const bool differs = parts_[0] == "vabsdiff" || parts_[0] == "vabsdiff4";
        const bool shifts = parts_[0] != "vadd" && !differs;
        for (int i = 0; i < 3; ++i)
            if (!take("u32")) unknown();
        if ((shifts && !take("clamp")) || !take("add")) unknown();
        end_of_name();
        operands(4);
        only_single_operands();
        const std::string a = value(given_[1], b32), b = value(given_[2], b32);
        const std::string first =
            differs  ? "::simt::ptx::" + std::string(parts_[0]).substr(1) + "(" + a + ", " + b + ")"
            : shifts ? "::simt::ptx::" + std::string(parts_[0]).substr(1) + "<::simt::ptx::u32>(" +
                           a + ", " + b + ")"
                     : a + " + " + b;
        assign(given_[0], b32, first + " + " + value(given_[3], b32));
    }
    void exit() {
        end_of_name();
        operands(0);
        body_ += "::simt::ptx::exit(); ";
    }
    void trap() {
        end_of_name();
        operands(0);
        body_ += "::simt::trap(" + place() + "); ";
    }

    bool uses_carry_ = false;
};

}  // namespace
}  // namespace ptx

PtxTranslation translate_ptx(std::string_view code, const std::vector<AsmOperand>& operands,
                             const std::function<std::string(std::size_t)>& place_of) {
    ptx::Instructions instructions(code, operands, place_of);
    PtxTranslation result = instructions.run();
    if (instructions.uses_carry())
        result.text.insert(0, "[[maybe_unused]] bool simt_carry = false; ");
    return result;
}

}  // namespace simt::translate
