// Rules that a template itself switches off, in the form that cfn-lint reads:
//
//   Metadata: {'cfn-lint': {config: {ignore_checks: ['W3005', 'E3']}}}
//
// at the top for the whole template, in a resource for that resource. A name stands for all rules that begin with it.
// https://github.com/aws-cloudformation/cfn-lint#template-based-metadata
#include <algorithm>

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

bool ignores(const Node* list, std::string_view rule) {
  return list && std::any_of(list->items.begin(), list->items.end(), [&](const Node* item) {
           return item->is_string() && !item->text.empty() && rule.starts_with(item->text);
         });
}

/// The resource that a path leads into, or null.
const Resource* resource_of(const Template& model, const Path& path) {
  if (path.size() < 2 || path[0] != PathSegment("Resources")) return nullptr;
  const auto* name = std::get_if<std::string>(&path[1]);
  return name ? model.resources().find(*name) : nullptr;
}

}  // namespace

void drop_suppressed(const Template& model, std::span<const std::string> mandatory, std::vector<Finding>& findings) {
  const Node* everywhere = ignored_checks(model.root());
  std::erase_if(findings, [&](const Finding& finding) {
    if (is_listed(mandatory, finding.rule)) return false;
    if (ignores(everywhere, finding.rule)) return true;
    const Resource* resource = resource_of(model, finding.path);
    return resource && ignores(ignored_checks(resource->body()), finding.rule);
  });
}

}  // namespace cfnsonnet::rules
