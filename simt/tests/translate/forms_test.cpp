// The tricky CUDA forms give the right numbers: simulated here, and on a GPU where there is one.
#include "simt/tests/translate/forms.hpp"

#include <gtest/gtest.h>

namespace {

using Values = std::vector<int>;

TEST(Shared, TakesSeveralDeclarators) {
    EXPECT_EQ(several_declarators(), (Values{18, 217, 116, 315}));
}
TEST(Shared, OfTheSameNameInTwoKernelsAreTwoVariables) {
    EXPECT_EQ(same_name_in_two_kernels(), (Values{2, 1, 11, 10}));
}
TEST(Shared, WorksInADeviceFunction) {
    EXPECT_EQ(shared_in_device_function_called_by_two_kernels(), (Values{2, 1, 7, 8}));
}
TEST(Shared, IsAVariableOfItsOwnInEachInstantiation) {
    EXPECT_EQ(shared_in_template_instantiations(), (Values{3, 2, 1, 5 << 16, 4 << 16}));
}
TEST(Shared, WorksInAMemberFunction) {
    EXPECT_EQ(shared_in_a_member_function(), (Values{10, 10, 10, 10}));
}
TEST(Shared, MayDefineItsClass) {
    EXPECT_EQ(shared_struct_and_union(), (Values{35, 35, 35, 35}));
}
TEST(Shared, MayBeAPointer) {
    EXPECT_EQ(shared_pointers(), (Values{13, 14, 15, 16, 13, 14, 15, 16}));
}
TEST(Shared, MayStandOutsideOfFunctions) {
    EXPECT_EQ(shared_at_file_scope(), (Values{3, 2, 4, 11, 3, 2, 4, 11}));
}
TEST(Shared, IsAlignedAsAsked) {
    EXPECT_EQ(alignments(), (Values{0, 0, 2}));
}

TEST(DynamicShared, IsTheSameMemoryInBlockAndFile) {
    EXPECT_EQ(dynamic_in_block_and_file(), (Values{4, 5, 6, 7}));
}
TEST(DynamicShared, HasTheTypeOfItsTemplate) {
    EXPECT_EQ(dynamic_with_two_types(), (Values{3, 0, 0x40400000, 0}));
}

TEST(Launch, StandsWithoutBraces) {
    EXPECT_EQ(launches_without_braces(true), (Values{100, 2, 200, 0}));
    EXPECT_EQ(launches_without_braces(false), (Values{100, 0, 200, 11}));
}
TEST(Launch, WorksInAMacro) {
    EXPECT_EQ(launch_in_a_macro(), (Values{7, 8, 8}));
}
TEST(Launch, TakesTemplates) {
    EXPECT_EQ(launch_of_template_and_parenthesised_template(), (Values{32, 6, 24}));
}
TEST(Launch, DeducesTemplateArguments) {
    EXPECT_EQ(launch_with_deduced_arguments(), (Values{3, 4}));
}
TEST(Launch, ChoosesTheOverload) {
    EXPECT_EQ(launch_of_overloads(), (Values{1, 2}));
}
TEST(Launch, PassesAReferenceOn) {
    EXPECT_EQ(arguments_by_reference(), (Values{17, 35}));
}
TEST(Launch, GoesThroughPointers) {
    EXPECT_EQ(launch_through_pointers(), (Values{1, 2, 3, 4}));
}
TEST(Launch, TakesALambda) {
    EXPECT_EQ(launch_with_lambda(), (Values{0, 5, 10}));
}
TEST(Launch, TakesZeroAndNullAsPointers) {
    EXPECT_EQ(launch_with_null_and_zero(), (Values{1}));
}
TEST(Launch, TakesAParameterPack) {
    EXPECT_EQ(launch_with_pack(), (Values{102, 102}));
}
TEST(Launch, WorksInATemplate) {
    EXPECT_EQ(launch_in_template_function(), (Values{20, 20}));
}
TEST(Launch, EvaluatesArgumentsOnce) {
    EXPECT_EQ(arguments_are_evaluated_once(), (Values{10, 11, 12, 13, 1}));
}
TEST(Launch, GivesEveryThreadItsOwnCopyOfTheArguments) {
    EXPECT_EQ(arguments_are_copied(), (Values{5, 6}));
}
TEST(Launch, KnowsTheKernelsAttributes) {
    EXPECT_EQ(attributes_reach_the_launch(), (Values{7, 1}));
}

TEST(Variable, WorksInEveryForm) {
    EXPECT_EQ(device_variables(), (Values{54, 58, 64, 57, 8}));
}
TEST(Variable, IsReachedByItsSymbol) {
    EXPECT_EQ(constants_by_symbol(), (Values{54, 58, 131, 133}));
}
TEST(Variable, MayBeManaged) {
    EXPECT_EQ(managed_variable(), (Values{42}));
}
TEST(Variable, MayBeAFunctionPointer) {
    EXPECT_EQ(device_function_pointer(), (Values{2, 4}));
}
TEST(Variable, MayBeDefinedInAnotherFile) {
    EXPECT_EQ(variables_of_the_other_file(), (Values{12}));
}

}  // namespace
