// What of a template's text reaches a terminal.
#include "report/printable.h"

#include <gtest/gtest.h>

namespace cfnsonnet::report {
namespace {

TEST(Printable, LeavesOrdinaryTextAlone) {
  EXPECT_EQ(printable("plain \"quoted\" \\ é 名 😀 👩‍💻"), "plain \"quoted\" \\ é 名 😀 👩‍💻");
}

TEST(Printable, EscapesWhatControlsATerminal) {
  EXPECT_EQ(printable(std::string_view("\0\a\b\x1b\x7f", 5)), "\\u0000\\u0007\\u0008\\u001b\\u007f");
  EXPECT_EQ(printable("\u009b31m"), "\\u009b31m");  // the one-character form of ESC [
  EXPECT_EQ(printable("a\r\nb"), "a\\u000d\\u000ab");
}

TEST(Printable, EscapesWhatReordersOrHidesText) {
  EXPECT_EQ(printable("\u202e\u2066\u200f\u200b\ufeff\u2028\U000E0041"),
            "\\u202e\\u2066\\u200f\\u200b\\ufeff\\u2028\\ue0041");
}

TEST(Printable, EscapesWhatXmlCannotHold) { EXPECT_EQ(printable("\uFFFE\uFFFF\uFFFD"), "\\ufffe\\uffff\uFFFD"); }

TEST(Printable, ReplacesBytesThatAreNoUtf8) {
  EXPECT_EQ(printable("a\xC3(\xED\xA0\x80"), "a\uFFFD(\uFFFD\uFFFD\uFFFD");
}

TEST(Printable, IndentsTheLinesThatFollow) {
  EXPECT_EQ(printable_lines("one\ntwo\x1b\n", "  "), "one\n  two\\u001b\n  ");
  EXPECT_EQ(printable_lines("", "  "), "");
}

TEST(Printable, KnowsWidths) {
  EXPECT_EQ(glyph_at("a", 0).width, 1U);
  EXPECT_EQ(glyph_at("名", 0).width, 2U);
  EXPECT_EQ(glyph_at("😀", 0).width, 2U);
  EXPECT_EQ(glyph_at("\u0301", 0).width, 0U);
  EXPECT_EQ(glyph_at("\t", 0).width, tab_width);
  EXPECT_EQ(glyph_at("\x1b", 0).width, 6U);
}

TEST(Printable, IsNoCommandOfACiSystem) {
  EXPECT_EQ(printable("a ##[add-mask]b ##vso[task.x] ## [c] # d #[e]"),
            "a \\u0023#[add-mask]b \\u0023#vso[task.x] ## [c] # d #[e]");
}

TEST(Printable, NoLineOfAReportBeginsACommand) {
  EXPECT_EQ(without_commands("::add-mask::x\na::b\n \u00a0\u3000::stop-commands::y\n:::\n"),
            "\\u003a:add-mask::x\na::b\n \u00a0\u3000\\u003a:stop-commands::y\n\\u003a::\n");
  EXPECT_EQ(without_commands(""), "");
}

}  // namespace
}  // namespace cfnsonnet::report
