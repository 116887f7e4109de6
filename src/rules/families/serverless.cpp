// What AWS::Serverless adds beside the resources' properties: Globals, IgnoreGlobals and Connectors.
//
// Which properties a type takes from Globals is data, the structure "Globals" of schema/structure/serverless.json.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
#include "rules/families/serverless.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

constexpr std::string_view serverless_prefix = "AWS::Serverless::";

RuleId globals_rule(schema::Keyword) { return E3724; }

/// The names in IgnoreGlobals are properties that Globals sets for the type.
void check_ignored(const Resource& resource, const Node* globals, Findings& out) {
  const Node* ignored = resource.body().find("IgnoreGlobals");
  if (!ignored || ignored->is_null() || ignored->is_string("*")) return;
  if (!ignored->is_array()) {
    out.add(E3724, *ignored, "IgnoreGlobals is \"*\" or a list of properties, found {}", show(*ignored));
    return;
  }
  const Node* given = globals ? globals->find(resource.type().substr(serverless_prefix.size())) : nullptr;
  if (!given) return;  // nothing is taken from Globals
  for (const Node* name : ignored->items) {
    if (name->is_null() || (name->is_string() && given->member(name->text))) continue;
    out.add(E3724, *name, "{} is not a property that Globals sets for {}", show(*name), resource.type());
  }
}

}  // namespace

bool may_come_from_globals(const Context& context, const Resource& resource, const Violation& violation) {
  using enum schema::Keyword;
  if (violation.keyword != required && violation.keyword != required_or && violation.keyword != required_xor)
    return false;
  if (!resource.type().starts_with(serverless_prefix)) return false;
  const Node* globals = context.model.section("Globals");
  const Node* given = globals ? globals->find(resource.type().substr(serverless_prefix.size())) : nullptr;
  if (!given) return false;
  const Node* property = violation.node;
  while (property->parent && property->parent != resource.properties()) property = property->parent;
  const document::Member* holder = property->holder();
  return property->parent && holder && given->member(holder->name);
}

void check_serverless(const Context& context, SchemaCheck& schemas, Findings& out) {
  if (!context.model.is_serverless()) return;
  const Node* globals = context.model.section("Globals");
  if (globals) {
    Place place;
    place.functions = property_functions();
    Violations found = check_against(context, schemas, "Globals", *globals, place);
    std::erase_if(found.items, [](const Violation& violation) {
      return (violation.rule && rule(*violation.rule).level != Level::error) || violation.node->is_null();
    });
    report(found, globals_rule, out);
    schemas.forget_computed();
  }
  for (const Resource& resource : context.model.resources()) {
    if (resource.type().starts_with(serverless_prefix)) check_ignored(resource, globals, out);
  }
}

}  // namespace cfnsonnet::rules
