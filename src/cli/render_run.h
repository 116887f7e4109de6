// What `render` and `watch` have in common: templates that are compiled, and written when all of them are right.
//
// They go to standard output, to -o FILE, to -m DIR, or with --output-folder each to a file of its own, and with
// --beside next to its source. With a finding that fails nothing at all is written.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/check_run.h"

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
/// Whether a flag says which files are to be written.
[[nodiscard]] bool writes(const RenderRun& run);

/// As compile_inputs() does.
[[nodiscard]] std::optional<std::vector<CompileResult>> render_inputs(const CLI::App& command, RenderRun& run,
                                                                      int& status);

/// Writes the templates, and says on standard error what goes wrong.
/// @return The exit status.
[[nodiscard]] int write_rendered(std::span<CompileResult> results, const RenderRun& run);

}  // namespace cfnsonnet::cli
