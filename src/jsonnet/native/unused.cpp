#include "jsonnet/unused.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "jsonnet/native/parser.h"
#include "jsonnet/native/resolver.h"
#include "jsonnet/native/sources.h"
#include "jsonnet/native/stack.h"

namespace cfnsonnet::jsonnet {
namespace native {
namespace {

bool is_of_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Where the name of a bind stands: the last time that it is a word before the body.
Span name_of(const Bind& bind, std::string_view text, std::uint32_t base) {
  const std::string_view name = bind.name->view();
  const std::size_t end = bind.body->span.begin - base;
  for (std::size_t at = text.rfind(name, end); at != std::string_view::npos; at = at == 0 ? at - 1 : text.rfind(name, at - 1)) {
    const std::size_t behind = at + name.size();
    if (behind > end || (at > 0 && is_of_name(text[at - 1])) || (behind < text.size() && is_of_name(text[behind]))) continue;
    return {base + static_cast<std::uint32_t>(at), base + static_cast<std::uint32_t>(behind)};
  }
  return bind.body->span;
}

bool is_meant(Name name) { return name->view().starts_with('_'); }

void find_unused(const SourcePtr& source, std::vector<UnusedVariable>& found) {
  Arena arena;
  Names names(arena);
  Sources sources;
  const auto base = sources.add(source);
  Unused unused;
  if (!base || !parse(source->text, *base, source->name, arena, names, &unused)) return;
  const auto first = static_cast<std::ptrdiff_t>(found.size());
  for (const auto& [function, parameter] : unused.parameters) {
    if (is_meant(parameter->name)) continue;
    found.push_back({sources.locate(parameter->name_span), std::string(parameter->name->view()), {}, std::string(function->name->view())});
  }
  for (const Bind* bind : unused.locals) {
    if (is_meant(bind->name)) continue;
    const NodeKind kind = bind->body->kind;
    const bool is_import = kind == NodeKind::import || kind == NodeKind::import_string || kind == NodeKind::import_binary;
    found.push_back({sources.locate(name_of(*bind, source->text, *base)), std::string(bind->name->view()),
                     is_import ? std::string(static_cast<const Import*>(bind->body)->path->view()) : std::string(), {}});
  }
  std::sort(found.begin() + first, found.end(),
            [](const auto& a, const auto& b) { return a.name.range < b.name.range; });
}

}  // namespace
}  // namespace native

std::vector<UnusedVariable> unused_variables(std::span<const SourcePtr> sources) {
  std::vector<UnusedVariable> found;
  (void)native::run_on_stack(native::parser_stack_bytes, [&](const void*, const void*) {
    for (const SourcePtr& source : sources) native::find_unused(source, found);
  });
  return found;
}

}  // namespace cfnsonnet::jsonnet
