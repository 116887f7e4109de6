#include "jsonnet/native/session.h"

#include <algorithm>
#include <cstdio>

#include "document/text.h"
#include "jsonnet/native/program/read_program.h"
#include "jsonnet/native/program/tree_memory.h"
#include "jsonnet/near_import.h"
#include "text/utf8.h"

namespace cfnsonnet::jsonnet::native {
namespace {

Limits limits_of(const Request& request) {
  Limits limits;
  limits.max_stack = request.max_stack;
  limits.max_memory = request.max_memory;
  limits.max_output = request.max_output;
  limits.timeout = request.timeout;
  constexpr std::size_t bytes_of_an_object = 64;  // About; libjsonnet counts objects.
  if (request.gc_min_objects) limits.pace.first_bytes = *request.gc_min_objects * bytes_of_an_object;
  if (request.gc_growth_trigger) limits.pace.growth = *request.gc_growth_trigger;
  return limits;
}

std::string_view folder_of(std::string_view file) {
  const auto slash = file.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : file.substr(0, slash + 1);
}

/// The most that a text takes where it is shown with escapes in place of what would act in a terminal or a log.
std::size_t longest_shown(std::string_view text) {
  constexpr std::size_t escape = std::string_view("\\u0000").size();
  std::size_t size = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    size += byte < 0x20 || byte == '#' || byte == 0x7F ? escape
            : byte < 0x80                              ? 1
                                                       : escape / 2;  // A control has two bytes in UTF-8.
  }
  return size;
}

}  // namespace

Session::Session(const Request& request, SourcePtr main, bool traces_origins)
    : names(arena),
      evaluator(arena, names, limits_of(request)),
      request_(request),
      main_(std::move(main)),
      traces_origins_(traces_origins),
      importer_(request.search_path, Confinement(request), request.texts, request.on_file),
      kept_(evaluator.heap) {
  evaluator.environment = this;
  arena.tell_growth([this](std::size_t bytes) { evaluator.heap.charge_kept(bytes); });
  if (traces_origins) evaluator.origins.start();
}

Value Session::evaluate_main() {
  const Value value = evaluator.force(thunk_of(main_, nullptr, nullptr));
  if (!value.is_function()) return value;
  if (value.tag() == Tag::builtin)
    evaluator.fail("the file gives a function of std, which top-level arguments cannot call");
  std::vector<std::pair<Name, Value>> arguments;
  Rooted values(evaluator.heap);
  for (const Binding& binding : request_.top_level_arguments) {
    arguments.emplace_back(names.intern(binding.name), value_of(binding, "top-level-arg"));
    values.values.push_back(arguments.back().second);
  }
  return evaluator.call_by_name(value, arguments);
}

// --- Programs ------------------------------------------------------------------------------------

std::size_t Session::keep(Value value) {
  kept_.values.push_back(value);
  return kept_.values.size() - 1;
}

Value Session::thunk_of(const SourcePtr& source, const Import* imported_at, Frame* importer) {
  evaluator.budget.check_depth(syntax::parser_stack_bytes);
  evaluator.heap.charge_kept(source->text.size());
  const auto base = sources.add(source);
  if (!base) evaluator.fail("the program's files have more than 4 GiB");
  TreeMemory memory(evaluator.heap);
  const auto program = read_program(source->text, *base, source->name, arena, names, &memory);
  if (!program) evaluator.call_stack.fail_syntax(program.error().span, program.error().message);
  if (program->reads_its_name) sources.note_name_read();
  return evaluator.thunk_of(*program, imported_at, importer);
}

Value Session::value_of(const Binding& binding, std::string_view kind) {
  if (!binding.is_code) {
    std::string text;
    text::append_well_formed(text, binding.text);
    return evaluator.strings.make(text);
  }
  return thunk_of(std::make_shared<Source>("<" + std::string(kind) + ":" + binding.name + ">", binding.text), nullptr,
                  nullptr);
}

Value Session::external_variable(Evaluator&, std::string_view name) {
  const auto known = external_.find(name);
  if (known != external_.end()) return kept_.values[known->second];
  const auto binding = std::find_if(request_.ext_vars.rbegin(), request_.ext_vars.rend(),
                                    [&](const Binding& it) { return it.name == name; });
  if (binding == request_.ext_vars.rend()) return {};
  const Value value = value_of(*binding, "extvar");
  external_.emplace(name, keep(value));
  return value;
}

constexpr std::size_t max_shown_path = 200;

// --- Imports -------------------------------------------------------------------------------------

Session::File& Session::find_file(const Import& node) {
  const std::string_view folder = folder_of(file_of(node.span));
  const std::pair key(std::string(folder), std::string(node.path->view()));
  if (const auto known = found_.find(key); known != found_.end()) return *known->second;
  auto imported = importer_.import(folder, node.path->view());
  if (!imported) {
    std::string_view reason = imported.error();
    if (reason.ends_with('.')) reason.remove_suffix(1);  // As jsonnet ends it.
    const auto meant = near_import(Confinement(request_), folder, node.path->view());
    evaluator.fail_at(node.span,
                      fmt::format("couldn't open import {}: {}{}", document::quoted(node.path->view(), max_shown_path),
                                  reason, meant ? fmt::format("; did you mean {}?", document::quoted(*meant)) : ""));
  }
  if (request_.max_imports != 0 && files_.size() >= request_.max_imports && files_.find(imported->name) == files_.end())
    evaluator.fail_at(node.span, fmt::format("the program imports more than {} files", request_.max_imports));
  File& file = files_[imported->name];
  if (file.source == nullptr) file.source = std::make_shared<Source>(imported->name, std::move(imported->text));
  found_.emplace(key, &file);
  return file;
}

Value Session::import(Evaluator&, const Import& node, Frame* frame) {
  File& file = find_file(node);
  if (node.kind == NodeKind::import_string) {
    if (file.text == none) {
      std::string text;
      text::append_well_formed(text, file.source->text);
      file.text = keep(evaluator.strings.make(text));
    }
    return kept_.values[file.text];
  }
  if (node.kind == NodeKind::import_binary) {
    if (file.bytes == none) file.bytes = keep(bytes_of(file.source->text));
    return kept_.values[file.bytes];
  }
  if (file.code == none) file.code = keep(thunk_of(file.source, &node, frame));
  return evaluator.force_import(kept_.values[file.code], node);
}

Value Session::bytes_of(std::string_view text) {
  ArrayCell* array = evaluator.heap.array(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) array->items()[i] = Value::number(static_cast<unsigned char>(text[i]));
  return Value::array(array);
}

// --- Environment ---------------------------------------------------------------------------------

std::string_view Session::file_of(Span span) const {
  const SourcePtr* source = sources.find(span.begin);
  return source != nullptr ? std::string_view((*source)->name) : std::string_view();
}

/// Nobody reads more than this, and a few words of Jsonnet can fill a disk.
constexpr std::size_t max_traced_bytes = std::size_t{16} << 20;

void Session::trace(Span span, std::string_view text) {
  if (traces_origins_) return;  // The evaluation before this one has said it.
  if (traced_bytes_ > max_traced_bytes) return;
  const Location where = sources.locate(span);
  std::string line = fmt::format("TRACE: {}:{} ", file_of(span), where.range().start.line);
  traced_bytes_ += line.size() + longest_shown(text) + 1;
  if (traced_bytes_ > max_traced_bytes) {
    line += fmt::format("std.trace has given more than {} MiB: what follows is left out", max_traced_bytes >> 20);
  } else {
    line += text;
  }
  line += '\n';
  if (request_.on_trace) return request_.on_trace(line);
  (void)std::fwrite(line.data(), 1, line.size(), stderr);  // Where that fails there is nobody to tell.
}

}  // namespace cfnsonnet::jsonnet::native
