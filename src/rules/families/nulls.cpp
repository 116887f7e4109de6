// J0002: a null stands in the template. CloudFormation refuses every null ("Null values are not allowed in templates"),
// and Jsonnet makes them easily: a field that was meant to be left out.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-console-create-stack.html
#include "rules/families.h"

namespace cfnsonnet::rules {
namespace {

void walk(const document::Node& node, Findings& out) {
  if (node.is_null()) {
    out.add(J0002, node,
            "null may not stand in a template; leave the member out, or use {{\"Ref\": \"AWS::NoValue\"}}");
  }
  for (const document::Node* item : node.items) walk(*item, out);
  for (const document::Member& member : node.members) walk(*member.value, out);
}

}  // namespace

void check_nulls(const Context& context, Findings& out) { walk(context.model.root(), out); }

}  // namespace cfnsonnet::rules
