#include "cli/config.h"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/file_patterns.h"
#include "cli/message.h"
#include "cli/rule_names.h"
#include "document/read.h"
#include "files/project.h"
#include "jsonnet/importer.h"
#include "names/nearest.h"
#include "rules/custom_rules.h"
#include "rules/rule_options.h"
#include "schema/regions.h"

namespace cfnsonnet::cli {
namespace fs = std::filesystem;

namespace {

/// A scalar or a list of them, as texts.
std::optional<Values> texts_of(const document::Node& node) {
  if (const auto text = node.scalar_text()) return Values{std::string(*text)};
  if (!node.is_array()) return std::nullopt;
  Values values;
  for (const document::Node* item : node.items) {
    const auto text = item->scalar_text();
    if (!text) return std::nullopt;
    values.emplace_back(*text);
  }
  return values;
}

/// {E3012: {strict: true}} as "E3012:strict=true"; an item of a list each.
std::optional<Values> options_of(const document::Node& node) {
  if (!node.is_object()) return texts_of(node);
  const auto options = rules::rule_options_of(node);
  if (!options) return std::nullopt;
  Values values;
  for (const RuleOption& option : *options)
    values.push_back(fmt::format("{}:{}={}", option.rule, option.name, option.value));
  return values;
}

std::string unknown_key(std::string_view key) {
  std::vector<std::string_view> names;
  for (const Setting& setting : all_settings()) names.emplace_back(setting.name);
  const auto meant = nearest(key, names);
  return fmt::format("there is no setting \"{}\"{}", key, meant ? fmt::format("; did you mean \"{}\"?", *meant) : "");
}

std::string_view form_of(Setting::Shape shape) {
  switch (shape) {
    case Setting::Shape::text: return "one text";
    case Setting::Shape::list:
    case Setting::Shape::rules: return "a text or a list of them";
    case Setting::Shape::options: return "the options of rules, such as {E3012: {strict: true}}";
  }
  return {};
}

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
  const auto meant = nearest(key, keys);
  return fmt::format("there is no setting \"{}\"{}", key, meant ? fmt::format("; did you mean \"{}\"?", *meant) : "");
}

/// "W2001, W2002" is two rules, as on the command line.
Values each_rule(const Values& values) {
  Values rules;
  for (const std::string& value : values) {
    for (std::size_t at = value.find_first_not_of(", "); at < value.size(); at = value.find_first_not_of(", ", at)) {
      const std::size_t end = std::min(value.find_first_of(", ", at), value.size());
      rules.push_back(value.substr(at, end - at));
      at = end;
    }
  }
  return rules;
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

std::string place(const std::string& name, Position at) { return fmt::format("{}:{}:{}", name, at.line, at.column); }

}  // namespace

void add_config_flags(CLI::App& command, ConfigFlags& flags) {
  CLI::Option* file = command
                          .add_option("--config", flags.file,
                                      "Read the settings from this file, not from those that are found")
                          ->type_name("FILE");
  command.add_flag("--no-config", flags.none, "Read no configuration file")->excludes(file);
}

/// One file as it was read: what it sets, in the order of the file.
struct Configurations::File {
  std::string name;  ///< For messages.
  fs::path folder;
  bool is_lint = false;
  struct Entry {
    const Setting* setting;
    Values values;
    Position at;
  };
  std::vector<Entry> entries;
  std::vector<std::string> unused, warnings;
};

Configurations::Configurations(const CLI::App& command, const ConfigFlags& config, const CheckFlags& check,
                               const JsonnetFlags& jsonnet, OnFile on_file)
    : command_(command), config_(config), check_(check), jsonnet_(jsonnet), on_file_(std::move(on_file)) {}
Configurations::~Configurations() = default;

tl::expected<const Configurations::File*, std::string> Configurations::read(const fs::path& path, bool is_lint) {
  if (const auto known = files_.find(path); known != files_.end()) return &known->second;
  File file{path.string(), path.parent_path(), is_lint, {}, {}, {}};
  auto text = jsonnet::read_file(path);
  if (!text) return tl::unexpected(fmt::format("{}: {}", file.name, text.error().reason));
  if (is_blank(*text)) return &files_.emplace(path, std::move(file)).first->second;
  const auto document = document::read_yaml(std::make_shared<Source>(file.name, std::move(*text)));
  if (!document) {
    const Finding& wrong = document.error().front();
    return tl::unexpected(fmt::format("{}: {}", place(file.name, wrong.location.range.start), wrong.message));
  }
  if (!document->root().is_object())
    return tl::unexpected(fmt::format("{}: is no map from settings to values", file.name));
  for (const document::Member& member : document->root().members) {
    const Position at = member.origin().range.start;
    const auto wrong = [&](std::string_view what) {
      return tl::unexpected(fmt::format("{}: {}", place(file.name, at), what));
    };
    const Setting* setting = find_setting(member.name, is_lint);
    const auto do_not_use = [&](std::string_view what) {
      file.unused.push_back(fmt::format("{}: {}", place(file.name, at), what));
    };
    if (!setting && is_lint) {
      do_not_use(member.name);
      if (const std::string unknown = unknown_lint_key(member.name); !unknown.empty())
        file.warnings.push_back(fmt::format("{}: {}", place(file.name, at), unknown));
      if (const auto loss = loss_of(member.name); !loss.empty())
        file.warnings.push_back(fmt::format("{}: {}", place(file.name, at), loss));
      continue;
    }
    if (!setting) return wrong(unknown_key(member.name));
    const bool is_options = setting->shape == Setting::Shape::options;
    auto values = is_options ? options_of(*member.value) : texts_of(*member.value);
    if (!values || (setting->shape == Setting::Shape::text && values->size() != 1))
      return wrong(fmt::format("\"{}\" takes {}", member.name, form_of(setting->shape)));
    if (is_options && is_lint) {
      std::erase_if(*values, [&](const std::string& value) {
        const bool known = rules::is_known(rule_option_of(value));
        if (!known) do_not_use(fmt::format("{} {}", member.name, value));
        return !known;
      });
    }
    if (setting->shape == Setting::Shape::rules) {
      *values = each_rule(*values);
      for (const std::string& name : *values) {
        const Problem unknown = check_rule_name(name);
        if (unknown.empty()) continue;
        do_not_use(fmt::format("{} {}", member.name, name));
        file.warnings.push_back(fmt::format("{}: {}", place(file.name, at), unknown));
      }
    }
    Settings tried{};
    if (const Problem problem = setting->set(tried, *values, file.folder); !problem.empty()) return wrong(problem);
    file.entries.push_back({setting, std::move(*values), at});
  }
  return &files_.emplace(path, std::move(file)).first->second;
}

tl::expected<Configurations::Files, std::string> Configurations::in_folder(const fs::path& folder) {
  Files found;
  std::error_code error;
  for (const char* name : {".cfnsonnet.yaml", ".cfnlintrc", ".cfnlintrc.yaml", ".cfnlintrc.yml"}) {
    const fs::path path = folder / name;
    if (on_file_) on_file_(path.string());
    if (fs::is_symlink(path, error) && leads_out(path, confined_to_project(folder, jsonnet_.request.private_paths)))
      return tl::unexpected(fmt::format("{}: it is a link to what is not there, or not in the project", path.string()));
    if (!fs::is_regular_file(path, error)) continue;
    const auto file = read(path, std::string_view(name) != ".cfnsonnet.yaml");
    if (!file) return tl::unexpected(file.error());
    found.push_back(*file);
  }
  return found;
}

tl::expected<Configurations::Files, std::string> Configurations::closest_to(fs::path folder) {
  const auto [known, added] = closest_.try_emplace(folder);
  if (!added) return known->second;
  std::error_code error;
  const fs::path current = fs::current_path(error);
  folder = fs::weakly_canonical(folder.empty() ? fs::path(".") : folder, error);
  for (;;) {
    // Named as a person would from here.
    const fs::path shown = folder == current ? fs::path() : folder.lexically_proximate(current);
    auto found = in_folder(shown);
    if (!found) {
      closest_.erase(known);  // The next template of the folder is told, too.
      return found;
    }
    if (!found->empty()) return known->second = std::move(*found);
    if (fs::exists(folder / ".git", error) || !folder.has_relative_path()) return Files();
    folder = folder.parent_path();
  }
}

tl::expected<Settings, std::string> Configurations::of(const std::string& input) {
  Settings result{};
  result.check = check_.options;
  result.search_path = jsonnet_.request.search_path;
  result.private_paths = jsonnet_.request.private_paths;
  result.format = check_.format;
  result.fail_on = check_.fail_on;
  result.registry_schemas = check_.registry_schemas;
  result.override_spec = check_.override_spec;
  result.custom_rules = check_.custom_rules;
  const bool is_file = !jsonnet_.inputs_are_code && input != "-";
  for (const std::string& option : check_.rule_options) result.check.configured.push_back(rule_option_of(option));
  result.check.configured_for_all = !result.check.configured.empty();
  Files files;
  if (!config_.file.empty()) {
    if (on_file_) on_file_(config_.file);
    const bool is_lint = fs::path(config_.file).filename().string().starts_with(".cfnlintrc");
    auto file = read(config_.file, is_lint);
    if (!file) return tl::unexpected(file.error());
    files.push_back(*file);
  } else if (!config_.none) {
    auto found = closest_to(is_file ? fs::path(input).parent_path() : fs::path());
    if (!found) return tl::unexpected(found.error());
    files = std::move(*found);
  }
  const auto apply = [&](const Setting& setting) -> tl::expected<std::string, std::string> {
    const CLI::Option* option = command_.get_option_no_throw(fmt::format("--{}", setting.name));
    if (option && option->count() > 0) return "command line";
    for (const File* file : files) {
      const auto entry = std::ranges::find(file->entries, &setting, &File::Entry::setting);
      if (entry == file->entries.end()) continue;
      if (const Problem problem = setting.set(result, entry->values, file->folder); !problem.empty())
        return tl::unexpected(fmt::format("{}: {}", place(file->name, entry->at), problem));
      return fmt::format("{}:{}", file->name, entry->at.line);
    }
    return "default";
  };
  (void)apply(*find_setting("private", false));  // It decides what the others may name.
  for (const Setting& setting : all_settings()) {
    auto from = apply(setting);
    if (!from) return tl::unexpected(std::move(from.error()));
    result.origins.push_back({setting.name, setting.get(result), std::move(*from)});
  }
  for (const File* file : files) {
    result.unused.insert(result.unused.end(), file->unused.begin(), file->unused.end());
    result.warnings.insert(result.warnings.end(), file->warnings.begin(), file->warnings.end());
  }
  if (auto& regions = result.check.regions; std::ranges::find(regions, schema::every_region) != regions.end()) {
    const auto all = schema::all_regions();
    regions.assign(all.begin(), all.end());
  }
  result.is_ignored = is_file && std::ranges::any_of(result.ignored_templates, [&](const std::string& pattern) {
                        return matches_pattern(pattern, input);
                      });
  return with_custom_rules(std::move(result));
}

tl::expected<Settings, std::string> Configurations::with_custom_rules(Settings settings) {
  const std::string& file = settings.custom_rules;
  if (file.empty()) return settings;
  if (on_file_) on_file_(file);
  auto known = custom_rules_.find(file);
  if (known == custom_rules_.end()) {
    const auto text = jsonnet::read_file(file);
    if (!text) return tl::unexpected(fmt::format("{}: {}", file, text.error().reason));
    auto rules = rules::read_custom_rules(*text, file);
    if (!rules) return tl::unexpected(std::move(rules.error()));
    known = custom_rules_.emplace(file, std::move(*rules)).first;
  }
  settings.check.custom_rules = known->second;
  return settings;
}

std::vector<Settings> settings_of(std::vector<std::string>& inputs, const CLI::App& command, const ConfigFlags& config,
                                  CheckFlags& check, const JsonnetFlags& jsonnet, const OnFile& on_file) {
  Configurations configurations(command, config, check, jsonnet, on_file);
  std::vector<Settings> list;
  std::set<std::string> said;
  const auto say_once = [&](std::string_view kind, const std::string& what) {
    if (said.insert(what).second) say("{}{}", kind, what);
  };
  std::erase_if(inputs, [&](const std::string& input) {
    auto settings = configurations.of(input);
    if (!settings) {
      say_once("", settings.error());
      check.is_wrong = true;
      return true;
    }
    for (const std::string& warning : settings->warnings) say_once("warning: ", warning);
    list.push_back(std::move(*settings));
    return false;
  });
  const CLI::Option* fail_on = command.get_option_no_throw("--fail-on");
  check.fail_on_is_given = fail_on && fail_on->count() > 0;
  if (list.empty()) return list;
  check.format = list.front().format;
  check.fail_on = list.front().fail_on;
  return list;
}

}  // namespace cfnsonnet::cli
