// The modules of libsonnet/cfn, by cases: values/NAME.jsonnet must give values/NAME.golden, byte for byte, and each
// field of errors/NAME.jsonnet must fail with the message of the comment above it. Values are evaluated by `cfnsonnet
// eval` and by Debian's `jsonnet`, since the library is for both.
//
// UPDATE_GOLDEN=1 rewrites the golden files; read the difference before it is committed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "evaluator.h"
#include "examples.h"

namespace cfnsonnet::test {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> jsonnet_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".jsonnet") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

class LibraryValue : public testing::TestWithParam<fs::path> {
 protected:
  void expect_golden(const Evaluator& evaluator, const std::vector<std::string>& flags) const {
    std::vector<std::string> arguments = flags;
    arguments.push_back(GetParam().string());
    const Outcome outcome = evaluator.run(arguments);
    ASSERT_EQ(outcome.status, 0) << outcome.errors;
    EXPECT_EQ(outcome.output, read_file(golden()));
  }

  [[nodiscard]] fs::path golden() const { return fs::path(GetParam()).replace_extension(".golden"); }
};

TEST_P(LibraryValue, ByCfnsonnet) {
  if (std::getenv("UPDATE_GOLDEN")) {
    const Outcome outcome = cfnsonnet_eval().run({"-J", "libsonnet", GetParam().string()});
    ASSERT_EQ(outcome.status, 0) << outcome.errors;
    std::ofstream(golden(), std::ios::binary) << outcome.output;
  }
  expect_golden(cfnsonnet_eval(), {"-J", "libsonnet"});
}

TEST_P(LibraryValue, ByCfnsonnetFromTheLibraryInTheBinary) { expect_golden(cfnsonnet_eval(), {}); }

TEST_P(LibraryValue, ByDebianJsonnet) {
  const auto jsonnet = debian_jsonnet();
  if (!jsonnet && in_ci()) FAIL() << jsonnet_is_missing;
  if (!jsonnet) GTEST_SKIP() << jsonnet_is_missing;
  expect_golden(*jsonnet, {"-J", "libsonnet"});
}

INSTANTIATE_TEST_SUITE_P(Cases, LibraryValue, testing::ValuesIn(jsonnet_files(TEST_SOURCE_DIR "/values")),
                         [](const auto& test) { return test.param.stem().string(); });

class LibraryError : public testing::TestWithParam<ErrorCase> {};

TEST_P(LibraryError, NamesTheFunctionAndSaysWhatWasExpected) {
  const ErrorCase& c = GetParam();
  ASSERT_NE(c.message, "") << c.file << ": \"" << c.field << "\" has no \"// expect:\" above it";
  const Outcome outcome = cfnsonnet_eval().run({"-J", "libsonnet", "-e", "(import '" + c.file + "')." + c.field});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.output, "");
  const std::string line = outcome.errors.substr(0, outcome.errors.find('\n'));
  constexpr std::string_view mark = ": error[J0001]: ";
  ASSERT_NE(line.find(mark), std::string::npos) << line;
  EXPECT_EQ(line.substr(line.find(mark) + mark.size()), c.message);
}

std::vector<ErrorCase> all_error_cases() {
  std::vector<ErrorCase> cases;
  for (const fs::path& file : jsonnet_files(TEST_SOURCE_DIR "/errors"))
    for (ErrorCase& c : read_error_cases(file)) cases.push_back(std::move(c));
  return cases;
}

INSTANTIATE_TEST_SUITE_P(Cases, LibraryError, testing::ValuesIn(all_error_cases()), [](const auto& test) {
  return fs::path(test.param.file).stem().string() + "_" + test.param.field;
});

}  // namespace
}  // namespace cfnsonnet::test
