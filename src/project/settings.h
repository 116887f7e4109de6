// The settings that a run goes by, and the table that says what each is called in files, on the command line and, in a
// .cfnlintrc, by cfn-lint.
//
// To add one: a row in settings.cpp's table, and where it is a flag too, its flag in src/cli/.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cfnsonnet/check.h"
#include "cfnsonnet/evaluate.h"
#include "jsonnet/confinement.h"

namespace cfnsonnet::project {

using Values = std::vector<std::string>;

/// What a run goes by for one template.
struct Settings {
  CheckOptions check;
  std::vector<std::filesystem::path> search_path;
  std::string format = "text";
  std::string fail_on = "error";                     ///< error, warning, info or never
  Values registry_schemas;                           ///< Files and folders of type schemas.
  std::vector<std::filesystem::path> private_paths;  ///< What no template reads.
  std::string override_spec;
  std::string custom_rules;  ///< The file that check.custom_rules comes from.
  /// Patterns of files, as paths from here: which ones are checked where none is named, and which ones are not.
  Values templates, ignored_templates;
  bool is_ignored = false;                             ///< This template is one that a file says is not checked.
  std::vector<Binding> ext_vars, top_level_arguments;  ///< Those of a stack; the command line's go before them.
  Values parameters;                                   ///< NAME=VALUE; the same.
  Values parameter_files;

  struct Origin {
    std::string name;  ///< Of the setting: "region".
    Values values;
    std::string from;  ///< "default", "command line", or "FILE:LINE".
  };
  std::vector<Origin> origins;        ///< Every setting, in the order of the documentation.
  std::vector<std::string> files;     ///< That were read for it.
  std::vector<std::string> unused;    ///< Keys of a .cfnlintrc that mean nothing here: "FILE:LINE: KEY".
  std::vector<std::string> warnings;  ///< Of these, what somebody has to know who relies on it; one line each.
};

/// What is wrong with a value, or an empty text.
using Problem = std::string;

/// A key of the files, and the flag that goes before it.
struct Setting {
  enum class Shape : std::uint8_t {
    text,
    list,     ///< A text stands for a list of one.
    rules,    ///< A list of their names.
    options,  ///< Of rules: {E3012: {strict: true}}, which is the text "E3012:strict=true".
    names,    ///< {NAME: VALUE}, which is the text "NAME=VALUE"; in what extends another it is added to.
    codes,    ///< The same; what is no text is Jsonnet as it stands.
  };
  /// Where it can be said.
  enum class Scope : std::uint8_t { anywhere, project, stack };
  const char* name;       ///< In .cfnsonnet.yaml; the flag's long name without the dashes.
  const char* lint_name;  ///< In .cfnlintrc; null where there is no such key.
  Shape shape;
  Scope scope;
  Values (*get)(const Settings&);
  /// @param folder  That of the file.
  Problem (*set)(Settings&, const Values&, const std::filesystem::path& folder);
};

/// What a file of settings may name: what lies in its project, out of its .git, and is not private.
[[nodiscard]] jsonnet::Confinement confined_to_project(const std::filesystem::path& folder,
                                                       const std::vector<std::filesystem::path>& private_paths);
/// Whether a path is none of what lies there; of what is not there, whether it would be none. Both are said in one
/// message, which does not tell whether there is something outside.
[[nodiscard]] bool leads_out(const std::filesystem::path& path, const jsonnet::Confinement& project);

[[nodiscard]] std::span<const Setting> all_settings();

/// The names of the formats of reports, "text, json, …".
[[nodiscard]] std::string format_names();

/// The name of "NAME=VALUE".
[[nodiscard]] std::string_view bound_name(std::string_view value);

/// A text as Jsonnet writes it, whatever is in it: `@'it''s'`.
[[nodiscard]] std::string verbatim(std::string_view text);

/// Code that imports a file, whatever its name: `import @'it''s.jsonnet'`.
/// @param import  "import" or "importstr".
[[nodiscard]] std::string import_of(std::string_view file, std::string_view import);

/// Whether a path, relative to the folder, leads to what is below it; then as one from here. Empty where it does not.
[[nodiscard]] std::filesystem::path below(const std::filesystem::path& folder, const std::string& path);

/// What is wrong with a value of --format or --as-of, or an empty text.
[[nodiscard]] Problem check_format(const std::string& name);
[[nodiscard]] Problem check_date(const std::string& text);  ///< "2026-11-24", a day that exists.

/// @param is_lint  By cfn-lint's name.
[[nodiscard]] const Setting* find_setting(std::string_view key, bool is_lint);

/// What is wrong with "RULE:NAME=VALUE": its form, or a rule that has no such option.
[[nodiscard]] Problem check_rule_option(const std::string& text);
[[nodiscard]] RuleOption rule_option_of(std::string_view text);

}  // namespace cfnsonnet::project
