// CUDA forms that a simple translator gets wrong, each a function that runs a kernel and returns
// what it computed.
#pragma once

#include <vector>

std::vector<int> several_declarators();
std::vector<int> same_name_in_two_kernels();
std::vector<int> shared_in_device_function_called_by_two_kernels();
std::vector<int> shared_in_template_instantiations();
std::vector<int> shared_in_a_member_function();
std::vector<int> shared_struct_and_union();
std::vector<int> shared_pointers();
std::vector<int> shared_at_file_scope();
std::vector<int> alignments();
std::vector<int> dynamic_in_block_and_file();
std::vector<int> dynamic_with_two_types();
std::vector<int> launches_without_braces(bool first);
std::vector<int> launch_in_a_macro();
std::vector<int> launch_of_template_and_parenthesised_template();
std::vector<int> launch_with_deduced_arguments();
std::vector<int> launch_of_overloads();
std::vector<int> launch_through_pointers();
std::vector<int> launch_with_lambda();
std::vector<int> launch_with_null_and_zero();
std::vector<int> launch_with_pack();
std::vector<int> launch_in_template_function();
std::vector<int> arguments_are_evaluated_once();
std::vector<int> arguments_are_copied();
std::vector<int> arguments_by_reference();

std::vector<int> device_variables();
std::vector<int> constants_by_symbol();
std::vector<int> managed_variable();
std::vector<int> device_function_pointer();
std::vector<int> variables_of_the_other_file();
/// Bytes of dynamic shared memory that a kernel could use, before and after cudaFuncSetAttribute.
std::vector<int> attributes_reach_the_launch();
