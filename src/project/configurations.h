// Configuration files: what a project has decided for all who check its templates.
//
// .cfnsonnet.yaml holds our flags by their names; .cfnlintrc is read as cfn-lint reads it, as far as the keys mean
// something here. The folder closest to a template that has either decides, up to the one with .git; where it has both,
// ours goes first, key by key. What a stack says goes before them, and the command line before all.
//
// A file comes with the templates, perhaps from a stranger's pull request. So none of its keys lets an evaluation read
// or write more: folders of `jpath` and what stacks name stay below the file's own, and what else it names lies in its
// project. A file that is wrong ends what it governs, and nothing else.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "project/settings.h"
#include "project/settings_file.h"
#include "project/stacks.h"

namespace cfnsonnet::project {

/// Which files are read.
struct ConfigurationFiles {
  std::string only;  ///< This one; empty: those that are found.
  bool none = false;
};

/// What goes before all files, and holds where they say nothing.
struct Given {
  Settings settings;
  std::set<std::string, std::less<>> names;  ///< Of the settings that were given: the others are defaults.
};

/// Finds and reads each file once.
class Configurations {
 public:
  /// @param bounds  How the Jsonnet of stacks is evaluated: its limits.
  Configurations(Given given, ConfigurationFiles files, EvaluateRequest bounds, OnFile on_file = {});

  /// The settings for a template file; those of the current folder where none is named.
  ///
  /// @param stack  The template is looked at as this one; null: by itself.
  /// @return What is wrong in a file: one line with its place.
  [[nodiscard]] tl::expected<Settings, std::string> of(const std::optional<std::string>& file,
                                                       const Stack* stack = nullptr);

  /// The stacks of the project that a file belongs to, as the closest file says that has any; of the current folder's
  /// where none is named.
  [[nodiscard]] tl::expected<Stacks, std::string> stacks_of(const std::optional<std::string>& file = std::nullopt);

 private:
  using Files = std::vector<const SettingsFile*>;
  [[nodiscard]] tl::expected<const SettingsFile*, std::string> read(const std::filesystem::path& path, bool is_lint);
  /// The file that is named, or none; nothing where they are to be found.
  [[nodiscard]] tl::expected<std::optional<Files>, std::string> named();
  [[nodiscard]] tl::expected<Files, std::string> closest_to(const std::filesystem::path& folder);
  [[nodiscard]] tl::expected<Files, std::string> in_folder(const std::filesystem::path& folder);
  /// Reads the file that they name.
  [[nodiscard]] tl::expected<Settings, std::string> with_custom_rules(Settings settings);

  const Given given_;
  const ConfigurationFiles named_;
  const EvaluateRequest bounds_;
  OnFile on_file_;
  std::map<std::filesystem::path, SettingsFile> files_;
  std::map<std::filesystem::path, Files> folders_;               ///< Those of each folder that was looked into.
  std::map<std::filesystem::path, Files> closest_;               ///< By the folder of a template.
  std::map<std::filesystem::path, Stacks> stacks_;               ///< The same.
  std::map<std::string, Stacks> by_file_;                        ///< By the file that says them.
  std::map<std::string, std::vector<CustomRule>> custom_rules_;  ///< By their file.
};

}  // namespace cfnsonnet::project
