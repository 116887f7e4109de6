// The shape of a template: its sections and what stands in their entries.
//
// The shapes are data, schema/structure/sections.json; here is which rule speaks for which section.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
#include <algorithm>
#include <vector>

#include "rules/check/family.h"
#include "rules/findings/contributors.h"
#include "rules/jsonnet/hidden.h"
#include "rules/schema/structures.h"
#include "rules/template/indentation.h"

namespace cfnsonnet::rules {

using schema::Keyword;

namespace {

RuleId template_rule(Keyword) { return E1001; }

RuleId description_rule(Keyword keyword) { return keyword == Keyword::max_length ? E1003 : E1004; }

RuleId parameter_rule(Keyword keyword) {
  switch (keyword) {
    case Keyword::max_length:
    case Keyword::min_length: return E2011;
    case Keyword::max_properties:
    case Keyword::min_properties: return E2010;
    default: return E2001;
  }
}

RuleId resource_rule(Keyword keyword) { return keyword == Keyword::max_properties ? E3010 : E3001; }

RuleId output_rule(Keyword keyword) {
  switch (keyword) {
    case Keyword::max_length: return E6011;
    case Keyword::required: return E6002;
    case Keyword::type: return E6003;
    case Keyword::max_properties: return E6010;
    default: return E6001;
  }
}

RuleId mapping_rule(Keyword keyword) {
  switch (keyword) {
    case Keyword::max_properties: return E7010;
    case Keyword::max_length: return E7002;
    default: return E7001;
  }
}

RuleId condition_rule(Keyword) { return E8001; }

RuleId transform_rule(Keyword) { return E1005; }

struct SectionRules {
  std::string_view section;
  KeywordRules rules;
};

constexpr SectionRules sections[] = {
    {"Description", description_rule}, {"Parameters", parameter_rule}, {"Resources", resource_rule},
    {"Outputs", output_rule},          {"Mappings", mapping_rule},     {"Conditions", condition_rule},
    {"Transform", transform_rule},
};

bool is_attribute(const Context& context, const Violation& violation) {
  return violation.keyword == Keyword::additional_properties && violation.member && violation.node->parent &&
         violation.node->parent == context.model.section("Resources");
}

bool is_serverless_attribute(std::string_view name) { return name == "Connectors" || name == "IgnoreGlobals"; }

/// What AWS::Serverless adds to a template: the section Globals, and two attributes of resources.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resource-attributes.html
bool is_serverless_member(const Context& context, const Violation& violation) {
  if (violation.keyword != Keyword::additional_properties || !violation.member) return false;
  return violation.node == &context.model.root()
             ? violation.member->name == "Globals"
             : is_attribute(context, violation) && is_serverless_attribute(violation.member->name);
}

/// Properties beside "Properties": all of them are one mistake, at the first, where there is nothing in it.
void name_slip(const Context& context, Violation& violation) {
  const std::vector<const document::Member*> slipped = slipped_properties(context, *violation.node);
  if (std::find(slipped.begin(), slipped.end(), violation.member) == slipped.end()) return;
  const document::Node* properties = violation.node->find("Properties");
  const bool is_filled = properties && !properties->is_null();
  std::string names;
  for (const document::Member* member : slipped)
    if (!is_filled || member == violation.member)
      names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", member->name);
  const bool is_one = is_filled || slipped.size() == 1;
  violation.message = fmt::format(
      "{} {} beside \"Properties\" and not in it: {} of {}{}", names, is_one ? "stands" : "stand",
      is_one ? "it is a property" : "they are properties", violation.node->find("Type")->text,
      properties && properties->is_null() ? "; \"Properties\" is empty, so indent them below it" : "");
}

bool is_further_slip(const Context& context, const Violation& violation) {
  if (!is_attribute(context, violation)) return false;
  const document::Node* properties = violation.node->find("Properties");
  if (properties && !properties->is_null()) return false;
  const std::vector<const document::Member*> slipped = slipped_properties(context, *violation.node);
  return std::find(slipped.begin(), slipped.end(), violation.member) != slipped.end() &&
         slipped.front() != violation.member;
}

/// An unknown attribute may be one of AWS::Serverless, which overlooks all others at its own resources.
void name_attribute(const Context& context, Violation& violation) {
  if (!is_attribute(context, violation)) return;
  const std::string_view name = violation.member->name;
  const document::Node* type = violation.node->find("Type");
  if (is_serverless_attribute(name)) {
    violation.rule = E3066;
    violation.message = fmt::format("\"{}\" needs the transform AWS::Serverless-2016-10-31", name);
  } else if (type && type->is_string() && type->text.starts_with("AWS::Serverless::")) {
    violation.rule = W3001;
    violation.message = fmt::format("\"{}\" is overlooked: it is no attribute of a resource", name);
  } else {
    name_slip(context, violation);
  }
}

/// Too many entries of a section: what made them.
void name_contributors(const Context& context, Violation& violation) {
  if (violation.keyword != Keyword::max_properties || violation.node->parent != &context.model.root()) return;
  Contributors made = most_frequent_contributors(context.model.document(), *violation.node);
  violation.message += made.text;
  violation.related = std::move(made.places);
}

/// A missing section may be there, and hidden.
void name_hidden(const Context& context, Violation& violation) {
  if (violation.keyword != Keyword::required || violation.node != &context.model.root()) return;
  for (std::string_view name : violation.missing)
    if (hidden_in(context.model.document(), *violation.node, name))
      violation.message += fmt::format(": it is hidden, for \"::\" follows its name");
}

/// `Url: !Ref Queue` in Outputs: a call stands in "Value".
bool is_call_for_output(const Context& context, const Violation& violation) {
  const document::Node* outputs = context.model.section("Outputs");
  const auto call = violation.node->parent && violation.node->parent == outputs ? call_of(*violation.node)
                                                                                : std::nullopt;
  return call && call->function != Function::condition && call->function != Function::transform &&
         call->function != Function::for_each;
}

void name_call_for_output(const Context& context, Violation& violation) {
  if (violation.keyword != schema::Keyword::additional_properties || !is_call_for_output(context, violation)) return;
  violation.message = fmt::format("an output is an object, and its value stands below \"Value\": put the {} there",
                                  violation.member->name);
  violation.member = nullptr;
}

void check_shape(const Context& context, SchemaCheck& schemas, std::string_view structure, const document::Node& node,
                 KeywordRules rules, Findings& out) {
  Place place;
  if (structure == "Conditions") place.phase = Place::Phase::parameters;
  // A name is no boolean (YAML's `Condition: On`), and no number.
  place.strict_types = structure == "Resources" || structure == "Transform" || structure == "Description";
  Violations found = check_against(context, schemas, structure, node, place);
  if (context.model.is_serverless())
    std::erase_if(found.items, [&](const Violation& violation) { return is_serverless_member(context, violation); });
  std::erase_if(found.items, [&](const Violation& violation) { return is_further_slip(context, violation); });
  std::erase_if(found.items, [&](const Violation& violation) {
    return violation.keyword == Keyword::required && is_call_for_output(context, violation);
  });
  for (Violation& violation : found.items) {
    name_call_for_output(context, violation);
    name_attribute(context, violation);
    name_contributors(context, violation);
    name_hidden(context, violation);
  }
  report(found, rules, out);
}

/// Macros and loops may make resources where none is written.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
void check_resources_exist(const Context& context, Findings& out) {
  const document::Node* section = context.model.section("Resources");
  if (!section || !section->is_object() || !section->members.empty() || context.model.has_macros() ||
      context.model.has_language_extensions())
    return;
  const document::Hidden* hidden = hidden_in(context.model.document(), *section);
  out.put(E1001, {section, nullptr, {}, hidden ? &hidden->origin : nullptr},
          "a template has at least one resource, and Resources is empty" +
              (hidden ? fmt::format(": \"{}\" is hidden, for \"::\" follows its name", hidden->name) : ""));
}

/// What AWS::LanguageExtensions computes, AWS::Serverless has to be given.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html
void check_order_of_transforms(const Context& context, Findings& out) {
  const document::Node* section = context.model.section("Transform");
  if (!section) return;
  bool serverless = false;
  for (const document::Node* item : section->items) {
    if (item->is_string("AWS::Serverless-2016-10-31")) serverless = true;
    if (serverless && item->is_string("AWS::LanguageExtensions"))
      out.add(E1005, *item, "AWS::LanguageExtensions must come before AWS::Serverless-2016-10-31");
  }
}

/// Names in YAML may be numbers, and CloudFormation takes them, but not in a map.
void check_mapping_names(const document::Node& object, int levels, Findings& out) {
  for (const document::Member& member : object.members) {
    if (member.number_as_name())
      out.at_name(E7001, object, member, "a name in a map is a string: write \"{}\", in quotes", member.name);
    if (levels > 1) check_mapping_names(*member.value, levels - 1, out);
  }
}

void check_structure(const Context& context, SchemaCheck& schemas, Findings& out) {
  check_shape(context, schemas, "Template", context.model.root(), template_rule, out);
  for (const SectionRules& row : sections) {
    if (const document::Node* section = context.model.section(row.section))
      check_shape(context, schemas, row.section, *section, row.rules, out);
  }
  check_resources_exist(context, out);
  check_order_of_transforms(context, out);
  if (const document::Node* mappings = context.model.section("Mappings")) check_mapping_names(*mappings, 3, out);
}

}  // namespace

extern const Family structure_family(Phase::of_the_template, check_structure);

}  // namespace cfnsonnet::rules
