// What the value of a flag is: its name in help, and what a shell can offer for it.
//
// It is CLI11's type name of the flag, which is the only place that says it:
//
//   DIR                       a name; what is known of that name (a folder, a file, a rule …) completion.cpp says
//   LEVEL:{error,warning}     one of these words; CLI::IsMember writes the braces of its own accord
//   FILE:*.json,*.yaml        files of these names first
//   FORMAT=FILE:{json,junit}  two parts; the words are for the first one
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace cfnsonnet::cli {

/// Whatever a template can be in.
inline constexpr const char* template_file = "FILE:*.jsonnet,*.libsonnet,*.json,*.yaml,*.yml,*.template";
inline constexpr const char* jsonnet_file = "FILE:*.jsonnet,*.libsonnet";

struct ValueKind {
  std::string name;
  std::vector<std::string> words;
  std::vector<std::string> patterns;  ///< Of names of files.
};

/// That of a flag, or of an argument. Of a flag that takes no value: all empty.
[[nodiscard]] ValueKind value_kind_of(const CLI::Option& option);

/// The type name of a flag that takes one of these words, for which `name` stands.
[[nodiscard]] std::string type_name_of(std::string name, const std::vector<std::string>& words);

/// Adds --format to a command whose answer can be written in several ways, of which `format` has the first.
void add_format_flag(CLI::App& command, std::string& format, const char* help, std::vector<std::string> formats);

}  // namespace cfnsonnet::cli
