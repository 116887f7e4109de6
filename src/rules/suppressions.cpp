// Rules that a template itself switches off, in the form that cfn-lint reads:
//
//   Metadata: {'cfn-lint': {config: {ignore_checks: ['W3005', 'E3']}}}
//
// at the top for the whole template, in a resource for that resource. A name stands for all rules that begin with it. What
// ignores nothing is a finding of its own, J0003, as it is for comments (src/compile/comments.cpp).
// https://github.com/aws-cloudformation/cfn-lint#template-based-metadata
#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "rules/families.h"

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

using Used = std::unordered_set<const Node*>;  // Items of lists that a finding was dropped for.

bool ignores(const Node* list, std::string_view rule, Used& used) {
  bool found = false;
  for (const Node* item : list ? list->items : std::span<const Node* const>()) {
    if (!item->is_string() || item->text.empty() || !rule.starts_with(item->text)) continue;
    used.insert(item);
    found = true;
  }
  return found;
}

/// Whether a rule that the item names could have been found: one that we have, and that is not left out anyway.
bool is_in_force(std::string_view item, const CheckOptions& options) {
  return std::ranges::any_of(all_rules(), [&](const Rule& rule) {
    return rule.id.starts_with(item) && is_reported(rule.id, rule.level, options) && !is_listed(options.mandatory, rule.id);
  });
}

/// J0003 for each item of a list that nothing was dropped for.
void report_unused(const Node* list, const Used& used, const CheckOptions& options, std::vector<Finding>& findings) {
  for (const Node* item : list ? list->items : std::span<const Node* const>()) {
    if (!item->is_string() || item->text.empty() || used.contains(item) || !is_in_force(item->text, options)) continue;
    findings.push_back({"J0003", rule(J0003).level,
                        fmt::format("nothing is found here that this ignores ({})", item->text),
                        document::location_of(item->origin()), document::path_of(*item), {}});
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
  Used used;
  std::erase_if(findings, [&](const Finding& finding) {
    if (is_listed(options.mandatory, finding.rule)) return false;
    const Resource* resource = resource_of(model, finding.path);
    const bool here = resource && ignores(ignored_checks(resource->body()), finding.rule, used);
    return ignores(everywhere, finding.rule, used) || here;
  });
  const std::size_t count = findings.size();
  report_unused(everywhere, used, options, findings);
  for (const Resource& resource : model.resources()) report_unused(ignored_checks(resource.body()), used, options, findings);
  if (findings.size() > count) sort(findings);
}

}  // namespace cfnsonnet::rules
