#include "cli/one_template.h"

#include <cstdio>
#include <utility>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/exit_status.h"
#include "cli/message.h"
#include "cli/standard_output.h"
#include "emit/atomic_file.h"

namespace cfnsonnet::cli {
namespace {

int write_text(const std::string& text, const JsonnetFlags& flags) {
  if (flags.output_file.empty()) return write_standard_output(text) ? exit_status::done : exit_status::file;
  const emit::OutputFile file{flags.output_file, text};
  const auto written = emit::write_files({&file, 1}, {.create_parents = flags.create_folders});
  if (!written) say("{}", written.error());
  return written ? exit_status::done : exit_status::file;
}

void refuse_several(const JsonnetFlags& flags) {
  if (flags.inputs.size() > 1)
    throw CLI::ValidationError(fmt::format("takes one template, and {} are given", flags.inputs.size()));
}

}  // namespace

void add_one_template(CLI::App& command, const std::shared_ptr<OneTemplate>& run, int& status,
                      OneTemplate::Write write) {
  run->jsonnet.request.want_documents = true;
  add_jsonnet_flags(command, run->jsonnet, JsonnetUse::describes);
  add_config_flags(command, run->config);
  add_parameter_flags(command, run->parameters);
  add_template_inputs(command, run->jsonnet);
  command.callback([run, &command, &status, write = std::move(write)] {
    refuse_several(run->jsonnet);
    const auto results = compile_inputs(command, *run, status, check_input);
    if (!results) return;
    if (results->empty()) {
      status = status_of(*results, run->check);
      return;
    }
    const CompileResult& result = results->front();
    if (!result.document || !result.document->root().is_object()) {
      if (!write_reports(*results, run->jsonnet.inputs, run->check, false, false)) status = exit_status::file;
      status = status_of(*results, run->check);
      return;
    }
    std::optional<Watchdog::Work> work(std::in_place, *run->check.watchdog,
                                       "describing " + run->jsonnet.inputs.front());
    const auto text = write(Template(*result.document), result, status);
    work.reset();
    if (text) status = write_text(*text, run->jsonnet);
  });
}

}  // namespace cfnsonnet::cli
