// What holds between the stacks of a project: in an account and a region a name is exported by one stack, and imported
// where one exports it.
//
// Who has the stacks says which names are in each other's way (CheckOptions::neighbours); here they are found in the
// template.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
#include <algorithm>
#include <set>

#include "rules/check/family.h"
#include "template/exports.h"

namespace cfnsonnet::rules {
namespace {

/// The entry of a list for a name in a region, or null.
template <typename Entry>
const Entry* find(const std::vector<Entry>& entries, const SharedName& name, std::string_view region) {
  const auto found = std::ranges::find_if(
      entries, [&](const Entry& entry) { return name.text && entry.name == *name.text && entry.region == region; });
  return found == entries.end() ? nullptr : &*found;
}

void check_stack_exports(const Context& context, Findings& out) {
  if (!context.neighbours) return;
  const Neighbours& neighbours = *context.neighbours;
  std::set<const document::Node*> told;  // A name is told of for one region.
  for (const std::string& region : context.regions) {
    const DeployedAs where{region, neighbours.stack_name, neighbours.account};
    const ValueOf value_of = values_in(where, context.model, context.deployment);
    for (const SharedName& name : exports_of(context.model, value_of)) {
      const Neighbours::Export* rival = name.is_certain ? find(neighbours.rivals, name, region) : nullptr;
      if (!rival || !told.insert(name.node).second) continue;
      out.add(J6002, *name.node,
              "the stack \"{}\" exports the name \"{}\" in {} too; stacks of different accounts say so by \"account\"",
              rival->stack, *name.text, region);
    }
    for (const SharedName& name : imports_of(context.model, value_of)) {
      const Neighbours::Slip* slip = find(neighbours.slips, name, region);
      if (!slip || !told.insert(name.node).second) continue;
      out.add(J6003, *name.node,
              "no stack of the project exports \"{}\" in {}; did you mean \"{}\", of the stack \"{}\"?", *name.text,
              region, slip->meant.name, slip->meant.stack);
    }
  }
}

}  // namespace

extern const Family stack_exports_family(Phase::of_the_template, check_stack_exports);

}  // namespace cfnsonnet::rules
