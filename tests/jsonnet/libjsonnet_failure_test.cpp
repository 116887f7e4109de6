// libjsonnet's error texts, and what is read from them.
#include "jsonnet/libjsonnet_failure.h"

#include <gtest/gtest.h>

#include <map>
#include <ostream>
#include <string>

namespace cfnsonnet {

void PrintTo(const Range& range, std::ostream* out) {
  *out << range.start.line << ':' << range.start.column << '-' << range.end.line << ':' << range.end.column;
}

}  // namespace cfnsonnet

namespace cfnsonnet::jsonnet {
namespace {

/// A file that is not among the sources has a few lines of blanks.
Failure parse(const std::string& text, const std::map<std::string, std::string>& sources = {}) {
  return parse_libjsonnet_failure(text, [&](const std::string& name) {
    std::string blanks;
    for (int line = 0; line < 9; ++line) blanks += std::string(60, ' ') + '\n';
    const auto found = sources.find(name);
    return found == sources.end() ? blanks : found->second;
  });
}

TEST(LibjsonnetFailure, ReadsAStaticError) {
  const std::string text = "STATIC ERROR: a.jsonnet:2:8: unexpected: \"}\" while parsing terminal\n";
  const Failure failure = parse(text, {{"a.jsonnet", "{\n a: 1 +}\n"}});
  EXPECT_EQ(failure.message, "unexpected: \"}\" while parsing terminal");
  ASSERT_TRUE(failure.location.source);
  EXPECT_EQ(failure.location.source->name, "a.jsonnet");
  EXPECT_EQ(failure.location.source->text, "{\n a: 1 +}\n");
  EXPECT_EQ(failure.location.range(), (Range{{2, 8}, {2, 9}}));
  EXPECT_TRUE(failure.trace.empty());
  EXPECT_EQ(failure.verbatim, text);
}

TEST(LibjsonnetFailure, ReadsAStaticErrorWithAColonInTheFilesName) {
  const Failure failure = parse("STATIC ERROR: odd: name.jsonnet:1:2-5: Unknown variable: x: y\n");
  EXPECT_EQ(failure.location.source->name, "odd: name.jsonnet");
  EXPECT_EQ(failure.location.range(), (Range{{1, 2}, {1, 5}}));
  EXPECT_EQ(failure.message, "Unknown variable: x: y");
}

TEST(LibjsonnetFailure, ReadsARuntimeErrorWithItsTrace) {
  const Failure failure = parse(
      "RUNTIME ERROR: no\n"
      "\tlib.libsonnet:3:5-15\tfunction <fail>\n"
      "\t...\n"
      "\ta.jsonnet:(1:2)-(4:6)\tobject <anonymous>\n"
      "\tDuring manifestation\t\n");
  EXPECT_EQ(failure.message, "no");
  EXPECT_EQ(failure.location.source->name, "lib.libsonnet");
  EXPECT_EQ(failure.location.range(), (Range{{3, 5}, {3, 15}}));
  ASSERT_EQ(failure.trace.size(), 4U);
  EXPECT_EQ(failure.trace[0].what, "function <fail>");
  EXPECT_EQ(failure.trace[1].what, "...");
  EXPECT_EQ(failure.trace[2].what, "object <anonymous>");
  EXPECT_EQ(failure.trace[2].location.range(), (Range{{1, 2}, {4, 6}}));
  EXPECT_EQ(failure.trace[3].what, "During manifestation");
  EXPECT_FALSE(failure.trace[3].location.source);
}

TEST(LibjsonnetFailure, PointsAtWhatAPersonCanEdit) {
  const Failure failure = parse(
      "RUNTIME ERROR: expected a map\n"
      "\tstd.jsonnet:814:7-50\tfunction <anonymous>\n"
      "\t<cfnsonnet>/cfn/tags.libsonnet:2:3-9\tfunction <map>\n"
      "\ttemplate.jsonnet:7:3-20\t\n");
  EXPECT_EQ(failure.location.source->name, "template.jsonnet");
  EXPECT_EQ(failure.location.range(), (Range{{7, 3}, {7, 20}}));
  EXPECT_EQ(parse("RUNTIME ERROR: x\n\tstd.jsonnet:8:7\tf\n").location.source->name, "std.jsonnet");
}

TEST(LibjsonnetFailure, CountsCodePointsWhereLibjsonnetCountsBytes) {
  const std::string text = "{ 'é漢😀': error 'x' }";
  const Failure failure = parse("RUNTIME ERROR: x\n\ta.jsonnet:1:16-25\tobject <anonymous>\n", {{"a.jsonnet", text}});
  EXPECT_EQ(failure.location.range(), (Range{{1, 10}, {1, 19}}));
}

TEST(LibjsonnetFailure, KeepsAMessageOnOneLine) {
  const Failure failure = parse("RUNTIME ERROR: first  \n\n   second\n\tthird\n\ta.jsonnet:1:1\t\n");
  EXPECT_EQ(failure.message, "first second third");
  EXPECT_EQ(failure.location.range(), (Range{{1, 1}, {1, 2}}));
  EXPECT_EQ(failure.trace.size(), 1U);
}

TEST(LibjsonnetFailure, SaysNoPlaceThatTheTextDoesNotHave) {
  const Failure failure = parse("STATIC ERROR: a.jsonnet:7:1: x\n", {{"a.jsonnet", "{\n"}});
  EXPECT_EQ(failure.location.source->name, "a.jsonnet");
  EXPECT_FALSE(failure.location.known());
}

TEST(LibjsonnetFailure, TakesAnyTextForAMessage) {
  for (const char* text : {"", "\n", "something else\n", "RUNTIME ERROR: ", "STATIC ERROR: ", "STATIC ERROR: a:1: b",
                           "RUNTIME ERROR: x\n\t:1:1-\t\n", "RUNTIME ERROR: x\n\t(1:2)-(3:4)\t\n",
                           "RUNTIME ERROR: \n\t\t\n", "STATIC ERROR: a:99999999999999999999:1: x\n"}) {
    EXPECT_EQ(parse(text).verbatim, text);
  }
  EXPECT_EQ(parse("something else\n").message, "something else");
}

}  // namespace
}  // namespace cfnsonnet::jsonnet
