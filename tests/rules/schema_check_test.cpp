// The schema check on scenarios: what counts members and items asks whether a wrong combination can come about.
#include <gtest/gtest.h>

#include "cfnsonnet/check.h"

namespace cfnsonnet {
namespace {

std::string rules_of(const std::string& conditions, const std::string& resource) {
  const auto text = std::make_shared<Source>(
      "t.json",
      R"({"Parameters": {"Stage": {"Type": "String", "AllowedValues": ["dev", "prod"]}, "Zone": {"Type": "String"}},
                    "Conditions": {"IsProd": {"Fn::Equals": [{"Ref": "Stage"}, "prod"]},
                                   "IsDev": {"Fn::Equals": [{"Ref": "Stage"}, "dev"]},
                                   "InA": {"Fn::Equals": [{"Ref": "Zone"}, "a"]})" +
          conditions + R"(},
                    "Resources": {"R": )" +
          resource + "}}");
  std::string rules;
  for (const Finding& finding : Checker().check(text, {.as_of = "", .ignored = {"W8001", "W2001"}}))
    rules += finding.rule + ' ';
  return rules;
}

std::string distribution(const std::string& members) {
  return R"({"Type": "AWS::EC2::EIP", "Properties": {)" + members + "}}";
}

const std::string no_value = R"({"Ref": "AWS::NoValue"})";

TEST(Scenarios, ARequiredMemberMayBeMissingInOne) {
  EXPECT_EQ(rules_of("", R"({"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": "x"}})"), "");
  EXPECT_EQ(
      rules_of(
          "",
          R"({"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": {"Fn::If": ["IsProd", "x", )" +
              no_value + "]}}}"),
      "E3003 ");
}

TEST(Scenarios, TheResourcesConditionHolds) {
  EXPECT_EQ(rules_of("", R"({"Type": "AWS::SSM::Parameter", "Condition": "IsProd",
                             "Properties": {"Type": "String", "Value": {"Fn::If": ["IsProd", "x", )" +
                             no_value + "]}}}"),
            "W1028 ");
}

TEST(Scenarios, OneOfTwoConditionsAlwaysHolds) {
  // Exactly one of dev and prod: the two branches never leave the value out together.
  const auto volume = [](const std::string& second) {
    return R"({"Type": "AWS::EC2::SecurityGroupIngress", "Properties": {"IpProtocol": "-1", "GroupId": "sg-12345678",
        "CidrIp": {"Fn::If": ["IsProd", "10.0.0.0/8", {"Ref": "AWS::NoValue"}]},
        "CidrIpv6": {"Fn::If": [")" +
           second + R"(", "::/0", {"Ref": "AWS::NoValue"}]}}})";
  };
  EXPECT_EQ(rules_of("", volume("IsDev")), "");
  EXPECT_NE(rules_of("", volume("InA")), "");
  EXPECT_NE(rules_of("", volume("IsProd")), "");
}

TEST(Scenarios, AnUnknownFunctionNameIsData) {
  EXPECT_EQ(rules_of("", distribution(R"("Domain": {"Fn::Nothing": "vpc"})")), "E3012 ");
  EXPECT_EQ(rules_of("", distribution(R"("PublicIpv4Pool": {"Fn::Sub": "pool-${Stage}"})")), "");
}

}  // namespace
}  // namespace cfnsonnet
