// W1100: CloudFormation does not know YAML's merge keys. They are read all the same, for `aws cloudformation package`
// resolves them.
#include "rules/check/family.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

void walk(const Node& node, Findings& out) {
  if (node.merged)
    out.add(W1100, node,
            "CloudFormation does not know the merge key \"<<\"; write its members out, or package the template");
  for (const Node* item : node.items) walk(*item, out);
  for (const document::Member& member : node.members) walk(*member.value, out);
}

void check_merge_keys(const Context& context, Findings& out) {
  if (context.model.document().has_merged()) walk(context.model.root(), out);
}

}  // namespace

extern const Family merge_keys_family(Phase::of_the_template, check_merge_keys);

}  // namespace cfnsonnet::rules
