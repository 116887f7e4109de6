#include "rules/findings/suppressions.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "rules/findings/findings.h"
#include "rules/registry/ignored_names.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// The list in a Metadata; null where there is none.
const Node* ignored_checks(const Node& body) {
  const Node* at = &body;
  for (std::string_view step : {"Metadata", "cfn-lint", "config", "ignore_checks"}) {
    at = at->find(step);
    if (!at) return nullptr;
  }
  return at;
}

/// The lists of a template, each read once, with what was dropped for them.
class Lists {
 public:
  /// Of a Metadata's list, or of none.
  bool ignores(const Node* list, std::string_view rule) { return list && names_of(*list).ignores(rule); }
  [[nodiscard]] bool was_used(const Node& list, std::string_view name) { return names_of(list).was_used(name); }

 private:
  IgnoredNames& names_of(const Node& list) {
    const auto [known, added] = lists_.try_emplace(&list);
    for (const Node* item : added ? list.items : std::span<const Node* const>())
      if (item->is_string()) known->second.add(item->text);
    return known->second;
  }
  std::unordered_map<const Node*, IgnoredNames> lists_;
};

/// Whether a rule that the item names could have been found: one that we have, and that is not left out anyway.
bool is_in_force(std::string_view item, const CheckOptions& options) {
  return std::ranges::any_of(all_rules(), [&](const Rule& rule) {
    return rule.id.starts_with(item) && is_reported(rule.id, rule.level, options) &&
           !is_listed(options.mandatory, rule.id);
  });
}

/// J0003 for each item of a list that nothing was dropped for.
void report_unused(const Node* list, Lists& lists, const CheckOptions& options, std::vector<Finding>& findings) {
  for (const Node* item : list ? list->items : std::span<const Node* const>()) {
    if (!item->is_string() || item->text.empty() || lists.was_used(*list, item->text) ||
        !is_in_force(item->text, options))
      continue;
    findings.push_back({"J0003",
                        rule(J0003).level,
                        fmt::format("nothing is found here that this ignores ({})", item->text),
                        document::location_of(item->origin()),
                        document::path_of(*item),
                        {}});
  }
}

/// The resource that a path leads into, or null.
const Resource* resource_of(const Template& model, const Path& path) {
  if (path.size() < 2 || path[0] != PathSegment("Resources")) return nullptr;
  const auto* name = std::get_if<std::string>(&path[1]);
  return name ? model.resources().find(*name) : nullptr;
}

}  // namespace

void drop_suppressed(const Template& model, const CheckOptions& options, std::vector<Finding>& findings) {
  const Node* everywhere = ignored_checks(model.root());
  Lists lists;
  std::erase_if(findings, [&](const Finding& finding) {
    if (is_listed(options.mandatory, finding.rule)) return false;
    const Resource* resource = resource_of(model, finding.path);
    const bool here = resource && lists.ignores(ignored_checks(resource->body()), finding.rule);
    return lists.ignores(everywhere, finding.rule) || here;
  });
  const std::size_t count = findings.size();
  report_unused(everywhere, lists, options, findings);
  for (const Resource& resource : model.resources())
    report_unused(ignored_checks(resource.body()), lists, options, findings);
  if (findings.size() > count) sort(findings);
}

}  // namespace cfnsonnet::rules
