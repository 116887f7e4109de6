// E3024: the tags of a resource.
//
// What a tag may be is data, schema/structure/sections.json; it holds for each type that has tags, whatever AWS's
// schema of the type says of them. https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
#include <algorithm>

#include "rules/check/family.h"
#include "rules/schema/structures.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

RuleId tag_rule(schema::Keyword) { return E3024; }

/// Whether the schema of a type requires of a tag what it lacks.
bool requires_key(const schema::Type& type, const Violation& violation) {
  const auto properties = type.schema().find(schema::Keyword::properties);
  const auto tags = properties ? properties->property("Tags") : std::nullopt;
  const auto items = tags ? tags->schema.find(schema::Keyword::items) : std::nullopt;
  const auto required = items ? items->schema().find(schema::Keyword::required) : std::nullopt;
  if (!required) return false;
  const auto names = required->strings();
  return std::ranges::all_of(violation.missing, [&](std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  });
}

void check_tags(const Context& context, SchemaCheck& schemas, Findings& out) {
  for (const Resource& resource : context.resources) {
    const auto type = context.resource_type(resource.type());
    const Node* properties = type && type->tag_property() == "Tags" ? resource.properties() : nullptr;
    const Node* tags = properties ? properties->find("Tags") : nullptr;
    if (!tags) continue;
    Place place;
    place.functions = property_functions();
    place.subject = resource.type();
    place.unreachable = true;  // W1028 is said of the property itself
    Violations found = check_against(context, schemas, "Tags", *tags, place);
    std::erase_if(found.items, [&](const Violation& violation) {
      // The functions in it are checked with the property; some types have another name for the key, their schema says.
      // A tag without a key is incomplete by the schema of its type too, which has said so.
      return violation.rule || violation.node->is_null() ||
             (violation.keyword == schema::Keyword::required &&
              (violation.node->member("TagKey") || requires_key(*type, violation)));
    });
    report(found, tag_rule, out);
    schemas.forget_computed();
  }
}

}  // namespace

extern const Family tags_family(Phase::of_each_resource, check_tags);

}  // namespace cfnsonnet::rules
