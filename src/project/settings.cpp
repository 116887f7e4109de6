// A file of settings comes with the templates, perhaps from a stranger's pull request. So what it names must lie inside
// of its project, but for imports, which stay below its own folder.
#include "project/settings.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include <fmt/format.h>

#include "cfnsonnet/report.h"
#include "files/project.h"
#include "rules/registry/rule_options.h"
#include "schema/regions.h"

namespace cfnsonnet::project {
namespace fs = std::filesystem;

namespace {

template <typename Check>
Problem check_each(const Values& values, Check check) {
  for (const std::string& value : values)
    if (Problem problem = check(value); !problem.empty()) return problem;
  return {};
}

/// cfn-lint's names for the level that fails a run, and ours.
std::optional<std::string> fail_level(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> levels[] = {{"error", "error"}, {"warning", "warning"},
                                                                      {"info", "info"},   {"informational", "info"},
                                                                      {"never", "never"}, {"none", "never"}};
  for (const auto& [written, level] : levels)
    if (written == name) return std::string(level);
  return std::nullopt;
}

/// Makes a path that is written in a file one from here.
Problem locate_in_project(const Settings& settings, const fs::path& folder, const std::string& written,
                          const char* flag, std::string& path) {
  path = (folder / written).lexically_normal().string();
  if (leads_out(path, confined_to_project(folder, settings.private_paths)))
    return fmt::format("\"{}\" is not there, or not in the project of this file; give it with {}", written, flag);
  std::error_code error;
  const bool is_pipe = fs::exists(path, error) && !fs::is_regular_file(path, error) && !fs::is_directory(path, error);
  return is_pipe ? fmt::format("\"{}\" is no regular file", written) : Problem();
}

Values listed(const std::string& text) { return text.empty() ? Values() : Values{text}; }

Problem set_patterns(Values& patterns, const Values& values, const fs::path& folder) {
  patterns.clear();
  for (const std::string& value : values) patterns.push_back((folder / value).lexically_normal().string());
  return {};
}

/// "NAME=VALUE" in two.
Binding parted(const std::string& text, bool is_code) {
  const std::string_view name = bound_name(text);
  return {std::string(name), name.size() < text.size() ? text.substr(name.size() + 1) : "", is_code};
}

enum class Bound : std::uint8_t { text, code };

Problem bind(std::vector<Binding>& bindings, const Values& values, Bound bound) {
  for (const std::string& value : values) bindings.push_back(parted(value, bound == Bound::code));
  return {};
}

Values bound_texts(const std::vector<Binding>& bindings, Bound bound) {
  Values texts;
  for (const Binding& binding : bindings)
    if (binding.is_code == (bound == Bound::code)) texts.push_back(fmt::format("{}={}", binding.name, binding.text));
  return texts;
}

/// Makes a path that is written in a stack one from here.
Problem locate_below(const fs::path& folder, const std::string& written, std::string& path) {
  path = below(folder, written).string();
  return path.empty() ? fmt::format("\"{}\" is not below the folder of this file", written) : Problem();
}

Problem bind_files(std::vector<Binding>& bindings, const Values& values, const fs::path& folder,
                   std::string_view import) {
  for (const std::string& value : values) {
    Binding binding = parted(value, true);
    std::string path;
    if (Problem problem = locate_below(folder, binding.text, path); !problem.empty()) return problem;
    binding.text = import_of(path, import);
    bindings.push_back(std::move(binding));
  }
  return {};
}

/// They are shown as the code that they are.
Values nothing(const Settings&) { return {}; }

using enum Setting::Shape;
using enum Setting::Scope;

constexpr Setting settings[] = {
    {"ignore", "ignore_checks", rules, anywhere, [](const Settings& s) { return s.check.ignored; },
     [](Settings& s, const Values& values, const fs::path&) -> Problem {
       s.check.ignored = values;
       return {};
     }},
    {"include", "include_checks", rules, anywhere, [](const Settings& s) { return s.check.included; },
     [](Settings& s, const Values& values, const fs::path&) -> Problem {
       s.check.included = values;
       return {};
     }},
    {"mandatory", "mandatory_checks", rules, anywhere, [](const Settings& s) { return s.check.mandatory; },
     [](Settings& s, const Values& values, const fs::path&) -> Problem {
       s.check.mandatory = values;
       return {};
     }},
    {"configure-rule", "configure_rules", options, anywhere,
     [](const Settings& s) {
       Values texts;
       for (const RuleOption& option : s.check.configured)
         texts.push_back(fmt::format("{}:{}={}", option.rule, option.name, option.value));
       return texts;
     },
     [](Settings& s, const Values& values, const fs::path&) {
       s.check.configured.clear();
       for (const std::string& value : values) s.check.configured.push_back(rule_option_of(value));
       return check_each(values, check_rule_option);
     }},
    {"custom-rules", "custom_rules", text, anywhere, [](const Settings& s) { return listed(s.custom_rules); },
     [](Settings& s, const Values& values, const fs::path& folder) {
       return locate_in_project(s, folder, values.front(), "--custom-rules", s.custom_rules);
     }},
    {"region", "regions", list, anywhere, [](const Settings& s) { return s.check.regions; },
     [](Settings& s, const Values& values, const fs::path&) {
       s.check.regions = values;
       return check_each(values, schema::check_region);
     }},
    {"as-of", nullptr, text, anywhere, [](const Settings& s) { return listed(s.check.as_of); },
     [](Settings& s, const Values& values, const fs::path&) {
       s.check.as_of = values.front();
       return check_date(values.front());
     }},
    {"registry-schemas", "registry_schemas", list, anywhere, [](const Settings& s) { return s.registry_schemas; },
     [](Settings& s, const Values& values, const fs::path& folder) {
       s.registry_schemas.clear();
       return check_each(values, [&](const std::string& value) {
         return locate_in_project(s, folder, value, "--registry-schemas", s.registry_schemas.emplace_back());
       });
     }},
    {"override-spec", "override_spec", text, anywhere, [](const Settings& s) { return listed(s.override_spec); },
     [](Settings& s, const Values& values, const fs::path& folder) {
       return locate_in_project(s, folder, values.front(), "--override-spec", s.override_spec);
     }},
    {"templates", "templates", list, project, [](const Settings& s) { return s.templates; },
     [](Settings& s, const Values& values, const fs::path& folder) {
       return set_patterns(s.templates, values, folder);
     }},
    {"ignore-templates", "ignore_templates", list, project, [](const Settings& s) { return s.ignored_templates; },
     [](Settings& s, const Values& values, const fs::path& folder) {
       return set_patterns(s.ignored_templates, values, folder);
     }},
    {"jpath", nullptr, list, anywhere,
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
    {"private", nullptr, list, anywhere,
     [](const Settings& s) {
       Values paths;
       for (const fs::path& path : s.private_paths) paths.push_back(path.string());
       return paths;
     },
     [](Settings& s, const Values& values, const fs::path& folder) -> Problem {
       s.private_paths.clear();
       for (const std::string& value : values) s.private_paths.push_back(folder / value);
       return {};
     }},
    {"format", nullptr, text, project, [](const Settings& s) { return Values{s.format}; },
     [](Settings& s, const Values& values, const fs::path&) {
       s.format = values.front();
       return check_format(values.front());
     }},
    {"fail-on", "non_zero_exit_code", text, project, [](const Settings& s) { return Values{s.fail_on}; },
     [](Settings& s, const Values& values, const fs::path&) -> Problem {
       const auto level = fail_level(values.front());
       if (!level) return fmt::format("\"{}\" is not one of error, warning, info, never", values.front());
       s.fail_on = *level;
       return {};
     }},
    {"ext-str", nullptr, names, stack, [](const Settings& s) { return bound_texts(s.ext_vars, Bound::text); },
     [](Settings& s, const Values& values, const fs::path&) { return bind(s.ext_vars, values, Bound::text); }},
    {"ext-code", nullptr, codes, stack, [](const Settings& s) { return bound_texts(s.ext_vars, Bound::code); },
     [](Settings& s, const Values& values, const fs::path&) { return bind(s.ext_vars, values, Bound::code); }},
    {"ext-str-file", nullptr, names, stack, nothing,
     [](Settings& s, const Values& values, const fs::path& folder) {
       return bind_files(s.ext_vars, values, folder, "importstr");
     }},
    {"ext-code-file", nullptr, names, stack, nothing,
     [](Settings& s, const Values& values, const fs::path& folder) {
       return bind_files(s.ext_vars, values, folder, "import");
     }},
    {"tla-str", nullptr, names, stack,
     [](const Settings& s) { return bound_texts(s.top_level_arguments, Bound::text); },
     [](Settings& s, const Values& values, const fs::path&) {
       return bind(s.top_level_arguments, values, Bound::text);
     }},
    {"tla-code", nullptr, codes, stack,
     [](const Settings& s) { return bound_texts(s.top_level_arguments, Bound::code); },
     [](Settings& s, const Values& values, const fs::path&) {
       return bind(s.top_level_arguments, values, Bound::code);
     }},
    {"tla-str-file", nullptr, names, stack, nothing,
     [](Settings& s, const Values& values, const fs::path& folder) {
       return bind_files(s.top_level_arguments, values, folder, "importstr");
     }},
    {"tla-code-file", nullptr, names, stack, nothing,
     [](Settings& s, const Values& values, const fs::path& folder) {
       return bind_files(s.top_level_arguments, values, folder, "import");
     }},
    {"parameters", nullptr, names, stack, [](const Settings& s) { return s.parameters; },
     [](Settings& s, const Values& values, const fs::path&) -> Problem {
       s.parameters = values;
       return {};
     }},
    {"parameter-file", nullptr, list, stack, [](const Settings& s) { return s.parameter_files; },
     [](Settings& s, const Values& values, const fs::path& folder) {
       s.parameter_files.clear();
       return check_each(values, [&](const std::string& value) {
         std::string& file = s.parameter_files.emplace_back();
         Problem problem = locate_below(folder, value, file);
         return problem.empty() ? locate_in_project(s, folder, value, "--parameter-file", file) : problem;
       });
     }},
};

}  // namespace

fs::path below(const fs::path& folder, const std::string& path) {
  const fs::path normal = (folder / path)
                              .lexically_normal();  // It is this one that is used: a link before ".." is no way out.
  return files::is_below(files::resolved(folder), files::resolved(normal)) ? normal : fs::path();
}

std::string_view bound_name(std::string_view value) { return value.substr(0, value.find('=')); }

std::string verbatim(std::string_view text) {
  std::string quoted = "@'";
  for (const char c : text) quoted.append(c == '\'' ? 2 : 1, c);  // A quote is written twice.
  return quoted + '\'';
}

std::string import_of(std::string_view file, std::string_view import) {
  return fmt::format("{} {}", import, verbatim(file));
}

std::string format_names() {
  std::string names;
  for (const report::Format& format : report::all_formats())
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  return names;
}

Problem check_format(const std::string& name) {
  if (report::find_format(name)) return {};
  const bool is_of_lint = name == "parseable" || name == "pretty" || name == "quiet";
  return fmt::format("there is no format \"{}\"; {}there are {}", name, is_of_lint ? "its lines are in \"text\"; " : "",
                     format_names());
}

Problem check_date(const std::string& text) {
  int year = 0, month = 0, day = 0, end = 0;
  const bool shaped = text.size() == 10 && std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 &&
                      end == 10;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int days[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (shaped && month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1]) return {};
  return fmt::format("\"{}\" is not a day such as 2026-11-24", text);
}

jsonnet::Confinement confined_to_project(const fs::path& folder, const std::vector<fs::path>& private_paths) {
  EvaluateRequest bounds;
  bounds.confine_imports = true;
  bounds.file = folder / "x";
  bounds.private_paths = private_paths;
  return jsonnet::Confinement(bounds);
}

bool leads_out(const fs::path& path, const jsonnet::Confinement& project) {
  std::error_code error;
  return path.empty() || fs::exists(path, error) ? !project.allows(files::resolved(path)) : project.may_lead_out(path);
}

std::span<const Setting> all_settings() { return settings; }

const Setting* find_setting(std::string_view key, bool is_lint) {
  const auto* found = std::ranges::find_if(settings, [&](const Setting& setting) {
    const char* name = is_lint ? setting.lint_name : setting.name;
    return name && name == key;
  });
  return found == std::end(settings) ? nullptr : found;
}

RuleOption rule_option_of(std::string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const std::size_t equals = std::min(text.find('=', colon), text.size());
  const auto part = [&](std::size_t from, std::size_t to) {
    return std::string(from < to ? text.substr(from, to - from) : "");
  };
  return {part(0, colon), part(colon + 1, equals), part(equals + 1, text.size())};
}

Problem check_rule_option(const std::string& text) {
  const RuleOption option = rule_option_of(text);
  if (option.rule.empty() || option.name.empty() || text.find('=') == std::string::npos)
    return fmt::format("\"{}\" is not RULE:NAME=VALUE, such as E3012:strict=true", text);
  if (!rules::is_known(option)) return fmt::format("{} has no option \"{}\"", option.rule, option.name);
  return {};
}

}  // namespace cfnsonnet::project
