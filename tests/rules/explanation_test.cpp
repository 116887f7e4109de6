// The documentation of the rules is true: each rule has one, its wrong example breaks the rule, its right one breaks
// none, and docs/rules/ is what the explanations give.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "cfnsonnet/compile.h"
#include "compile/jsonnet_checks.h"
#include "rules/registry/markdown.h"
#include "rules/registry/rule.h"
#include "schema/bundle.h"

namespace cfnsonnet {
namespace {

/// What follows a flag in the text, up to a blank or colon; empty where it has no such flag.
std::string_view argument(std::string_view code, std::string_view flag) {
  const std::size_t at = code.find(flag);
  if (at == std::string_view::npos) return {};
  code.remove_prefix(at + flag.size());
  return code.substr(0, code.find_first_of(" :\n"));
}

/// Checks as of today's writing, or with what the example asks for: "// With --as-of 2022-08-01: …".
CompileResult check(const std::string& rule, std::string_view code, std::string_view language) {
  std::filesystem::current_path(PROJECT_DIR);  // Some examples name a file.
  CheckOptions options;
  options.included = {rule};
  const std::string_view day = argument(code, "--as-of ");
  options.as_of = day.empty() ? "2026-11-24" : day;
  if (const std::string_view value = argument(code, "--parameters "); !value.empty()) {
    const std::size_t equals = value.find('=');
    options.parameters.emplace()[std::string(value.substr(0, equals))] = std::string(value.substr(equals + 1));
  }
  if (const std::string_view name = argument(code, "of the project exports "); !name.empty()) {
    const Neighbours::Export other{std::string(name), "us-east-1", "network"};
    options.neighbours = std::make_shared<const Neighbours>(
        Neighbours{"this", "", {other}, {{"network-vpcid", "us-east-1", other}}});
  }
  if (language == "jsonnet") {
    EvaluateRequest request;
    request.snippet = std::string(code);
    if (const std::string_view value = argument(code, "--ext-str "); !value.empty()) {
      const std::size_t equals = value.find('=');
      request.ext_vars.push_back({std::string(value.substr(0, equals)), std::string(value.substr(equals + 1))});
    }
    CompileResult result = Compiler().compile(request, options);
    check_unread_variables({&result, 1});
    return result;
  }
  CompileResult result;
  result.findings = Checker().check(std::make_shared<Source>("example", std::string(code)), options);
  return result;
}

std::string list(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) text += finding.rule + ": " + finding.message + '\n';
  return text;
}

class Explained : public testing::TestWithParam<std::string> {};

TEST_P(Explained, WrongExampleBreaksTheRule) {
  const auto explained = rules::explanation(GetParam());
  ASSERT_TRUE(explained) << "src/rules/explain/" << GetParam() << ".md is missing";
  EXPECT_FALSE(explained->what.empty());
  EXPECT_FALSE(explained->why.empty());
  const CompileResult result = check(GetParam(), explained->wrong, explained->language);
  EXPECT_TRUE(std::any_of(result.findings.begin(), result.findings.end(), [&](const Finding& finding) {
    return finding.rule == GetParam();
  })) << list(result.findings);
}

TEST_P(Explained, RightExampleBreaksNoRule) {
  const auto explained = rules::explanation(GetParam());
  ASSERT_TRUE(explained);
  ASSERT_FALSE(explained->right.empty());
  EXPECT_EQ(list(check(GetParam(), explained->right, explained->language).findings), "");
}

std::vector<std::string> ids() {
  std::vector<std::string> names;
  for (const rules::Rule& rule : rules::all_rules()) names.emplace_back(rule.id);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Rules, Explained, testing::ValuesIn(ids()), [](const auto& test) { return test.param; });

TEST(RuleTable, IsSortedAndComplete) {
  const auto rules = rules::all_rules();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    EXPECT_FALSE(rules[i].title.empty()) << rules[i].id;
    EXPECT_TRUE(rules[i].url.starts_with("https://")) << rules[i].id;
    EXPECT_FALSE(rules[i].subject.empty()) << rules[i].id;
    if (i > 0) {
      EXPECT_LT(rules[i - 1].id, rules[i].id);
    }
  }
}

/// Those that the schemas of a type name, beside it or beside one of its definitions.
void collect_rules(const schema::Schema& schema, std::set<std::string_view>& found) {
  if (const auto rule = schema.find(schema::Keyword::rule)) found.insert(rule->text());
  const auto all = schema.find(schema::Keyword::all_of);
  if (!all) return;
  for (const schema::Schema& part : all->schemas()) collect_rules(part, found);
}

TEST(RuleTable, HasTheRulesOfTheSchema) {
  std::set<std::string_view> named;
  for (const schema::Type& type : schema::Bundle::embedded().types()) {
    collect_rules(type.schema(), named);
    for (const schema::Property& definition : type.definitions()) collect_rules(definition.schema, named);
  }
  EXPECT_FALSE(named.empty());
  for (std::string_view id : named) EXPECT_NE(rules::find_rule(id), nullptr) << id;
}

TEST(RuleTable, IsWhatTheDocumentationShows) {
  std::set<std::string> names;
  for (const rules::MarkdownPage& page : rules::markdown_pages()) {
    names.insert(page.name);
    std::ifstream stream(PROJECT_DIR "/docs/rules/" + page.name, std::ios::binary);
    const std::string committed{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    EXPECT_EQ(committed, page.text) << page.name << ": run build/cfnsonnet rules --output-folder docs/rules";
  }
  for (const auto& file : std::filesystem::directory_iterator(PROJECT_DIR "/docs/rules"))
    EXPECT_TRUE(names.contains(file.path().filename())) << file.path() << " is no page of the rules";
}

}  // namespace
}  // namespace cfnsonnet
