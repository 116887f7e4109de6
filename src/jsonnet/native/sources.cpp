#include "jsonnet/native/sources.h"

#include <algorithm>
#include <limits>

#include "jsonnet/native/text.h"

namespace cfnsonnet::jsonnet::native {

std::optional<std::uint32_t> Sources::add(SourcePtr source) {
  std::uint64_t base = 1;
  if (!entries_.empty()) base = std::uint64_t{entries_.back().base} + entries_.back().source->text.size() + 1;
  if (base + source->text.size() > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  entries_.push_back({static_cast<std::uint32_t>(base), std::move(source), {}});
  return entries_.back().base;
}

Location Sources::locate(Span span) const {
  const Entry* const found = entry(span.begin);
  if (found == nullptr) return {};
  const auto size = static_cast<std::uint32_t>(found->source->text.size());
  const std::uint32_t begin = span.begin - found->base;
  const std::uint32_t end = std::min(std::max(span.end, span.begin) - found->base, size);
  return {found->source, {position(*found, begin), position(*found, end)}};
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

Position Sources::position(const Entry& entry, std::uint32_t offset) {
  const std::string_view text = entry.source->text;
  std::vector<std::uint32_t>& starts = entry.line_starts;
  if (starts.empty()) {
    starts.push_back(0);
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
      starts.push_back(static_cast<std::uint32_t>(at + 1));
  }
  const auto line = std::ranges::upper_bound(starts, offset) - starts.begin();  // From 1.
  const std::uint32_t start = starts[static_cast<std::size_t>(line - 1)];
  return {static_cast<std::uint32_t>(line), count_code_points(text.substr(start, offset - start)) + 1};
}

std::vector<SourcePtr> Sources::all() const {
  std::vector<SourcePtr> list;
  for (const Entry& entry : entries_) list.push_back(entry.source);
  return list;
}

}  // namespace cfnsonnet::jsonnet::native
