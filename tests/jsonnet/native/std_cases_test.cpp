// The standard library, a file of cases for each family: std/*.cases. A line is
//
//   expression  ==>  what `std.toString([expression])` writes between its brackets, or `error`
//
// and an empty line or one that begins with # says nothing. An error must be a Failure with a message of one line and a
// place in the expression. UPDATE_GOLDEN=1 writes what comes out into the files: read the diff before you commit it.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "jsonnet/engine.h"

namespace cfnsonnet::jsonnet {
namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(TEST_SOURCE_DIR) / "std";
constexpr std::string_view arrow = "  ==>  ";

// What evaluates for longer hangs: a case takes a millisecond.
constexpr std::chrono::seconds time_limit{20};

std::vector<std::string> find_files() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".cases") names.push_back(entry.path().stem());
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> read_lines(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

bool updates_golden() {
  const char* golden = std::getenv("UPDATE_GOLDEN");
  return golden && std::string_view(golden) == "1";
}

/// What a person would want to know about a failure that is no good one; empty if it is.
std::string fault_of(const Failure& failure) {
  if (failure.message.empty()) return "the message is empty";
  if (failure.message.find('\n') != std::string::npos) return "the message has several lines: " + failure.message;
  if (!failure.location.source) return "the failure is in no text: " + failure.message;
  if (!failure.location.range().known()) return "the failure has no place: " + failure.message;
  if (failure.location.range().end < failure.location.range().start)
    return "the place ends before it begins: " + failure.message;
  return {};
}

/// "error", or the value's text.
std::string evaluate(std::string_view expression) {
  Request request;
  request.snippet = "std.toString([" + std::string(expression) + "])";
  request.form = OutputForm::string;
  request.timeout = time_limit;
  const Result result = make_native_engine()->evaluate(request);
  if (!result) {
    EXPECT_EQ(fault_of(result.error()), "");
    return "error";
  }
  // "[", the value, "]\n".
  return result->front().text.substr(1, result->front().text.size() - 3);
}

class StdCases : public testing::TestWithParam<std::string> {};

TEST_P(StdCases, Hold) {
  const fs::path path = folder / (GetParam() + ".cases");
  std::vector<std::string> lines = read_lines(path);
  std::size_t count = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string& line = lines[i];
    if (line.empty() || line.starts_with('#')) continue;
    SCOPED_TRACE(path.string() + ':' + std::to_string(i + 1) + ": " + line);
    const auto at = line.rfind(arrow);
    ASSERT_NE(at, std::string::npos) << "the line has no \"" << arrow << '"';
    const std::string expression = line.substr(0, at);
    const std::string expected = line.substr(at + arrow.size());
    const std::string observed = evaluate(expression);
    ++count;
    if (updates_golden()) {
      line = expression + std::string(arrow) + observed;
    } else {
      EXPECT_EQ(observed, expected);
    }
  }
  EXPECT_GT(count, 0U) << path << " has no cases";
  if (!updates_golden()) return;
  std::ofstream file(path, std::ios::binary);
  for (const std::string& line : lines) file << line << '\n';
}

INSTANTIATE_TEST_SUITE_P(Std, StdCases, testing::ValuesIn(find_files()),
                         [](const auto& parameter) { return parameter.param; });

}  // namespace
}  // namespace cfnsonnet::jsonnet
