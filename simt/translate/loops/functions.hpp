// Which functions a kernel may call where threads run in a loop: those that neither wait nor ask which
// thread it is.
#pragma once

#include "simt/translate/lexer.hpp"
#include "simt/translate/loops/words.hpp"

#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace simt::translate::loops {

/// Whether an expression may end with this token: a name, a number, a closing bracket.
bool is_operand_end(const Text& text, Index i);

/// What may be said of several kernels: the functions that the text defines.
class Functions {
  public:
    explicit Functions(const Text& text);

    /// Whether calls of this name do nothing but use memory and compute; `pure`: only compute.
    bool is_harmless(std::string_view name, bool pure, int depth = 0);

    /// Whether the user's operators are harmless, too: they are called without their names.
    bool operators_are_harmless();

  private:
    struct Body {
        Index parameters, open;
    };

    void body(Index open);
    void declaration(Index parameters);
    bool is_harmless(const Body& body, bool pure, int depth);
    bool is_plain_name(std::string_view word);
    void find_classes();

    const Text& text_;
    std::unordered_map<std::string_view, std::vector<Body>> bodies_;
    std::vector<Body> operators_;
    std::set<std::string_view> undefined_, classes_;
};

}  // namespace simt::translate::loops
