// Comments that switch findings off, in what is read and in what is evaluated.
#include <gtest/gtest.h>

#include "cfnsonnet/compile.h"

namespace cfnsonnet {
namespace {

/// "E3002:4 J0003:7": what is found, and in which line.
std::string found(const std::string& code, const CheckOptions& options = {}) {
  EvaluateRequest request;
  request.snippet = code;
  std::string text;
  for (const Finding& finding : Compiler().compile(request, options).findings)
    text += finding.rule + ':' + std::to_string(finding.location.range().start.line) + ' ';
  return text;
}

std::string topic(const std::string& comment, const std::string& property = "Displayname") {
  return "{ Resources: { T: { Type: 'AWS::SNS::Topic', Properties: {\n" + property + ": 'x'," + comment + "\n} } } }";
}

TEST(Comments, IgnoreAtTheEndOfALine) {
  EXPECT_EQ(found(topic("")), "E3002:2 ");
  EXPECT_EQ(found(topic(" // cfnsonnet: ignore E3002 -- old")), "");
  EXPECT_EQ(found(topic(" # cfnsonnet: ignore E3")), "");
  EXPECT_EQ(found(topic(" // cfnsonnet: ignore W2001, E3002")), "");
}

TEST(Comments, IgnoreInTheLineAfterThem) {
  EXPECT_EQ(
      found("{ Resources: { T: { Type: 'AWS::SNS::Topic', Properties: {\n// cfnsonnet: ignore E3002\n\n// And so on.\n"
            "Displayname: 'x' } } } }"),
      "");
}

TEST(Comments, OfOtherRulesIgnoreNothing) {
  EXPECT_EQ(found(topic(" // cfnsonnet: ignore E3003")), "E3002:2 J0003:2 ");
  EXPECT_EQ(found(topic(" // cfnsonnet: ignore")), "E3002:2 J0003:2 ");
  EXPECT_EQ(found(topic(" // cfnsonnet: ignore -- E3002")), "E3002:2 J0003:2 ");
}

TEST(Comments, ThatAreNotNeededAreFound) {
  EXPECT_EQ(found(topic(" // cfnsonnet: ignore E3002", "DisplayName")), "J0003:2 ");
  CheckOptions options;
  options.ignored = {"J0003"};
  EXPECT_EQ(found(topic(" // cfnsonnet: ignore E3002", "DisplayName"), options), "");
}

TEST(Comments, DoNotIgnoreWhatIsMandatory) {
  CheckOptions options;
  options.mandatory = {"E3002"};
  EXPECT_EQ(found(topic(" // cfnsonnet: ignore E3"), options), "E3002:2 J0003:2 ");
}

TEST(Comments, AreNoTexts) {
  EXPECT_EQ(found(topic(" DisplayName: 'x # cfnsonnet: ignore E3002',")), "E3002:2 ");
  EXPECT_EQ(found(topic(" DisplayName: |||\n    // cfnsonnet: ignore E3002\n  |||[:3],")), "E3002:2 ");
  EXPECT_EQ(found(topic(" DisplayName: 'cfnsonnet: ignore E3002',")), "E3002:2 ");
}

/// The same of a file of JSON or YAML.
std::string found_in_file(const std::string& name, const std::string& text) {
  EvaluateRequest request;
  request.texts[name] = text;
  std::string out;
  for (const Finding& finding : Compiler().check_file(name, request).findings)
    out += finding.rule + ':' + std::to_string(finding.location.range().start.line) + ' ';
  return out;
}

TEST(Comments, OfYamlAreNoTexts) {
  const std::string topic = "Resources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties:\n";
  EXPECT_EQ(found_in_file("t.yaml", topic + "      Displayname: x  # cfnsonnet: ignore E3002\n"), "");
  EXPECT_EQ(found_in_file("t.yaml", topic + "      # cfnsonnet: ignore E3002\n      Displayname: x\n"), "");
  EXPECT_EQ(found_in_file("t.yaml", topic + "      Displayname: 'x # cfnsonnet: ignore E3002'\n"), "E3002:5 ");
  EXPECT_EQ(found_in_file("t.yaml", topic + "      Displayname: |\n        a\n        # cfnsonnet: ignore E3002\n"),
            "E3002:5 ");
  EXPECT_EQ(found_in_file("t.yaml",
                          topic + "      DisplayName: |-\n        a\n      # cfnsonnet: ignore E3002\n      Foo: x\n"),
            "");
  EXPECT_EQ(found_in_file("t.json",
                          "{\"Resources\": {\"T\": {\"Type\": \"AWS::SNS::Topic\", \"Properties\": {\n"
                          "\"Displayname\": \"# cfnsonnet: ignore E3002\"}}}}"),
            "E3002:2 ");
}

}  // namespace
}  // namespace cfnsonnet
