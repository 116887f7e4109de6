// What `render` and `watch` have in common: templates that are compiled, and written when all of them are right.
//
// They go to standard output, to -o FILE, to -m DIR, or with --output-folder each to a file of its own, with --beside
// next to its source, and those of stacks where the settings say. With a finding that fails nothing at all is written.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/run/check_run.h"

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

struct RenderRun : CheckRun {
  std::string folder;  ///< --output-folder
  bool beside = false;
  bool fail_on_change = false;  ///< Of `render` alone.
};

/// The flags of both, without the inputs.
void add_render_flags(CLI::App& command, RenderRun& run);
/// Throws CLI::ValidationError for flags that make no sense together.
void refuse_contradictions(const RenderRun& run);
/// Whether a flag, or a stack that is looked at, says which files are to be written.
[[nodiscard]] bool writes(const RenderRun& run, std::span<const project::Input> inputs);

/// As check() does, but that all of them are Jsonnet.
[[nodiscard]] tl::expected<Checked, Failure> render_inputs(Prepared prepared, const RenderRun& run);

/// Writes the templates.
[[nodiscard]] Ending write_rendered(Checked& rendered, const RenderRun& run);

}  // namespace cfnsonnet::cli
