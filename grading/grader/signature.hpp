// The functions of an exercise as its exercise.json declares them, and the two programs made of
// them.
#pragma once

#include <string>
#include <vector>

namespace m2m::grader {

/// One parameter: "const float x[n]" is an input array of n elements, "float y[m*n]" one that is
/// sent and comes back; "int n", "const std::vector<float>& v", "const std::string& s" are values.
struct Parameter {
    std::string type;  ///< of the value or of one element: "float", "std::vector<int>"
    std::string name;
    std::string
        extent;  ///< number of elements, in terms of the parameters before it; "" for a value
    bool constant = false;
    bool reference = false;

    bool is_array() const { return !extent.empty(); }
    bool comes_back() const { return !constant && (is_array() || reference); }
    std::string declared_type() const;  ///< as the header has it: "const float*"
};

/// One function that the tests call.
struct Signature {
    std::string result;  ///< "void", "float", "std::vector<float>"
    std::string name;    ///< with its namespace
    std::vector<Parameter> parameters;
};

/// Reads "void saxpy(int n, float a, const float x[n], float y[n])".
/// @throws UsageError saying what is wrong and showing the signature.
Signature parse_signature(const std::string& text);

/// The grader's side: every function sends its arguments to the submission's process.
std::string proxy_source(const std::vector<Signature>& functions, const std::string& header);

/// The submission's side: a main() that answers those calls.
std::string host_source(const std::vector<Signature>& functions, const std::string& header);

}  // namespace m2m::grader
