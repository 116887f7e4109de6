#include "project/neighbours.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "template/exports.h"
#include "template/loops.h"

namespace cfnsonnet::project {
namespace {

/// An export as all that share it know it.
using Key = std::tuple<std::string_view, std::string_view, std::string_view>;  // account, region, name
/// The certain ones: how many stacks make each. Others count as made.
using Makers = std::map<Key, std::size_t>;

void add(std::vector<SharedNames::Name>& to, const std::string& region, std::vector<SharedName> names) {
  for (SharedName& name : names) to.push_back({region, std::move(name.text), name.is_certain});
}

/// Whether a stack exports what another one does, or imports what none does.
bool has_conflict(const Stack& stack, const SharedNames& names, const Makers& makers) {
  const auto count = [&](const SharedNames::Name& name) {
    const auto found = makers.find({stack.account, name.region, *name.text});
    return found == makers.end() ? std::size_t{0} : found->second;
  };
  return std::ranges::any_of(names.exports,
                             [&](const auto& name) { return name.text && name.is_certain && count(name) > 1; }) ||
         std::ranges::any_of(names.imports, [&](const auto& name) {
           return name.text && !makers.contains({stack.account, name.region, *name.text});
         });
}

}  // namespace

SharedNames shared_names_of(const document::Document& document, const Stack& stack, const CheckOptions& options) {
  SharedNames shared;
  if (!document.root().is_object()) return shared;
  shared.is_known = true;
  const DeployedTemplate deployed(document, options.parameters);
  for (const std::string& region : options.regions) {
    const DeployedAs where{region, stack.deployed_name, stack.account};
    const ValueOf value_of = values_in(where, deployed.model(), options.parameters);
    add(shared.exports, region, exports_of(deployed.model(), value_of));
    add(shared.imports, region, imports_of(deployed.model(), value_of));
  }
  return shared;
}

std::vector<Conflict> conflicts_among(std::span<const Stack* const> stacks, std::span<const SharedNames> shared,
                                      bool are_all) {
  struct Account {
    std::shared_ptr<std::vector<Neighbours::Export>> exports = std::make_shared<std::vector<Neighbours::Export>>();
    bool knows_all = true;
  };
  std::map<std::string_view, Account> accounts;
  Makers makers;
  for (std::size_t i = 0; i < stacks.size(); ++i) {
    if (!stacks[i]) continue;
    Account& account = accounts[stacks[i]->account];
    account.knows_all = account.knows_all && are_all && shared[i].is_known;
    for (const SharedNames::Name& name : shared[i].exports) {
      account.knows_all = account.knows_all && name.text;  // It may be any that somebody imports.
      if (!name.text) continue;
      makers[{stacks[i]->account, name.region, *name.text}] += name.is_certain ? 1 : 0;
      account.exports->push_back({*name.text, name.region, stacks[i]->name, name.is_certain});
    }
  }
  std::vector<Conflict> conflicts;
  for (std::size_t i = 0; i < stacks.size(); ++i) {
    if (!stacks[i] || !has_conflict(*stacks[i], shared[i], makers)) continue;
    const Account& account = accounts.at(stacks[i]->account);
    conflicts.push_back(
        {i, std::make_shared<const Neighbours>(Neighbours{stacks[i]->name, stacks[i]->deployed_name, stacks[i]->account,
                                                          account.exports, account.knows_all})});
  }
  return conflicts;
}

}  // namespace cfnsonnet::project
