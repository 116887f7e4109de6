#include "document/names.h"

#include <algorithm>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "document/text.h"

namespace cfnsonnet::document {
namespace {

/// Up to here comparing all pairs is quicker than sorting; nearly every object of a template is smaller.
constexpr std::size_t few_members = 16;

bool unique_by_pairs(std::span<const Member> members) {
  for (std::size_t i = 1; i < members.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (members[i].name == members[j].name) return false;
    }
  }
  return true;
}

Finding duplicate(const SourcePtr& source, const Member& at, const Member& other, std::string_view what_other) {
  Finding finding = unreadable(
      source, at.origin().span,
      fmt::format("{} stands more than once in this object; names must be unique", document::quoted(at.name)));
  finding.related.push_back({{source, other.origin().span}, std::string(what_other)});
  return finding;
}

}  // namespace

bool report_duplicates(std::span<const Member> members, const SourcePtr& source, ReadErrors& out) {
  if (members.size() <= few_members && unique_by_pairs(members)) return false;

  // Sorted rather than hashed: no choice of names makes it slow.
  std::vector<std::size_t> order(members.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const int names = members[a].name.compare(members[b].name);
    return names != 0 ? names < 0 : a < b;
  });

  bool found = false;
  for (std::size_t first = 0; first < order.size();) {
    const Member& one = members[order[first]];
    std::size_t next = first + 1;
    for (; next < order.size() && members[order[next]].name == one.name; ++next) {
      found = true;
      if (out.size() >= max_read_errors) return true;
      const Member& again = members[order[next]];
      if (next == first + 1) out.push_back(duplicate(source, one, again, "and again here"));
      out.push_back(duplicate(source, again, one, "first here"));
    }
    first = next;
  }
  return found;
}

std::size_t keep_first_of_each(std::span<Member> members) {
  std::set<std::string_view> names;
  const auto again = std::stable_partition(members.begin(), members.end(),
                                           [&](const Member& member) { return names.insert(member.name).second; });
  return static_cast<std::size_t>(again - members.begin());
}

}  // namespace cfnsonnet::document
