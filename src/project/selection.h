// Which templates a run is about: files and folders that are named, stacks, or what the settings name where nothing is.
#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "cfnsonnet/evaluate.h"
#include "project/configurations.h"
#include "project/failure.h"
#include "project/input.h"

namespace cfnsonnet::project {

struct Selection {
  std::vector<std::string> files = {};  ///< Files, "-" for standard input, folders; code with `are_code`.
  bool are_code = false;
  std::vector<std::string> stacks = {};  ///< Names of stacks, and patterns of them.
  /// Whether a file stands for the stacks that are made of it, and a folder for the templates in it. Otherwise a file
  /// is a template, as which stack only `stacks` says.
  bool expands = false;
  /// Whether the files are those that have changed: what is no template, and no part of a stack, is left alone.
  bool are_changed = false;
  /// Whether, where nothing is named, what the settings call `templates` counts too.
  bool with_templates = false;
};

struct Selected {
  std::vector<Input> inputs = {};
  bool is_all = false;                     ///< Every stack of the project is among them.
  std::vector<std::string> notes = {};     ///< What a person should know, a line each: files that nothing is made of.
  std::vector<std::string> problems = {};  ///< What is wrong in settings: files that they govern are left out.
};

/// Stacks come in the order of their file.
///
/// @param bounds  What templates may read.
/// @return Each input once. Nothing that fits is a failure.
[[nodiscard]] tl::expected<Selected, Failure> select(const Selection& selection, Configurations& configurations,
                                                     const EvaluateRequest& bounds);

/// The stacks that patterns name; a pattern that names none is a failure. Without patterns, all.
[[nodiscard]] tl::expected<Stacks, Failure> stacks_named(const std::vector<std::string>& patterns,
                                                         const Stacks& stacks);

}  // namespace cfnsonnet::project
