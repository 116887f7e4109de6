// Values at a place of a resource's properties that a table names: "Instances/*/ImageId", with "*" for every item.
//
// A call ends the way: what is below a Fn::If or a Fn::FindInMap is not at that place yet.
#pragma once

#include <string_view>

#include "document/document.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

/// Calls `use` with each value at `path` below `node`; a value may be a call.
template <typename Use>
void visit_path(const document::Node& node, std::string_view path, Use&& use) {
  if (path.empty()) {
    use(node);
    return;
  }
  if (call_of(node)) return;
  const std::size_t slash = path.find('/');
  const std::string_view step = path.substr(0, slash);
  const std::string_view rest = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  if (step == "*") {
    for (const document::Node* item : node.items) visit_path(*item, rest, use);
  } else if (const document::Node* next = node.find(step)) {
    visit_path(*next, rest, use);
  }
}

/// A row of such a table.
struct PropertyPath {
  std::string_view type;
  std::string_view path;
};

}  // namespace cfnsonnet::rules
