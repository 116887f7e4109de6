#include "template/template.h"

#include <gtest/gtest.h>

#include "document/read.h"

namespace cfnsonnet {
namespace {

document::Document parse(std::string text) {
  return *document::read_json(std::make_shared<Source>("t", std::move(text)));
}

TEST(Template, FindsEntriesByName) {
  const auto document = parse(
      R"({"Resources": {"A": {"Type": "T"}, "B": 1}, "Parameters": {"P": {"Type": "List<Number>"}}})");
  const Template model(document);
  EXPECT_EQ(model.resources().size(), 2U);
  EXPECT_EQ(model.resources().find("A")->type(), "T");
  EXPECT_EQ(model.resources().find("B")->type(), "");
  EXPECT_EQ(model.resources().find("C"), nullptr);
  EXPECT_TRUE(model.parameters().find("P")->is_list());
}

TEST(Template, BearsSectionsOfTheWrongKind) {
  const auto document = parse(R"({"Resources": [1], "Parameters": null, "Transform": 5})");
  const Template model(document);
  EXPECT_TRUE(model.resources().empty());
  EXPECT_TRUE(model.parameters().empty());
  EXPECT_TRUE(model.transforms().empty());
}

TEST(Template, KnowsTransforms) {
  const auto list = parse(R"({"Transform": ["AWS::Serverless-2016-10-31", "Mine"]})");
  EXPECT_TRUE(Template(list).is_serverless());
  EXPECT_TRUE(Template(list).has_macros());
  const auto one = parse(R"({"Transform": "AWS::LanguageExtensions", "Resources": {"Fn::ForEach::X": []}})");
  EXPECT_TRUE(Template(one).has_language_extensions());
  EXPECT_FALSE(Template(one).has_macros());
}

TEST(Template, KnowsWhatLoopsMayMake) {
  const auto document = parse(R"({
    "Conditions": {"Fn::ForEach::C": ["N", ["A", "B"], {"Is${N}Ready": {"Fn::Equals": ["a", "b"]}}], "Fn::ForEach::D": 1},
    "Resources": {"Fn::ForEach::R": ["N", ["A"], {"Topic&{N}": {}, "Fn::ForEach::S": ["M", ["A"], {"${N}Of${M}": {}}],
                                                  "Same": {}}]}})");
  const Template model(document);
  EXPECT_TRUE(model.may_make_resource("TopicA"));
  EXPECT_TRUE(model.may_make_resource("Topic&{N}"));  // inside of a loop
  EXPECT_TRUE(model.may_make_resource("AOfB"));
  EXPECT_TRUE(model.may_make_resource("Same"));
  EXPECT_TRUE(model.may_make_resource("Other"));      // ${N}Of${M} begins and ends with a variable
  EXPECT_TRUE(model.may_make_condition("Anything"));  // the second loop cannot be read
  const auto right = parse(R"({
    "Conditions": {"Fn::ForEach::C": ["N", ["A", "B"], {"Is${N}Ready": {"Fn::Equals": ["a", "b"]}}]},
    "Resources": {"Fn::ForEach::R": ["N", ["A"], {"Topic&{N}": {}, "Fn::ForEach::S": ["M", ["A"], {"Q${N}${M}": {}}]}]}})");
  const Template readable(right);
  EXPECT_TRUE(readable.may_make_condition("IsAReady"));
  EXPECT_FALSE(readable.may_make_condition("IsReady2"));
  EXPECT_FALSE(readable.may_make_condition("IReady"));
  EXPECT_FALSE(readable.may_make_condition("TopicA"));
  EXPECT_TRUE(readable.may_make_resource("TopicA"));
  EXPECT_TRUE(readable.may_make_resource("QAB"));
  EXPECT_FALSE(readable.may_make_resource("Bucket"));
  EXPECT_FALSE(readable.may_make_resource("IsAReady"));
}

TEST(Parameters, OfSystemsManagerHaveNoValueHere) {
  const auto document = parse(
      R"({"Parameters": {"P": {"Type": "AWS::SSM::Parameter::Value<List<String>>"}, "Q": {"Type": "AWS::SSM::Parameter::Name"}}})");
  const Template model(document);
  EXPECT_TRUE(model.parameters().find("P")->is_ssm());
  EXPECT_TRUE(model.parameters().find("P")->is_list());
  EXPECT_FALSE(model.parameters().find("Q")->is_ssm());
}

}  // namespace
}  // namespace cfnsonnet
