// What holds between the stacks of a project: in an account and a region a name is exported by one stack, and imported
// where one exports it.
//
// Names that hang on what only the deployment knows are passed over, and so are those that no stack of the project
// exports and that look like none of them: they may come from elsewhere.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
#include <algorithm>
#include <map>
#include <set>

#include "names/nearest.h"
#include "rules/check/family.h"
#include "template/exports.h"

namespace cfnsonnet::rules {
namespace {

using Export = Neighbours::Export;

/// Those of one region, by their names.
using Exports = std::multimap<std::string_view, const Export*>;

Exports in_region(const Neighbours& neighbours, std::string_view region) {
  Exports found;
  for (const Export& one : *neighbours.exports)
    if (one.region == region) found.emplace(one.name, &one);
  return found;
}

/// J6002. A name that the template itself exports twice is J6001's.
const Export* same_elsewhere(const SharedName& name, const Exports& exports, const std::string& this_stack) {
  if (!name.text || !name.is_certain) return nullptr;
  const auto [first, last] = exports.equal_range(*name.text);
  const auto other = std::find_if(
      first, last, [&](const auto& one) { return one.second->is_certain && one.second->stack != this_stack; });
  return other == last ? nullptr : other->second;
}

/// J6003: the export that is meant, where there is none of that name.
const Export* meant_by(const SharedName& name, const Exports& exports) {
  if (!name.text || exports.contains(*name.text)) return nullptr;
  std::vector<std::string_view> names;
  for (const auto& [known, one] : exports) names.push_back(known);
  const auto meant = nearest(*name.text, names);
  return meant ? exports.find(*meant)->second : nullptr;
}

void check_stack_exports(const Context& context, Findings& out) {
  if (!context.neighbours) return;
  const Neighbours& neighbours = *context.neighbours;
  std::set<const document::Node*> told;  // A name is told of for one region.
  for (const std::string& region : context.regions) {
    const DeployedAs where{region, neighbours.stack_name, neighbours.account};
    const ValueOf value_of = values_in(where, context.model, context.deployment);
    const Exports exports = in_region(neighbours, region);
    for (const SharedName& name : exports_of(context.model, value_of)) {
      const Export* other = same_elsewhere(name, exports, neighbours.this_stack);
      if (!other || !told.insert(name.node).second) continue;
      out.add(J6002, *name.node,
              "the stack \"{}\" exports the name \"{}\" in {} too; stacks of different accounts say so by \"account\"",
              other->stack, *name.text, region);
    }
    if (!neighbours.knows_all) continue;
    for (const SharedName& name : imports_of(context.model, value_of)) {
      const Export* meant = meant_by(name, exports);
      if (!meant || !told.insert(name.node).second) continue;
      out.add(J6003, *name.node,
              "no stack of the project exports \"{}\" in {}; did you mean \"{}\", of the stack \"{}\"?", *name.text,
              region, meant->name, meant->stack);
    }
  }
}

}  // namespace

extern const Family stack_exports_family(Phase::of_the_template, check_stack_exports);

}  // namespace cfnsonnet::rules
