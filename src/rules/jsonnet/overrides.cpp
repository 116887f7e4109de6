// What one object silently takes from another when they are added. The front end tells where (document::Replacement).
//
// J3001: of two entries with one name, such as a logical ID, in objects that are added, only the second is in the
// template. The language means `a + b` so, and it is how a mixin changes what it is added to; so it is no finding where
// the second was made of the first, says `+:`, or equals it.
//
// J3002: `bucket + { Properties: { … } }` puts the new properties in the place of all that the bucket had, where `+:`
// would add to them. So does `base + { Resources: … }` with a whole section. It is no finding where nothing is lost: of
// a value that is another now, somebody has thought; nor is a section that is emptied, `base + { Outputs: {} }`.
#include <algorithm>

#include "rules/check/family.h"
#include "rules/findings/quoted_list.h"

namespace cfnsonnet::rules {
namespace {

using document::Member;
using document::Replacement;

constexpr std::string_view sections[] = {"Resources", "Parameters", "Outputs", "Conditions", "Mappings"};

/// A section with something in it: one that is emptied is meant to be.
bool is_filled_section(const document::Node& object, const Member& member) {
  return object.parent == nullptr && !member.value->members.empty();
}

bool is_in_resources(const document::Node& object) {
  const document::Node* node = &object;
  while (node->parent && node->parent->parent) node = node->parent;
  return node->holder() && node->holder()->name == "Resources";
}

void report(RuleId rule, const Replacement& replacement, std::string message, Findings& out) {
  const Member& member = replacement.object->members[replacement.index];
  Target target{replacement.object, &member};
  const Related before{document::location_of(replacement.before), "the one that is replaced"};
  if (replacement.before.known()) target.explained_by = {&before, 1};
  Remedy& remedy = out.put(rule, target, std::move(message));
  const bool is_flat = std::ranges::none_of(
      replacement.lost, [](const std::string& name) { return name.find('.') != std::string::npos; });
  if (rule == J3002 && is_flat) remedy = add_to(member);  // Else the next object further in would replace another.
}

void check_overrides(const Context& context, Findings& out) {
  for (const Replacement& replacement : context.model.document().replacements()) {
    const Member& member = replacement.object->members[replacement.index];
    if (!replacement.lost.empty()) {
      if (is_in_resources(*replacement.object) || is_filled_section(*replacement.object, member))
        report(J3002, replacement,
               fmt::format("\"{}\" replaces the one before it, of which {} {} lost; \"{}+:\" adds to it", member.name,
                           quoted_list(replacement.lost, few_names), replacement.lost.size() == 1 ? "is" : "are",
                           member.name),
               out);
      continue;
    }
    const Member* section = replacement.object->holder();
    if (std::find(std::begin(sections), std::end(sections), section->name) == std::end(sections)) continue;
    report(J3001, replacement,
           fmt::format("\"{}\" replaces another entry of that name in {}: only this one is in the template",
                       member.name, section->name),
           out);
  }
}

}  // namespace

extern const Family overrides_family(Phase::of_the_template, check_overrides);

}  // namespace cfnsonnet::rules
