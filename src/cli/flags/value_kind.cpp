#include "cli/flags/value_kind.h"

#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

namespace cfnsonnet::cli {

ValueKind value_kind_of(const CLI::Option& option) {
  if (option.get_type_size() == 0 || option.get_expected_max() == 0) return {};
  const std::string type = option.get_type_name();
  const std::size_t colon = type.find(':');
  ValueKind kind{type.substr(0, colon), {}, {}};
  if (colon == std::string::npos) return kind;
  const std::string rest = type.substr(colon + 1);
  if (rest.starts_with('{'))
    kind.words = CLI::detail::split(rest.substr(1, rest.find('}') - 1), ',');
  else if (rest.starts_with('*'))
    kind.patterns = CLI::detail::split(rest, ',');
  return kind;
}

std::string type_name_of(std::string name, const std::vector<std::string>& words) {
  return std::move(name) + ":{" + CLI::detail::join(words, ",") + '}';
}

void add_format_flag(CLI::App& command, std::string& format, const char* help, std::vector<std::string> formats) {
  command.add_option("--format", format, help)
      ->check(CLI::IsMember(std::move(formats)))
      ->type_name("FORMAT")
      ->capture_default_str();
}

}  // namespace cfnsonnet::cli
