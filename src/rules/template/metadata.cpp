// The Metadata section: what the console and the linter read of it.
//
// The shapes are data, schema/structure/sections.json.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/metadata-section-structure.html
#include "names/nearest.h"
#include "rules/check/family.h"
#include "rules/schema/structures.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;

namespace {

RuleId interface_rule(schema::Keyword) { return E4001; }
RuleId linter_rule(schema::Keyword) { return W4005; }

/// W4001: the names in AWS::CloudFormation::Interface are those of parameters.
void check_interface_names(const Context& context, const Node& interface, Findings& out) {
  const auto& parameters = context.model.parameters();
  if (const Node* groups = interface.find("ParameterGroups")) {
    for (const Node* group : groups->items) {
      const Node* names = group->find("Parameters");
      if (!names) continue;
      for (const Node* name : names->items) {
        if (name->is_null() || (name->is_string() && parameters.contains(name->text))) continue;
        out.add(W4001, *name, "{} is not a parameter of this template{}", show(*name),
                name->is_string() ? did_you_mean(name->text, parameters.names())
                                  : "") = name->is_string()
                                              ? replace(*name, same_but_for_case(name->text, parameters.names()))
                                              : Remedy();
      }
    }
  }
  const Node* labels = interface.find("ParameterLabels");
  if (!labels) return;
  for (const Member& label : labels->members) {
    if (!parameters.contains(label.name))
      out.at_name(W4001, *labels, label, "\"{}\" is not a parameter of this template{}", label.name,
                  did_you_mean(label.name, parameters.names()));
  }
}

void check_metadata(const Context& context, SchemaCheck& schemas, Findings& out) {
  for (const Resource& resource : context.resources) {
    const Node* own = resource.body().find("Metadata");
    if (const Node* linter = own ? own->find("cfn-lint") : nullptr)
      report(check_against(context, schemas, "Metadata.cfn-lint", *linter, {}), linter_rule, out);
  }
  const Node* metadata = context.model.section("Metadata");
  if (!metadata) return;
  if (!metadata->is_object()) {
    if (!metadata->is_null())
      out.add(E4002, *metadata, "Metadata must be an object, found {}", document::describe(metadata->kind));
    return;
  }
  if (const Node* interface = metadata->find("AWS::CloudFormation::Interface")) {
    report(check_against(context, schemas, "Metadata.AWS::CloudFormation::Interface", *interface, {}), interface_rule,
           out);
    check_interface_names(context, *interface, out);
  }
  if (const Node* linter = metadata->find("cfn-lint"))
    report(check_against(context, schemas, "Metadata.cfn-lint", *linter, {}), linter_rule, out);
}

}  // namespace

extern const Family metadata_family(Phase::of_the_template, check_metadata);

}  // namespace cfnsonnet::rules
