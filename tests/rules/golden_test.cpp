// Every template under tests/rules/ID/ with the report that it must give beside it, as NAME.expected.
// UPDATE_GOLDEN=1 rewrites the expectations; read the difference before you commit it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cases.h"
#include "cfnsonnet/compile.h"
#include "cfnsonnet/report.h"
#include "rules/registry/rule.h"

namespace cfnsonnet {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

class Golden : public testing::TestWithParam<fs::path> {};

TEST_P(Golden, GivesTheExpectedReport) {
  fs::current_path(TEST_SOURCE_DIR);
  Compiler compiler;
  CheckOptions options;
  options.as_of = "2026-11-24";
  options.included = {GetParam().begin()->string()};
  const CompileResult result = compiler.check_file(GetParam(), {}, options);
  const std::string report = report::find_format("text")->write(result.findings, {});

  const fs::path expected = fs::path(TEST_SOURCE_DIR) / fs::path(GetParam()).replace_extension(".expected");
  if (std::getenv("UPDATE_GOLDEN")) std::ofstream(expected, std::ios::binary) << report;
  EXPECT_EQ(report, read(expected));

  // A file of the folder E3002 is about E3002: it says so, or its name starts with "right".
  const std::string rule = GetParam().begin()->string();
  ASSERT_TRUE(rules::find_rule(rule)) << rule << " is no rule";
  const bool found = std::any_of(result.findings.begin(), result.findings.end(),
                                 [&](const Finding& finding) { return finding.rule == rule; });
  EXPECT_EQ(found, !GetParam().filename().string().starts_with("right"));
}

INSTANTIATE_TEST_SUITE_P(Rules, Golden, testing::ValuesIn(templates()), [](const auto& test) {
  std::string name = test.param.string();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
});

}  // namespace
}  // namespace cfnsonnet
