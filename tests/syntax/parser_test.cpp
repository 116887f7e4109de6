// Trees of right and wrong texts: that they keep every byte, and that a mistake spoils its own element alone.
#include "syntax/parser.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "tree_text.h"
#include "whole_tree.h"

namespace cfnsonnet::syntax {
namespace {

std::string parsed(std::string_view text) {
  const Tree tree = parse(text);
  return tree_text(tree, tree.children(tree.root()).front());
}

/// Each error as `begin-end: message`.
std::vector<std::string> errors(std::string_view text) {
  std::vector<std::string> out;
  const Tree tree = parse(text);
  for (const Error& error : tree.errors())
    out.push_back(fmt::format("{}-{}: {}", error.span.begin, error.span.end, error.message));
  return out;
}

using Messages = std::vector<std::string>;

// --- What the tree keeps -------------------------------------------------------------------------

TEST(Tree, KeepsWhatIsWritten) {
  EXPECT_EQ(parsed("(1)"), "(parens (literal 1))");
  EXPECT_EQ(parsed("a {} + {}"), "(binary (apply (name a) (object {})) (object {}))");
  EXPECT_EQ(
      parsed("{ f(x):: x, ['g']+: \"h\", 'i': |||\n j\n|||, }"),
      "(object (field (parameter x) (name x)) (field (literal 'g') (literal \"h\")) (field (literal |||\n j\n|||)))");
  EXPECT_EQ(parsed("local a = 1, f(x=2) = x; f(x=1_0) tailstrict"),
            "(local (bind (literal 1)) (bind (parameter (literal 2)) (name x)) (call (name f) (named (literal 1_0))))");
  EXPECT_EQ(parsed("a[1:]"), "(slice (name a) (literal 1) (omitted) (omitted))");
  EXPECT_EQ(parsed("{ local x = 1, assert x : 'm', [k]: super.a for k in [] if true }"),
            "(object_comp (object_local (bind (literal 1))) (object_assert (name x) (literal 'm')) (field (name k) "
            "(super_field super.a)) "
            "(for (array [])) (if_clause (literal true)))");
}

TEST(Tree, KnowsWhereItsCommentsAre) {
  const std::string_view text = "#!/bin/jsonnet\n{ a: '# no', // one\n  /* two */ b: 1 }\n# three";
  const Tree tree = parse(text);
  std::vector<std::string> comments;
  for (const Span& comment : tree.comments()) comments.emplace_back(tree.text(comment));
  EXPECT_EQ(comments, (Messages{"#!/bin/jsonnet", "// one", "/* two */", "# three"}));
}

void check_whole(const Tree& tree) {
  EXPECT_TRUE(holds_every_byte(tree));
  EXPECT_TRUE(nests(tree));
  EXPECT_TRUE(tells_errors(tree));
}

TEST(Tree, IsWholeForAnyText) {
  for (const std::string_view text : {"",
                                      " ",
                                      "#",
                                      "{",
                                      "}",
                                      "]]]",
                                      "{ a: [1, 2 }",
                                      "local",
                                      "local x = ",
                                      "\xFF\xFE",
                                      "'abc",
                                      "||| x",
                                      "{ a: `b`, c: ? }",
                                      "!Ref X",
                                      "import",
                                      "a b c d",
                                      "{ for }",
                                      "[for]",
                                      "f(",
                                      "f(a=",
                                      "x.",
                                      "x[",
                                      "x[:",
                                      "{ a(: 1 }",
                                      "{ [: 1 }",
                                      "assert",
                                      "if then else",
                                      "function",
                                      "function(",
                                      "super",
                                      "{ a: super }",
                                      "1 +",
                                      "-",
                                      "((((",
                                      "{ local }",
                                      "{ local x }",
                                      "@",
                                      "\"\\",
                                      "/*",
                                      "$-$-$"}) {
    SCOPED_TRACE(text);
    check_whole(parse(text));
  }
}

TEST(Tree, IsWholeHoweverATextIsCut) {
  const std::string_view text =
      "local f(x, y=1) = { a: x, ['b' + y]+:: [i for i in std.range(1, 2) if i > 1], c(z):: z[1:2:3] { d: 1 }, assert "
      "true : 'm' };\n"
      "// comment\nassert f(1) != null; if true then f(1, y=2) else error |||\n  text\n||| + import 'x' + (-1.5e3)\n";
  for (std::size_t length = 0; length <= text.size(); ++length) {
    check_whole(parse(text.substr(0, length)));
    check_whole(parse(text.substr(length)));
  }
}

// --- Where it goes on ----------------------------------------------------------------------------

TEST(Recovery, TellsEachMissingComma) {
  EXPECT_EQ(errors("{\n  a: 1\n  b: 2\n  c: 3\n  d: 4\n}"),
            (Messages{"11-12: expected a comma before next field, found \"b\"",
                      "18-19: expected a comma before next field, found \"c\"",
                      "25-26: expected a comma before next field, found \"d\""}));
  EXPECT_EQ(errors("[1 2, 3 4]"), (Messages{"3-4: expected a comma before next array element, found a number",
                                            "8-9: expected a comma before next array element, found a number"}));
  EXPECT_EQ(parsed("[1 2]"), "(array (literal 1) (literal 2))");
}

TEST(Recovery, KeepsTheNeighboursOfAMistake) {
  EXPECT_EQ(parsed("{ a: , b: 2 }"), "(object (field (missing)) (field (literal 2)))");
  EXPECT_EQ(parsed("{ a 1, b: 2 }"), "(object (field (literal 1)) (field (literal 2)))");
  EXPECT_EQ(parsed("{ a = 1, b: 2 }"), "(object (field (literal 1)) (field (literal 2)))");
  EXPECT_EQ(parsed("{ a\n b: 2 }"), "(object (field (missing)) (field (literal 2)))");
  EXPECT_EQ(parsed("{ error: 1, b: 2 }"), "(object (field (literal 1)) (field (literal 2)))");
  EXPECT_EQ(parsed("{ a: 1 ) , b: 2 }"), "(object (field (literal 1)) (skipped )) (field (literal 2)))");
  EXPECT_EQ(parsed("{ a: 1; b: 2 }"), "(object (field (literal 1)) (field (literal 2)))");
  EXPECT_EQ(parsed("[1, , 2]"), "(array (literal 1) (missing) (literal 2))");
  EXPECT_EQ(parsed("f(1, , 2)"), "(call (name f) (literal 1) (missing) (literal 2))");
  EXPECT_EQ(parsed("local x = ; x"), "(local (bind (missing)) (name x))");
  EXPECT_EQ(parsed("local x 1; x"), "(local (bind (literal 1)) (name x))");
  EXPECT_EQ(parsed("local x = 1\nlocal y = 2; y"), "(local (bind (literal 1)) (local (bind (literal 2)) (name y)))");
  EXPECT_EQ(parsed("[(1, 2), 3]"), "(array (parens (literal 1) (skipped , 2)) (literal 3))");
  EXPECT_EQ(parsed("[(1], 2]"), "(array (parens (literal 1)))");
  EXPECT_EQ(parsed("{ a: f(1, b: 2 }"), "(object (field (call (name f) (literal 1) (name b) (skipped : 2))))");
  EXPECT_EQ(parsed("if a 1 else 2"), "(if (name a) (literal 1) (literal 2))");
}

TEST(Recovery, SaysOneThingOfOnePlace) {
  for (const std::string_view text :
       {"{ a: }", "[1, )]", "f(1 2)", "{ a: ? }", "{ a: 012 3 }", "local x = 1 2; x", "{ a: !Ref B, c: 1 }",
        "[!Join ['', [1]], 2]", "{ a: 'b }", "{ Fn::Sub: 'a', b: 1 }", "(1", "{ a: 1_ }", "x = 1", "}", "{ local: 1 }"})
    EXPECT_EQ(errors(text).size(), 1U) << text;
}

TEST(Recovery, EndsAListWhereTheLocalAroundItEnds) {
  EXPECT_EQ(errors("local a = [1, 2;\nlocal b = { c: 1 };\na + b"),
            (Messages{"15-16: expected a comma before next array element, found \";\""}));
  EXPECT_EQ(parsed("local a = [1;\na"), "(local (bind (array (literal 1))) (name a))");
  EXPECT_EQ(parsed("local a = { b: 1; c: 2 }; a"),
            "(local (bind (object (field (literal 1)) (field (literal 2)))) (name a))");
}

TEST(Recovery, StopsWhereNestingIsTooDeep) {
  const auto found = errors(std::string(100'000, '['));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found.front().starts_with("1000-1001: the expression is nested too deeply"));
}

TEST(Recovery, CutsWhatItQuotes) {
  const auto found = errors("[1 " + std::string(1'000, ':') + "]");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front(),
            "3-1003: expected a comma before next array element, found \"" + std::string(60, ':') + "…\"");
}

TEST(Recovery, TellsNoMoreThanItSays) {
  std::string text = "{";
  for (int i = 0; i < 500; ++i) text += fmt::format("a{}: 1\n", i);
  EXPECT_EQ(errors(text + "}").size(), max_errors);
}

}  // namespace
}  // namespace cfnsonnet::syntax
