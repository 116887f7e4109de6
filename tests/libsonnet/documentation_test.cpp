// docs/library.md says what is true: each of its ```jsonnet blocks evaluates to the ```json block that follows it, or
// fails with the line of the ```text block, and the functions that it describes are those of the library, argument by
// argument.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "evaluator.h"
#include "examples.h"

namespace cfnsonnet::test {
namespace {

/// The imports that the page shows once and every example uses.
constexpr const char* preamble =
    "local check = import 'cfn/check.libsonnet';\n"
    "local cfn = import 'cfn/main.libsonnet';\n"
    "local cidr = import 'cfn/cidr.libsonnet';\n"
    "local s3 = import 'cfn/s3.libsonnet';\n"
    "local tags = import 'cfn/tags.libsonnet';\n"
    "local vpc = import 'cfn/vpc.libsonnet';\n";

std::string page() { return read_file(PROJECT_DIR "/docs/library.md"); }

/// A ```jsonnet block and the block behind it.
struct Example {
  Block code;
  Block shown;

  [[nodiscard]] std::string place() const { return "docs/library.md:" + std::to_string(code.line); }
};

/// Every example whose result is shown in that language; the first block, the imports, is none.
std::vector<Example> examples_with(const std::string& language) {
  const std::vector<Block> blocks = read_blocks(page());
  std::vector<Example> examples;
  for (std::size_t i = 1; i + 1 < blocks.size(); ++i)
    if (blocks[i].language == "jsonnet" && blocks[i + 1].language == language)
      examples.push_back({blocks[i], blocks[i + 1]});
  return examples;
}

TEST(LibraryDocumentation, BeginsWithTheImportsAndShowsAResultForEachExample) {
  const std::vector<Block> blocks = read_blocks(page());
  ASSERT_FALSE(blocks.empty());
  EXPECT_EQ(blocks.front().text, preamble);
  const auto examples = std::count_if(blocks.begin() + 1, blocks.end(),
                                      [](const Block& b) { return b.language == "jsonnet"; });
  EXPECT_EQ(static_cast<std::size_t>(examples), examples_with("json").size() + examples_with("text").size());
}

// All values in one evaluation, since a process for each would take most of a minute.
TEST(LibraryDocumentation, ShowsWhatItsExamplesGive) {
  const std::vector<Example> examples = examples_with("json");
  ASSERT_GT(examples.size(), 50U);
  std::string program = std::string(preamble) + "[\n";
  for (const Example& example : examples) program += "(" + example.code.text + "),\n";
  const Outcome outcome = cfnsonnet_eval().run({"-e", program + "]"});
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  const auto given = nlohmann::json::parse(outcome.output);
  ASSERT_EQ(given.size(), examples.size());
  for (std::size_t i = 0; i < examples.size(); ++i) {
    SCOPED_TRACE(examples[i].place());
    const auto expected = nlohmann::json::parse(examples[i].shown.text, nullptr, false);
    EXPECT_FALSE(expected.is_discarded()) << "what is shown is no JSON";
    EXPECT_EQ(given[i], expected) << "the example gives: " << given[i].dump(2);
  }
}

TEST(LibraryDocumentation, ShowsHowItsWrongExamplesFail) {
  const std::vector<Example> examples = examples_with("text");
  ASSERT_GT(examples.size(), 10U);
  for (const Example& example : examples) {
    SCOPED_TRACE(example.place());
    const Outcome outcome = cfnsonnet_eval().run({"-e", preamble + example.code.text});
    EXPECT_EQ(outcome.status, 1) << outcome.output;
    const std::string line = outcome.errors.substr(0, outcome.errors.find('\n') + 1);
    const std::size_t message = line.find("error[J0001]: ");  // Behind the place, which is the test's own.
    EXPECT_EQ(message == std::string::npos ? line : line.substr(message), example.shown.text);
  }
}

/// "name(a, b='x')" for each function that a module declares.
std::set<std::string> declared_functions(const std::string& prefix, const std::string& module) {
  static const std::regex declaration("\n  (\\w+)\\(([^)]*)\\)::");
  static const std::regex space("\\s+");
  const std::string source = read_file(PROJECT_DIR "/libsonnet/cfn/" + module + ".libsonnet");
  std::set<std::string> functions;
  for (std::sregex_iterator i(source.begin(), source.end(), declaration), end; i != end; ++i) {
    std::string arguments = std::regex_replace((*i)[2].str(), space, " ");
    // What the source calls by a local name is shown as the reader writes it.
    arguments = std::regex_replace(arguments, std::regex("=pseudoParameters\\."), "=cfn.");
    arguments = std::regex_replace(arguments, std::regex("=stackName\\b"), "='$${AWS::StackName}'");
    arguments = std::regex_replace(arguments, std::regex("^ |,? $"), "");
    functions.insert(prefix + "." + (*i)[1].str() + "(" + arguments + ")");
  }
  return functions;
}

TEST(LibraryDocumentation, DescribesEveryFunctionWithItsArguments) {
  const std::map<std::string, std::string> modules = {{"check", "check"}, {"cfn", "main"},  {"cidr", "cidr"},
                                                      {"s3", "s3"},       {"tags", "tags"}, {"vpc", "vpc"}};
  std::set<std::string> declared;
  for (const auto& [prefix, module] : modules) declared.merge(declared_functions(prefix, module));
  std::set<std::string> described;
  static const std::regex heading("#### `(\\w+\\.\\w+\\(.*\\))`");
  std::istringstream lines(page());
  std::smatch match;
  for (std::string line; std::getline(lines, line);)
    if (std::regex_match(line, match, heading)) described.insert(match[1]);
  EXPECT_GT(declared.size(), 80U);
  for (const std::string& function : declared)
    EXPECT_TRUE(described.contains(function)) << "docs/library.md has no heading for " << function;
  for (const std::string& function : described)
    EXPECT_TRUE(declared.contains(function)) << "the library has no function " << function;
}

/// What cannot be seen in the source by its shape: that no module has a field beyond the ones that the page names.
TEST(LibraryDocumentation, NamesEveryField) {
  const Outcome outcome = cfnsonnet_eval().run(
      {"-e", std::string(preamble) +
                 "local all = {check: check, cfn: cfn, cidr: cidr, s3: s3, tags: tags, vpc: vpc};"
                 "['%s.%s' % [m, f] for m in std.objectFields(all) for f in std.objectFieldsAll(all[m])]"});
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  const std::string text = page();
  const auto fields = nlohmann::json::parse(outcome.output);
  EXPECT_GT(fields.size(), 80U);
  for (const std::string field : fields)
    EXPECT_TRUE(std::regex_search(text, std::regex("\n#### [^\n]*`" + field + "[`(]")))
        << "docs/library.md has no heading for " << field;
}

}  // namespace
}  // namespace cfnsonnet::test
