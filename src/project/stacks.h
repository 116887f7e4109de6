// The stacks of a project: one template each, with its arguments, its parameters and settings of its own, as
// `.cfnsonnet.yaml` says under `stacks`, or a Jsonnet file that it names there.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "cfnsonnet/evaluate.h"
#include "document/document.h"
#include "project/settings.h"

namespace cfnsonnet::project {

/// What a file says of one setting.
struct Entry {
  const Setting* setting;
  Values values;
  Location at;  ///< Of its key.
};

struct Stack {
  std::string name;              ///< Its key.
  std::string template_file;     ///< A path from here.
  std::string output;            ///< The file that it is rendered to, a path from here; empty where none is said.
  std::string deployed_name;     ///< What AWS::StackName is: `name`, or the key.
  std::string account;           ///< Twelve digits, or a word of the project's own; empty where none is said.
  std::vector<Entry> entries;    ///< What goes before the settings of the template's folder.
  std::filesystem::path folder;  ///< What its paths are relative to.
  std::string place;             ///< "FILE:LINE:COLUMN" of its key.
  std::size_t of_template = 1;   ///< How many stacks of the project its template has, this one included.
  /// The files that say what it is: the settings, and the Jsonnet of the stacks with what that imports.
  std::shared_ptr<const std::vector<std::string>> said_by;
};
using StackPtr = std::shared_ptr<const Stack>;
using Stacks = std::vector<StackPtr>;

/// A project has no more; each of them takes milliseconds.
inline constexpr std::size_t most_stacks = 10'000;

/// Told of each file before it is looked for, whether it is there or not, perhaps by several threads at once.
using OnFile = std::function<void(const std::string& file)>;

/// Reads the value of `stacks`: an object of them, or the name of a Jsonnet file that gives one.
///
/// @param settings_file  The file of settings that it stands in; paths are relative to its folder, and stay below it.
/// @param bounds         How Jsonnet is evaluated: limits, and the search path.
/// @return In the order of the file, without those that others only extend, whose names begin with "."; or what is
/// wrong, one line with its place.
[[nodiscard]] tl::expected<Stacks, std::string> read_stacks(const document::Node& value,
                                                            const std::filesystem::path& settings_file,
                                                            const EvaluateRequest& bounds, const OnFile& on_file);

/// Whether a name, or a pattern of one with `*`, `?` and `[…]`, stands for the stack.
[[nodiscard]] bool names_stack(const std::string& pattern, const Stack& stack);

}  // namespace cfnsonnet::project
