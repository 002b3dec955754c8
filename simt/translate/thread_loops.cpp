#include "simt/translate/thread_loops.hpp"

#include "simt/translate/declaration.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace simt::translate {

namespace {

using Words = std::set<std::string_view>;

// Types whose values are numbers. All but the last three are integers.
const Words number_types = {"bool",      "char",    "short",    "int",      "long",     "signed",
                            "unsigned",  "size_t",  "int8_t",   "int16_t",  "int32_t",  "int64_t",
                            "ptrdiff_t", "uint8_t", "uint16_t", "uint32_t", "uint64_t", "uintptr_t",
                            "intptr_t",  "float",   "double"};
const Words integer_types = {"bool",     "char",     "short",     "int",      "long",
                             "signed",   "unsigned", "size_t",    "int8_t",   "int16_t",
                             "int32_t",  "int64_t",  "uint8_t",   "uint16_t", "uint32_t",
                             "uint64_t", "intptr_t", "uintptr_t", "ptrdiff_t"};
const Words vector_types = {"float2", "float3", "float4", "int2",    "int3", "int4",
                            "uint2",  "uint3",  "uint4",  "double2", "dim3"};
const Words cv = {"const", "__restrict__", "__restrict"};
const Words statement_words = {"if", "else", "for", "while", "break", "continue"};
const Words value_words = {"true",       "false",       "nullptr",
                           "sizeof",     "static_cast", "reinterpret_cast",
                           "const_cast", "constexpr"};
const Words indices = {"blockIdx", "blockDim", "gridDim"};

// Functions of CUDA that only compute.
const Words pure_functions = {
    "min",         "max",       "abs",      "fabs",    "fabsf",    "fma",         "fmaf",
    "sqrt",        "sqrtf",     "rsqrt",    "rsqrtf",  "exp",      "expf",        "__expf",
    "exp2f",       "log",       "logf",     "__logf",  "log2f",    "log10f",      "pow",
    "powf",        "__powf",    "sin",      "sinf",    "__sinf",   "cos",         "cosf",
    "__cosf",      "tanh",      "tanhf",    "fmin",    "fminf",    "fmax",        "fmaxf",
    "floor",       "floorf",    "ceil",     "ceilf",   "round",    "roundf",      "rint",
    "rintf",       "trunc",     "truncf",   "__mul24", "__umul24", "make_float2", "make_float3",
    "make_float4", "make_int2", "make_int4"};
// And one that reads memory.
const Words reading_functions = {"__ldg"};

bool has(const Words& words, std::string_view word) {
    return words.count(word) != 0;
}

const Words assignments = {"=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="};

// What may be said of several kernels: the functions that the text defines.
class Functions {
  public:
    explicit Functions(const Text& text) : text_(text) {
        for (Index i = 0; i < text.size(); ++i) {
            if (text.is(i, "{")) body(i);
            if (text.is(i, "(") && !text.word(i - 1).empty()) declaration(i);
        }
    }

    /// Whether calls of this name do nothing but use memory and compute; `pure`: only compute.
    bool is_harmless(std::string_view name, bool pure, int depth = 0) {
        const bool known = has(pure_functions, name) || (!pure && has(reading_functions, name));
        const auto bodies = bodies_.find(name);
        if (bodies == bodies_.end()) return known && undefined_.count(name) == 0;
        if (depth > 8) return false;
        bool ours = false;
        for (const Body& one : bodies->second) {
            // CUDA's own functions are known; the user may have others of the same name.
            if (known && text_.in_a_system_header(one.open)) continue;
            ours = true;
            if (!is_harmless(one, pure, depth)) return false;
        }
        return known || (ours && undefined_.count(name) == 0);
    }

    /// Whether the user's operators are harmless, too: they are called without their names.
    bool operators_are_harmless() {
        return std::all_of(operators_.begin(), operators_.end(),
                           [this](const Body& body) { return is_harmless(body, false, 0); });
    }

  private:
    struct Body {
        Index parameters, open;
    };

    // A `{` behind `name(…)` and perhaps const, noexcept: the body of a function.
    void body(Index open) {
        Index i = open;
        while (i > 0 && (text_.word(i - 1) == "const" || text_.word(i - 1) == "noexcept")) --i;
        if (i < 2 || !text_.is(i - 1, ")") || text_.match(i - 1) == none) return;
        const Index parameters = text_.match(i - 1);
        if (parameters == 0) return;
        const std::string_view name = text_.word(parameters - 1);
        if (name.empty()) {
            // operator+(float4 a, float4 b): of the classes, a kernel that gets this far has these.
            bool vectors = false;
            for (Index at = parameters; at < i; ++at) vectors |= has(vector_types, text_.word(at));
            if (vectors && !text_.in_a_system_header(open))
                operators_.push_back({parameters, open});
        } else if (!is_keyword(name) && name != "catch") {
            bodies_[name].push_back({parameters, open});
        }
    }

    // `type name(…);`: defined elsewhere.
    void declaration(Index parameters) {
        const Index close = text_.match(parameters);
        if (close == none || parameters < 2 || text_.in_a_system_header(parameters)) return;
        const std::string_view type = text_.word(parameters - 2);
        if (type.empty() || is_keyword(type)) return;
        if (text_.is(close + 1, ";")) undefined_.insert(text_.word(parameters - 1));
    }

    bool is_harmless(const Body& body, bool pure, int depth) {
        const Index end = text_.match(body.open);
        if (end == none || text_.match(body.parameters) == none) return false;
        Words parameters;
        for (Index i = body.parameters; i < text_.match(body.parameters); ++i) {
            if (pure && (text_.is(i, "&") || text_.is(i, "*") || text_.is(i, "["))) return false;
            if (text_.is(i, "...") || text_.is(i, "&&")) return false;
            if (!text_.word(i).empty()) parameters.insert(text_.word(i));
        }
        for (Index i = body.open + 1; i < end; ++i) {
            if (text_.is(i, "[")) {
                const bool subscript =
                    !text_.word(i - 1).empty() || text_.is(i - 1, "]") || text_.is(i - 1, ")");
                if (pure || !subscript) return false;
            }
            if (text_.is(i, "::") || text_.is(i, "->") || text_.is(i, "~")) return false;
            if (text_.is(i, "{") && pure) return false;
            const std::string_view word = text_.word(i);
            if (word.empty()) {
                if (pure && (text_.is(i, "*") || text_.is(i, "&")) && !is_operand_end(i - 1))
                    return false;
                continue;
            }
            const bool call = text_.is(i + 1, "(");
            const bool member = text_.is(i - 1, ".");
            if (has(number_types, word) || has(cv, word) || has(value_words, word)) continue;
            if (has(statement_words, word) || word == "return" || word == "static_assert") continue;
            if (!pure && (has(vector_types, word) || (member && !call))) continue;
            if (has(parameters, word) && !call) continue;
            if (call && !member && is_harmless(word, pure, depth + 1)) continue;
            // A template's parameter or a local variable of a plain type: nothing that has a call,
            // a scope or a member.
            if (pure || call || member || !is_plain_name(word)) return false;
        }
        return true;
    }

    bool is_operand_end(Index i) const {
        const Kind kind = text_.tokens[i].kind;
        if (kind == Kind::identifier) return !is_keyword(text_.word(i));
        return kind == Kind::number || text_.is(i, ")") || text_.is(i, "]");
    }

    bool is_plain_name(std::string_view word) {
        static const Words others = {
            "threadIdx",    "static",       "asm",      "__asm__",   "__asm",    "goto",
            "new",          "delete",       "throw",    "try",       "catch",    "this",
            "volatile",     "__volatile__", "auto",     "struct",    "class",    "union",
            "using",        "typedef",      "typename", "decltype",  "operator", "do",
            "switch",       "case",         "default",  "extern",    "enum",     "template",
            "thread_local", "mutable",      "co_await", "co_return", "co_yield"};
        if (has(others, word) || word.substr(0, 2) == "__") return false;
        if (classes_.empty()) find_classes();
        return classes_.count(word) == 0;
    }

    void find_classes() {
        classes_.insert("");
        for (Index i = 0; i < text_.size(); ++i) {
            const std::string_view word = text_.word(i);
            if (word == "struct" || word == "class" || word == "union" || word == "using") {
                // class T in a template's header names any type, which is plain where it is used.
                if (i > 0 && (text_.is(i - 1, "<") || text_.is(i - 1, ","))) continue;
                for (Index j = i + 1; j < i + 12 && j < text_.size(); ++j) {
                    if (text_.is(j, "{") || text_.is(j, ";") || text_.is(j, "=")) break;
                    if (!text_.word(j).empty()) classes_.insert(text_.word(j));
                }
            }
            if (word == "typedef") {
                for (Index j = i + 1; j < text_.size() && !text_.is(j, ";"); ++j)
                    if (!text_.word(j).empty() && text_.is(j + 1, ";"))
                        classes_.insert(text_.word(j));
            }
        }
    }

    const Text& text_;
    std::unordered_map<std::string_view, std::vector<Body>> bodies_;
    std::vector<Body> operators_;
    std::set<std::string_view> undefined_, classes_;
};

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
    bool has_otherwise = false;
};

class Kernel {
  public:
    Kernel(const Text& text, Functions& functions, const KernelTokens& tokens)
        : text_(text), functions_(functions), tokens_(tokens) {}

    ThreadLoops run() {
        const Index end = text_.match(tokens_.body);
        if (end == none || !contains_barrier(tokens_.body, end)) {
            result_.why = "no barrier";
        } else if (read_header() && read_parameters() && sequence(tokens_.body + 1, end, nodes_) &&
                   look_at_words(tokens_.body + 1, end) && decide() && check_order() &&
                   check_products(tokens_.body + 1, end)) {
            write();
        }
        if (!result_.why.empty()) result_.parts.clear(), result_.products.clear();
        return std::move(result_);
    }

  private:
    bool no(const char* why) {
        if (result_.why.empty()) result_.why = why;
        return false;
    }
    bool no(const char* why, Index at) {
        if (result_.why.empty())
            result_.why = std::string(why) + ": " + std::string(text_.spelling(at)) + " in line " +
                          std::to_string(text_.tokens[at].line);
        return false;
    }

    std::string_view word(Index i) const { return text_.word(i); }
    bool is(Index i, std::string_view characters) const { return text_.is(i, characters); }
    Index match(Index i) const { return text_.match(i); }

    bool contains_barrier(Index first, Index last) const {
        for (Index i = first; i < last; ++i)
            if (word(i) == "__syncthreads") return true;
        return false;
    }

    bool is_operand_end(Index i) const {
        const Kind kind = text_.tokens[i].kind;
        if (kind == Kind::identifier) return !is_keyword(word(i)) && !has(value_words, word(i));
        return kind == Kind::number || is(i, ")") || is(i, "]");
    }

    /// One behind the assignment operator at `i`, or none. (`>>=` is two tokens.)
    Index behind_assignment(Index i) const {
        if (i >= text_.size()) return none;
        if (has(assignments, text_.spelling(i))) return i + 1;
        const bool shift =
            is(i, ">") && is(i + 1, ">=") && text_.tokens[i].end == text_.tokens[i + 1].begin;
        return shift ? i + 2 : none;
    }

    // ---- what is declared

    // template <class T, int N>
    bool read_header() {
        const Index first = tokens_.header;
        if (word(first) != "template") return true;
        const Index close = match_angle(text_, first + 1, tokens_.parameters);
        if (close == none) return no("template");
        if (word(close + 1) == "template") return no("template");
        for (const auto& [begin, end] : split_at_commas(text_, first + 2, close)) {
            if (begin == end) return no("a specialization");
            Index last = begin;
            while (last < end && !is(last, "=")) {
                if (is(last, "...") || is(last, "::") || is(last, "&")) return no("template");
                ++last;
            }
            const std::string_view name = word(last - 1);
            const bool type = word(begin) == "class" || word(begin) == "typename";
            if (name.empty() || last - 1 == begin || (type && last - 1 != begin + 1))
                return no("template");
            Variable& variable = variables_[name];
            variable.kept = Variable::Kept::uniform;
            variable.is_template_type = type;
            variable.is_constexpr = true;
            variable.is_integer = !type && integer_type(begin, last - 1);
            if (type) types_.insert(name);
        }
        return true;
    }

    bool integer_type(Index first, Index last) const {
        bool integer = false;
        for (Index i = first; i < last; ++i) {
            const std::string_view name = word(i);
            if (has(cv, name) || name == "constexpr" || name == "std" || is(i, "::")) continue;
            if (!has(integer_types, name)) return false;
            integer = true;
        }
        return integer;
    }

    bool read_parameters() {
        const Index close = match(tokens_.parameters);
        for (const auto& [first, last] : split_at_commas(text_, tokens_.parameters + 1, close)) {
            if (first == last || (last == first + 1 && word(first) == "void")) continue;
            Index name = last;
            while (name > first && is(name - 1, "]")) name = match(name - 1);
            --name;
            for (Index i = first; i < last; ++i)
                if (is(i, "&") || is(i, "&&") || is(i, "...") || is(i, "=") || is(i, "(") ||
                    word(i) == "volatile")
                    return no("a parameter", i);
            if (word(name).empty() || name == first) return no("a parameter", first);
            Variable& variable = variables_[word(name)];
            variable.is_parameter = variable.outer = true;
            variable.kept = Variable::Kept::uniform;
            variable.is_integer = integer_type(first, name);
            variable.is_pointer = name + 1 < last;
            for (Index i = first; i < name; ++i) variable.is_pointer |= is(i, "*");
            parameters_.push_back(word(name));
        }
        return true;
    }

    // Whether a declaration of variables begins here; then what it declares is remembered.
    bool is_declaration(Index i, Index limit, Declaration& declaration) const {
        std::string_view name = word(i);
        if (name.empty() || has(statement_words, name)) return false;
        if (name == "__shared__" || name == "extern" || name == "alignas" || name == "__align__" ||
            name == "__attribute__" || name == "constexpr" || has(cv, name) ||
            has(number_types, name) || has(vector_types, name) || name == "auto" ||
            types_.count(name) != 0 ||
            (name == "std" && is(i + 1, "::") && has(number_types, word(i + 2)) &&
             !is(i + 3, "("))) {
            if (is(i + 1, "(") && name != "alignas" && name != "__align__" &&
                name != "__attribute__")
                return false;  // float(x)
            declaration = parse_declaration(text_, i);
            return declaration.complete && declaration.last < limit &&
                   !declaration.declarators.empty();
        }
        return false;
    }

    bool declare(Index first, const Declaration& declaration, bool outer, bool header) {
        if (declaration.is_typedef || declaration.body_open != none || declaration.is_template)
            return no("a declaration", first);
        bool shared = false, is_constexpr = false, is_const = false;
        for (Index i = first; i < declaration.specifiers_end; ++i) {
            shared |= word(i) == "__shared__";
            is_constexpr |= word(i) == "constexpr";
            is_const |= word(i) == "const";
            if (word(i) == "static" || word(i) == "volatile" || word(i) == "thread_local" ||
                word(i) == "register" || word(i) == "inline")
                return no("a declaration", i);
        }
        if ((shared || declaration.is_extern) && !outer) return no("__shared__ in a piece", first);
        if (declaration.is_extern && !shared) return no("extern", first);
        std::string type;
        bool integer = !declaration.type_tokens.empty(), vector = false;
        for (const Index i : declaration.type_tokens) {
            const std::string_view name = word(i);
            if (name == "std" || is(i, "::") || has(cv, name)) continue;
            integer = integer && has(integer_types, name);
            vector |= has(vector_types, name);
            if (!has(number_types, name) && !has(vector_types, name) && name != "auto" &&
                types_.count(name) == 0)
                return no("a type", i);
            if (name == "auto" && outer && !is_constexpr) return no("auto", i);
        }
        type = plain(text_, declaration.type_tokens);
        for (const Declarator& one : declaration.declarators) {
            if (one.name == none || one.name != one.name_first || one.is_function)
                return no("a declarator", first);
            const std::string_view name = word(one.name);
            const auto known = variables_.find(name);
            if (known != variables_.end() &&
                (outer || header || known->second.outer || known->second.is_template_type ||
                 known->second.is_constexpr))
                return no("a name twice", one.name);
            Variable& variable = variables_[name];
            const bool again = known != variables_.end();
            variable.outer = outer || header;
            variable.in_header = header;
            variable.is_shared = shared;
            variable.is_constexpr = is_constexpr;
            variable.first = first;
            variable.last = declaration.last + 1;
            variable.is_reference = one.is_reference;
            bool pointer = false, constant = is_const && one.first == one.name;
            for (Index i = one.first; i < one.name; ++i) {
                if (is(i, "(")) return no("a declarator", i);
                pointer |= is(i, "*");
                constant = word(i) == "const" || (constant && !is(i, "*"));
            }
            if (one.is_reference && outer && !shared) return no("a reference", one.name);
            if (shared && one.first != one.name) return no("a shared pointer", one.name);
            variable.is_pointer = (again && variable.is_pointer) || pointer;
            variable.is_const = constant;
            variable.is_integer = (!again || variable.is_integer) && integer && !pointer;
            variable.type =
                type + (one.first == one.name ? "" : " " + plain(text_, one.first, one.name));
            variable.extents = one.extents == none ? "" : plain(text_, one.extents, one.last);
            if (vector && outer && !shared) variable.changes.push_back(one.name);
            if (one.has_initializer) {
                if (!is(one.last, "=")) return no("an initializer", one.name);
                variable.initializer = one.last + 1;
                Index end = one.last + 1;
                while (end < declaration.last && !is(end, ",")) {
                    if (match(end) != none && match(end) > end) end = match(end);
                    ++end;
                }
                variable.initializer_end = end;
                flows_.push_back({one.name, variable.initializer, end});
            }
            declared_at_.insert(one.name);
        }
        return true;
    }

    // ---- statements

    // One behind the statement that begins at `i` and has no barrier; none: not understood.
    Index piece(Index i, Index limit, bool in_loop, bool may_return) {
        if (i >= limit) return none;
        const std::string_view name = word(i);
        if (is(i, "{")) {
            const Index close = match(i);
            if (close == none || close >= limit) return none;
            for (Index at = i + 1; at < close;) {
                at = piece(at, close, in_loop, may_return);
                if (at == none) return none;
            }
            return close + 1;
        }
        if (name == "if" || name == "while" || name == "for") {
            Index open = i + 1;
            if (word(open) == "constexpr") ++open;
            const Index close = match(open);
            if (!is(open, "(") || close == none || close >= limit) return none;
            if (name == "for") {
                Declaration declaration;
                if (is_declaration(open + 1, close, declaration) &&
                    !declare(open + 1, declaration, false, false))
                    return none;
                inner_loops_.emplace_back(open, none);
            }
            if (name == "while") inner_loops_.emplace_back(open, none);
            const std::size_t loop = inner_loops_.size() - 1;
            Index after = piece(close + 1, limit, in_loop || name != "if", may_return);
            if (name != "if" && after != none) inner_loops_[loop].second = after;
            if (name == "if" && after != none && word(after) == "else")
                after = piece(after + 1, limit, in_loop, may_return);
            return after;
        }
        if (name == "break" || name == "continue") return in_loop && is(i + 1, ";") ? i + 2 : none;
        if (name == "return") return may_return && is(i + 1, ";") ? i + 2 : none;
        if (name == "else") return none;
        Declaration declaration;
        if (is_declaration(i, limit, declaration)) {
            if (!declare(i, declaration, false, false)) return none;
            return declaration.last + 1;
        }
        for (Index at = i; at < limit; ++at) {
            if (is(at, ";")) return at + 1;
            if (is(at, "{")) return none;
            if (match(at) != none && match(at) > at) at = match(at);
        }
        return none;
    }

    bool sequence(Index first, Index last, std::vector<Node>& nodes, bool nested = false) {
        for (Index i = first; i < last;) {
            Node node;
            node.first = i;
            const Index before = i;
            if (word(i) == "__syncthreads" && is(i + 1, "(") && is(i + 2, ")") && is(i + 3, ";")) {
                node.what = Node::What::barrier;
                i += 4;
            } else if (Declaration declaration; is_declaration(i, last, declaration)) {
                if (!declare(i, declaration, true, false)) return false;
                i = declaration.last + 1;
            } else {
                Index end = extent(i, last);
                if (end == none) return no("a statement", before);
                if (!contains_barrier(i, end)) {
                    // Behind the last barrier, `return` only leaves this thread's turn.
                    const bool tail = !nested && !contains_barrier(end, last);
                    end = piece(i, last, false, tail);
                    if (end == none) return no("a statement", before);
                } else if (!control(node, i, end)) {
                    return false;
                }
                i = end;
            }
            node.last =
                node.what == Node::What::loop || node.what == Node::What::branch ? node.last : i;
            nodes.push_back(std::move(node));
        }
        return true;
    }

    // One behind the statement, whatever is in it.
    Index extent(Index i, Index limit) const {
        if (is(i, "{")) return match(i) == none || match(i) >= limit ? none : match(i) + 1;
        if (word(i) == "if" || word(i) == "for" || word(i) == "while") {
            const Index open = word(i + 1) == "constexpr" ? i + 2 : i + 1;
            if (!is(open, "(") || match(open) == none || match(open) >= limit) return none;
            Index after = extent(match(open) + 1, limit);
            if (word(i) == "if" && after != none && word(after) == "else")
                after = extent(after + 1, limit);
            return after;
        }
        for (; i < limit; ++i) {
            if (is(i, ";")) return i + 1;
            if (match(i) != none && match(i) > i) i = match(i);
        }
        return none;
    }

    bool control(Node& node, Index i, Index end) {
        if (is(i, "{")) {
            node.what = Node::What::compound;
            return sequence(i + 1, end - 1, node.body, true);
        }
        const bool loop = word(i) == "for";
        if (!loop && word(i) != "if") return no("a barrier in a statement", i);
        const Index open = word(i + 1) == "constexpr" ? i + 2 : i + 1, close = match(open);
        node.what = loop ? Node::What::loop : Node::What::branch;
        node.last = close + 1;
        if (loop) {
            Declaration declaration;
            if (!is_declaration(open + 1, close, declaration)) return no("a loop", i);
            if (!declare(open + 1, declaration, false, true)) return false;
            for (const Declarator& one : declaration.declarators)
                if (one.first != one.name || one.extents != none || !one.has_initializer ||
                    !variables_[word(one.name)].is_integer)
                    return no("a loop", one.name);
        }
        heads_.emplace_back(open + 1, close);
        const auto part = [&](Index first, Index behind, std::vector<Node>& nodes) {
            if (is(first, "{")) return sequence(first + 1, match(first), nodes, true);
            return sequence(first, behind, nodes, true);
        };
        const Index behind = extent(close + 1, end);
        if (behind == none || !part(close + 1, behind, node.body)) return no("a statement", i);
        if (behind == end) return true;
        node.has_otherwise = true;  // else
        return part(behind + 1, end, node.otherwise);
    }

    // ---- words

    bool look_at_words(Index first, Index last) {
        if (!functions_.operators_are_harmless()) return no("an operator");
        for (Index i = first; i < last; ++i) {
            if (text_.tokens[i].kind == Kind::string) return no("a string", i);
            if (is(i, "<<<") || is(i, "->") || is(i, "~") || is(i, "...") || is(i, "&&&"))
                return no("an operator", i);
            if (is(i, "[") && !is_operand_end(i - 1)) return no("a lambda", i);
            if (is(i, "{") && is_operand_end(i - 1) && !is(i - 1, ")")) return no("a list", i);
            const std::string_view name = word(i);
            if (name.empty()) continue;
            if (is(i - 1, ".")) {
                if (is(i - 2, ")")) return no("a member", i);
                if (name != "x" && name != "y" && name != "z" && name != "w")
                    return no("a member", i);
                continue;
            }
            if (name == "__syncthreads" || name == "threadIdx" || name == "warpSize") continue;
            if (name == "__shared__" || name == "extern" || name == "alignas" ||
                name == "__align__" || name == "auto" || name == "return")
                continue;
            if (name == "__attribute__") {
                i = match(i + 1);
                continue;
            }
            if (has(indices, name) || has(cv, name) || has(number_types, name) ||
                has(vector_types, name) || has(statement_words, name) || has(value_words, name))
                continue;
            if (name == "std") {
                if (!is(i + 1, "::")) return no("a name", i);
                const std::string_view inner = word(i + 2);
                if (!has(number_types, inner) && inner != "min" && inner != "max")
                    return no("a name", i + 2);
                if (inner == "min" || inner == "max")
                    i += 2;
                else
                    ++i;
                continue;
            }
            if (is(i + 1, "::") || is(i - 1, "::")) return no("a name", i);
            const auto known = variables_.find(name);
            if (known != variables_.end()) {
                if (is(i + 1, "(")) return no("a call", i);
                if (!known->second.is_template_type) use(i, known->second);
                continue;
            }
            if (const Index call = call_of(i); call != none) {
                if (!functions_.is_harmless(name, false)) return no("a call", i);
                if (!functions_.is_harmless(name, true)) {  // it may store through an argument
                    for (Index at = call + 1; at < match(call); ++at)
                        if (variables_.count(word(at)) != 0)
                            flows_.push_back({at, call + 1, match(call)});
                }
                if (call != i + 1)  // its template arguments
                    i = call - 1;
                continue;
            }
            if (name.substr(0, 2) == "__") return no("a word", i);
            static const Words others = {"do",    "goto",     "switch",   "case",     "default",
                                         "asm",   "static",   "new",      "delete",   "throw",
                                         "try",   "catch",    "this",     "volatile", "struct",
                                         "class", "union",    "using",    "typedef",  "typename",
                                         "enum",  "template", "decltype", "operator"};
            if (has(others, name)) return no("a word", i);
            outside_.insert(name);
        }
        return true;
    }

    // The `(` of a call of the function named at `i`, perhaps with template arguments.
    Index call_of(Index i) const {
        if (is(i + 1, "(")) return i + 1;
        if (!is(i + 1, "<")) return none;
        const Index close = match_angle(text_, i + 1, i + 40);
        return close != none && is(close + 1, "(") ? close + 1 : none;
    }

    void use(Index i, Variable& variable) {
        variable.uses.push_back(i);
        if (declared_at_.count(i) != 0) return;
        Index after = i + 1;
        bool element = false;
        while (is(after, "[") || is(after, ".")) {
            element = true;
            after = is(after, "[") ? match(after) + 1 : after + 2;
        }
        const bool own = !element || !variable.extents.empty() || is(i + 1, ".");
        const Index value = behind_assignment(after);
        if (value != none) {
            if (own) variable.changes.push_back(i);
            Index end = value;
            while (!is(end, ";") && !is(end, ",") && !is(end, ")")) {
                if (match(end) != none && match(end) > end) end = match(end);
                ++end;
            }
            flows_.push_back({i, is(after, "=") ? value : i, end});
        }
        if (is(after, "++") || is(after, "--") || is(i - 1, "++") || is(i - 1, "--")) {
            if (own) variable.changes.push_back(i);
        }
        if (is(i - 1, "&") && !is_operand_end(i - 2)) {
            variable.changes.push_back(i);
            if (variable.outer && !variable.is_shared &&
                (!element || (!is(i - 2, "(") && !is(i - 2, ","))))
                address_taken_ = i;
        }
        // An argument may be taken by reference.
        if ((is(i - 1, "(") || is(i - 1, ",")) && (is(after, ",") || is(after, ")"))) {
            const Index open = enclosing(i);
            if (open != none && open > 0 && may_take_references(open - 1))
                variable.changes.push_back(i);
        }
        if (!variable.extents.empty() && variable.outer && !variable.is_shared && !is(i + 1, "["))
            address_taken_ = i;
    }

    // Of the call whose function's name, or template arguments, end with this token.
    bool may_take_references(Index last) {
        if (is(last, ">")) {
            while (last > tokens_.body && !is(last, "<") && !is(last, ";")) --last;
            const std::string_view function = word(last - 1);
            return function != "static_cast" && function != "reinterpret_cast";
        }
        const std::string_view function = word(last);
        return !function.empty() && !is_keyword(function) && !has(number_types, function) &&
               !has(reading_functions, function) && !functions_.is_harmless(function, true);
    }

    // The bracket around token `i`.
    Index enclosing(Index i) const {
        while (i-- > tokens_.body) {
            if ((is(i, ")") || is(i, "]") || is(i, "}")) && match(i) != none) {
                i = match(i);
            } else if (is(i, "(")) {
                return i;
            } else if (is(i, "{") || is(i, ";")) {
                return none;
            }
        }
        return none;
    }

    // ---- deciding

    // Whether an expression is a number that depends on nothing but constants, the launch and these
    // names; `thread`: and on the thread.
    bool depends_on_little(Index first, Index last, bool thread, std::string_view but_for = "") {
        for (Index i = first; i < last; ++i) {
            if (is(i, "[") || is(i, "{") || is(i, "->")) return false;
            if ((is(i, "*") || is(i, "&")) && !is_operand_end(i - 1)) return false;
            if (behind_assignment(i) != none || is(i, "++") || is(i, "--")) return false;
            const std::string_view name = word(i);
            if (name.empty()) continue;
            if (is(i - 1, ".")) {
                const std::string_view whose = word(i - 2);
                if (!has(indices, whose) && whose != "threadIdx") return false;
                continue;
            }
            if (name == "std") {
                ++i;
                continue;
            }
            if (has(number_types, name) || has(value_words, name) || name == "warpSize" ||
                name == "const" || name == but_for)
                continue;
            if (has(indices, name)) {
                if (!is(i + 1, ".")) return false;
                continue;
            }
            if (name == "threadIdx") {
                if (!thread || !is(i + 1, ".")) return false;
                continue;
            }
            const auto known = variables_.find(name);
            if (known != variables_.end()) {
                const Variable& variable = known->second;
                if (variable.is_template_type) continue;
                if (variable.kept == Variable::Kept::uniform && !variable.is_shared) continue;
                if (thread && variable.kept == Variable::Kept::again) continue;
                return false;
            }
            if (is(i + 1, "(")) {
                if (!functions_.is_harmless(name, true)) return false;
                continue;
            }
            if (outside_.count(name) == 0) return false;
            constants_.insert(name);
        }
        return true;
    }

    // A function that only computes, or a constant: neither is memory.
    bool uses_memory(Index first, Index last) const {
        for (Index i = first; i < last; ++i) {
            if (is(i, "[")) return true;
            if ((is(i, "*") || is(i, "&")) && !is_operand_end(i - 1)) return true;
            const std::string_view name = word(i);
            if (name.empty() || is(i - 1, ".")) continue;
            const auto known = variables_.find(name);
            if (known != variables_.end()) {
                if (known->second.is_shared) return true;
                continue;
            }
            if (call_of(i) != none && !has(number_types, name) && !has(value_words, name) &&
                !is_keyword(name) && !functions_.is_harmless(name, true))
                return true;
            if (outside_.count(name) != 0 && constants_.count(name) == 0) return true;
        }
        return false;
    }

    bool decide() {
        if (address_taken_ != none) return no("an address", address_taken_);
        // In the order of the text, so that what a declaration depends on is known.
        std::vector<std::pair<Index, std::string_view>> order;
        for (auto& [name, variable] : variables_) {
            std::sort(variable.uses.begin(), variable.uses.end());
            if (variable.is_parameter || variable.is_template_type || variable.first == none)
                continue;
            if (variable.outer) order.emplace_back(variable.uses.front(), name);
        }
        std::sort(order.begin(), order.end());
        for (const std::string_view name : parameters_) {
            Variable& variable = variables_[name];
            if (variable.changes.empty()) continue;
            variable.kept = Variable::Kept::stored;
            stored_.push_back(name);
        }
        std::map<Index, Variable::Kept> declarations;  // all names of one are kept alike
        for (const auto& [at, name] : order) {
            Variable& variable = variables_[name];
            if (variable.is_shared) {
                variable.kept = Variable::Kept::uniform;
                continue;
            }
            if (variable.in_header) {
                for (const Index change : variable.changes)
                    if (std::none_of(heads_.begin(), heads_.end(), [&](const auto& head) {
                            return change > head.first && change < head.second &&
                                   variable.first == head.first;
                        }))
                        return no("a loop's variable", change);
                variable.kept = Variable::Kept::uniform;
                continue;
            }
            const bool value = variable.extents.empty() && variable.initializer != none &&
                               variable.changes.empty() && !variable.is_reference;
            Variable::Kept kept = Variable::Kept::stored;
            if (variable.is_constexpr ||
                (value && depends_on_little(variable.initializer, variable.initializer_end, false)))
                kept = Variable::Kept::uniform;
            else if (value && (variable.is_integer || variable.is_pointer) &&
                     depends_on_little(variable.initializer, variable.initializer_end, true))
                kept = Variable::Kept::again;
            const auto [one, first] = declarations.emplace(variable.first, kept);
            if (!first && one->second != kept) return no("a mixed declaration", at);
            // Such a kernel does much between two barriers, and its array is in registers: a loop
            // over the threads would have to load and store it for each of them.
            if (kept == Variable::Kept::stored && !variable.extents.empty() && crosses(variable))
                return no("an array kept", at);
            variable.kept = kept;
            if (kept == Variable::Kept::stored) stored_.push_back(name);
        }
        // They lie on the stack of one thread, for as many threads as a block may have.
        constexpr std::size_t most_bytes = 48;  // for each
        std::size_t bytes = 0;
        for (const std::string_view name : stored_) {
            const std::string& type = variables_[name].type;
            const bool vector = std::any_of(
                vector_types.begin(), vector_types.end(),
                [&](std::string_view one) { return type.find(one) != std::string::npos; });
            bytes += vector && !variables_[name].is_pointer ? 16 : 8;
        }
        if (bytes > most_bytes) return no("too much is kept");
        for (const auto& [first, last] : heads_) {
            Index at = first;
            const bool loop = word(first - 2) == "for";
            if (!loop) {
                if (!depends_on_little(first, last, false)) return no("a condition", first);
                continue;
            }
            Declaration declaration = parse_declaration(text_, first);
            for (const Declarator& one : declaration.declarators) {
                const Variable& variable = variables_[word(one.name)];
                if (!depends_on_little(variable.initializer, variable.initializer_end, false))
                    return no("a loop's beginning", one.name);
            }
            at = declaration.last + 1;
            Index semicolon = at;
            while (semicolon < last && !is(semicolon, ";")) ++semicolon;
            if (semicolon == last || !depends_on_little(at, semicolon, false))
                return no("a loop's condition", at);
            if (!is_step(semicolon + 1, last)) return no("a loop's step", semicolon);
        }
        return true;
    }

    // ++i, i++, i += expression: of a variable of that loop.
    bool is_step(Index first, Index last) {
        if (first == last) return false;
        const bool before = is(first, "++") || is(first, "--");
        const Index name = before ? first + 1 : first;
        const auto known = variables_.find(word(name));
        if (known == variables_.end() || !known->second.in_header) return false;
        if (before) return name + 1 == last;
        if (is(name + 1, "++") || is(name + 1, "--")) return name + 2 == last;
        const Index value = behind_assignment(name + 1);
        return value != none && depends_on_little(value, last, false);
    }

    // Whether a variable is used behind a barrier, or the head of a loop, that comes after its
    // declaration.
    bool crosses(const Variable& variable) const {
        for (Index i = variable.last; i < variable.uses.back(); ++i) {
            if (word(i) == "__syncthreads") return true;
            if (std::any_of(heads_.begin(), heads_.end(),
                            [&](const auto& head) { return head.first == i; }))
                return true;
        }
        return false;
    }

    // ---- the order of memory accesses

    // What one thread does between two barriers must stay together: `pending` says that since the
    // last barrier a piece may have used memory. Then a later piece, behind the head or the end of
    // a loop, must not.
    bool check_order() {
        bool pending = false;
        return check_order(nodes_, pending);
    }

    bool check_order(const std::vector<Node>& nodes, bool& pending) {
        bool mine = false;  // the piece that is being read has used memory
        for (const Node& node : nodes) {
            switch (node.what) {
                case Node::What::piece:
                    if (!uses_memory_of(node)) break;
                    if (pending) return no("memory in two pieces", node.first);
                    mine = true;
                    break;
                case Node::What::barrier:
                    mine = pending = false;
                    break;
                case Node::What::compound:
                    pending |= mine;
                    mine = false;
                    if (!check_order(node.body, pending)) return false;
                    break;
                case Node::What::branch: {
                    pending |= mine;
                    mine = false;
                    bool other = pending;
                    if (!check_order(node.body, pending) || !check_order(node.otherwise, other))
                        return false;
                    pending |= other;
                    break;
                }
                case Node::What::loop: {
                    pending |= mine;
                    mine = false;
                    bool state = pending;
                    if (!check_order(node.body, state)) return false;
                    state |= pending;  // once more, as after a first time
                    bool again = state;
                    if (!check_order(node.body, again)) return false;
                    pending = again || state;
                    break;
                }
            }
        }
        pending |= mine;
        return true;
    }

    bool uses_memory_of(const Node& node) const {
        const Variable* const declared = declared_by(node);
        if (declared == nullptr) return uses_memory(node.first, node.last);
        if (declared->is_shared || declared->kept == Variable::Kept::uniform ||
            declared->kept == Variable::Kept::again)
            return false;
        for (const auto& [name, variable] : variables_)
            if (variable.first == node.first && variable.initializer != none &&
                uses_memory(variable.initializer, variable.initializer_end))
                return true;
        return false;
    }

    const Variable* declared_by(const Node& node) const {
        for (const auto& [name, variable] : variables_)
            if (variable.outer && variable.first == node.first && variable.first != none)
                return &variable;
        return nullptr;
    }

    // ---- the rounding of products

    bool varies(Index first, Index last) const {
        for (Index i = first; i < last; ++i) {
            if (word(i) == "threadIdx" && !(is(i + 1, ".") && word(i + 2) != "x")) return true;
            const auto known = variables_.find(word(i));
            if (known != variables_.end() && known->second.varies_with_x && !is(i - 1, "."))
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
            const auto known = variables_.find(name);
            if (known != variables_.end()) {
                if (known->second.is_integer && !known->second.is_pointer) continue;
                return false;
            }
            if (outside_.count(name) == 0) return false;
            constants_.insert(name);  // the compiler will see whether it is one
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

    struct Flow {
        Index name, first, last;
    };

    bool check_products(Index first, Index last) {
        for (bool more = true; more;) {
            more = false;
            for (const Flow& flow : flows_) {
                Variable& variable = variables_[word(flow.name)];
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
        for (const Flow& flow : flows_) {
            const Variable& variable = variables_[word(flow.name)];
            if (variable.is_integer || variable.is_pointer ||
                variable.kept != Variable::Kept::stored)
                continue;
            if (ends_with_product(flow.first, flow.last)) return no("a kept product", flow.name);
        }
        // Sums of products in loops: the compiler may round the products of several steps at once.
        for (const auto& [begin, end] : inner_loops_) {
            for (const Flow& flow : flows_) {
                if (flow.name < begin || flow.name > end) continue;
                if (variables_[word(flow.name)].is_integer) continue;
                const bool known =
                    std::any_of(result_.products.begin(), result_.products.end(),
                                [&](const Product& product) { return product.first == flow.name; });
                if (known || !has_product(flow.first, flow.last)) continue;
                const bool sum =
                    std::any_of(variables_[word(flow.name)].uses.begin(),
                                variables_[word(flow.name)].uses.end(),
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
        return is(i, "*") && is_operand_end(i - 1) && !has(number_types, word(i - 1)) &&
               !has(vector_types, word(i - 1)) && !has(cv, word(i - 1)) &&
               types_.count(word(i - 1)) == 0;
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
        for (const Flow& flow : flows_) {
            Index assign = flow.name + 1;
            while (is(assign, "[")) assign = match(assign) + 1;
            if (!is(assign, "+=")) continue;
            const Variable& variable = variables_[word(flow.name)];
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
            result_.products.push_back({flow.name, assign, times, flow.last});
        }
        std::sort(result_.products.begin(), result_.products.end(),
                  [](const Product& a, const Product& b) { return a.first < b.first; });
        result_.products.erase(
            std::unique(result_.products.begin(), result_.products.end(),
                        [](const Product& a, const Product& b) { return a.first == b.first; }),
            result_.products.end());
    }

    // ---- writing

    void text(std::string more) {
        if (result_.parts.empty() || result_.parts.back().first != none)
            result_.parts.emplace_back();
        result_.parts.back().text += more;
    }
    void copy(Index first, Index last) {
        if (result_.parts.empty() || result_.parts.back().first != none)
            result_.parts.emplace_back();
        result_.parts.back().first = first;
        result_.parts.back().last = last;
    }

    void write() {
        int number = 0;
        std::string types, constants;
        for (const std::string_view name : parameters_)
            types += (types.empty() ? "" : ", ") + ("decltype(" + std::string(name) + ")");
        for (const std::string_view name : types_)
            types += (types.empty() ? "" : ", ") + std::string(name);
        for (const std::string_view name : outside_) {
            const std::string text(name);
            if (constants_.count(name) != 0)
                constants += " && ::simt::loops::is_constant<decltype(" + text + "), decltype((" +
                             text + "))>";
            else
                types += (types.empty() ? "" : ", ") + ("decltype(" + text + ")");
        }
        text(" if constexpr (::simt::loops::are_plain<" + types + ">" + constants +
             ") if (::simt::loops::begin()) return [=]() mutable noexcept"
             " __attribute__((noinline, flatten)) { ::simt::loops::Threads simt_threads;");
        for (const std::string_view name : parameters_) {
            Variable& variable = variables_[name];
            if (variable.kept != Variable::Kept::stored) continue;
            variable.number = ++number;
            variable.type = "decltype(" + std::string(name) + ")";
            text(storage(name) + head() + slot(variable) + " = " + std::string(name) + "; });");
        }
        for (auto& [name, variable] : variables_)
            if (variable.kept == Variable::Kept::stored && variable.number == 0)
                variable.number = ++number;
        write(nodes_);
        text(" simt_threads.end(); }();");
    }

    static std::string head() {
        return " simt_threads.each([&](const ::uint3 simt_thread, const unsigned simt_rank)"
               " __attribute__((always_inline)) { (void)simt_thread; (void)simt_rank; ";
    }
    static std::string slot(const Variable& variable) {
        return "simt_kept_" + std::to_string(variable.number) + "[simt_rank]";
    }
    std::string storage(std::string_view name) const {
        const Variable& variable = variables_.at(name);
        const std::string number = std::to_string(variable.number);
        return " ::simt::loops::Value<" + variable.type + "> simt_kept_" + number + "[1024];";
    }

    bool used_in(const Variable& variable, const std::vector<const Node*>& piece) const {
        return std::any_of(variable.uses.begin(), variable.uses.end(), [&](Index use) {
            return std::any_of(piece.begin(), piece.end(), [&](const Node* node) {
                return use >= node->first && use < node->last;
            });
        });
    }
    bool changed_in(const Variable& variable, const std::vector<const Node*>& piece) const {
        return std::any_of(variable.changes.begin(), variable.changes.end(), [&](Index use) {
            return std::any_of(piece.begin(), piece.end(), [&](const Node* node) {
                return use >= node->first && use < node->last;
            });
        });
    }

    void flush(std::vector<const Node*>& piece) {
        // What is the same for all threads comes first.
        std::vector<const Node*> rest;
        std::string storages;
        std::vector<std::string_view> declared;
        for (const Node* const node : piece) {
            const Variable* const variable = declared_by(*node);
            if (variable != nullptr && variable->kept == Variable::Kept::uniform) {
                copy(node->first, node->last);
            } else if (variable == nullptr || variable->kept != Variable::Kept::again) {
                rest.push_back(node);
            }
        }
        const std::vector<const Node*> whole = std::exchange(piece, {});
        if (rest.empty()) return;
        for (const std::string_view name : stored_) {
            const Variable& variable = variables_[name];
            const bool here = std::any_of(rest.begin(), rest.end(), [&](const Node* node) {
                return node->first == variable.first && !variable.is_parameter;
            });
            if (!here) continue;
            declared.push_back(name);
            const bool elsewhere =
                std::any_of(variable.uses.begin(), variable.uses.end(), [&](Index use) {
                    return std::none_of(rest.begin(), rest.end(), [&](const Node* node) {
                        return use >= node->first && use < node->last;
                    });
                });
            if (elsewhere) text(storage(name));
            if (elsewhere) crossing_.insert(name);
        }
        text(head());
        // What is computed anew, when something here or among it needs it.
        std::vector<std::pair<Index, Index>> again;
        std::set<Index> needed;
        std::vector<const Node*> asking = rest;
        std::vector<Node> askers;
        askers.reserve(variables_.size());
        for (bool more = true; more;) {
            more = false;
            for (const auto& [name, variable] : variables_) {
                if (variable.kept != Variable::Kept::again || needed.count(variable.first) != 0 ||
                    !used_in(variable, asking))
                    continue;
                needed.insert(variable.first);
                again.emplace_back(variable.first, variable.last);
                Node asker;
                asker.first = variable.first;
                asker.last = variable.last;
                askers.push_back(asker);
                asking.push_back(&askers.back());
                more = true;
            }
        }
        std::sort(again.begin(), again.end());
        for (const auto& [first, last] : again) copy(first, last);
        std::string back;
        for (const std::string_view name : stored_) {
            const Variable& variable = variables_[name];
            const bool here = std::find(declared.begin(), declared.end(), name) != declared.end();
            if (here) {
                if (crossing_.count(name) == 0) continue;
            } else {
                if (!used_in(variable, rest)) continue;
                text(variable.type + " " + std::string(name) + " = " + slot(variable) + "; ");
                if (variable.is_const || !changed_in(variable, rest)) continue;
            }
            back += " " + slot(variable) + " = " + std::string(name) + ";";
        }
        for (const Node* const node : rest) copy(node->first, node->last);
        text(back + " });");
    }

    void write(const std::vector<Node>& nodes) {
        std::vector<const Node*> piece;
        for (const Node& node : nodes) {
            if (node.what == Node::What::piece) {
                piece.push_back(&node);
                continue;
            }
            flush(piece);
            switch (node.what) {
                case Node::What::barrier:
                    text(" simt_threads.barrier();");
                    break;
                case Node::What::compound:
                    text(" {");
                    write(node.body);
                    text(" }");
                    break;
                default:
                    copy(node.first, node.last);
                    text(" {");
                    write(node.body);
                    text(" }");
                    if (!node.has_otherwise) break;
                    text(" else {");
                    write(node.otherwise);
                    text(" }");
            }
        }
        flush(piece);
    }

    const Text& text_;
    Functions& functions_;
    KernelTokens tokens_;
    ThreadLoops result_;
    std::vector<Node> nodes_;
    std::map<std::string_view, Variable> variables_;
    std::vector<std::string_view> parameters_, stored_;
    std::set<std::string_view> types_;      // template parameters
    std::set<std::string_view> outside_;    // names of the file
    std::set<std::string_view> constants_;  // of them, those that conditions count on
    std::set<std::string_view> crossing_;
    std::set<Index> declared_at_;
    std::vector<std::pair<Index, Index>> heads_, inner_loops_;
    std::vector<Flow> flows_;
    Index address_taken_ = none;
};

}  // namespace

std::vector<ThreadLoops> thread_loops(const Text& text, const std::vector<KernelTokens>& kernels) {
    std::vector<ThreadLoops> result;
    if (kernels.empty()) return result;
    Functions functions(text);
    for (const KernelTokens& kernel : kernels) {
        result.push_back(Kernel(text, functions, kernel).run());
    }
    return result;
}

}  // namespace simt::translate
