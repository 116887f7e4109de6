// The values that calls may have.
#include <gtest/gtest.h>

#include "document/read.h"
#include "rules/values/resolve.h"

namespace cfnsonnet::rules {
namespace {

/// The values of `call`, one a line, in a template with the parameters and mappings below.
std::string values_of(const std::string& call) {
  const auto document = document::read_json(std::make_shared<Source>("t.json", R"({
    "Parameters": {
      "Name": {"Type": "String", "Default": "web"},
      "Size": {"Type": "String", "AllowedValues": ["small", "large"], "Default": "small"},
      "List": {"Type": "CommaDelimitedList", "Default": "a, b"},
      "Open": {"Type": "String"},
      "Stored": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/path"}},
    "Mappings": {"Sizes": {"small": {"Cpu": 1}, "large": {"Cpu": 4}}},
    "Conditions": {"C": {"Fn::Equals": [{"Ref": "Size"}, "small"]}},
    "Resources": {},
    "Value": )" + call + "}"));
  if (!document) return document.error().front().message;
  const Template model(*document);
  const References references(model);
  const Conditions conditions(model, references);
  const Context context{model, references, conditions, schema::Bundle::embedded(), ""};
  Scratch scratch;
  std::string text;
  for (const Resolved& resolved : resolve(*model.section("Value"), context, scratch))
    text += show(*resolved.value) + '\n';
  return text;
}

TEST(Resolve, Ref) {
  EXPECT_EQ(values_of(R"({"Ref": "Name"})"), "\"web\"\n");
  EXPECT_EQ(values_of(R"({"Ref": "Size"})"), "\"small\"\n\"large\"\n");
  EXPECT_EQ(values_of(R"({"Ref": "List"})"), "[\"a\", \"b\"]\n");
  EXPECT_EQ(values_of(R"({"Ref": "Open"})"), "");
  EXPECT_EQ(values_of(R"({"Ref": "Stored"})"), "");
  EXPECT_EQ(values_of(R"({"Ref": "AWS::Region"})"), "\"us-east-1\"\n");
  EXPECT_EQ(values_of(R"({"Ref": "Nobody"})"), "");
}

TEST(Resolve, Text) {
  EXPECT_EQ(values_of(R"({"Fn::Join": ["-", ["x", {"Ref": "Size"}]]})"), "\"x-small\"\n\"x-large\"\n");
  EXPECT_EQ(values_of(R"({"Fn::Join": [",", {"Ref": "List"}]})"), "\"a,b\"\n");
  EXPECT_EQ(values_of(R"({"Fn::Join": ["-", ["x", {"Ref": "Open"}]]})"), "");
  EXPECT_EQ(values_of(R"({"Fn::Sub": "${Name}.${!Kept}.${ AWS::Partition }"})"), "\"web.${Kept}.aws\"\n");
  EXPECT_EQ(values_of(R"({"Fn::Sub": ["${A}-${A}", {"A": {"Ref": "Size"}}]})"), "\"small-small\"\n\"large-large\"\n");
  EXPECT_EQ(values_of(R"({"Fn::Sub": "${Some.Arn}"})"), "");
  EXPECT_EQ(values_of(R"({"Fn::Split": ["/", "a/b//c"]})"), "[\"a\", \"b\", \"\", \"c\"]\n");
}

TEST(Resolve, Choice) {
  EXPECT_EQ(values_of(R"({"Fn::Select": [1, {"Ref": "List"}]})"), "\"b\"\n");
  EXPECT_EQ(values_of(R"({"Fn::Select": ["0", ["x", "y"]]})"), "\"x\"\n");
  EXPECT_EQ(values_of(R"({"Fn::Select": [7, ["x"]]})"), "");
  EXPECT_EQ(values_of(R"({"Fn::If": ["C", "yes", {"Ref": "Name"}]})"), "\"yes\"\n\"web\"\n");
  EXPECT_EQ(values_of(R"({"Fn::FindInMap": ["Sizes", {"Ref": "Size"}, "Cpu"]})"), "1\n4\n");
  EXPECT_EQ(values_of(R"({"Fn::FindInMap": ["Sizes", "huge", "Cpu"]})"), "");
}

TEST(Resolve, GivesUpOnTooManyValues) {
  std::string parts;
  for (int i = 0; i < 12; ++i) parts += std::string(i ? "," : "") + R"({"Fn::If": ["C", "a", "b"]})";
  EXPECT_EQ(values_of(R"({"Fn::Join": ["", [)" + parts + "]]}"), "");
}

}  // namespace
}  // namespace cfnsonnet::rules
