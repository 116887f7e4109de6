#include "template/references.h"

#include <gtest/gtest.h>

#include "document/read.h"

namespace cfnsonnet {
namespace {

TEST(References, AreCollectedFromEverySection) {
  const auto document = *document::read_json(std::make_shared<Source>("t", R"({
    "Metadata": {"x": {"Ref": "NotCounted"}},
    "Conditions": {"C": {"Fn::And": [{"Condition": "D"}, {"Fn::Equals": [{"Ref": "P"}, "x"]}]}},
    "Resources": {
      "A": {"Condition": "C", "DependsOn": ["B", "E"], "Properties": {
        "S": {"Fn::Sub": ["${B} ${F.Arn} ${Own}", {"Own": {"Ref": "G"}}]},
        "I": {"Fn::If": ["H", {"Fn::GetAtt": "K.L.M"}, {"Fn::FindInMap": ["Map", "a", "b"]}]},
        "Statement": {"Condition": "data"}}}},
    "Outputs": {"O": {"Condition": "Q", "Value": {"Fn::GetAtt": ["A", "Arn"]}}}})"));
  const Template model(document);
  const References references(model);
  std::string text;
  for (const Reference& one : references.all()) {
    text += std::to_string(static_cast<int>(one.kind)) + ' ' + std::string(one.target) +
            (one.attribute.empty() ? "" : "." + std::string(one.attribute)) + '\n';
  }
  EXPECT_EQ(text, "5 D\n0 P\n5 C\n4 B\n4 E\n2 B\n3 F.Arn\n0 G\n5 H\n1 K.L.M\n6 Map\n5 Q\n1 A.Arn\n");
  EXPECT_TRUE(references.uses_value("P"));
  EXPECT_FALSE(references.uses_value("NotCounted"));
  EXPECT_FALSE(references.uses_value("E"));  // DependsOn uses no value
  EXPECT_FALSE(references.uses_condition("data"));
}

TEST(DependencyGraph, JoinsResourcesOnly) {
  const auto document = *document::read_json(std::make_shared<Source>("t", R"({
    "Parameters": {"P": {"Type": "String"}},
    "Resources": {"A": {"DependsOn": "B", "Properties": {"X": {"Ref": "P"}}}, "B": {"Properties": {"X": {"Ref": "A"}}}},
    "Outputs": {"O": {"Value": {"Ref": "B"}}}})"));
  const Template model(document);
  const References references(model);
  const auto graph = dependency_graph(model, references);
  ASSERT_EQ(graph.size(), 2U);
  ASSERT_EQ(graph[0].size(), 1U);
  EXPECT_EQ(graph[0][0].to, 1U);
  ASSERT_EQ(graph[1].size(), 1U);
  EXPECT_EQ(graph[1][0].to, 0U);
}

}  // namespace
}  // namespace cfnsonnet
