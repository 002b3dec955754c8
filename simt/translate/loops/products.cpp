// Looks at products of floats, which must be rounded, or not, as they are where threads switch.
#include "simt/translate/declaration.hpp"
#include "simt/translate/loops/kernel.hpp"

#include <algorithm>

namespace simt::translate::loops {

namespace {

class Products : Step {
  public:
    explicit Products(Kernel& kernel) : Step(kernel) {}

    bool run() { return check_products(kernel_.tokens.body + 1, match(kernel_.tokens.body)); }

  private:
    bool varies(Index first, Index last) const {
        for (Index i = first; i < last; ++i) {
            if (word(i) == "threadIdx" && !(is(i + 1, ".") && word(i + 2) != "x")) return true;
            const auto known = kernel_.variables.find(word(i));
            if (known != kernel_.variables.end() && known->second.varies_with_x && !is(i - 1, "."))
                return true;
        }
        return false;
    }

    // Whether all that an expression's value is made of are integers.
    bool integral(Index first, Index last) {
        for (Index i = first; i < last; ++i) {
            if (is(i, "[")) return false;
            const Kind kind = text_.tokens[i].kind;
            if (kind == Kind::number) {
                const std::string_view digits = text_.spelling(i);
                const bool hex = digits.substr(0, 2) == "0x";
                if (!hex && digits.find_first_of(".eEfF") != std::string_view::npos) return false;
                continue;
            }
            const std::string_view name = word(i);
            if (name.empty() || has(integer_types, name) || has(indices, name) ||
                name == "threadIdx" || name == "warpSize" || is(i - 1, ".") || name == "std" ||
                name == "static_cast" || name == "sizeof" || name == "true" || name == "false")
                continue;
            const auto known = kernel_.variables.find(name);
            if (known != kernel_.variables.end()) {
                if (known->second.is_integer && !known->second.is_pointer) continue;
                return false;
            }
            if (kernel_.outside.count(name) == 0) return false;
            kernel_.constants.insert(name);  // the compiler will see whether it is one
        }
        return true;
    }

    Index operand_begin(Index last) const {  // of the operand that ends with this token
        Index i = last;
        for (;;) {
            if ((is(i, ")") || is(i, "]")) && match(i) != none) i = match(i);
            const bool joined = i > 0 && (is(i, "[") || is(i, "(")) && is_operand_end(i - 1);
            if (joined) {
                --i;
            } else if (i > 1 && (is(i - 1, ".") || is(i - 1, "::"))) {
                i -= 2;
            } else {
                return i;
            }
        }
    }

    Index operand_end(Index first) const {  // one behind
        Index i = first;
        while (is(i, "-") || is(i, "+") || is(i, "*") || is(i, "!") || is(i, "&")) ++i;
        if (is(i, "(") && match(i) != none)
            i = match(i) + 1;
        else
            ++i;
        for (;;) {
            if ((is(i, "[") || is(i, "(")) && match(i) != none) {
                i = match(i) + 1;
            } else if (is(i, ".") || is(i, "::")) {
                i += 2;
            } else if (is(i - 1, ")") && is_operand_begin(i)) {
                i = operand_end(i);  // (float)x
            } else {
                return i;
            }
        }
    }
    bool is_operand_begin(Index i) const {
        const Kind kind = text_.tokens[i].kind;
        return kind == Kind::number || (kind == Kind::identifier && !is_keyword(word(i)));
    }

    bool check_products(Index first, Index last) {
        for (bool more = true; more;) {
            more = false;
            for (const Flow& flow : kernel_.flows) {
                Variable& variable = kernel_.variables[word(flow.name)];
                if (variable.varies_with_x || !varies(flow.first, flow.last)) continue;
                variable.varies_with_x = more = true;
            }
        }
        find_products();
        for (Index i = first; i < last; ++i) {
            if (!is_times(i)) continue;
            const Index left = operand_begin(i - 1), right = operand_end(i + 1);
            if (integral(left, i) && integral(i + 1, right)) continue;
            // A product that is the same for a row of threads would be computed before the loop
            // over them, and rounded there.
            if (!varies(left, i) && !varies(i + 1, right)) return no("a product", i);
        }
        // A product that waits for another piece is rounded; where threads switch, the compiler may
        // compute it only behind the barrier.
        for (const Flow& flow : kernel_.flows) {
            const Variable& variable = kernel_.variables[word(flow.name)];
            if (variable.is_integer || variable.is_pointer ||
                variable.kept != Variable::Kept::stored)
                continue;
            if (ends_with_product(flow.first, flow.last)) return no("a kept product", flow.name);
        }
        // Sums of products in loops: the compiler may round the products of several steps at once.
        for (const auto& [begin, end] : kernel_.inner_loops) {
            for (const Flow& flow : kernel_.flows) {
                if (flow.name < begin || flow.name > end) continue;
                if (kernel_.variables[word(flow.name)].is_integer) continue;
                const bool known =
                    std::any_of(kernel_.result.products.begin(), kernel_.result.products.end(),
                                [&](const Product& product) { return product.first == flow.name; });
                if (known || !has_product(flow.first, flow.last)) continue;
                const bool sum =
                    std::any_of(kernel_.variables[word(flow.name)].uses.begin(),
                                kernel_.variables[word(flow.name)].uses.end(),
                                [&](Index use) { return use >= flow.first && use < flow.last; });
                if (sum) return no("a sum of products", flow.name);
            }
        }
        return true;
    }

    bool has_product(Index first, Index last) const {
        for (Index i = first; i < last; ++i) {
            if (is(i, "[") && match(i) != none) i = match(i);
            if (is_times(i)) return true;
        }
        return false;
    }

    // `*` between two factors, not of a pointer: float* p
    bool is_times(Index i) const {
        return is(i, "*") && is_operand_end(i - 1) && !is_number_type(word(i - 1)) &&
               !has(vector_types, word(i - 1)) && !has(cv, word(i - 1)) &&
               kernel_.types.count(word(i - 1)) == 0;
    }

    bool ends_with_product(Index first, Index last) const {
        bool product = false;
        for (Index i = first; i < last; ++i) {
            if (is(i, "*=")) return true;
            if (is(i, "{") && match(i) != none) {
                if (has_product(i + 1, match(i))) return true;
                i = match(i);
            }
            if (is(i, "[") && match(i) != none) i = match(i);
            if (is(i, "(") && match(i) != none && i > first && !word(i - 1).empty() &&
                !is_keyword(word(i - 1)))
                i = match(i);
            if (i > first && (is(i, "+") || is(i, "-") || is(i, "+=") || is(i, "-=")) &&
                (is_operand_end(i - 1)))
                return false;
            if (is_times(i)) product = true;
        }
        return product;
    }

    // sum += a * b; where no part is an integer variable
    void find_products() {
        for (const Flow& flow : kernel_.flows) {
            Index assign = flow.name + 1;
            while (is(assign, "[")) assign = match(assign) + 1;
            if (!is(assign, "+=")) continue;
            const Variable& variable = kernel_.variables[word(flow.name)];
            const bool walks = variable.is_pointer && assign == flow.name + 1;
            if (variable.is_integer || walks) continue;
            if (!is(flow.name - 1, ";") && !is(flow.name - 1, "{") && !is(flow.name - 1, "}") &&
                !is(flow.name - 1, ")"))
                continue;
            if (!is(flow.last, ";")) continue;
            Index times = none;
            bool simple = true;
            for (Index i = assign + 1; i < flow.last; ++i) {
                if ((is(i, "[") || is(i, "(")) && match(i) != none) {
                    i = match(i);
                    continue;
                }
                if (is_times(i)) {
                    times = i;
                    continue;
                }
                simple = simple && (text_.tokens[i].kind == Kind::identifier ||
                                    text_.tokens[i].kind == Kind::number || is(i, "."));
            }
            if (times == none || !simple) continue;
            kernel_.result.products.push_back({flow.name, assign, times, flow.last});
        }
        std::sort(kernel_.result.products.begin(), kernel_.result.products.end(),
                  [](const Product& a, const Product& b) { return a.first < b.first; });
        kernel_.result.products.erase(
            std::unique(kernel_.result.products.begin(), kernel_.result.products.end(),
                        [](const Product& a, const Product& b) { return a.first == b.first; }),
            kernel_.result.products.end());
    }
};

}  // namespace

bool check_products(Kernel& kernel) {
    return Products(kernel).run();
}

}  // namespace simt::translate::loops
