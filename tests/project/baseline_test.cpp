// What is known already: which entries are written, and which stay.
#include "project/baseline.h"

#include <gtest/gtest.h>

#include <iterator>

#include "folder.h"
#include "project/stacks.h"

namespace cfnsonnet::project {
namespace {

Finding finding(std::string rule) {
  Finding one;
  one.rule = std::move(rule);
  one.path = {"Resources"};
  return one;
}

CompileResult checked(std::vector<Finding> findings) {
  CompileResult result;
  result.outcome = Outcome::checked;
  result.findings = std::move(findings);
  return result;
}

std::string text_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Writes down the findings of one template, or of one stack of it.
std::size_t write(Input input, std::vector<Finding> findings) {
  CompileResult results[] = {checked(std::move(findings))};
  return *write_baseline("known.json", {&input, 1}, results, {});
}

Input stack(const char* file, const char* name) {
  auto made = std::make_shared<Stack>();
  made->name = name;
  Input input{file};
  input.stack = std::move(made);
  return input;
}

TEST(Baseline, KeepsWhatItKnowsOfOtherTemplatesAndStacks) {
  Folder folder;
  for (const char* file : {"a.yaml", "b.yaml"}) Folder::write(file, "{}");
  EXPECT_EQ(write(Input{"a.yaml"}, {finding("E1"), finding("E1")}), 2U);
  EXPECT_EQ(write(stack("b.yaml", "dev"), {finding("E2")}), 1U);
  EXPECT_EQ(write(stack("b.yaml", "prod"), {finding("E3")}), 1U);
  EXPECT_EQ(write(Input{"./a.yaml"}, {finding("E1")}), 1U);
  EXPECT_EQ(write(stack("b.yaml", "dev"), {}), 0U);
  EXPECT_EQ(text_of("known.json"), R"({"version": 1, "findings": [
  {"file":"a.yaml","rule":"E1","path":["Resources"]},
  {"file":"b.yaml","stack":"prod","rule":"E3","path":["Resources"]}
]}
)");
}

TEST(Baseline, ForgetsTemplatesThatHaveGone) {
  Folder folder;
  Folder::write("a.yaml", "{}");
  EXPECT_EQ(write(Input{"gone.yaml"}, {finding("E1")}), 1U);
  EXPECT_EQ(write(Input{"a.yaml"}, {finding("E2")}), 1U);
  EXPECT_EQ(text_of("known.json").find("gone"), std::string::npos);
}

TEST(Baseline, IsWrittenAnewOverWhatIsNone) {
  Folder folder;
  for (const char* text : {"", "{", "[]", R"({"version": 2, "findings": []})"}) {
    Folder::write("known.json", text);
    EXPECT_EQ(write(Input{"a.yaml"}, {finding("E1")}), 1U) << text;
    EXPECT_NE(text_of("known.json").find("\"E1\""), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace cfnsonnet::project
