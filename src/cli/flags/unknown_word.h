// What is said of a word of the command line that nobody knows: what was probably meant, or who does know it.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

/// 'unknown command "chekc"; did you mean "check"?'
[[nodiscard]] std::string unknown_command(const std::string& word);

/// 'unknown flag "--forma"; did you mean "--format"?', 'unknown flag "-o"; render, watch and eval have it'
/// @param command  Whose flag it is not.
[[nodiscard]] std::string unknown_flag(const std::string& word, const CLI::App& command);

}  // namespace cfnsonnet::cli
