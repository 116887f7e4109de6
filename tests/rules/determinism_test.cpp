// The same template gives the same findings in the same order, whatever was checked before.
#include <gtest/gtest.h>

#include "cfnsonnet/check.h"

namespace cfnsonnet {
namespace {

std::string describe(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) text += finding.rule + ' ' + finding.message + '\n';
  return text;
}

TEST(Checker, GivesTheSameFindingsAgain) {
  const auto text = std::make_shared<Source>("t.json", R"({
    "Parameters": {"A": {"Type": "Strin"}, "B": {"Type": "String"}},
    "Resources": {
      "X": {"Type": "AWS::S3::Bucket", "Properties": {"Bucketname": 1, "Tags": {"a": 1}}},
      "Y": {"Type": "AWS::SQS::Queue", "DependsOn": ["X", "Z"], "Properties": {"DelaySeconds": "x"}}}})");
  Checker checker;
  const std::string first = describe(checker.check(text));
  EXPECT_NE(first.find("E3002"), std::string::npos) << first;
  EXPECT_EQ(first, describe(checker.check(text)));
  EXPECT_EQ(first, describe(Checker().check(text)));
}

TEST(Checker, IgnoresRulesByIdentifierOrBeginning) {
  const auto text = std::make_shared<Source>(
      "t.json", R"({"Parameters": {"A": {"Type": "String"}}, "Resources": {"T": {"Type": "AWS::SNS::Topic"}}})");
  EXPECT_EQ(describe(Checker().check(text)), "W2001 the parameter \"A\" is never used\n");
  EXPECT_EQ(describe(Checker().check(text, {.as_of = "", .ignored = {"W2001"}})), "");
  EXPECT_EQ(describe(Checker().check(text, {.as_of = "", .ignored = {"W2"}})), "");
  EXPECT_NE(describe(Checker().check(text, {.as_of = "", .ignored = {"E"}})), "");
}

TEST(Checker, SaysOneLineOfANameThatHasSeveral) {
  EXPECT_EQ(describe(Checker().check(std::make_shared<Source>(
                "t.json", R"({"Resources": {"T": {"Type": "AWS::SNS::Topic", "Properties": {"a\nb\tc": 1}}}})"))),
            "E3002 AWS::SNS::Topic has no property \"a b c\"\n");
}

TEST(Checker, SaysThatATemplateIsAnObject) {
  EXPECT_EQ(describe(Checker().check(std::make_shared<Source>("t.json", "[1]"))),
            "E0000 a template is an object, found a list\n");
  EXPECT_EQ(describe(Checker().check(std::make_shared<Source>("t.json", "\"text\""))),
            "E0000 a template is an object, found a string\n");
}

}  // namespace
}  // namespace cfnsonnet
