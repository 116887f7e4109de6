// Mistakes of the Jsonnet that its JSON does not show.
#include <gtest/gtest.h>

#include "cfnsonnet/compile.h"
#include "compile/jsonnet_checks.h"

namespace cfnsonnet {
namespace {

/// "2:7 the variable "x" is never used\n": place and message of each finding of the rule.
std::string unused(const std::string& code, const CheckOptions& options = {}, std::string_view rule = "J2001") {
  EvaluateRequest request;
  request.snippet = code + "{ Resources: { T: { Type: 'AWS::SNS::Topic' } } }";
  std::string text;
  for (const Finding& finding : Compiler().compile(request, options).findings) {
    const Position at = finding.location.range().start;
    if (finding.rule == rule)
      text += std::to_string(at.line) + ':' + std::to_string(at.column) + ' ' + finding.message + '\n';
  }
  return text;
}

TEST(UnusedVariables, AreNamedAtTheirPlace) {
  EXPECT_EQ(unused("local x = 1;\n"), "1:7 the variable \"x\" is never used\n");
  EXPECT_EQ(unused("local a = 1,\n  b(x) = x, c = b;\n"),
            "1:7 the variable \"a\" is never used\n2:13 the variable \"c\" is never used\n");
  EXPECT_EQ(unused("local tags = import 'cfn/tags.libsonnet';\n"),
            "1:7 the import of \"cfn/tags.libsonnet\" as \"tags\" is never used\n");
  EXPECT_EQ(unused("{ local y = 2, z: 1 } + \n"), "1:9 the variable \"y\" is never used\n");
}

TEST(UnusedVariables, MayBeMeant) {
  EXPECT_EQ(unused("local _x = 1;\n"), "");
  EXPECT_EQ(unused("local x = 1;  // cfnsonnet: ignore J2001\n"), "");
  CheckOptions options;
  options.ignored = {"J2"};
  EXPECT_EQ(unused("local x = 1;\n", options), "");
}

TEST(UnusedVariables, AreNotThoseThatAreUsed) {
  EXPECT_EQ(unused("local x = 1; local f(a, b=x) = 1; local g = f; assert g(1) == 1;\n"), "");
  EXPECT_EQ(unused("local x = 1; { local y = x, ['a' + y]:: y } +\n"), "");
  EXPECT_EQ(unused("local list = [i for i in [1]]; assert list == [1];\n"), "");
}

TEST(UnusedParameters, AreThoseOfFunctionsThatAreOnlyCalled) {
  EXPECT_EQ(unused("local f(a, b, c=a) = b; assert f(1, 2) == 2;\n", {}, "J2003"),
            "1:15 the parameter \"c\" of \"f\" is never used\n");
  EXPECT_EQ(unused("local f(x='y', y=1) = x; assert f() == 'y';\n", {}, "J2003"),
            "1:16 the parameter \"y\" of \"f\" is never used\n");
  EXPECT_EQ(unused("local f = function(a) 1; assert f(1) == 1;\n", {}, "J2003"),
            "1:20 the parameter \"a\" of \"f\" is never used\n");
  EXPECT_EQ(unused("{ local f(a) = 1, x:: f(2) } +\n", {}, "J2003"),
            "1:11 the parameter \"a\" of \"f\" is never used\n");
  EXPECT_EQ(unused("local f(n, a) = if n == 0 then 0 else f(n - 1, a); assert f(1, 1) == 0;\n", {}, "J2003"), "");
  CheckOptions options;
  options.ignored = {"J2003"};
  EXPECT_EQ(unused("local f(a) = 1; assert f(1) == 1;\n", options, "J2003"), "");
}

TEST(UnusedParameters, AreNoneWhereTheCallersAreNotKnown) {
  EXPECT_EQ(unused("local f(a) = 1; assert std.map(f, [1]) == [1];\n", {}, "J2003"), "");
  EXPECT_EQ(unused("local f(a) = 1; { f:: f, x:: f(1) } +\n", {}, "J2003"), "");
  EXPECT_EQ(unused("{ method(a):: 1 } +\n", {}, "J2003"), "");
  EXPECT_EQ(unused("local f(_a) = 1; assert f(1) == 1;\n", {}, "J2003"), "");
  EXPECT_EQ(unused("local f(a) = 1;\n", {}, "J2003"), "") << "it is the function that is not used";
}

/// What is not read of the variables a and b, and of the argument c.
std::vector<std::string> unread(const std::string& code) {
  EvaluateRequest request;
  request.snippet = code;
  request.ext_vars = {{"a", "1"}, {"b", "2"}};
  request.top_level_arguments = {{"c", "3"}};
  return Compiler().compile(request).unread_variables;
}

TEST(UnreadVariables, AreThoseThatTheTextDoesNotName) {
  const std::vector<std::string> all{"external variable \"a\"", "external variable \"b\"", "top-level argument \"c\""};
  EXPECT_EQ(unread("{}"), all);
  EXPECT_EQ(unread("// std.extVar('a')\n{}"), all);
  EXPECT_EQ(unread("{ x: if true then 1 else std.extVar('a') }"), (std::vector<std::string>{all[1], all[2]}));
  EXPECT_EQ(unread("function(c) { x: std.extVar('b') }"), (std::vector<std::string>{all[0]}));
}

TEST(UnreadVariables, AreNoneWhereNamesAreNotKnown) {
  EXPECT_EQ(unread("function(c) { x: std.extVar('a' + '') }"), std::vector<std::string>());
  EXPECT_EQ(unread("local read = std.extVar; function(c) { x: read('a') }"), std::vector<std::string>());
  EXPECT_EQ(unread("function(c) { x:: import 'not/needed/yet.libsonnet' }"), std::vector<std::string>());
}

TEST(UnreadVariables, AreReportedWhereNoTemplateReadsThem) {
  std::vector<CompileResult> results(2);
  results[0].unread_variables = {"external variable \"a\"", "external variable \"b\""};
  results[1].unread_variables = {"external variable \"b\""};
  check_unread_variables(results);
  ASSERT_EQ(results[0].findings.size(), 1u);
  EXPECT_EQ(results[0].findings[0].message, "no template reads the external variable \"b\"");
  results[0].findings.clear();
  results[1].outcome = Outcome::failed;
  check_unread_variables(results);
  EXPECT_TRUE(results[0].findings.empty());
}

}  // namespace
}  // namespace cfnsonnet
