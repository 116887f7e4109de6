// The public checker, as a program calls it that has a file, or something that is none.
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "cfnsonnet/check.h"

namespace cfnsonnet {
namespace {

class CheckerFiles : public testing::Test {
 protected:
  void SetUp() override {
    folder = std::filesystem::temp_directory_path() / ("cfnsonnet-checker-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name) << text;
    return folder / name;
  }
  std::filesystem::path folder;
};

/// "RULE LINE:COLUMN MESSAGE", a line for each.
std::string text_of(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    const Position& start = finding.location.range().start;
    text += finding.rule + ' ' + std::to_string(start.line) + ':' + std::to_string(start.column) + ' ' +
            finding.message + '\n';
  }
  return text;
}

TEST_F(CheckerFiles, AreCheckedAsJsonOrYamlWhateverTheyAreCalled) {
  Checker checker;
  EXPECT_EQ(text_of(checker.check_file(write("a.yaml", "Resources: {T: {Type: AWS::SNS::Topic}}"))), "");
  const auto wrong = checker.check_file(write("a.txt", R"({"Resources": {"T": {"Type": "AWS::SNS::Topik"}}})"));
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_EQ(wrong[0].rule, "E3006");
  EXPECT_EQ(wrong[0].location.source->name, (folder / "a.txt").string());
  EXPECT_EQ(wrong[0].path, (Path{"Resources", "T", "Type"}));
}

TEST_F(CheckerFiles, ThatCannotBeReadAreOneFinding) {
  Checker checker;
  const auto missing = checker.check_file(folder / "missing.yaml");
  EXPECT_EQ(text_of(missing), "J0001 0:0 cannot read the file: No such file or directory\n");
  EXPECT_EQ(missing[0].location.source->name, (folder / "missing.yaml").string());
  EXPECT_EQ(text_of(checker.check_file(folder)), "J0001 0:0 cannot read the file: it is a folder\n");
  EXPECT_EQ(text_of(checker.check_file("/dev/zero")), "J0001 0:0 cannot read the file: it has more than 256 MiB\n");
  EXPECT_EQ(text_of(checker.check_file("")), "J0001 0:0 cannot read the file: No such file or directory\n");
}

TEST_F(CheckerFiles, OfBytesThatAreNoTextAreNoTemplate) {
  const std::string bytes = {'\x7f', 'E', 'L', 'F', '\0', '\x02', '\xff', '\xfe'};
  const auto findings = Checker().check_file(write("a.bin", bytes));
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings[0].rule, "E0000");
}

TEST_F(CheckerFiles, MayBeManyForOneChecker) {
  Checker checker;
  for (const char* type : {"AWS::SNS::Topik", "AWS::SNS::Topic", "AWS::SNS::Topik"}) {
    const auto findings = checker.check_file(write("a.yaml", "Resources: {T: {Type: " + std::string(type) + "}}"));
    EXPECT_EQ(findings.empty(), type == std::string("AWS::SNS::Topic"));
  }
}

TEST(CheckOptions, OfNamesThatThereAreNotMeanNothing) {
  const auto text = std::make_shared<Source>("t.yaml", "Resources: {T: {Type: AWS::SNS::Topik}}");
  Checker checker;
  const std::string found = text_of(checker.check(text));
  EXPECT_NE(found, "");
  EXPECT_EQ(text_of(checker.check(text, {.as_of = "", .ignored = {"E9999", "nonsense", ""}})), found);
  EXPECT_EQ(text_of(checker.check(text, {.as_of = "", .included = {"I9999"}, .mandatory = {"nonsense"}})), found);
  EXPECT_EQ(text_of(checker.check(
                text, {.as_of = "", .configured = {{"E9999", "strict", "true"}, {"E3012", "nonsense", ""}}})),
            found);
  EXPECT_EQ(text_of(checker.check(text, {.as_of = "the day after tomorrow"})), found);
}

TEST(CheckOptions, OpenNestedTemplatesByWhatAProgramHas) {
  const auto text = std::make_shared<Source>(
      "t.yaml",
      "Resources: {S: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ./n.yaml, Parameters: {Nam: x}}}}");
  CheckOptions options;
  options.ignored = {"W3002"};  // The path is local.
  EXPECT_EQ(text_of(Checker().check(text, options)), "");
  options.open_template = [](std::string_view path) {
    return read_document(std::make_shared<Source>(
        std::string(path), "Parameters: {Name: {Type: String}}\nResources: {T: {Type: AWS::SNS::Topic}}"));
  };
  EXPECT_NE(text_of(Checker().check(text, options)), "");
}

}  // namespace
}  // namespace cfnsonnet
