// Names that lead nowhere, wherever they stand in a resource or output: below a property or a type that is not known,
// in a call that is wrong in itself, in Metadata and policies of a resource.
//
// CloudFormation looks for all that is referred to before it looks at anything else ("Unresolved resource
// dependencies"). The schema check has said it of the calls that it came by, as a mistake of the function around; what
// it did not come by is said here. Functions work in properties, outputs, metadata attributes and update policies; the
// template's own Metadata are not looked into.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
#include <algorithm>

#include "rules/check/family.h"
#include "rules/functions/missing_names.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// What a macro is given, and a loop that is not unrolled (its variables are names too), may come to anything.
bool is_unfinished(const Node& node) {
  for (const Node* at = &node; at; at = at->parent) {
    const document::Member* holder = at->holder();
    if (holder && makes_members(holder->name)) return true;
  }
  return false;
}

std::optional<MissingName> missing(const Context& context, const Reference& reference) {
  switch (reference.kind) {
    case ReferenceKind::ref: return missing_value(context, reference.target, reference.target);
    case ReferenceKind::sub_ref: return missing_value(context, reference.target, reference.target);
    case ReferenceKind::get_att:
    case ReferenceKind::sub_get_att:
      if (auto resource = missing_resource(context, reference.target)) return resource;
      if (reference.attribute.empty()) return std::nullopt;
      return missing_attribute(context, {reference.target, reference.attribute});
    case ReferenceKind::use_condition: return missing_condition(context, reference.target);
    default: return std::nullopt;
  }
}

RuleId rule_of(ReferenceKind kind) {
  switch (kind) {
    case ReferenceKind::ref: return E1020;
    case ReferenceKind::get_att: return E1010;
    case ReferenceKind::use_condition: return E1028;
    default: return E1019;
  }
}

/// The check of the call may have spoken of the argument, or of one of the parts that a Fn::GetAtt has.
bool is_said(const Node& argument, const Findings& out) {
  if (out.has_error_at(argument)) return true;
  return std::any_of(argument.items.begin(), argument.items.end(),
                     [&](const Node* item) { return item->is_string() && out.has_error_at(*item); });
}

void check_references(const Context& context, Findings& out) {
  std::vector<std::pair<const Reference*, MissingName>> found;
  for (const Reference& reference : context.references.all()) {
    if (!reference.call || (!reference.resource && !reference.output)) continue;
    if (reference.resource && !reference.resource->body().is_object()) continue;
    auto name = missing(context, reference);
    if (!name) continue;
    const auto call = call_of(*reference.call);
    // `Condition: !Ref IsProd`: that no Ref may stand there is all that is wrong.
    if (context.model.conditions().contains(reference.target) && out.has_error_at(*reference.call)) continue;
    if (!call || is_said(call->argument(), out) || is_unfinished(*reference.call)) continue;
    const bool is_variable = reference.kind == ReferenceKind::sub_ref || reference.kind == ReferenceKind::sub_get_att;
    if (is_variable && has_open_variables(call->argument())) continue;
    found.emplace_back(&reference, std::move(*name));
  }
  for (const auto& [reference, name] : found) {  // several variables of one Fn::Sub are said at one place
    const bool is_whole = reference->node->is_string() && reference->node->text == reference->target;
    out.add(rule_of(reference->kind), *reference->node, "{}",
            name.message) = is_whole ? replace(*reference->node, name.meant) : Remedy();
  }
}

}  // namespace

extern const Family references_family(Phase::at_last, check_references);

}  // namespace cfnsonnet::rules
