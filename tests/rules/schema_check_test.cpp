// The schema check on scenarios: what counts members and items asks whether a wrong combination can come about.
#include <gtest/gtest.h>

#include "cfnsonnet/check.h"

namespace cfnsonnet {
namespace {

std::string rules_of(const std::string& conditions, const std::string& resource,
                     const std::vector<std::string>& regions = {"us-east-1"}) {
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
  for (const Finding& finding : Checker().check(text, {.as_of = "", .regions = regions, .ignored = {"W8001", "W2001"}}))
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

TEST(OwnRules, AllThatIsMissingIsOneFinding) {
  EXPECT_EQ(rules_of("", R"({"Type": "AWS::EC2::SecurityGroupIngress", "Properties": {"IpProtocol": "tcp",
                             "GroupId": "sg-12345678", "CidrIp": "10.0.0.0/8"}})"),
            "E3687 ");
}

TEST(OwnRules, AValueIsOfferedInSomeRegions) {
  const std::string cluster = R"({"Type": "AWS::DAX::Cluster", "Properties": {"NodeType": "dax.r3.large",
      "IAMRoleARN": "arn:aws:iam::123456789012:role/dax", "ReplicationFactor": 1}})";
  EXPECT_EQ(rules_of("", cluster, {"us-east-1"}), "");
  EXPECT_EQ(rules_of("", cluster, {"eu-north-1"}), "E3672 ");
  EXPECT_EQ(rules_of("", cluster, {"us-east-1", "eu-north-1", "eu-south-2"}), "E3672 E3672 ");
  EXPECT_EQ(rules_of("", cluster, {"nowhere-1"}), "");  // no value is known of that region
}

TEST(OwnRules, WhatIsFetchedAtDeploymentIsNotKnown) {
  EXPECT_EQ(rules_of("", R"({"Type": "AWS::Lambda::EventSourceMapping", "Properties": {"FunctionName": "hello",
                             "EventSourceArn": "{{resolve:ssm:/orders/arn}}"}})"),
            "");
}

TEST(OwnRules, AnItemOfTheRightKindMayHangOnACondition) {
  const auto task = [](const std::string& essential) {
    return R"({"Type": "AWS::ECS::TaskDefinition", "Properties": {"ContainerDefinitions": [
        {"Name": "a", "Image": "a", "Memory": 64, "Essential": )" +
           essential + "}]}}";
  };
  EXPECT_EQ(rules_of("", task(R"({"Fn::If": ["IsProd", true, false]})")), "E3042 ");
  EXPECT_EQ(rules_of("", task(R"({"Fn::If": ["IsProd", true, {"Ref": "AWS::NoValue"}]})")), "");
}

TEST(OwnRules, AnObjectWhereAWordBelongsIsOneFinding) {
  EXPECT_EQ(rules_of("", R"({"Type": "AWS::EC2::VPNGateway", "Properties": {"Type": {"a": 1}}})"), "E3012 ");
}

}  // namespace
}  // namespace cfnsonnet
