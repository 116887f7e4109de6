// What can come next on a command line: completion without a shell. The flags, commands and values are those of CLI11's
// tree, so that there is no second list of them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

struct Completion {
  struct Candidate {
    std::string word;  ///< The whole word, with what was typed of it.
    std::string description;
  };
  /// All that may stand there, in the order of help: which of them begin as the word does is for the shell to see, for
  /// each has its own idea of that.
  std::vector<Candidate> candidates;

  enum class Files : std::uint8_t { none, any, folders };
  Files files = Files::none;
  std::string file_prefix;            ///< The part of the word before a file's name: "--report=json=".
  std::vector<std::string> patterns;  ///< Files of these names come first; empty: all are alike.
};

/// @param program  With the flags of the command that the words name.
/// @param words    Those after the program's name up to the cursor, the last one perhaps empty.
[[nodiscard]] Completion complete(const CLI::App& program, std::span<const std::string> words);

}  // namespace cfnsonnet::cli
