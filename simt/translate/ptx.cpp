// The instructions of inline PTX, each as a call of simt/ptx.hpp. The reference is NVIDIA's
// "Parallel Thread Execution ISA"; names and operands are in its order.
#include "simt/translate/ptx.hpp"

#include "simt/translate/ptx_reader.hpp"

namespace simt::translate {

namespace ptx {
namespace {

constexpr Type u16{'u', 16}, u32{'u', 32}, u64{'u', 64}, s32{'s', 32}, b16{'b', 16}, b32{'b', 32},
    b64{'b', 64}, f32{'f', 32}, predicate{'p', 1};

class Instructions final : public PtxReader {
  public:
    using PtxReader::PtxReader;

  private:
    using Kind = Operand::Kind;

    void translate() override {
        using Handler = void (Instructions::*)();
        static const std::unordered_map<std::string_view, Handler> handlers = {
            {"mma", &Instructions::mma},           {"ldmatrix", &Instructions::ldmatrix},
            {"stmatrix", &Instructions::stmatrix}, {"cp", &Instructions::cp},
            {"cvta", &Instructions::cvta},         {"mov", &Instructions::mov},
            {"cvt", &Instructions::cvt},           {"setp", &Instructions::setp},
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

    void cvt() {
        const Type to = take_type(), from = take_type();
        if (!to.integer() || !from.integer()) unknown();
        end_of_name();
        operands(2);
        only_single_operands();
        assign(given_[0], to,
               "::simt::ptx::convert<" + cpp(to) + ", " + cpp(from) + ">(" +
                   value(given_[1], from, true) + ")",
               true);
    }

    void setp() { unknown(); }
};

}  // namespace
}  // namespace ptx

PtxTranslation translate_ptx(std::string_view code, const std::vector<AsmOperand>& operands,
                             const std::function<std::string(std::size_t)>& place_of) {
    return ptx::Instructions(code, operands, place_of).run();
}

}  // namespace simt::translate
