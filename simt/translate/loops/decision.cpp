// Decides what each variable of a kernel becomes, and looks at the order of memory accesses.
#include "simt/translate/declaration.hpp"
#include "simt/translate/loops/kernel.hpp"

#include <algorithm>

namespace simt::translate::loops {

namespace {

class Decision : Step {
  public:
    explicit Decision(Kernel& kernel) : Step(kernel) {}

    bool run() { return decide() && check_order(); }

  private:
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
            if (is_number_type(name) || has(value_words, name) || name == "warpSize" ||
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
            const auto known = kernel_.variables.find(name);
            if (known != kernel_.variables.end()) {
                const Variable& variable = known->second;
                if (variable.is_template_type) continue;
                if (variable.kept == Variable::Kept::uniform && !variable.is_shared) continue;
                if (thread && variable.kept == Variable::Kept::again) continue;
                return false;
            }
            if (is(i + 1, "(")) {
                if (!kernel_.functions.is_harmless(name, true)) return false;
                continue;
            }
            if (kernel_.outside.count(name) == 0) return false;
            kernel_.constants.insert(name);
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
            const auto known = kernel_.variables.find(name);
            if (known != kernel_.variables.end()) {
                if (known->second.is_shared) return true;
                continue;
            }
            if (call_of(i) != none && !is_number_type(name) && !has(value_words, name) &&
                !is_keyword(name) && !kernel_.functions.is_harmless(name, true))
                return true;
            if (kernel_.outside.count(name) != 0 && kernel_.constants.count(name) == 0) return true;
        }
        return false;
    }

    bool decide() {
        if (kernel_.address_taken != none) return no("an address", kernel_.address_taken);
        // In the order of the text, so that what a declaration depends on is known.
        std::vector<std::pair<Index, std::string_view>> order;
        for (auto& [name, variable] : kernel_.variables) {
            std::sort(variable.uses.begin(), variable.uses.end());
            if (variable.is_parameter || variable.is_template_type || variable.first == none)
                continue;
            if (variable.outer) order.emplace_back(variable.uses.front(), name);
        }
        std::sort(order.begin(), order.end());
        for (const std::string_view name : kernel_.parameters) {
            Variable& variable = kernel_.variables[name];
            if (variable.changes.empty()) continue;
            variable.kept = Variable::Kept::stored;
            kernel_.stored.push_back(name);
        }
        std::map<Index, Variable::Kept> declarations;  // all names of one are kept alike
        for (const auto& [at, name] : order) {
            Variable& variable = kernel_.variables[name];
            if (variable.is_shared) {
                variable.kept = Variable::Kept::uniform;
                continue;
            }
            if (variable.in_header) {
                for (const Index change : variable.changes)
                    if (std::none_of(kernel_.heads.begin(), kernel_.heads.end(),
                                     [&](const auto& head) {
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
            if (kept == Variable::Kept::stored) kernel_.stored.push_back(name);
        }
        // They lie on the stack of one thread, for as many threads as a block may have.
        constexpr std::size_t most_bytes = 48;  // for each
        std::size_t bytes = 0;
        for (const std::string_view name : kernel_.stored) {
            const std::string& type = kernel_.variables[name].type;
            const bool vector = std::any_of(
                vector_types.begin(), vector_types.end(),
                [&](std::string_view one) { return type.find(one) != std::string::npos; });
            bytes += vector && !kernel_.variables[name].is_pointer ? 16 : 8;
        }
        if (bytes > most_bytes) return no("too much is kept");
        for (const auto& [first, last] : kernel_.heads) {
            Index at = first;
            const bool loop = word(first - 2) == "for";
            if (!loop) {
                if (!depends_on_little(first, last, false)) return no("a condition", first);
                continue;
            }
            Declaration declaration = parse_declaration(text_, first);
            for (const Declarator& one : declaration.declarators) {
                const Variable& variable = kernel_.variables[word(one.name)];
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
        const auto known = kernel_.variables.find(word(name));
        if (known == kernel_.variables.end() || !known->second.in_header) return false;
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
            if (std::any_of(kernel_.heads.begin(), kernel_.heads.end(),
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
        return check_order(kernel_.nodes, pending);
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
        for (const auto& [name, variable] : kernel_.variables)
            if (variable.first == node.first && variable.initializer != none &&
                uses_memory(variable.initializer, variable.initializer_end))
                return true;
        return false;
    }
};

}  // namespace

bool decide(Kernel& kernel) {
    return Decision(kernel).run();
}

}  // namespace simt::translate::loops
