// A kernel on its way to a second form: what is read of it, and the steps, in their order.
#pragma once

#include "simt/translate/loops/functions.hpp"
#include "simt/translate/thread_loops.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace simt::translate::loops {

// A name that the kernel declares, and what becomes of it.
struct Variable {
    enum class Kept {
        inside,   // in the piece where it is declared: declared there as it was
        uniform,  // the same for all threads: declared once
        again,    // an integer that only depends on the thread: computed anew in each piece
        stored,   // one for each thread
    } kept = Kept::inside;
    std::string type;                 // with the pointer's stars
    std::string extents;              // [4][4]
    Index first = none, last = none;  // its whole declaration; none: a parameter
    Index initializer = none, initializer_end = none;
    int number = 0;
    bool outer = false;  // declared where barriers stand, not within a piece
    bool is_integer = false, is_pointer = false, is_const = false, is_reference = false;
    bool is_constexpr = false;
    bool is_parameter = false, is_shared = false, is_template_type = false;
    bool in_header = false;   // of a loop that has barriers
    std::vector<Index> uses;  // tokens, the declaration's among them
    std::vector<Index> changes;
    bool varies_with_x = false;
};

struct Node {
    enum class What { piece, barrier, loop, branch, compound } what = What::piece;
    Index first = none, last = none;  // piece: statement; loop, branch: the head up to `)`
    std::vector<Node> body, otherwise;
};

// A value that goes into a variable: the tokens [first, last) into the one named at `name`.
struct Flow {
    Index name, first, last;
};

struct Kernel {
    Kernel(const Text& its_text, Functions& its_functions, const KernelTokens& its_tokens)
        : text(its_text), functions(its_functions), tokens(its_tokens) {}

    const Text& text;
    Functions& functions;
    KernelTokens tokens;
    ThreadLoops result;

    std::vector<Node> nodes;
    std::map<std::string_view, Variable> variables;
    std::vector<std::string_view> parameters;
    std::vector<std::string_view> stored;  // variables that each thread keeps
    std::set<std::string_view> types;      // template parameters
    std::set<std::string_view> outside;    // names of the file
    std::set<std::string_view> constants;  // of them, those that conditions count on
    std::vector<std::pair<Index, Index>> heads, inner_loops;
    std::vector<Flow> flows;
    Index address_taken = none;
};

/// Reads parameters, statements and words. @returns false, with `result.why`, where something is not
/// understood; so do the next two.
bool read(Kernel& kernel);
/// Decides which variables are the same for all threads and which each thread keeps; conditions
/// around barriers must be the same for all, and memory must be used in the order of the threads.
bool decide(Kernel& kernel);
/// Whether every product is rounded, or not, as it is where threads switch.
bool check_products(Kernel& kernel);
/// Puts the second form into `result`.
void write(Kernel& kernel);

/// What the steps share.
class Step {
  protected:
    explicit Step(Kernel& kernel) : kernel_(kernel), text_(kernel.text) {}

    bool no(const char* why);
    bool no(const char* why, Index at);

    std::string_view word(Index i) const { return text_.word(i); }
    bool is(Index i, std::string_view characters) const { return text_.is(i, characters); }
    Index match(Index i) const { return text_.match(i); }
    bool is_operand_end(Index i) const { return loops::is_operand_end(text_, i); }

    /// One behind the assignment operator at `i`, or none. (`>>=` is two tokens.)
    Index behind_assignment(Index i) const;
    /// The `(` of a call of the function named at `i`, perhaps with template arguments.
    Index call_of(Index i) const;
    /// The variable that this statement declares where barriers stand, or null.
    const Variable* declared_by(const Node& node) const;

    Kernel& kernel_;
    const Text& text_;
};

}  // namespace simt::translate::loops
