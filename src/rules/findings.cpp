#include "rules/findings.h"

#include <algorithm>
#include <tuple>

namespace cfnsonnet::rules {

using document::Kind;
using document::Member;
using document::Node;

namespace {

// Longer values are cut in messages: the place says where to read on.
constexpr std::size_t max_shown = 60;

std::string path_key(const Path& path) {
  std::string key;
  for (const PathSegment& segment : path) {
    key += '/';
    if (const auto* name = std::get_if<std::string>(&segment)) key += *name;
    else key += std::to_string(std::get<std::size_t>(segment));
  }
  return key;
}

void write(const Node& node, std::string& out) {
  if (out.size() > max_shown) return;
  switch (node.kind) {
    case Kind::null: out += "null"; return;
    case Kind::boolean: out += node.boolean ? "true" : "false"; return;
    case Kind::number: out += node.text; return;
    case Kind::string: out += '"'; out += node.text; out += '"'; return;
    case Kind::array:
      out += '[';
      for (const Node* item : node.items) {
        if (item->index > 0) out += ", ";
        write(*item, out);
      }
      out += ']';
      return;
    case Kind::object:
      out += '{';
      for (const Member& member : node.members) {
        if (&member != node.members.data()) out += ", ";
        out += '"'; out += member.name; out += "\": ";
        write(*member.value, out);
      }
      out += '}';
      return;
  }
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn one name into the other; letters of another
/// case count as equal. Stops counting past `limit`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1])) {
        now[j] = std::min(now[j], before[j - 2] + 1);
      }
      least = std::min(least, now[j]);
    }
    if (least > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, now);
  }
  return last[b.size()];
}

}  // namespace

void Findings::put(RuleId id, const Target& target, std::string message) {
  const Rule& found = rule(id);
  Finding finding{std::string(found.id), found.level, std::move(message), {}, document::path_of(*target.node), {}};
  const std::string_view last = target.member ? target.member->name : target.absent;
  if (!last.empty()) finding.path.emplace_back(std::string(last));
  finding.location = document::location_of(target.member ? target.member->origin : target.node->origin);
  if (!seen_.insert(finding.rule + path_key(finding.path) + '\n' + finding.message).second) return;
  findings_.push_back(std::move(finding));
}

std::vector<Finding> Findings::take() && {
  const auto key = [](const Finding& finding) {
    const Source* source = finding.location.source.get();
    return std::tuple(source ? std::string_view(source->name) : std::string_view(), finding.location.range.start,
                      std::string_view(finding.rule), std::string_view(finding.message));
  };
  std::stable_sort(findings_.begin(), findings_.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  return std::move(findings_);
}

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates) {
  const std::size_t limit = std::max<std::size_t>(1, name.size() / 4);
  std::size_t best = limit + 1;
  std::string_view closest;
  for (std::string_view candidate : candidates) {
    const std::size_t steps = distance(name, candidate, limit);
    if (steps < best) {
      best = steps;
      closest = candidate;
    }
  }
  return best > limit ? std::string() : fmt::format("; did you mean \"{}\"?", closest);
}

std::string path_text(const Node& node) {
  std::string text;
  for (const PathSegment& segment : document::path_of(node)) {
    if (const auto* name = std::get_if<std::string>(&segment)) {
      text += fmt::format("{}{}", text.empty() ? "" : ".", *name);
    } else {
      text += fmt::format("[{}]", std::get<std::size_t>(segment));
    }
  }
  return text;
}

std::string show(const Node& node) {
  std::string text;
  write(node, text);
  if (text.size() > max_shown) {
    std::size_t end = max_shown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // not inside a character
    text.resize(end);
    text += "…";
  }
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return text;
}

}  // namespace cfnsonnet::rules
