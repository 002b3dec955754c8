// What strangers write reaches no terminal, no file and no spreadsheet as a command.
#include "common/base/plain_text.hpp"

#include <gtest/gtest.h>

namespace m2m {

TEST(PlainText, LeavesOrdinaryTextAlone) {
    const std::string text = "a line\n\tund äöü, Ω, 漢字, 😀 … »x«\n";
    EXPECT_EQ(printable(text), text);
    EXPECT_EQ(printable("two\r\nlines"), "two\nlines");
}
TEST(PlainText, WritesControlCharactersOut) {
    EXPECT_EQ(printable("\x1b[31mred\x1b]0;title\a"), "\\x1b[31mred\\x1b]0;title\\x07");
    EXPECT_EQ(printable("new\rold\b\x7f"), "new\\x0dold\\x08\\x7f");
    EXPECT_EQ(printable(std::string_view("a\0b", 3)), "a\\x00b");
    EXPECT_EQ(printable("\xc2\x9b"
                        "31m"),
              "\\x9b31m")
        << "the same escape in one character";
}
TEST(PlainText, WritesHiddenCharactersOut) {
    EXPECT_EQ(printable("a\u202eb\u2066c\u200bd\ufeff\U000e0041"),
              "a\\u202eb\\u2066c\\u200bd\\ufeff\\U000e0041");
}
TEST(PlainText, WritesBytesOutThatAreNoUtf8) {
    EXPECT_EQ(printable("\xff\xc3"), "\\xff\\xc3");
    EXPECT_EQ(printable("\xc0\xaf"), "\\xc0\\xaf") << "longer than it needs to be";
    EXPECT_EQ(printable("\xed\xa0\x80"), "\\xed\\xa0\\x80") << "half a pair of UTF-16";
}
TEST(PlainText, StaysOnOneLine) {
    EXPECT_EQ(printable_line("a\nb\tc\x1b"), "a b c\\x1b");
}
TEST(PlainText, TellsWhereACharacterIsCutInTwo) {
    EXPECT_EQ(incomplete_end("abc"), 0u);
    EXPECT_EQ(incomplete_end("ä"), 0u);
    EXPECT_EQ(incomplete_end("\xc3"), 1u);
    EXPECT_EQ(incomplete_end("x\xf0\x9f\x98"), 3u);
    EXPECT_EQ(incomplete_end("\x80\x80\x80\x80"), 0u);
}
TEST(Csv, QuotesWhatNeedsIt) {
    EXPECT_EQ(csv_field("anna"), "anna");
    EXPECT_EQ(csv_field("anna, \"the\" first"), "\"anna, \"\"the\"\" first\"");
    EXPECT_EQ(csv_field("two\nlines"), "two lines");
}
TEST(Csv, HasNoFormula) {
    EXPECT_EQ(csv_field("=cmd|'/C calc'!A0"), "'=cmd|'/C calc'!A0");
    for (const char* const start : {"=", "+", "-", "@"})
        EXPECT_EQ(csv_field(std::string(start) + "1"), std::string("'") + start + "1");
    EXPECT_EQ(csv_field("\t=1"), "' =1");
    EXPECT_EQ(csv_field("\r=1"), "\\x0d=1");
    EXPECT_EQ(csv_field("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    EXPECT_EQ(csv_field("a=b"), "a=b");
}

}  // namespace m2m
