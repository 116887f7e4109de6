#include "project/shared_findings.h"

#include <gtest/gtest.h>

namespace cfnsonnet::project {
namespace {

Finding finding(const std::string& message, const std::string& stack) {
  Finding finding{"E3002", Level::error, message, {}, {std::string("Resources")}, {}};
  if (!stack.empty()) finding.stacks = {stack};
  return finding;
}

CompileResult result(std::vector<Finding> findings) {
  CompileResult result;
  result.findings = std::move(findings);
  return result;
}

std::string shown(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += finding.message + ":";
    for (const std::string& stack : finding.stacks) text += " " + stack;
    text += "\n";
  }
  return text;
}

TEST(SharedFindings, SayOnceWhatStacksHaveInCommon) {
  const CompileResult results[] = {result({finding("a", "dev"), finding("b", "dev")}),
                                   result({finding("a", "prod"), finding("c", "prod")})};
  EXPECT_EQ(shown(all_findings(results)), "a: dev prod\nb: dev\nc: prod\n");
}

TEST(SharedFindings, KeepWhatOneStackSaysTwice) {
  const CompileResult results[] = {result({finding("a", "dev"), finding("a", "dev")}), result({finding("a", "prod")})};
  EXPECT_EQ(shown(all_findings(results)), "a: dev prod\na: dev\n");
}

TEST(SharedFindings, LeaveTemplatesByThemselvesAsTheyAre) {
  const CompileResult results[] = {result({finding("a", "")}), result({finding("a", "")})};
  EXPECT_EQ(shown(all_findings(results)), "a:\na:\n");
}

TEST(SharedFindings, TakeACommentForNeedlessOnlyWhereItIsInAllStacks) {
  const auto stack_of = [](const char* name, std::size_t of_template) {
    auto stack = std::make_shared<Stack>();
    stack->name = name;
    stack->of_template = of_template;
    return stack;
  };
  const auto needless = [] {
    Finding one = finding("needless", "x");
    one.rule = "J0003";
    return one;
  };
  const Input inputs[] = {
      {"t", stack_of("a", 2)}, {"t", stack_of("b", 2)}, {"u", stack_of("c", 1)}, {"v", stack_of("d", 2)}};
  CompileResult results[] = {result({needless()}), result({}), result({needless()}), result({needless()})};
  drop_needless_elsewhere(inputs, results);
  EXPECT_TRUE(results[0].findings.empty());
  EXPECT_EQ(results[2].findings.size(), 1U);
  EXPECT_TRUE(results[3].findings.empty());  // The other stack of its template was not looked at.
}

}  // namespace
}  // namespace cfnsonnet::project
