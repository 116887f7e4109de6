#include "cli/config.h"

#include <algorithm>
#include <optional>
#include <span>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/exit_status.h"
#include "cli/message.h"
#include "document/read.h"
#include "jsonnet/importer.h"
#include "names/nearest.h"

namespace cfnsonnet::cli {
namespace fs = std::filesystem;

namespace {

using Values = std::vector<std::string>;

/// What is wrong with a value, or an empty text.
using Problem = std::string;

/// A key of the files, and the flag that goes before it.
struct Setting {
  const char* name;       ///< In .cfnsonnet.yaml; the flag's long name without the dashes.
  const char* lint_name;  ///< In .cfnlintrc; null where there is no such key.
  bool is_list;
  Values (*get)(const Settings&);
  /// @param folder  That of the file.
  Problem (*set)(Settings&, const Values&, const fs::path& folder);
};

Problem check_each(const Values& values, std::string (*check)(const std::string&)) {
  for (const std::string& value : values)
    if (Problem problem = check(value); !problem.empty()) return problem;
  return {};
}

/// cfn-lint's names for the level that fails a run, and ours.
std::optional<std::string> fail_level(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> levels[] = {
      {"error", "error"}, {"warning", "warning"}, {"info", "info"}, {"informational", "info"}, {"never", "never"}, {"none", "never"}};
  for (const auto& [written, level] : levels)
    if (written == name) return std::string(level);
  return std::nullopt;
}

/// A folder of `jpath` as the engine gets it; empty where it is not below the file's.
fs::path below(const fs::path& folder, const std::string& path) {
  std::error_code error;
  const fs::path root = fs::weakly_canonical(folder.empty() ? "." : folder, error);
  const fs::path full = fs::weakly_canonical(root / path, error);
  const auto [end, rest] = std::mismatch(root.begin(), root.end(), full.begin(), full.end());
  return end == root.end() ? folder / path : fs::path();
}

constexpr Setting settings[] = {
    {"ignore", "ignore_checks", true, [](const Settings& s) { return s.check.ignored; },
     [](Settings& s, const Values& values, const fs::path&) -> Problem {
       s.check.ignored = values;
       return {};
     }},
    {"mandatory", "mandatory_checks", true, [](const Settings& s) { return s.check.mandatory; },
     [](Settings& s, const Values& values, const fs::path&) -> Problem {
       s.check.mandatory = values;
       return {};
     }},
    {"region", "regions", true, [](const Settings& s) { return s.check.regions; },
     [](Settings& s, const Values& values, const fs::path&) {
       s.check.regions = values;
       return check_each(values, check_region);
     }},
    {"as-of", nullptr, false, [](const Settings& s) { return s.check.as_of.empty() ? Values() : Values{s.check.as_of}; },
     [](Settings& s, const Values& values, const fs::path&) {
       s.check.as_of = values.front();
       return check_date(values.front());
     }},
    {"jpath", nullptr, true,
     [](const Settings& s) {
       Values paths;
       for (const fs::path& path : s.search_path) paths.push_back(path.string());
       return paths;
     },
     [](Settings& s, const Values& values, const fs::path& folder) -> Problem {
       s.search_path.clear();
       for (const std::string& value : values) {
         s.search_path.push_back(below(folder, value));
         if (s.search_path.back().empty())
           return fmt::format("\"{}\" is not below the folder of this file; give it with -J", value);
       }
       return {};
     }},
    {"format", nullptr, false, [](const Settings& s) { return Values{s.format}; },
     [](Settings& s, const Values& values, const fs::path&) {
       s.format = values.front();
       return check_format(values.front());
     }},
    {"fail-on", "non_zero_exit_code", false, [](const Settings& s) { return Values{s.fail_on}; },
     [](Settings& s, const Values& values, const fs::path&) -> Problem {
       const auto level = fail_level(values.front());
       if (!level) return fmt::format("\"{}\" is not one of error, warning, info, never", values.front());
       s.fail_on = *level;
       return {};
     }},
};

const char* key_of(const Setting& setting, bool is_lint) { return is_lint ? setting.lint_name : setting.name; }

const Setting* find_setting(std::string_view key, bool is_lint) {
  const auto* found = std::ranges::find_if(settings, [&](const Setting& setting) {
    const char* name = key_of(setting, is_lint);
    return name && name == key;
  });
  return found == std::end(settings) ? nullptr : found;
}

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

std::string unknown_key(std::string_view key) {
  std::vector<std::string_view> names;
  for (const Setting& setting : settings) names.emplace_back(setting.name);
  const auto meant = nearest(key, names);
  return fmt::format("there is no setting \"{}\"{}", key, meant ? fmt::format("; did you mean \"{}\"?", *meant) : "");
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
  CLI::Option* file = command.add_option("--config", flags.file, "Read the settings from this file, not from those that are found")
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
  std::vector<std::string> unused;
};

Configurations::Configurations(const CLI::App& command, const ConfigFlags& config, const CheckFlags& check,
                               const JsonnetFlags& jsonnet, OnFile on_file)
    : command_(command), config_(config), check_(check), jsonnet_(jsonnet), on_file_(std::move(on_file)) {}
Configurations::~Configurations() = default;

tl::expected<const Configurations::File*, std::string> Configurations::read(const fs::path& path, bool is_lint) {
  if (const auto known = files_.find(path); known != files_.end()) return &known->second;
  File file{path.string(), path.parent_path(), is_lint, {}, {}};
  auto text = jsonnet::read_file(path);
  if (!text) return tl::unexpected(fmt::format("{}: {}", file.name, text.error().reason));
  if (is_blank(*text)) return &files_.emplace(path, std::move(file)).first->second;
  const auto document = document::read_yaml(std::make_shared<Source>(file.name, std::move(*text)));
  if (!document) {
    const Finding& wrong = document.error().front();
    return tl::unexpected(fmt::format("{}: {}", place(file.name, wrong.location.range.start), wrong.message));
  }
  if (!document->root().is_object()) return tl::unexpected(fmt::format("{}: is no map from settings to values", file.name));
  for (const document::Member& member : document->root().members) {
    const Position at = member.origin().range.start;
    const auto wrong = [&](std::string_view what) { return tl::unexpected(fmt::format("{}: {}", place(file.name, at), what)); };
    const Setting* setting = find_setting(member.name, is_lint);
    if (!setting && is_lint) {
      file.unused.push_back(fmt::format("{}: {}", place(file.name, at), member.name));
      continue;
    }
    if (!setting) return wrong(unknown_key(member.name));
    auto values = texts_of(*member.value);
    if (!values || (!setting->is_list && values->size() != 1))
      return wrong(fmt::format("\"{}\" takes {}", member.name, setting->is_list ? "a text or a list of them" : "one text"));
    Settings tried;
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
    if (!found) return found;
    if (!found->empty()) return known->second = std::move(*found);
    if (fs::exists(folder / ".git", error) || !folder.has_relative_path()) return Files();
    folder = folder.parent_path();
  }
}

tl::expected<Settings, std::string> Configurations::of(const std::string& input) {
  Settings result{check_.options, jsonnet_.request.search_path, check_.format, check_.fail_on, {}, {}};
  Files files;
  if (!config_.file.empty()) {
    if (on_file_) on_file_(config_.file);
    const bool is_lint = fs::path(config_.file).filename().string().starts_with(".cfnlintrc");
    auto file = read(config_.file, is_lint);
    if (!file) return tl::unexpected(file.error());
    files.push_back(*file);
  } else if (!config_.none) {
    const bool is_file = !jsonnet_.inputs_are_code && input != "-";
    auto found = closest_to(is_file ? fs::path(input).parent_path() : fs::path());
    if (!found) return tl::unexpected(found.error());
    files = std::move(*found);
  }
  for (const Setting& setting : settings) {
    std::string from = "default";
    if (const CLI::Option* option = command_.get_option_no_throw(fmt::format("--{}", setting.name)); option && option->count() > 0) {
      from = "command line";
    } else {
      for (const File* file : files) {
        const auto entry = std::ranges::find(file->entries, &setting, &File::Entry::setting);
        if (entry == file->entries.end()) continue;
        (void)setting.set(result, entry->values, file->folder);
        from = fmt::format("{}:{}", file->name, entry->at.line);
        break;
      }
    }
    result.origins.push_back({setting.name, setting.get(result), std::move(from)});
  }
  for (const File* file : files) result.unused.insert(result.unused.end(), file->unused.begin(), file->unused.end());
  return result;
}

std::optional<std::vector<Settings>> settings_of(const std::vector<std::string>& inputs, const CLI::App& command,
                                                 const ConfigFlags& config, CheckFlags& check, const JsonnetFlags& jsonnet,
                                                 int& status, const OnFile& on_file) {
  Configurations configurations(command, config, check, jsonnet, on_file);
  std::vector<Settings> list;
  for (const std::string& input : inputs) {
    auto settings = configurations.of(input);
    if (!settings) {
      say("{}", settings.error());
      status = exit_status::usage;
      return std::nullopt;
    }
    list.push_back(std::move(*settings));
  }
  check.format = list.front().format;
  check.fail_on = list.front().fail_on;
  return list;
}

}  // namespace cfnsonnet::cli
