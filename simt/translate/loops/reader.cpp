// Reads a kernel: its parameters, its statements, the words in them.
#include "simt/translate/declaration.hpp"
#include "simt/translate/loops/kernel.hpp"

namespace simt::translate::loops {

namespace {

class Reader : Step {
  public:
    explicit Reader(Kernel& kernel) : Step(kernel) {}

    bool run() {
        const Index body = kernel_.tokens.body, end = match(body);
        if (end == none || !contains_barrier(body, end)) return no("no barrier");
        if (!brackets_match(kernel_.tokens.parameters, end))
            return no("brackets that do not match");
        return read_header() && read_parameters() && sequence(body + 1, end, kernel_.nodes) &&
               look_at_words(body + 1, end);
    }

  private:
    bool contains_barrier(Index first, Index last) const {
        for (Index i = first; i < last; ++i)
            if (word(i) == "__syncthreads") return true;
        return false;
    }

    // The compiler will say so, too; here, no step needs to ask.
    bool brackets_match(Index first, Index last) const {
        for (Index i = first; i < last; ++i) {
            const std::string_view one = text_.spelling(i);
            const bool bracket =
                one.size() == 1 && std::string_view("()[]{}").find(one) != std::string_view::npos;
            if (bracket && match(i) == none) return false;
        }
        return true;
    }

    // ---- what is declared

    // template <class T, int N>
    bool read_header() {
        const Index first = kernel_.tokens.header;
        if (word(first) != "template") return true;
        const Index close = match_angle(text_, first + 1, kernel_.tokens.parameters);
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
            Variable& variable = kernel_.variables[name];
            variable.kept = Variable::Kept::uniform;
            variable.is_template_type = type;
            variable.is_constexpr = true;
            variable.is_integer = !type && integer_type(begin, last - 1);
            if (type) kernel_.types.insert(name);
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
        const Index close = match(kernel_.tokens.parameters);
        for (const auto& [first, last] :
             split_at_commas(text_, kernel_.tokens.parameters + 1, close)) {
            if (first == last || (last == first + 1 && word(first) == "void")) continue;
            Index name = last;
            while (name > first && is(name - 1, "]")) name = match(name - 1);
            --name;
            for (Index i = first; i < last; ++i)
                if (is(i, "&") || is(i, "&&") || is(i, "...") || is(i, "=") || is(i, "(") ||
                    word(i) == "volatile")
                    return no("a parameter", i);
            if (word(name).empty() || name == first) return no("a parameter", first);
            Variable& variable = kernel_.variables[word(name)];
            variable.is_parameter = variable.outer = true;
            variable.kept = Variable::Kept::uniform;
            variable.is_integer = integer_type(first, name);
            variable.is_pointer = name + 1 < last;
            for (Index i = first; i < name; ++i) variable.is_pointer |= is(i, "*");
            kernel_.parameters.push_back(word(name));
        }
        return true;
    }

    // Whether a declaration of variables begins here; then what it declares is remembered.
    bool is_declaration(Index i, Index limit, Declaration& declaration) const {
        std::string_view name = word(i);
        if (name.empty() || has(statement_words, name)) return false;
        if (name == "__shared__" || name == "extern" || name == "alignas" || name == "__align__" ||
            name == "__attribute__" || name == "constexpr" || has(cv, name) ||
            is_number_type(name) || has(vector_types, name) || name == "auto" ||
            kernel_.types.count(name) != 0 ||
            (name == "std" && is(i + 1, "::") && is_number_type(word(i + 2)) && !is(i + 3, "("))) {
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
            if (!is_number_type(name) && !has(vector_types, name) && name != "auto" &&
                kernel_.types.count(name) == 0)
                return no("a type", i);
            if (name == "auto" && outer && !is_constexpr) return no("auto", i);
        }
        type = plain(text_, declaration.type_tokens);
        for (const Declarator& one : declaration.declarators) {
            if (one.name == none || one.name != one.name_first || one.is_function)
                return no("a declarator", first);
            const std::string_view name = word(one.name);
            const auto known = kernel_.variables.find(name);
            if (known != kernel_.variables.end() &&
                (outer || header || known->second.outer || known->second.is_template_type ||
                 known->second.is_constexpr))
                return no("a name twice", one.name);
            Variable& variable = kernel_.variables[name];
            const bool again = known != kernel_.variables.end();
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
                kernel_.flows.push_back({one.name, variable.initializer, end});
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
                kernel_.inner_loops.emplace_back(open, none);
            }
            if (name == "while") kernel_.inner_loops.emplace_back(open, none);
            const std::size_t loop = kernel_.inner_loops.size() - 1;
            Index after = piece(close + 1, limit, in_loop || name != "if", may_return);
            if (name != "if" && after != none) kernel_.inner_loops[loop].second = after;
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
                    !kernel_.variables[word(one.name)].is_integer)
                    return no("a loop", one.name);
        }
        kernel_.heads.emplace_back(open + 1, close);
        const auto part = [&](Index first, Index behind, std::vector<Node>& nodes) {
            if (is(first, "{")) return sequence(first + 1, match(first), nodes, true);
            return sequence(first, behind, nodes, true);
        };
        const Index behind = extent(close + 1, end);
        if (behind == none || !part(close + 1, behind, node.body)) return no("a statement", i);
        if (behind == end) return true;
        return part(behind + 1, end, node.otherwise);
    }

    // ---- words

    bool look_at_words(Index first, Index last) {
        if (!kernel_.functions.operators_are_harmless()) return no("an operator");
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
            if (has(indices, name) || has(cv, name) || is_number_type(name) ||
                has(vector_types, name) || has(statement_words, name) || has(value_words, name))
                continue;
            if (name == "std") {
                if (!is(i + 1, "::")) return no("a name", i);
                const std::string_view inner = word(i + 2);
                if (!is_number_type(inner) && inner != "min" && inner != "max")
                    return no("a name", i + 2);
                if (inner == "min" || inner == "max")
                    i += 2;
                else
                    ++i;
                continue;
            }
            if (is(i + 1, "::") || is(i - 1, "::")) return no("a name", i);
            const auto known = kernel_.variables.find(name);
            if (known != kernel_.variables.end()) {
                if (is(i + 1, "(")) return no("a call", i);
                if (!known->second.is_template_type) use(i, known->second);
                continue;
            }
            if (const Index call = call_of(i); call != none) {
                if (!kernel_.functions.is_harmless(name, false)) return no("a call", i);
                if (!kernel_.functions.is_harmless(name,
                                                   true)) {  // it may store through an argument
                    for (Index at = call + 1; at < match(call); ++at)
                        if (kernel_.variables.count(word(at)) != 0)
                            kernel_.flows.push_back({at, call + 1, match(call)});
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
            kernel_.outside.insert(name);
        }
        return true;
    }

    void use(Index i, Variable& variable) {
        variable.uses.push_back(i);
        if (declared_at_.count(i) != 0) return;
        Index after = i + 1;
        bool element = false;
        while ((is(after, "[") && match(after) != none) || is(after, ".")) {
            element = true;
            after = is(after, "[") ? match(after) + 1 : after + 2;
        }
        const bool own = !element || !variable.extents.empty() || is(i + 1, ".");
        const Index value = behind_assignment(after);
        if (value != none) {
            if (own) variable.changes.push_back(i);
            Index end = value;
            while (end < text_.size() && !is(end, ";") && !is(end, ",") && !is(end, ")")) {
                if (match(end) != none && match(end) > end) end = match(end);
                ++end;
            }
            kernel_.flows.push_back({i, is(after, "=") ? value : i, end});
        }
        if (is(after, "++") || is(after, "--") || is(i - 1, "++") || is(i - 1, "--")) {
            if (own) variable.changes.push_back(i);
        }
        if (is(i - 1, "&") && !is_operand_end(i - 2)) {
            variable.changes.push_back(i);
            if (variable.outer && !variable.is_shared &&
                (!element || (!is(i - 2, "(") && !is(i - 2, ","))))
                kernel_.address_taken = i;
        }
        // An argument may be taken by reference.
        if ((is(i - 1, "(") || is(i - 1, ",")) && (is(after, ",") || is(after, ")"))) {
            const Index open = enclosing(i);
            if (open != none && open > 0 && may_take_references(open - 1))
                variable.changes.push_back(i);
        }
        if (!variable.extents.empty() && variable.outer && !variable.is_shared && !is(i + 1, "["))
            kernel_.address_taken = i;
    }

    // Of the call whose function's name, or template arguments, end with this token.
    bool may_take_references(Index last) {
        if (is(last, ">")) {
            while (last > kernel_.tokens.body && !is(last, "<") && !is(last, ";")) --last;
            const std::string_view function = word(last - 1);
            return function != "static_cast" && function != "reinterpret_cast";
        }
        const std::string_view function = word(last);
        return !function.empty() && !is_keyword(function) && !is_number_type(function) &&
               !has(reading_functions, function) && !kernel_.functions.is_harmless(function, true);
    }

    // The bracket around token `i`.
    Index enclosing(Index i) const {
        while (i-- > kernel_.tokens.body) {
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

    std::set<Index> declared_at_;
};

}  // namespace

bool read(Kernel& kernel) {
    return Reader(kernel).run();
}

}  // namespace simt::translate::loops
