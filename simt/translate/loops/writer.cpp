// Writes the second form of a kernel.
#include "simt/translate/loops/kernel.hpp"

#include <algorithm>

namespace simt::translate::loops {

namespace {

class Writer : Step {
  public:
    explicit Writer(Kernel& kernel) : Step(kernel) {}

    void run() { write(); }

  private:
    void text(std::string more) {
        if (kernel_.result.parts.empty() || kernel_.result.parts.back().first != none)
            kernel_.result.parts.emplace_back();
        kernel_.result.parts.back().text += more;
    }
    void copy(Index first, Index last) {
        if (kernel_.result.parts.empty() || kernel_.result.parts.back().first != none)
            kernel_.result.parts.emplace_back();
        kernel_.result.parts.back().first = first;
        kernel_.result.parts.back().last = last;
    }

    void write() {
        int number = 0;
        std::string types, constants;
        for (const std::string_view name : kernel_.parameters)
            types += (types.empty() ? "" : ", ") + ("decltype(" + std::string(name) + ")");
        for (const std::string_view name : kernel_.types)
            types += (types.empty() ? "" : ", ") + std::string(name);
        for (const std::string_view name : kernel_.outside) {
            const std::string text(name);
            if (kernel_.constants.count(name) != 0)
                constants += " && ::simt::loops::is_constant<decltype(" + text + "), decltype((" +
                             text + "))>";
            else
                types += (types.empty() ? "" : ", ") + ("decltype(" + text + ")");
        }
        text(" if constexpr (::simt::loops::are_plain<" + types + ">" + constants +
             ") if (::simt::loops::begin()) return [=]() mutable noexcept"
             " __attribute__((noinline, flatten)) { ::simt::loops::Threads simt_threads;");
        for (const std::string_view name : kernel_.parameters) {
            Variable& variable = kernel_.variables[name];
            if (variable.kept != Variable::Kept::stored) continue;
            variable.number = ++number;
            variable.type = "decltype(" + std::string(name) + ")";
            text(storage(name) + head() + slot(variable) + " = " + std::string(name) + "; });");
        }
        for (auto& [name, variable] : kernel_.variables)
            if (variable.kept == Variable::Kept::stored && variable.number == 0)
                variable.number = ++number;
        write(kernel_.nodes);
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
        const Variable& variable = kernel_.variables.at(name);
        const std::string number = std::to_string(variable.number);
        return " ::simt::loops::Value<" + variable.type + "> simt_kept_" + number + "[1024];";
    }

    static bool is_in(Index token, const std::vector<const Node*>& piece) {
        return std::any_of(piece.begin(), piece.end(), [token](const Node* node) {
            return token >= node->first && token < node->last;
        });
    }
    static bool any_in(const std::vector<Index>& tokens, const std::vector<const Node*>& piece) {
        return std::any_of(tokens.begin(), tokens.end(),
                           [&](Index token) { return is_in(token, piece); });
    }

    void flush(std::vector<const Node*>& piece) {
        // What is the same for all threads comes first.
        std::vector<const Node*> rest;
        std::vector<std::string_view> declared;
        for (const Node* const node : piece) {
            const Variable* const variable = declared_by(*node);
            if (variable != nullptr && variable->kept == Variable::Kept::uniform) {
                copy(node->first, node->last);
            } else if (variable == nullptr || variable->kept != Variable::Kept::again) {
                rest.push_back(node);
            }
        }
        piece.clear();
        if (rest.empty()) return;
        for (const std::string_view name : kernel_.stored) {
            const Variable& variable = kernel_.variables[name];
            const bool here = std::any_of(rest.begin(), rest.end(), [&](const Node* node) {
                return node->first == variable.first && !variable.is_parameter;
            });
            if (!here) continue;
            declared.push_back(name);
            const bool elsewhere = std::any_of(variable.uses.begin(), variable.uses.end(),
                                               [&](Index use) { return !is_in(use, rest); });
            if (elsewhere) text(storage(name));
            if (elsewhere) crossing_.insert(name);
        }
        text(head());
        // What is computed anew, when something here or among it needs it.
        std::vector<std::pair<Index, Index>> again;
        std::set<Index> needed;
        std::vector<const Node*> asking = rest;
        std::vector<Node> askers;
        askers.reserve(kernel_.variables.size());
        for (bool more = true; more;) {
            more = false;
            for (const auto& [name, variable] : kernel_.variables) {
                if (variable.kept != Variable::Kept::again || needed.count(variable.first) != 0 ||
                    !any_in(variable.uses, asking))
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
        for (const std::string_view name : kernel_.stored) {
            const Variable& variable = kernel_.variables[name];
            const bool here = std::find(declared.begin(), declared.end(), name) != declared.end();
            if (here) {
                if (crossing_.count(name) == 0) continue;
            } else {
                if (!any_in(variable.uses, rest)) continue;
                text(variable.type + " " + std::string(name) + " = " + slot(variable) + "; ");
                if (variable.is_const || !any_in(variable.changes, rest)) continue;
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
                    if (node.otherwise.empty()) break;
                    text(" else {");
                    write(node.otherwise);
                    text(" }");
            }
        }
        flush(piece);
    }

    std::set<std::string_view> crossing_;  // kept variables that are used in several pieces
};

}  // namespace

void write(Kernel& kernel) {
    Writer(kernel).run();
}

}  // namespace simt::translate::loops
