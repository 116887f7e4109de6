// Configuration files: what a project has decided for all who check its templates.
//
// .cfnsonnet.yaml holds our flags by their names; .cfnlintrc is read as cfn-lint reads it, as far as the keys mean something
// here. The folder closest to a template that has either decides, up to the one with .git; where it has both, ours goes
// first, key by key. The command line goes before all of them.
//
// A file comes with the templates, perhaps from a stranger's pull request. So none of its keys lets an evaluation read or
// write more: folders of `jpath` stay below the file's own.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "cli/check_flags.h"
#include "cli/jsonnet_flags.h"

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

/// What a run goes by for one template.
struct Settings {
  CheckOptions check;
  std::vector<std::filesystem::path> search_path;
  std::string format;
  std::string fail_on;

  struct Origin {
    std::string name;                 ///< Of the setting: "region".
    std::vector<std::string> values;
    std::string from;                 ///< "default", "command line", or "FILE:LINE".
  };
  std::vector<Origin> origins;        ///< Every setting, in the order of the documentation.
  std::vector<std::string> unused;    ///< Keys of a .cfnlintrc that mean nothing here: "FILE:LINE: KEY".
};

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
  Configurations(const CLI::App& command, const ConfigFlags& config, const CheckFlags& check, const JsonnetFlags& jsonnet,
                 OnFile on_file = {});
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

  const CLI::App& command_;
  const ConfigFlags& config_;
  const CheckFlags& check_;
  const JsonnetFlags& jsonnet_;
  OnFile on_file_;
  std::map<std::filesystem::path, File> files_;
  std::map<std::filesystem::path, Files> closest_;  ///< By the folder of a template.
};

/// The settings of each input. What the report is and when a run fails is the first one's say, and put into `check`.
/// @return Nothing where a file is wrong, which was then said on standard error, and stands in `status`.
[[nodiscard]] std::optional<std::vector<Settings>> settings_of(const std::vector<std::string>& inputs, const CLI::App& command,
                                                               const ConfigFlags& config, CheckFlags& check,
                                                               const JsonnetFlags& jsonnet, int& status,
                                                               const OnFile& on_file = {});

}  // namespace cfnsonnet::cli
