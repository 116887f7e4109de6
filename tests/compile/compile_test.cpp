// The whole job as a program calls it.
#include "cfnsonnet/compile.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace cfnsonnet {
namespace {

EvaluateRequest snippet(std::string code) {
  EvaluateRequest request;
  request.snippet = std::move(code);
  return request;
}

TEST(Compile, GivesTheTextAndNoFinding) {
  const auto result = Compiler().compile(snippet("{ Resources: { T: { Type: 'AWS::SNS::Topic' } } }"));
  EXPECT_TRUE(result.ok());
  EXPECT_TRUE(result.findings.empty());
  ASSERT_EQ(result.outputs.size(), 1U);
  EXPECT_EQ(result.outputs[0].text,
            "{\n   \"Resources\": {\n      \"T\": {\n         \"Type\": \"AWS::SNS::Topic\"\n      }\n   }\n}\n");
}

TEST(Compile, PointsIntoTheProgram) {
  const auto result = Compiler().compile(snippet("{ Resources: { T: { Type: 'AWS::SNS::Tropic' } } }"));
  EXPECT_FALSE(result.ok());
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].rule, "E3006");
  EXPECT_EQ(result.findings[0].location.source->kind, SourceKind::authored);
  EXPECT_EQ(result.findings[0].location.range().start, (Position{1, 27}));
}

TEST(Compile, PointsIntoTheRenderedJsonWithLibjsonnet) {
  auto request = snippet("{ Resources: { T: { Type: 'AWS::SNS::Tropic' } } }");
  request.engine = EngineName::libjsonnet;
  const auto result = Compiler().compile(request);
  EXPECT_FALSE(result.ok());
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].rule, "E3006");
  EXPECT_EQ(result.findings[0].location.source->kind, SourceKind::rendered);
  EXPECT_EQ(result.findings[0].location.range().start.line, 4U);
}

TEST(Compile, SaysWhyJsonnetFailed) {
  const auto result = Compiler().compile(snippet("{ a: nobody }"));
  EXPECT_EQ(result.outcome, Outcome::failed);
  EXPECT_TRUE(result.outputs.empty());
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].rule, "J0001");
  EXPECT_EQ(result.findings[0].message, "unknown variable: \"nobody\"");
  EXPECT_EQ(result.findings[0].location.range().start.line, 1U);
  EXPECT_EQ(result.findings[0].location.range().start.column, 6U);
}

TEST(Compile, EndsAnEvaluationWhoseTimeIsOver) {
  auto request = snippet("local f(x) = f(x + 1) tailstrict; f(1)");
  request.timeout = std::chrono::milliseconds(200);
  const auto result = Compiler().compile(request);
  EXPECT_EQ(result.outcome, Outcome::failed);
  EXPECT_EQ(result.findings[0].message, "the evaluation took longer than 0.2 s");
}

TEST(Compile, ChecksEachOutputOfMulti) {
  auto request = snippet(
      "{ 'a.json': { Resources: { T: { Type: 'AWS::SNS::Topic' } } }, 'b.json': { Resources: { T: { Type: "
      "'AWS::SNS::Topic' } }, Wrong: 1 } }");
  request.form = OutputForm::multi;
  const auto result = Compiler().compile(request);
  ASSERT_EQ(result.outputs.size(), 2U);
  EXPECT_EQ(result.outputs[1].name, "b.json");
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].rule, "E1001");
}

TEST(Compile, ChecksAStringAsJsonOrYaml) {
  auto request = snippet(
      "std.manifestYamlDoc({ Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { Topicname: 'x' } } } })");
  request.form = OutputForm::string;
  const auto result = Compiler().compile(request);
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].rule, "E3002");
}

TEST(Compile, GivesTheDocumentWhereItIsWanted) {
  auto request = snippet("{ Resources: { T: { Type: 'AWS::SNS::Topic' } } }");
  EXPECT_FALSE(Compiler().compile(request).document);
  request.want_documents = true;
  const Path type = {"Resources", "T", "Type"};
  const auto result = Compiler().compile(request);
  ASSERT_TRUE(result.document);
  EXPECT_EQ(Value(*result.document).follow(type)->string(), "AWS::SNS::Topic");
  EXPECT_FALSE(Value(*result.document).follow(type)->location().known());
}

TEST(Compile, KnowsThePlacesInTheDocumentWhereTheyAreWanted) {
  auto request = snippet("local type = 'AWS::SNS::Topik'; { Resources: { T: { Type: type } } }");
  request.want_documents = request.want_origins = true;
  const auto result = Compiler().compile(request);
  ASSERT_TRUE(result.document);
  ASSERT_EQ(result.findings.size(), 1U);
  const auto value = Value(*result.document).follow(result.findings[0].path);
  ASSERT_TRUE(value);
  EXPECT_EQ(value->location().range(), result.findings[0].location.range());
  EXPECT_EQ(value->location().source->name, "<cmdline>");
}

TEST(Compile, HasNoDocumentOfWhatFailed) {
  auto request = snippet("{ a: nobody }");
  request.want_documents = true;
  EXPECT_FALSE(Compiler().compile(request).document);
}

class Files : public testing::Test {
 protected:
  void SetUp() override {
    folder = std::filesystem::temp_directory_path() / ("cfnsonnet-compile-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name) << text;
    return folder / name;
  }
  std::filesystem::path folder;
};

TEST_F(Files, AreReadByTheirEnding) {
  EXPECT_TRUE(Compiler().check_file(write("a.yaml", "Resources: {T: {Type: AWS::SNS::Topic}}")).ok());
  EXPECT_TRUE(Compiler().check_file(write("a.template", R"({"Resources": {"T": {"Type": "AWS::SNS::Topic"}}})")).ok());
  EXPECT_TRUE(Compiler().check_file(write("a.jsonnet", "{ Resources: { T: { Type: 'AWS::' + 'SNS::Topic' } } }")).ok());
}

TEST_F(Files, ThatCannotBeReadAreSaid) {
  const auto missing = Compiler().check_file(folder / "missing.yaml");
  EXPECT_EQ(missing.outcome, Outcome::unreadable);
  EXPECT_EQ(missing.findings[0].message, "cannot read the file: No such file or directory");
  const auto directory = Compiler().check_file(folder);
  EXPECT_EQ(directory.outcome, Outcome::unreadable);
  EXPECT_EQ(directory.findings[0].message, "cannot read the file: it is a folder");
  EXPECT_EQ(Compiler().check_file("/dev/zero").outcome, Outcome::unreadable);
  EXPECT_EQ(Compiler().check_file(folder / "missing.jsonnet").outcome, Outcome::unreadable);
}

}  // namespace
}  // namespace cfnsonnet
