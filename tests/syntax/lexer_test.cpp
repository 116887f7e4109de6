// Tokens of Jsonnet, and what is refused.
#include "syntax/lexer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "syntax/literals.h"

namespace cfnsonnet::syntax {
namespace {

// All tokens with a blank between them: an operator or a keyword as written, a number's value, `id:x`, `'string'`; or,
// where something is wrong, the first message with its place: `error 2-3: …`.
std::string tokens(std::string_view text) {
  std::vector<Error> errors;
  Lexer lexer(text, nullptr, errors);
  std::string out, scratch;
  for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
    const std::string_view written = text.substr(token.begin, token.end - token.begin);
    if (!out.empty()) out += ' ';
    switch (token.kind) {
      case TokenKind::identifier: out += fmt::format("id:{}", written); break;
      case TokenKind::string: out += fmt::format("'{}'", string_value(token, written, scratch)); break;
      case TokenKind::text_block: out += fmt::format("|{}|", string_value(token, written, scratch)); break;
      case TokenKind::number: out += fmt::format("{}", number_value(written)); break;
      case TokenKind::unknown_operator: out += fmt::format("unknown:{}", written); break;
      default: out += written;
    }
  }
  if (errors.empty()) return out;
  return fmt::format("error {}-{}: {}", errors.front().span.begin, errors.front().span.end, errors.front().message);
}

TEST(Lexer, SkipsWhiteSpaceAndComments) {
  EXPECT_EQ(tokens(""), "");
  EXPECT_EQ(tokens(" \t\r\n"), "");
  EXPECT_EQ(tokens("#!/usr/bin/jsonnet\n1 # one\n// two\n2 /* 3\n*/ 4//"), "1 2 4");
  EXPECT_EQ(tokens("/**/1/***/2/*/ 3 */"), "1 2");
  EXPECT_EQ(tokens("1 /* 2"), "error 2-4: the comment has no closing */");
  EXPECT_EQ(tokens("/*/"), "error 0-2: the comment has no closing */");
}

TEST(Lexer, TellsKeywordsFromIdentifiers) {
  EXPECT_EQ(tokens("assert else error false for function if import importbin importstr in local null self super "
                   "tailstrict then true"),
            "assert else error false for function if import importbin importstr in local null self super tailstrict "
            "then true");
  EXPECT_EQ(tokens("asserts _ _x1 X selfish"), "id:asserts id:_ id:_x1 id:X id:selfish");
}

TEST(Lexer, TakesTheLongestOperator) {
  EXPECT_EQ(tokens("{}[](),.;$"), "{ } [ ] ( ) , . ; $");
  EXPECT_EQ(tokens(": :: ::: +: +:: +::: = * / % + - << >> < <= > >= == != & ^ | && || ! ~"),
            ": :: ::: +: +:: +::: = * / % + - << >> < <= > >= == != & ^ | && || ! ~");
  EXPECT_EQ(tokens("->"), "unknown:->");
  EXPECT_EQ(tokens(">==|"), "unknown:>==|");
  EXPECT_EQ(tokens("$=="), "unknown:$==");
}

TEST(Lexer, EndsAnOperatorBeforeWhatMayBeginAnOperand) {
  EXPECT_EQ(tokens("a=-1"), "id:a = - 1");
  EXPECT_EQ(tokens("a!=!b"), "id:a != ! id:b");
  EXPECT_EQ(tokens("a&&!b"), "id:a && ! id:b");
  EXPECT_EQ(tokens("a::-1"), "id:a :: - 1");
  EXPECT_EQ(tokens("1--1"), "1 - - 1");
  EXPECT_EQ(tokens("-$"), "- $");
  EXPECT_EQ(tokens("+++"), "+ + +");
  EXPECT_EQ(tokens("a<-~b"), "id:a < - ~ id:b");
}

TEST(Lexer, EndsAnOperatorBeforeCommentsAndTextBlocks) {
  EXPECT_EQ(tokens("1+//x\n2"), "1 + 2");
  EXPECT_EQ(tokens("1+/*x*/2"), "1 + 2");
  EXPECT_EQ(tokens("1*|||\n a\n|||"), "1 * |a\n|");
  EXPECT_EQ(tokens("1||2"), "1 || 2");
}

TEST(Lexer, ReadsNumbers) {
  EXPECT_EQ(tokens("0 1 10 0.5 1.25 1e3 1E+3 1e-3 0e0"), "0 1 10 0.5 1.25 1000 1000 0.001 0");
  EXPECT_EQ(tokens("0100"), "error 0-4: a number has no leading zero; quotes keep it: '0100'");
  EXPECT_EQ(tokens("10+10"), "10 + 10");
  EXPECT_EQ(tokens("0x10"), "0 id:x10");
  EXPECT_EQ(tokens("1e999"), "inf");
  EXPECT_EQ(tokens("1."), "error 0-2: expected a digit after the decimal point of a number");
  EXPECT_EQ(tokens("1.+3"), "error 0-2: expected a digit after the decimal point of a number");
  EXPECT_EQ(tokens("1e!"), "error 0-2: expected a digit in the exponent of a number");
  EXPECT_EQ(tokens("1e+!"), "error 0-3: expected a digit in the exponent of a number");
  EXPECT_EQ(tokens("1e"), "error 0-2: expected a digit in the exponent of a number");
}

TEST(Lexer, ReadsUnderscoresBetweenDigits) {
  EXPECT_EQ(tokens("123_456 1_2_3 3.141_592 1_200.0 0e1_0 10_10e3 2_3e1_0 1.1_2e10"),
            "123456 123 3.141592 1200 0 1010000 230000000000 11200000000");
  EXPECT_EQ(tokens("_1"), "id:_1");
  EXPECT_EQ(tokens("0_5"), "error 0-2: a number that begins with 0 cannot go on with _");
  EXPECT_EQ(tokens("123_"), "error 0-4: expected a digit after _ in a number");
  EXPECT_EQ(tokens("123__4"), "error 0-4: expected a digit after _ in a number");
  EXPECT_EQ(tokens("1_200_.0"), "error 0-6: expected a digit after _ in a number");
  EXPECT_EQ(tokens("1._2"), "error 0-2: expected a digit after the decimal point of a number");
  EXPECT_EQ(tokens("1e_2"), "error 0-2: expected a digit in the exponent of a number");
}

TEST(Lexer, ReadsStrings) {
  EXPECT_EQ(tokens(R"("" '' "a" 'b' "it's" 'a "b"')"), R"('' '' 'a' 'b' 'it's' 'a "b"')");
  EXPECT_EQ(tokens("'two\nlines'"), "'two\nlines'");
  EXPECT_EQ(tokens("'caf\u00e9'"), "'caf\u00e9'");
  EXPECT_EQ(tokens("1 'abc"), "error 2-3: the string has no closing quote");
  EXPECT_EQ(tokens("'abc\\'"), "error 0-1: the string has no closing quote");
  EXPECT_EQ(tokens("'abc\\"), "error 0-1: the string has no closing quote");
  EXPECT_EQ(tokens(std::string_view("'a\0b'", 5)),
            "error 2-3: a string cannot hold the character U+0000 itself; write \\u0000");
}

TEST(Lexer, ResolvesEscapes) {
  EXPECT_EQ(tokens(R"('\"\'\\\/\b\f\n\r\t')"), "'\"'\\/\b\f\n\r\t'");
  EXPECT_EQ(tokens(R"('\u0041\u00e9\u6F22')"), "'A\u00e9\u6f22'");
  EXPECT_EQ(tokens(R"('x\ud83d\uDE00y')"), "'x\U0001F600y'");
  EXPECT_EQ(tokens(R"('a\u0000b')"), std::string("'a\0b'", 5));
}

TEST(Lexer, RefusesBadEscapes) {
  EXPECT_EQ(tokens(R"('ab\xcd')"), "error 3-5: unknown escape \"\\x\" in a string");
  EXPECT_EQ(tokens("'\\\u00e9'"), "error 1-3: unknown escape \"\\\u00e9\" in a string");
  EXPECT_EQ(tokens("'a\\\nb'"), "error 2-4: a line of a string cannot end in a backslash");
  EXPECT_EQ(tokens(R"('\u12')"), "error 1-5: \\u must be followed by four hexadecimal digits");
  EXPECT_EQ(tokens(R"('\u12g4')"), "error 1-7: \\u must be followed by four hexadecimal digits");
  EXPECT_EQ(tokens(R"('\ude00')"), "error 1-7: the second half of a surrogate pair stands without the first");
  const std::string
      alone = "error 1-7: the first half of a surrogate pair must be followed by the second, \\udc00 to \\udfff";
  EXPECT_EQ(tokens(R"('\ud83d')"), alone);
  EXPECT_EQ(tokens(R"('\ud83d\n')"), alone);
  EXPECT_EQ(tokens(R"('\ud83d\u0041')"), alone);
  EXPECT_EQ(tokens(R"('\ud83d\u00')"), alone);
}

TEST(Lexer, ReadsVerbatimStrings) {
  EXPECT_EQ(tokens(R"(@"a\n" @'b\' @"" @'')"), R"('a\n' 'b\' '' '')");
  EXPECT_EQ(tokens(R"(@"""a""b""" @'''')"), R"('"a"b"' ''')");
  EXPECT_EQ(tokens("@'two\nlines'"), "'two\nlines'");
  EXPECT_EQ(tokens("@x"), "error 0-1: expected a quote after @");
  EXPECT_EQ(tokens("@"), "error 0-1: expected a quote after @");
  EXPECT_EQ(tokens("@'abc"), "error 0-2: the string has no closing quote");
  EXPECT_EQ(tokens("@'abc''"), "error 0-2: the string has no closing quote");
}

TEST(Lexer, ReadsTextBlocks) {
  EXPECT_EQ(tokens("|||\n  test\n    more\n  |||\n    foo\n|||"), "|test\n  more\n|||\n  foo\n|");
  EXPECT_EQ(tokens("|||\n\t  \ttest\n\t  \t  more\n  |||;"), "|test\n  more\n| ;");
  EXPECT_EQ(tokens("||| \t\n\n  test\n\n\n    more\n|||"), "|\ntest\n\n\n  more\n|");
  EXPECT_EQ(tokens("|||\n  \\n\n|||"), "|\\n\n|");
  EXPECT_EQ(tokens("|||\n a\n  \n|||"), "|a\n \n|");
}

TEST(Lexer, LeavesOutTheLastLineBreakOfAChompedTextBlock) {
  EXPECT_EQ(tokens("|||-\n  a\n  b\n|||"), "|a\nb|");
  EXPECT_EQ(tokens("|||-\n  a\n\n|||"), "|a\n|");
  EXPECT_EQ(tokens("||| -\n  a\n|||"), "error 0-3: expected a line break after |||");
}

TEST(Lexer, KeepsCarriageReturnsOfTextBlocks) {
  EXPECT_EQ(tokens("|||\r\n  a\r\n\r\n  b\r\n|||\r\n"), "|a\r\n\r\nb\r\n|");
}

TEST(Lexer, RefusesBadTextBlocks) {
  EXPECT_EQ(tokens("||| a\n|||"), "error 0-3: expected a line break after |||");
  EXPECT_EQ(tokens("|||"), "error 0-3: expected a line break after |||");
  EXPECT_EQ(tokens("|||\n"), "error 0-3: the first line of a text block must be indented");
  EXPECT_EQ(tokens("|||\na\n|||"), "error 0-3: the first line of a text block must be indented");
  EXPECT_EQ(tokens("|||\n  a"), "error 0-3: the text block has no closing |||");
  EXPECT_EQ(tokens("|||\n  a\n"), "error 0-3: the text block has no closing |||");
  EXPECT_EQ(tokens("|||\n  a\n b\n|||"),
            "error 8-10: expected ||| or a line indented as the first of the text block is");
}

TEST(Lexer, RepairsIllFormedStrings) {
  EXPECT_EQ(tokens("'caf\xE9 au lait'"), "'caf\uFFFDau lait'");
  EXPECT_EQ(tokens("@'\xFF'"), "'\uFFFD'");
  EXPECT_EQ(tokens("|||\n \xFF\n|||"), "|\uFFFD\n|");
  EXPECT_EQ(tokens("'\xC3\\n'"), "'\uFFFDn'");
  EXPECT_EQ(tokens("'\xFF\\q'"), "error 0-5: unknown escape \"\\q\" in a string");
}

TEST(Lexer, RefusesOtherCharacters) {
  EXPECT_EQ(tokens("1 `"), "error 2-3: unexpected character \"`\"; a string stands in plain quotes, ' or \"");
  EXPECT_EQ(tokens("\u201Ca\u201D"),
            "error 0-3: unexpected character \"\u201C\"; a string stands in plain quotes, ' or \"");
  EXPECT_EQ(tokens("1 ? 2"), "error 2-3: unexpected character \"?\"; a choice is written if … then … else …");
  EXPECT_EQ(tokens("\u00e9"), "error 0-2: unexpected character \"\u00e9\"");
  EXPECT_EQ(tokens("\x07"), "error 0-1: unexpected character U+0007");
  EXPECT_EQ(tokens(std::string_view("1\0", 2)), "error 1-2: unexpected character U+0000");
  EXPECT_EQ(tokens("\xFF"), "error 0-1: unexpected byte 0xFF");
  EXPECT_EQ(tokens("\uFEFF{}"), "error 0-3: a byte order mark cannot be part of a Jsonnet file");
}

TEST(Lexer, ReadsRunsOfSymbolsInOneGo) {
  std::string text = "1";
  for (int i = 0; i < 200'000; ++i) text += "-$";
  std::vector<Error> errors;
  Lexer lexer(text, nullptr, errors);
  int tokens = 0;
  while (lexer.next().kind != TokenKind::end) ++tokens;
  EXPECT_EQ(tokens, 400'001);
}

}  // namespace
}  // namespace cfnsonnet::syntax
