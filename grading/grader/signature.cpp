#include "grading/grader/signature.hpp"

#include "common/base/error.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace m2m::grader {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    return text;
}

bool is_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

// Takes the identifier, with its namespaces, off the end of `text`.
std::string take_name(std::string_view& text) {
    std::size_t begin = text.size();
    while (begin > 0 && (is_name(text[begin - 1]) || text[begin - 1] == ':')) --begin;
    const std::string name(text.substr(begin));
    text = trimmed(text.substr(0, begin));
    return name;
}

std::vector<std::string_view> split_parameters(std::string_view text) {
    std::vector<std::string_view> parts;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : ',';
        if (c == '<' || c == '(' || c == '[') ++depth;
        if (c == '>' || c == ')' || c == ']') --depth;
        if (c == ',' && depth == 0) {
            parts.push_back(trimmed(text.substr(begin, i - begin)));
            begin = i + 1;
        }
    }
    if (parts.size() == 1 && parts[0].empty()) parts.clear();
    return parts;
}

[[noreturn]] void reject(const std::string& text, const std::string& why) {
    throw UsageError("the function \"" + text + "\" of exercise.json " + why);
}

Parameter parse_parameter(std::string_view text, const std::string& whole) {
    Parameter parameter;
    if (!text.empty() && text.back() == ']') {
        const std::size_t open = text.find('[');
        parameter.extent = trimmed(text.substr(open + 1, text.size() - open - 2));
        if (parameter.extent.empty())
            reject(whole, "has an array of unknown length: write \"const float x[n]\"");
        text = trimmed(text.substr(0, open));
    }
    parameter.name = take_name(text);
    if (text.substr(0, 6) == "const " || text == "const") {
        parameter.constant = true;
        text = trimmed(text.substr(std::min<std::size_t>(6, text.size())));
    }
    if (!text.empty() && text.back() == '&') {
        parameter.reference = true;
        text = trimmed(text.substr(0, text.size() - 1));
    }
    if (text.find('*') != std::string_view::npos)
        reject(whole, "has a pointer without a length: write \"const float x[n]\"");
    if (text.empty() || parameter.name.empty())
        reject(whole, "has a parameter without a type or a name");
    parameter.type = text;
    return parameter;
}

std::string include(const std::string& header) {
    return "#include \"" + header + "\"\n";
}

std::string parameter_list(const Signature& function) {
    std::string list;
    for (const Parameter& parameter : function.parameters) {
        if (!list.empty()) list += ", ";
        list += parameter.declared_type() + " " + parameter.name;
    }
    return list;
}

}  // namespace

std::string Parameter::declared_type() const {
    return (constant ? "const " : "") + type + (is_array() ? "*" : reference ? "&" : "");
}

Signature parse_signature(const std::string& text) {
    const std::string_view whole = trimmed(text);
    const std::size_t open = whole.find('(');
    if (open == std::string_view::npos || whole.back() != ')')
        reject(text, "is no signature: \"void f(int n, const float x[n])\"");
    Signature signature;
    std::string_view head = trimmed(whole.substr(0, open));
    signature.name = take_name(head);
    signature.result = head;
    if (signature.name.empty() || head.empty()) reject(text, "lacks a result type or a name");
    if (head.find('*') != std::string_view::npos || head.back() == '&')
        reject(text, "returns a pointer or a reference, which means nothing in another process");
    for (const std::string_view part :
         split_parameters(whole.substr(open + 1, whole.size() - open - 2)))
        signature.parameters.push_back(parse_parameter(part, text));
    return signature;
}

std::string proxy_source(const std::vector<Signature>& functions, const std::string& header) {
    std::string text = "// Generated: the exercise's functions, answered by another process.\n" +
                       include(header) + include("grading/grader/proxy.hpp");
    unsigned number = 0;
    for (const Signature& function : functions) {
        text += "\n" + function.result + " " + function.name + "(" + parameter_list(function) +
                ") {\n    m2m::grader::Call call_(" + std::to_string(number++) + ", \"" +
                function.name + "\");\n";
        for (const Parameter& parameter : function.parameters) {
            text += parameter.is_array()
                        ? "    call_.request.put_array(" + parameter.name +
                              ", m2m::grader::wire::extent(" + parameter.extent + "));\n"
                        : "    call_.request.put(" + parameter.name + ");\n";
        }
        text += "    auto reply_ = call_.send();\n";
        for (const Parameter& parameter : function.parameters) {
            if (!parameter.comes_back()) continue;
            text += parameter.is_array()
                        ? "    call_.take([&] { reply_.get_array(" + parameter.name +
                              ", m2m::grader::wire::extent(" + parameter.extent + ")); });\n"
                        : "    call_.take([&] { reply_.get(" + parameter.name + "); });\n";
        }
        if (function.result != "void") {
            text += "    " + function.result + " result_{};\n" +
                    "    call_.take([&] { reply_.get(result_); });\n    return result_;\n";
        }
        text += "}\n";
    }
    return text;
}

std::string host_source(const std::vector<Signature>& functions, const std::string& header) {
    std::string text =
        "// Generated: answers the grader's calls with the submission's functions.\n" +
        include(header) + include("grading/grader/host.hpp") +
        "\nnamespace {\nusing m2m::grader::wire::Reader;\n"
        "using m2m::grader::wire::Writer;\n";
    std::string table;
    unsigned number = 0;
    for (const Signature& function : functions) {
        const std::string handler = "function_" + std::to_string(number++);
        table += (table.empty() ? "" : ", ") + handler;
        text += "\nvoid " + handler +
                "([[maybe_unused]] Reader& request_, [[maybe_unused]] Writer& reply_) {\n";
        std::string arguments, checks, results;
        for (const Parameter& parameter : function.parameters) {
            if (!arguments.empty()) arguments += ", ";
            if (parameter.is_array()) {
                text += "    m2m::grader::host::Array<" + parameter.type + "> " + parameter.name +
                        "(request_, m2m::grader::wire::extent(" + parameter.extent + "));\n";
                arguments += parameter.name + ".data()";
                checks += "    m2m::grader::host::check_margins(" + parameter.name + ", \"" +
                          parameter.name + "\");\n";
                if (parameter.comes_back()) {
                    results += "    reply_.put_array(" + parameter.name + ".data(), " +
                               parameter.name + ".count());\n";
                }
            } else {
                text += "    " + parameter.type + " " + parameter.name + "{};\n    request_.get(" +
                        parameter.name + ");\n";
                arguments += parameter.name;
                if (parameter.comes_back()) results += "    reply_.put(" + parameter.name + ");\n";
            }
        }
        const bool returns = function.result != "void";
        text += std::string("    ") + (returns ? "const " + function.result + " result_ = " : "") +
                function.name + "(" + arguments + ");\n" + checks + results +
                (returns ? "    reply_.put(result_);\n" : "") + "}\n";
    }
    return text + "\nconstexpr m2m::grader::host::Handler handlers[] = {" + table +
           "};\n}  // namespace\n\nint main() {\n    return m2m::grader::host::serve(handlers, " +
           std::to_string(functions.size()) + ");\n}\n";
}

}  // namespace m2m::grader
