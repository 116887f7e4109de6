// Configuration files: what a project has decided for all who check its templates.
//
// .cfnsonnet.yaml holds our flags by their names; .cfnlintrc is read as cfn-lint reads it, as far as the keys mean
// something here. The folder closest to a template that has either decides, up to the one with .git; where it has both,
// ours goes first, key by key. The command line goes before all of them.
//
// A file comes with the templates, perhaps from a stranger's pull request. So none of its keys lets an evaluation read
// or write more: folders of `jpath` stay below the file's own, and what else it names lies in its project. A file that
// is wrong ends what it governs, and nothing else.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "cli/check_flags.h"
#include "cli/jsonnet_flags.h"
#include "cli/settings.h"

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

struct ConfigFlags {
  std::string file;  ///< Only this one; empty: those that are found.
  bool none = false;
};

/// Told of each file before it is looked for, whether it is there or not.
using OnFile = std::function<void(const std::string& file)>;

/// --config and --no-config.
void add_config_flags(CLI::App& command, ConfigFlags& flags);

/// Finds and reads each file once.
class Configurations {
 public:
  /// @param command  Its flags were parsed: those that were given go before the files. All must outlive this.
  Configurations(const CLI::App& command, const ConfigFlags& config, const CheckFlags& check,
                 const JsonnetFlags& jsonnet, OnFile on_file = {});
  ~Configurations();

  /// The settings for a template file; for "-" and for code, those of the current folder.
  /// @return What is wrong in a file: one line with its place.
  [[nodiscard]] tl::expected<Settings, std::string> of(const std::string& input);

 private:
  struct File;
  using Files = std::vector<const File*>;
  [[nodiscard]] tl::expected<const File*, std::string> read(const std::filesystem::path& path, bool is_lint);
  [[nodiscard]] tl::expected<Files, std::string> closest_to(std::filesystem::path folder);
  [[nodiscard]] tl::expected<Files, std::string> in_folder(const std::filesystem::path& folder);
  /// Reads the file that they name.
  [[nodiscard]] tl::expected<Settings, std::string> with_custom_rules(Settings settings);

  const CLI::App& command_;
  const ConfigFlags& config_;
  const CheckFlags& check_;
  const JsonnetFlags& jsonnet_;
  OnFile on_file_;
  std::map<std::filesystem::path, File> files_;
  std::map<std::filesystem::path, Files> closest_;               ///< By the folder of a template.
  std::map<std::string, std::vector<CustomRule>> custom_rules_;  ///< By their file.
};

/// The settings of each input. What the report is and when a run fails is the first one's say, and put into `check`. An
/// input whose files are wrong, which is said on standard error, is taken out of `inputs`, and the run fails with
/// `check.is_wrong`.
/// @return One for each of the inputs that are left.
[[nodiscard]] std::vector<Settings> settings_of(std::vector<std::string>& inputs, const CLI::App& command,
                                                const ConfigFlags& config, CheckFlags& check,
                                                const JsonnetFlags& jsonnet, const OnFile& on_file = {});

}  // namespace cfnsonnet::cli
