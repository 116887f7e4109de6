// Examples and expectations that stand in text files, as the tests of this folder read them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cfnsonnet::test {

/// The whole file; a failure of the current test when it cannot be read.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// A field of errors/*.jsonnet, whose evaluation fails with the message of the comment above it.
struct ErrorCase {
  std::string file;  ///< Below the project's folder.
  std::string field;
  std::string message;  ///< What stands after "// expect: ".
};

/// Every field of one file: lines "  // expect: MESSAGE" and "  NAME: …" in turn.
[[nodiscard]] std::vector<ErrorCase> read_error_cases(const std::filesystem::path& path);

/// A fenced block of Markdown: ```LANGUAGE … ```.
struct Block {
  std::string language;
  std::string text;
  int line = 0;  ///< Where the fence opens, from 1.
};

[[nodiscard]] std::vector<Block> read_blocks(const std::string& markdown);

}  // namespace cfnsonnet::test
