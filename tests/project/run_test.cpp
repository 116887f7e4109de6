#include "project/run.h"

#include <gtest/gtest.h>

#include <mutex>

#include "folder.h"

namespace cfnsonnet::project {
namespace {

/// A run as a program without a command line has it.
tl::expected<Results, Failure> check(RunOptions options, Observer observer = {}) {
  options.selection.expands = options.selection.with_templates = true;
  Run run(std::move(options), std::move(observer));
  auto inputs = run.select();
  if (!inputs) return tl::unexpected(inputs.error());
  return run.check(std::move(*inputs), {});
}

TEST(Run, ChecksStacksWithTheirOwnArguments) {
  const Folder folder;
  Folder::write(".cfnsonnet.yaml",
                "stacks:\n  a: {template: t.jsonnet, tla-str: {name: Displayname}}\n"
                "  b: {template: t.jsonnet, tla-str: {name: DisplayName}}\n");
  Folder::write("t.jsonnet",
                "function(name) { Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { [name]: 'x' } } } }");
  const auto results = check({});
  ASSERT_TRUE(results.has_value());
  ASSERT_EQ(results->results.size(), 2U);
  ASSERT_EQ(results->results[0].findings.size(), 1U);
  EXPECT_EQ(results->results[0].findings[0].rule, "E3002");
  EXPECT_EQ(results->results[0].findings[0].stacks, std::vector<std::string>{"a"});
  EXPECT_TRUE(results->results[1].findings.empty());
  EXPECT_EQ(status_of(results->results, results->policy), Status::findings);
}

TEST(Run, SaysWhatIsWrongToItsObserverAndGoesOn) {
  const Folder folder;
  Folder::write("bad/.cfnsonnet.yaml", "colour: red\n");
  Folder::write("bad/t.yaml", "Resources: {T: {Type: 'AWS::SNS::Topic'}}");
  Folder::write("good.yaml", "Resources: {T: {Type: 'AWS::SNS::Topic'}}");
  RunOptions options;
  options.selection.files = {"bad/t.yaml", "good.yaml"};
  std::vector<std::string> said;
  const auto results = check(options, {.on_message = [&](const std::string& line) { said.push_back(line); }});
  ASSERT_TRUE(results.has_value());
  EXPECT_TRUE(results->is_incomplete);
  ASSERT_EQ(results->inputs.size(), 1U);
  EXPECT_EQ(results->inputs[0].file, "good.yaml");
  EXPECT_EQ(said, std::vector<std::string>{"bad/.cfnsonnet.yaml:1:1: there is no setting \"colour\""});
}

TEST(Run, FailsWhereNothingCanBeLookedAt) {
  const Folder folder;
  RunOptions options;
  options.selection.files = {"t.yaml"};
  options.baseline = "none.json";
  const auto results = check(options);
  ASSERT_FALSE(results.has_value());
  EXPECT_EQ(results.error().status, Status::file);
  EXPECT_EQ(results.error().message, "none.json: No such file or directory");
}

TEST(Run, TellsOfEachFileThatItReads) {
  const Folder folder;
  Folder::write(".cfnsonnet.yaml", "stacks: {a: {template: t.jsonnet}}\n");
  Folder::write("t.jsonnet", "import 'u.libsonnet'");
  Folder::write("u.libsonnet", "{}");
  std::mutex mutex;
  std::set<std::string> files;
  const auto results = check({}, {.on_file = [&](const std::string& file) {
                               const std::lock_guard lock(mutex);
                               files.insert(file);
                             }});
  ASSERT_TRUE(results.has_value());
  for (const char* file : {".cfnsonnet.yaml", "t.jsonnet", "u.libsonnet"}) EXPECT_TRUE(files.contains(file)) << file;
}

}  // namespace
}  // namespace cfnsonnet::project
