#include "jsonnet/native/program/sources.h"

#include <algorithm>
#include <limits>

namespace cfnsonnet::jsonnet::native {

std::optional<std::uint32_t> Sources::add(SourcePtr source) {
  std::uint64_t base = 1;
  if (!entries_.empty()) base = std::uint64_t{entries_.back().base} + entries_.back().source->text.size() + 1;
  if (base + source->text.size() > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  entries_.push_back({static_cast<std::uint32_t>(base), std::move(source)});
  return entries_.back().base;
}

Location Sources::locate(Span span) const {
  const Entry* const found = entry(span.begin);
  if (found == nullptr) return {};
  const auto size = static_cast<std::uint32_t>(found->source->text.size());
  const std::uint32_t begin = span.begin - found->base;
  const std::uint32_t end = std::min(std::max(span.end, span.begin) - found->base, size);
  return {found->source, {begin, end}};
}

const SourcePtr* Sources::find(std::uint32_t address) const {
  const Entry* const found = entry(address);
  return found == nullptr ? nullptr : &found->source;
}

const Sources::Entry* Sources::entry(std::uint32_t address) const {
  if (address == 0) return nullptr;
  const auto after = std::ranges::upper_bound(entries_, address, {}, &Entry::base);
  if (after == entries_.begin()) return nullptr;
  const Entry& found = *std::prev(after);
  return address - found.base <= found.source->text.size() ? &found : nullptr;
}

std::vector<SourcePtr> Sources::all() const {
  std::vector<SourcePtr> list;
  for (const Entry& entry : entries_) list.push_back(entry.source);
  return list;
}

}  // namespace cfnsonnet::jsonnet::native
