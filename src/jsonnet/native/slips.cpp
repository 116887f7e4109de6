#include "jsonnet/slips.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

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

void add_unused(const Slips& slips, const SourcePtr& source, std::uint32_t base, const Sources& sources,
                std::vector<UnusedVariable>& found) {
  const auto first = static_cast<std::ptrdiff_t>(found.size());
  for (const auto& [function, parameter] : slips.parameters) {
    if (is_meant(parameter->name)) continue;
    found.push_back({sources.locate(parameter->name_span), std::string(parameter->name->view()), {}, std::string(function->name->view())});
  }
  for (const Bind* bind : slips.locals) {
    if (is_meant(bind->name)) continue;
    const NodeKind kind = bind->body->kind;
    const bool is_import = kind == NodeKind::import || kind == NodeKind::import_string || kind == NodeKind::import_binary;
    found.push_back({sources.locate(name_of(*bind, source->text, base)), std::string(bind->name->view()),
                     is_import ? std::string(static_cast<const Import*>(bind->body)->path->view()) : std::string(), {}});
  }
  std::sort(found.begin() + first, found.end(),
            [](const auto& a, const auto& b) { return a.name.range < b.name.range; });
}

std::vector<std::string> replaced_names(const Object& before, const Object& after) {
  std::vector<std::string> names;
  for (const Field& field : after.fields) {
    const auto has_its_name = [&](const Field& other) { return other.name == field.name; };
    if (field.name != nullptr && !field.adds && std::ranges::any_of(before.fields, has_its_name))
      names.emplace_back(field.name->view());
  }
  return names;
}

/// On one line, an object behind another one is meant.
void add_commas(const Slips& slips, const Sources& sources, std::vector<MissingComma>& found) {
  for (const Binary* sum : slips.sums) {
    const auto& before = *static_cast<const Object*>(last_added(sum->left));
    const auto& after = *static_cast<const Object*>(sum->right);
    if (after.kind != NodeKind::object) continue;
    MissingComma comma{sources.locate(after.span), sources.locate(before.span), replaced_names(before, after)};
    if (!comma.names.empty() && comma.before.range.start.line != comma.object.range.start.line) found.push_back(std::move(comma));
  }
}

void find_slips(const SourcePtr& source, jsonnet::Slips& found) {
  Arena arena;
  Names names(arena);
  Sources sources;
  const auto base = sources.add(source);
  Slips slips;
  if (!base || !parse(source->text, *base, source->name, arena, names, &slips)) return;
  add_unused(slips, source, *base, sources, found.unused);
  add_commas(slips, sources, found.commas);
}

}  // namespace
}  // namespace native

Slips slips_of(std::span<const SourcePtr> sources) {
  Slips found;
  (void)native::run_on_stack(native::parser_stack_bytes, [&](const void*, const void*) {
    for (const SourcePtr& source : sources) native::find_slips(source, found);
  });
  return found;
}

}  // namespace cfnsonnet::jsonnet
