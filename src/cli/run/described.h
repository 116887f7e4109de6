// What `docs` and `graph` have in common: templates, compiled as `check` does, and a text that is written about each.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "cli/run/check_run.h"
#include "template/template.h"

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

struct Described : CheckRun {
  std::string folder;  ///< --output-folder
  /// What files in it end in: ".md". Asked once flags are parsed.
  std::function<std::string()> ending;
  /// Whether texts about several templates can follow one another in one file.
  std::function<bool()> can_be_joined = [] { return false; };
  /// A text about a template; or why there is none.
  std::function<tl::expected<std::string, Failure>(const Template& model, const project::Input& input,
                                                   const CompileResult& result)>
      write;
};

/// Adds the flags, and gives the work: compiles the inputs, and writes the texts to -o or standard output, or each to a
/// file of --output-folder. Findings do not fail: they are part of what there is to say. A template that cannot be read
/// or evaluated does.
[[nodiscard]] Work add_described(CLI::App& command, const std::shared_ptr<Described>& run);

/// What a template is called: its stack, or its file without the ending.
[[nodiscard]] std::string title_of(const project::Input& input);

}  // namespace cfnsonnet::cli
