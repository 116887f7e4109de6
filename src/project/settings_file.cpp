#include "project/settings_file.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "document/read.h"
#include "jsonnet/importer.h"
#include "names/nearest.h"
#include "project/rule_names.h"
#include "project/setting_values.h"
#include "rules/registry/rule_options.h"

namespace cfnsonnet::project {
namespace fs = std::filesystem;

namespace {

/// What relies on a key of a .cfnlintrc that cannot be done here.
std::string_view loss_of(std::string_view key) {
  if (key == "append_rules")
    return "\"append_rules\" names rules in Python, which cannot be run here; say them in \"custom_rules\", or keep "
           "cfn-lint for them";
  return {};
}

/// Of a key that cfn-lint does not have either, that there is none.
/// https://github.com/aws-cloudformation/cfn-lint#configuration
std::string unknown_lint_key(std::string_view key) {
  std::vector<std::string_view> keys = {"append_rules",
                                        "build_graph",
                                        "debug",
                                        "deployment_files",
                                        "force",
                                        "format",
                                        "ignore_bad_template",
                                        "include_experimental",
                                        "info",
                                        "listrules",
                                        "merge_configs",
                                        "output_file",
                                        "parameter_files",
                                        "parameters",
                                        "template_alt",
                                        "update_documentation",
                                        "update_specs"};
  for (const Setting& setting : all_settings())
    if (setting.lint_name) keys.emplace_back(setting.lint_name);
  if (std::ranges::find(keys, key) != keys.end()) return {};
  return fmt::format("there is no setting \"{}\"{}", key, did_you_mean(key, keys));
}

/// Whether a file has nothing in it but blanks and comments.
bool is_blank(std::string_view text) {
  while (!text.empty()) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return true;
    if (text[first] != '#') return false;
    const std::size_t end = text.find('\n', first);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end);
  }
  return true;
}

/// Reads one member of a file of settings.
class FileReader {
 public:
  FileReader(std::string name, fs::path folder, bool is_lint)
      : name_(std::move(name)), folder_(std::move(folder)), is_lint_(is_lint) {}

  std::vector<Entry> entries;
  std::vector<std::string> unused, warnings;

  /// @return What is wrong, with its place; empty where nothing is.
  std::string read(const document::Member& member) {
    const std::string place = place_of(member.origin());
    const auto wrong = [&](std::string_view what) { return fmt::format("{}: {}", place, what); };
    const Setting* setting = find_setting(member.name, is_lint_);
    if (!setting && is_lint_) {
      note_unknown(member.name, place);
      return {};
    }
    if (!setting) return wrong(unknown_setting(member.name, Setting::Scope::project, {&stacks_key, 1}));
    if (setting->scope == Setting::Scope::stack)
      return wrong(fmt::format("\"{}\" is for a stack, not for the project; see \"stacks\"", member.name));
    auto values = values_of(*setting, member.name, *member.value);
    if (!values) return wrong(values.error());
    if (setting->shape == Setting::Shape::options && is_lint_) drop_unknown_options(member.name, *values, place);
    if (setting->shape == Setting::Shape::rules) note_unknown_rules(member.name, *values, place);
    Settings tried{};
    if (const Problem problem = setting->set(tried, *values, folder_); !problem.empty()) return wrong(problem);
    entries.push_back({setting, std::move(*values), document::location_of(member.origin())});
    return {};
  }

 private:
  void note_unknown(std::string_view key, const std::string& place) {
    unused.push_back(fmt::format("{}: {}", place, key));
    if (const std::string unknown = unknown_lint_key(key); !unknown.empty())
      warnings.push_back(fmt::format("{}: {}", place, unknown));
    if (const auto loss = loss_of(key); !loss.empty()) warnings.push_back(fmt::format("{}: {}", place, loss));
  }
  void drop_unknown_options(std::string_view key, Values& values, const std::string& place) {
    std::erase_if(values, [&](const std::string& value) {
      const bool known = rules::is_known(rule_option_of(value));
      if (!known) unused.push_back(fmt::format("{}: {} {}", place, key, value));
      return !known;
    });
  }
  void note_unknown_rules(std::string_view key, const Values& values, const std::string& place) {
    for (const std::string& rule : values) {
      const Problem unknown = check_rule_name(rule);
      if (unknown.empty()) continue;
      unused.push_back(fmt::format("{}: {} {}", place, key, rule));
      warnings.push_back(fmt::format("{}: {}", place, unknown));
    }
  }

  const std::string name_;
  const fs::path folder_;
  const bool is_lint_;
};

}  // namespace

tl::expected<SettingsFile, std::string> read_settings_file(const fs::path& path, bool is_lint) {
  SettingsFile file{path.string(), path.parent_path(), {}, {}, {}, {}};
  auto text = jsonnet::read_file(path);
  if (!text) return tl::unexpected(fmt::format("{}: {}", file.name, text.error().reason));
  if (is_blank(*text)) return file;
  auto document = document::read_yaml(std::make_shared<Source>(file.name, std::move(*text)));
  if (!document) {
    const Finding& wrong = document.error().front();
    return tl::unexpected(fmt::format("{}: {}", place_of(wrong.location), wrong.message));
  }
  if (!document->root().is_object())
    return tl::unexpected(fmt::format("{}: is no map from settings to values", file.name));
  FileReader reader(file.name, file.folder, is_lint);
  for (const document::Member& member : document->root().members) {
    if (!is_lint && member.name == stacks_key) continue;
    if (std::string wrong = reader.read(member); !wrong.empty()) return tl::unexpected(std::move(wrong));
  }
  file.entries = std::move(reader.entries);
  file.unused = std::move(reader.unused);
  file.warnings = std::move(reader.warnings);
  if (!is_lint && document->root().find(stacks_key)) file.document = std::move(*document);
  return file;
}

}  // namespace cfnsonnet::project
