// What AWS::Serverless adds beside the resources' properties: Globals and IgnoreGlobals.
//
// Which properties a type takes from Globals is data, the structure "Globals" of schema/structure/serverless.json. What
// such a property may be, the type says, so each kind of Globals is checked against it, once, whether a resource takes
// it or not.
//
// SAM merges Globals into each resource: objects member by member, lists one behind the other; of all else, and of
// calls, the resource's own value counts. So an object may lack in Globals what a resource adds to it, and in a
// resource what Globals adds. It is a mistake where neither has it, and stands where the rest of the object does.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
#include "rules/serverless/serverless.h"

#include <algorithm>

#include "rules/check/family.h"
#include "rules/schema/structures.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;
using schema::Keyword;

namespace {

constexpr std::string_view serverless_prefix = "AWS::Serverless::";

RuleId globals_rule(Keyword) { return E3724; }

/// What Globals sets for all resources of a type, or null.
const Node* globals_of(const Template& model, std::string_view type) {
  const Node* globals = type.starts_with(serverless_prefix) ? model.section("Globals") : nullptr;
  return globals ? globals->find(type.substr(serverless_prefix.size())) : nullptr;
}

/// Whether a resource takes a property that Globals sets.
bool takes(const Resource& resource, std::string_view property) {
  const Node* ignored = resource.body().find("IgnoreGlobals");
  if (!ignored || ignored->is_null()) return true;
  return !ignored->is_string("*") &&
         std::ranges::none_of(ignored->items, [&](const Node* name) { return name->is_string(property); });
}

/// The names in IgnoreGlobals are properties that Globals sets for the type.
void check_ignored(const Resource& resource, const Node* given, Findings& out) {
  const Node* ignored = resource.body().find("IgnoreGlobals");
  if (!ignored || ignored->is_null() || ignored->is_string("*")) return;
  if (!ignored->is_array()) {
    out.add(E3724, *ignored, "IgnoreGlobals is \"*\" or a list of properties, found {}", show(*ignored));
    return;
  }
  if (!given) return;  // nothing is taken from Globals
  for (const Node* name : ignored->items) {
    if (name->is_null() || (name->is_string() && given->member(name->text))) continue;
    out.add(E3724, *name, "{} is not a property that Globals sets for {}", show(*name), resource.type());
  }
}

/// What more of the same would put right.
bool lacks_something(const Violation& violation) {
  switch (violation.keyword) {
    case Keyword::required:
    case Keyword::required_or:
    case Keyword::required_xor:
    case Keyword::dependent_required: return !violation.missing.empty();
    case Keyword::any_of:
    case Keyword::one_of:
    case Keyword::contains:
    case Keyword::min_items:
    case Keyword::min_properties: return violation.node->is_object() || violation.node->is_array();
    default: return false;
  }
}

/// The nodes on the way from `top`, exclusive, down to `node`; nothing where the way does not begin there.
std::optional<std::vector<const Node*>> way(const Node& top, const Node& node) {
  std::vector<const Node*> steps;
  for (const Node* at = &node; at != &top; at = at->parent) {
    if (!at->parent) return std::nullopt;
    steps.push_back(at);
  }
  std::ranges::reverse(steps);
  return steps;
}

/// Whether SAM merges two values instead of taking the resource's.
bool are_merged(const Node& a, const Node& b) {
  return (a.is_object() && b.is_object() && !call_of(a) && !call_of(b)) || (a.is_array() && b.is_array());
}

/// What is merged with a value on the other side: `counterpart` is null where nothing is, and `is_replaced` says
/// whether something that stands there takes its place.
struct Merge {
  const Node* counterpart;
  bool is_replaced = false;
};

/// @param top    The properties that the value is of.
/// @param other  The properties of the other side; may be null.
Merge merge_of(const Node& top, const std::vector<const Node*>& way, const Node* other) {
  const Node* here = &top;
  for (const Node* step : way) {
    if (!other) return {nullptr};
    if (!are_merged(*here, *other)) return {nullptr, true};
    if (here->is_array()) return {nullptr};  // items are added, and stay as they are
    other = other->find(step->holder()->name);
    here = step;
  }
  if (other && !are_merged(*here, *other)) return {nullptr, true};
  return {other};
}

/// Whether what a violation calls missing stands in the object, or may do so.
bool gives(const Node& counterpart, const Violation& violation) {
  const auto has = [&](std::string_view name) { return counterpart.member(name) != nullptr; };
  if (violation.missing.empty()) return !counterpart.members.empty() || !counterpart.items.empty();
  const bool any_will_do = violation.keyword == Keyword::required_or || violation.keyword == Keyword::required_xor;
  return any_will_do ? std::ranges::any_of(violation.missing, has) : std::ranges::all_of(violation.missing, has);
}

/// Whether a resource of the type takes a value as it stands in Globals, with nothing added to it.
bool is_taken_as_it_is(const Context& context, std::string_view type, const Node& given, const Node& value) {
  const auto steps = way(given, value);
  if (!steps || steps->empty()) return false;  // of the properties as a whole, the resource's own check speaks
  return std::ranges::any_of(context.model.resources(), [&](const Resource& resource) {
    if (resource.type() != type || !takes(resource, steps->front()->holder()->name)) return false;
    const Merge merge = merge_of(given, *steps, resource.properties());
    return !merge.counterpart && !merge.is_replaced;
  });
}

/// What Globals sets for the resources of a type, against its schema.
void check_kind(const Context& context, SchemaCheck& schemas, const Node& given, std::string_view type_name,
                Findings& out) {
  const auto type = context.resource_type(type_name);
  if (!type || !given.is_object()) return;
  Place place;
  place.functions = property_functions();
  place.subject = type_name;
  Violations found;
  schemas.check(given, type->schema(), place, found);
  std::erase_if(found.items, [&](const Violation& violation) {
    if (violation.keyword == Keyword::additional_properties && violation.node == &given) return true;  // E3724 says so
    if (violation.keyword == Keyword::type && !violation.rule && violation.node->is_null())
      return true;  // J0002 says so
    return lacks_something(violation) && !is_taken_as_it_is(context, type_name, given, *violation.node);
  });
  report(found, property_rule, out);
  schemas.forget_computed();
}

void check_globals(const Context& context, SchemaCheck& schemas, const Node& globals, Findings& out) {
  Place place;
  place.functions = property_functions();
  Violations found = check_against(context, schemas, "Globals", globals, place);
  // Of calls the types' schemas speak below.
  std::erase_if(found.items, [](const Violation& violation) { return violation.rule || violation.node->is_null(); });
  report(found, globals_rule, out);
  schemas.forget_computed();
  for (const Member& kind : globals.members)
    check_kind(context, schemas, *kind.value, fmt::format("{}{}", serverless_prefix, kind.name), out);
}

void check_serverless(const Context& context, SchemaCheck& schemas, Findings& out) {
  if (!context.model.is_serverless()) return;
  if (const Node* globals = context.model.section("Globals")) check_globals(context, schemas, *globals, out);
  for (const Resource& resource : context.model.resources()) {
    if (resource.type().starts_with(serverless_prefix))
      check_ignored(resource, globals_of(context.model, resource.type()), out);
  }
}

}  // namespace

bool comes_from_globals(const Context& context, const Resource& resource, const Violation& violation) {
  const Node* given = lacks_something(violation) ? globals_of(context.model, resource.type()) : nullptr;
  if (!given) return false;
  const Node* properties = resource.properties();
  const auto steps = properties ? way(*properties, *violation.node) : std::nullopt;
  if (!steps || steps->empty()) {
    // The properties as a whole, which may not be there at all.
    return gives(*given, violation) && std::ranges::all_of(violation.missing, [&](auto name) {
             return !given->member(name) || takes(resource, name);
           });
  }
  if (!takes(resource, steps->front()->holder()->name)) return false;
  const Node* counterpart = merge_of(*properties, *steps, given).counterpart;
  return counterpart && gives(*counterpart, violation);
}

extern const Family serverless_family(Phase::of_the_template, check_serverless);

}  // namespace cfnsonnet::rules
