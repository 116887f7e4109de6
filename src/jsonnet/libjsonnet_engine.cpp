// The reference engine: Debian's libjsonnet through its C interface.
//
// libjsonnet evaluates in a child process (see isolated.h) and replies with text: its error message, or its outputs.
// All else, reading the main file, taking errors apart and building documents, happens on this side.
extern "C" {
#include <libjsonnet.h>
}

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <memory>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "document/read.h"
#include "jsonnet/engine.h"
#include "jsonnet/importer.h"
#include "jsonnet/isolated.h"
#include "jsonnet/libjsonnet_failure.h"
#include "jsonnet/main_file.h"

namespace cfnsonnet::jsonnet {
namespace {

// --- In the child: libjsonnet --------------------------------------------------------------------

struct VmDeleter {
  void operator()(JsonnetVm* vm) const { jsonnet_destroy(vm); }
};
using Vm = std::unique_ptr<JsonnetVm, VmDeleter>;

struct ImportContext {
  JsonnetVm* vm;
  const Importer* importer;
  std::size_t max_files;
  std::set<std::string> files;
};

/// A copy that libjsonnet will own and free.
char* give(JsonnetVm* vm, const std::string& text) {
  char* copy = jsonnet_realloc(vm, nullptr, text.size() + 1);
  std::memcpy(copy, text.c_str(), text.size() + 1);
  return copy;
}

char* import_callback(void* context, const char* base, const char* path, char** found_here, int* success) {
  auto& [vm, importer, max_files, files] = *static_cast<ImportContext*>(context);
  auto imported = importer->import(base, path);
  if (imported && files.insert(imported->name).second && max_files != 0 && files.size() > max_files)
    imported = tl::unexpected(fmt::format("the program imports more than {} files", max_files));
  *success = imported ? 1 : 0;
  if (!imported) return give(vm, imported.error());
  *found_here = give(vm, imported->name);
  return give(vm, imported->text);
}

void configure(JsonnetVm* vm, const Request& request) {
  jsonnet_max_stack(vm, request.max_stack);
  jsonnet_max_trace(vm, request.max_trace);
  if (request.gc_min_objects) jsonnet_gc_min_objects(vm, *request.gc_min_objects);
  if (request.gc_growth_trigger) jsonnet_gc_growth_trigger(vm, *request.gc_growth_trigger);
  jsonnet_string_output(vm, request.form == OutputForm::string || request.manifest_strings);
  for (const Binding& binding : request.ext_vars)
    (binding.is_code ? jsonnet_ext_code : jsonnet_ext_var)(vm, binding.name.c_str(), binding.text.c_str());
  for (const Binding& binding : request.top_level_arguments)
    (binding.is_code ? jsonnet_tla_code : jsonnet_tla_var)(vm, binding.name.c_str(), binding.text.c_str());
  // The bundled library needs no native functions; jsonnet_native_callback() would register them here.
}

/// The length of what libjsonnet returned: one string, or strings that each end in a NUL, up to an empty one.
std::size_t length_of(const char* text, OutputForm form) {
  if (form != OutputForm::multi && form != OutputForm::stream) return std::strlen(text);
  const char* end = text;
  while (*end != '\0') {
    end += std::strlen(end) + 1;
    if (form == OutputForm::multi) end += std::strlen(end) + 1;  // A name has a text after it, which may be empty.
  }
  return static_cast<std::size_t>(end - text);
}

constexpr char failed = 'E';
constexpr char succeeded = 'O';

/// What the child replies: `failed` and the error's text, or `succeeded` and the outputs as libjsonnet gave them.
std::string evaluate_with_libjsonnet(const Request& request, const std::string& name, const std::string& code) {
  const Vm vm(jsonnet_make());
  const Importer importer(request.search_path, Confinement(request));
  ImportContext context{vm.get(), &importer, request.max_imports, {}};
  jsonnet_import_callback(vm.get(), import_callback, &context);
  configure(vm.get(), request);
  const auto evaluate = request.form == OutputForm::multi    ? jsonnet_evaluate_snippet_multi
                        : request.form == OutputForm::stream ? jsonnet_evaluate_snippet_stream
                                                             : jsonnet_evaluate_snippet;
  int error = 0;
  char* text = evaluate(vm.get(), name.c_str(), code.c_str(), &error);
  std::string reply(1, error ? failed : succeeded);
  reply.append(text, error ? std::strlen(text) : length_of(text, request.form));
  jsonnet_realloc(vm.get(), text, 0);
  return reply;
}

// --- In this process -----------------------------------------------------------------------------

Failure past_limit(std::string message, const SourcePtr& source) {
  Failure failure;
  failure.message = std::move(message);
  failure.verbatim = fmt::format("RUNTIME ERROR: {}\n", failure.message);
  failure.location.source = source;
  return failure;
}

Failure timed_out(const Request& request, const SourcePtr& source) {
  return past_limit(
      fmt::format("the evaluation took longer than {} s", static_cast<double>(request.timeout.count()) / 1000), source);
}

Failure out_of_memory(const Request& request, const SourcePtr& source) {
  return past_limit(fmt::format("the evaluation needs more than {} MiB of memory", request.max_memory >> 20), source);
}

/// libjsonnet ended in a way that it should not.
Failure crashed(const Isolated& outcome, const SourcePtr& source) {
  Failure failure;
  failure.location.source = source;
  constexpr std::string_view apology = "please report this: ";
  const auto reason = outcome.diagnostics.find(apology);
  if (outcome.signal == SIGSEGV || outcome.signal == SIGBUS) {
    failure.message = "the program nests too deeply for libjsonnet";
  } else if (outcome.signal == SIGKILL) {
    failure.message = "libjsonnet was killed; it may have needed more memory than there is";
  } else if (reason != std::string::npos) {
    const std::string_view rest = std::string_view(outcome.diagnostics).substr(reason + apology.size());
    failure.message = fmt::format("libjsonnet gave up: {}", rest.substr(0, rest.find('\n')));
  } else {
    const std::string_view rest = outcome.diagnostics;
    failure.message = fmt::format("libjsonnet gave up{}{}", rest.empty() ? "" : ": ", rest.substr(0, rest.find('\n')));
  }
  failure.verbatim = fmt::format("ERROR: {}: {}\n", source->name, failure.message);
  return failure;
}

std::vector<Output> split_outputs(std::string_view reply, OutputForm form) {
  std::vector<Output> outputs;
  const auto take = [&reply] {
    const auto end = reply.find('\0');
    std::string text(reply.substr(0, end));
    reply.remove_prefix(end == std::string_view::npos ? reply.size() : end + 1);
    return text;
  };
  if (form == OutputForm::multi) {
    while (!reply.empty()) {
      std::string name = take();
      outputs.push_back({std::move(name), take(), {}});
    }
  } else if (form == OutputForm::stream) {
    while (!reply.empty()) outputs.push_back({{}, take(), {}});
  } else {
    outputs.push_back({{}, std::string(reply), {}});
  }
  return outputs;
}

Failure unreadable_document(const document::ReadErrors& errors) {
  Failure failure;
  failure.message = errors.front().message;
  failure.location = errors.front().location;
  failure.verbatim = fmt::format("ERROR: {}\n", failure.message);
  return failure;
}

/// What std.trace has written, all at once: to whoever wants it, or standard error.
void trace(std::string_view lines, const Request& request) {
  if (!request.on_trace) {
    (void)std::fwrite(lines.data(), 1, lines.size(), stderr);  // Where that fails there is nobody to tell.
    return;
  }
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size() - 1) + 1;
    request.on_trace(std::string(lines.substr(0, end)));
    lines.remove_prefix(end);
  }
}

class LibjsonnetEngine final : public Engine {
 public:
  Result evaluate(const Request& request) override {
    const auto main = read_main_file(request);
    if (!main) return tl::unexpected(main.error());
    const SourcePtr& main_source = *main;
    const std::string& name = main_source->name;

    const Isolated outcome = run_isolated([&] { return evaluate_with_libjsonnet(request, name, main_source->text); },
                                          {request.timeout, request.max_memory});
    if (outcome.timed_out) return tl::unexpected(timed_out(request, main_source));
    if (outcome.out_of_memory || outcome.diagnostics.find("memory allocation error") != std::string::npos)
      return tl::unexpected(out_of_memory(request, main_source));
    if (!outcome.reply || outcome.reply->empty()) return tl::unexpected(crashed(outcome, main_source));
    trace(outcome.diagnostics, request);  // Of std.trace(), which writes there with every engine.
    if (outcome.reply->front() == failed)
      return tl::unexpected(parse_libjsonnet_failure(outcome.reply->substr(1), [&](const std::string& wanted) {
        return wanted == name ? main_source->text : text_of(wanted);
      }));

    std::vector<Output> outputs = split_outputs(std::string_view(*outcome.reply).substr(1), request.form);
    for (const Output& output : outputs)
      if (request.max_output != 0 && output.text.size() > request.max_output)
        return tl::unexpected(
            past_limit(fmt::format("a text would have more than {} bytes", request.max_output), main_source));
    if (!request.want_documents) return outputs;
    const bool are_strings = request.form == OutputForm::string || request.manifest_strings;
    for (Output& output : outputs) {
      const auto rendered = std::make_shared<Source>(name, output.text, SourceKind::rendered);
      auto document = are_strings ? document::read_template(rendered) : document::read_json(rendered);
      if (!document) return tl::unexpected(unreadable_document(document.error()));
      output.document = std::move(*document);
    }
    return outputs;
  }
};

}  // namespace

std::unique_ptr<Engine> make_libjsonnet_engine() { return std::make_unique<LibjsonnetEngine>(); }

std::string_view libjsonnet_version() { return jsonnet_version(); }

}  // namespace cfnsonnet::jsonnet
