// J3001: of two entries with one name, such as a logical ID, in objects that are added, only the second is in the template.
// The language means `a + b` so, and it is how a mixin changes what it is added to; so it is no finding where the second
// was made of the first, says `+:`, or equals it. The front end tells which remain (document::Replacement).
// https://jsonnet.org/ref/language.html#inheritance
#include "rules/families.h"

namespace cfnsonnet::rules {
namespace {

constexpr std::string_view sections[] = {"Resources", "Parameters", "Outputs", "Conditions", "Mappings"};

}  // namespace

void check_replacements(const Context& context, Findings& out) {
  for (const document::Replacement& replacement : context.model.document().replacements()) {
    const document::Member* section = replacement.object->holder();
    if (std::find(std::begin(sections), std::end(sections), section->name) == std::end(sections)) continue;
    const document::Member& member = replacement.object->members[replacement.index];
    Target target{replacement.object, &member};
    const Related before{document::location_of(replacement.before), "the one that is replaced"};
    if (replacement.before.range.known()) target.explained_by = {&before, 1};
    out.put(J3001, target,
            fmt::format("\"{}\" replaces another entry of that name in {}: only this one is in the template", member.name,
                        section->name));
  }
}

}  // namespace cfnsonnet::rules
