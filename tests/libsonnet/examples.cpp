#include "examples.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

namespace cfnsonnet::test {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << "cannot read " << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<ErrorCase> read_error_cases(const std::filesystem::path& path) {
  static const std::regex expectation("  // expect: (.*)");
  static const std::regex field("  (\\w+): .*");
  std::vector<ErrorCase> cases;
  std::string message;
  std::istringstream lines(read_file(path));
  std::smatch match;
  for (std::string line; std::getline(lines, line);) {
    if (std::regex_match(line, match, expectation)) {
      message = match[1];
    } else if (std::regex_match(line, match, field)) {
      cases.push_back({std::filesystem::relative(path, PROJECT_DIR).string(), match[1], message});
      message.clear();
    }
  }
  return cases;
}

std::vector<Block> read_blocks(const std::string& markdown) {
  std::vector<Block> blocks;
  std::istringstream lines(markdown);
  bool inside = false;
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside) blocks.push_back({line.substr(3), "", number});
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
  }
  return blocks;
}

}  // namespace cfnsonnet::test
