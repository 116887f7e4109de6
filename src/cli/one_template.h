// What `docs` and `graph` have in common: one template, compiled as `check` does, and one text that is written about
// it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "cli/check_run.h"
#include "template/template.h"

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

struct OneTemplate : CheckRun {
  /// A text about the template, or nothing where that failed and `status` says how; the reason was said on standard
  /// error.
  using Write = std::function<std::optional<std::string>(const Template& model, const CompileResult& result,
                                                         int& status)>;
};

/// Adds the flags, and a callback that compiles the one input, and writes the text to -o or standard output. Findings
/// do not fail: they are part of what there is to say. A template that cannot be read or evaluated does.
void add_one_template(CLI::App& command, const std::shared_ptr<OneTemplate>& run, int& status,
                      OneTemplate::Write write);

}  // namespace cfnsonnet::cli
