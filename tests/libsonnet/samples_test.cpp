// The samples render to their golden template, byte for byte, with this program and with Debian's `jsonnet`, and what
// they and the library are written in is as Debian's `jsonnetfmt` leaves it.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "evaluator.h"
#include "examples.h"

namespace cfnsonnet::test {
namespace {

namespace fs = std::filesystem;

class Sample : public testing::TestWithParam<const char*> {
 protected:
  [[nodiscard]] std::string file(const std::string& name) const {
    return std::string(PROJECT_DIR "/samples/") + GetParam() + "/" + name;
  }

  void expect_golden(const Evaluator& evaluator, std::vector<std::string> arguments) const {
    arguments.push_back(file("template.jsonnet"));
    const Outcome outcome = evaluator.run(arguments);
    ASSERT_EQ(outcome.status, 0) << outcome.errors;
    EXPECT_EQ(outcome.output, read_file(file("template.golden.json")));
  }
};

TEST_P(Sample, RendersToItsGolden) { expect_golden(cfnsonnet_eval(), {}); }

TEST_P(Sample, RendersToItsGoldenWithTheLibraryInAFolder) { expect_golden(cfnsonnet_eval(), {"-J", "libsonnet"}); }

TEST_P(Sample, RendersToItsGoldenWithDebianJsonnet) {
  const auto jsonnet = debian_jsonnet();
  if (!jsonnet && in_ci()) FAIL() << jsonnet_is_missing;
  if (!jsonnet) GTEST_SKIP() << jsonnet_is_missing;
  expect_golden(*jsonnet, {"-J", "libsonnet"});
}

TEST_P(Sample, TakesEnvironmentAndProject) {
  const Outcome outcome = cfnsonnet_eval().run(
      {"--tla-str", "environment=prod", "--tla-str", "project=orders", file("template.jsonnet")});
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  std::string expected = read_file(file("template.golden.json"));
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"landing-zone", "orders"},
                                 {"of orders, dev:", "of orders, prod:"},
                                 {"\"dev\"", "\"prod\""},
                                 {"orders-dev", "orders-prod"}})
    for (std::size_t at = 0; (at = expected.find(from, at)) != std::string::npos; at += to.size())
      expected.replace(at, from.size(), to);
  EXPECT_EQ(outcome.output, expected);
}

INSTANTIATE_TEST_SUITE_P(All, Sample, testing::Values("landing-zone", "landing-zone-modules"), [](const auto& test) {
  std::string name = test.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(Samples, WithAndWithoutTheLibraryAreTheSameTemplate) {
  EXPECT_EQ(read_file(PROJECT_DIR "/samples/landing-zone/template.golden.json"),
            read_file(PROJECT_DIR "/samples/landing-zone-modules/template.golden.json"));
}

TEST(Samples, AreFormattedAsIsTheLibrary) {
  const std::string formatter = "/usr/bin/jsonnetfmt";
  if (::access(formatter.c_str(), X_OK) != 0) {
    if (in_ci()) FAIL() << jsonnet_is_missing;
    GTEST_SKIP() << jsonnet_is_missing;
  }
  int seen = 0;
  for (const char* folder : {"libsonnet", "samples", "tests/libsonnet"})
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(PROJECT_DIR) / folder)) {
      const auto extension = entry.path().extension();
      if (extension != ".jsonnet" && extension != ".libsonnet") continue;
      ++seen;
      const Outcome outcome = Evaluator{"Formatter", {formatter, "--test"}}.run({entry.path().string()});
      EXPECT_EQ(outcome.status, 0) << "format it: jsonnetfmt -i " << entry.path().string();
    }
  EXPECT_GT(seen, 10);
}

}  // namespace
}  // namespace cfnsonnet::test
