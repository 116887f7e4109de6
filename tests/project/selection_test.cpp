#include "project/selection.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "folder.h"

namespace cfnsonnet::project {
namespace {

constexpr const char* settings = R"(
stacks:
  dev: {template: app.jsonnet, tla-code-file: {zones: zones.jsonnet}}
  prod: {template: app.jsonnet, parameter-file: prod.json, registry-schemas: types}
  queue: {template: other/queue.yaml}
)";

/// The names of the stacks, and the files of what is none.
std::vector<std::string> selected(Selection selection) {
  selection.expands = true;
  Configurations configurations({}, {}, {});
  const auto selected = select(selection, configurations, {});
  if (!selected) return {selected.error().message};
  std::vector<std::string> names;
  for (const Input& input : selected->inputs) names.push_back(input.stack ? input.stack->name : input.file);
  return names;
}

using Names = std::vector<std::string>;

class SelectionTest : public testing::Test {
 protected:
  void SetUp() override {
    Folder::write(".cfnsonnet.yaml", settings);
    Folder::write("app.jsonnet",
                  "local vpc = import 'lib/vpc.libsonnet'; if false then import 'never.jsonnet' else {}");
    Folder::write("never.jsonnet", "{}");
    Folder::write("lib/vpc.libsonnet", "importstr 'text.sh'");
    Folder::write("lib/text.sh", "import 'other/queue.yaml'");  // A text, which imports nothing.
    Folder::write("lib/unused.libsonnet", "{}");
    Folder::write("zones.jsonnet", "[]");
    Folder::write("prod.json", "{}");
    Folder::write("types/own.json", "{}");
    Folder::write("other/queue.yaml", "Resources: {}");
  }
  Folder folder_;
};

TEST_F(SelectionTest, TakesAllStacksWithoutFiles) {
  EXPECT_EQ(selected({}), (Names{"dev", "prod", "queue"}));
  EXPECT_EQ(selected({.stacks = {"q*", "dev"}}), (Names{"dev", "queue"}));
}

TEST_F(SelectionTest, FindsTheStacksThatAFileIsPartOf) {
  EXPECT_EQ(selected({.files = {"app.jsonnet"}}), (Names{"dev", "prod"}));
  EXPECT_EQ(selected({.files = {"lib/vpc.libsonnet"}}), (Names{"dev", "prod"}));
  EXPECT_EQ(selected({.files = {"lib/text.sh"}}), (Names{"dev", "prod"}));
  EXPECT_EQ(selected({.files = {"never.jsonnet"}}), (Names{"dev", "prod"}));
  EXPECT_EQ(selected({.files = {"zones.jsonnet"}}), (Names{"dev"}));
  EXPECT_EQ(selected({.files = {"prod.json"}}), (Names{"prod"}));
  EXPECT_EQ(selected({.files = {"types/own.json"}}), (Names{"prod"}));
  EXPECT_EQ(selected({.files = {"./other/../other/queue.yaml"}}), (Names{"queue"}));
  EXPECT_EQ(selected({.files = {".cfnsonnet.yaml"}}), (Names{"dev", "prod", "queue"}));
}

TEST_F(SelectionTest, TakesEachStackOnce) {
  EXPECT_EQ(selected({.files = {"prod.json", "app.jsonnet", "lib/text.sh"}}), (Names{"prod", "dev"}));
}

TEST_F(SelectionTest, TakesWhatIsOfNoStackByItself) {
  Folder::write("single.yaml", "Resources: {}");
  EXPECT_EQ(selected({.files = {"single.yaml", "queue.yaml", "-"}}), (Names{"single.yaml", "queue.yaml", "-"}));
  EXPECT_EQ(selected({.files = {"lib/unused.libsonnet"}}), Names{});
}

TEST_F(SelectionTest, LeavesAloneWhatHasChangedAndIsNoTemplate) {
  Folder::write("values.yaml", "Resource: 1");
  Folder::write("readme.md", "Resources:");
  Folder::write("named.template", "");
  Folder::write("quoted.json", "{ \"a\": 1, \"Resources\" : {}}");
  const Selection all{
      .files = {"values.yaml", "readme.md", "named.template", "quoted.json", "lib/unused.libsonnet", "prod.json"},
      .are_changed = true};
  EXPECT_EQ(selected(all), (Names{"named.template", "quoted.json", "prod"}));
}

TEST_F(SelectionTest, FindsTheTemplatesOfAFolder) {
  Folder::write("deep/a/one.template.yml", "");
  Folder::write("deep/b/template.json", "");
  Folder::write("deep/.hidden/template.json", "");
  Folder::write("deep/values.yaml", "Resources: {}");
  EXPECT_EQ(selected({.files = {"deep"}}), (Names{"deep/a/one.template.yml", "deep/b/template.json"}));
  EXPECT_EQ(selected({.files = {"other"}}),
            Names{"no template is in other: none is named *.jsonnet, *.template, template.* or *.template.*"});
}

TEST_F(SelectionTest, GoesOnWithWhatIsRightBesideSettingsThatAreWrong) {
  Folder::write("bad/.cfnsonnet.yaml", "stacks: 1\n");
  Folder::write("bad/a.yaml", "");
  Configurations configurations({}, {}, {});
  const auto chosen = select({.files = {"bad/a.yaml", "other/queue.yaml"}, .expands = true}, configurations, {});
  ASSERT_TRUE(chosen.has_value());
  ASSERT_EQ(chosen->problems.size(), 1U);
  EXPECT_EQ(
      chosen->problems.front(),
      "bad/.cfnsonnet.yaml:1:9: \"stacks\" takes stacks by their names, or the name of a Jsonnet file that gives them");
  ASSERT_EQ(chosen->inputs.size(), 1U);
  EXPECT_EQ(chosen->inputs.front().stack->name, "queue");
}

}  // namespace
}  // namespace cfnsonnet::project
