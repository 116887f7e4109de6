#include "project/neighbours.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "names/nearest.h"
#include "template/exports.h"
#include "template/loops.h"
#include "text/ascii.h"

namespace cfnsonnet::project {
namespace {

void add(std::vector<SharedNames::Name>& to, const std::string& region, std::vector<SharedName> names) {
  for (SharedName& name : names) to.push_back({region, std::move(name.text), name.is_certain});
}

/// Whether what a template exports may be more than is written in it: a macro or a nested stack may add to that.
bool may_export_more(const Template& model) {
  const document::Node& root = model.root();
  const auto is_macro = [](const document::Node& transform) {
    return !transform.is_string("AWS::LanguageExtensions") && !transform.is_string("AWS::Serverless-2016-10-31");
  };
  if (const document::Node* transform = root.find("Transform")) {
    if (transform->is_array() ? std::ranges::any_of(transform->items, [&](const auto* one) { return is_macro(*one); })
                              : is_macro(*transform))
      return true;
  }
  const document::Node* outputs = root.find("Outputs");
  return (outputs && outputs->find("Fn::Transform")) ||
         std::ranges::any_of(model.resources(),
                             [](const Resource& resource) { return resource.type() == "AWS::CloudFormation::Stack"; });
}

/// Without its digits: "app1-vpc" and "app2-vpc" are two of a kind, and no slip.
std::string without_digits(std::string_view text) {
  std::string rest;
  std::ranges::copy_if(text, std::back_inserter(rest), [](char c) { return !text::is_digit(c); });
  return rest;
}

using Export = Neighbours::Export;

/// What the stacks of one account export in one region.
class Market {
 public:
  void add(const SharedNames::Name& name, const std::string& stack) {
    makers_[*name.text].push_back({{*name.text, name.region, stack}, name.is_certain});
  }

  /// Another stack that certainly exports what this one does, or null.
  [[nodiscard]] const Export* rival(const SharedNames::Name& name, const std::string& stack) const {
    const auto found = makers_.find(*name.text);
    if (found == makers_.end() || !name.is_certain) return nullptr;
    const auto rival = std::ranges::find_if(found->second,
                                            [&](const Made& one) { return one.is_certain && one.what.stack != stack; });
    return rival == found->second.end() ? nullptr : &rival->what;
  }

  /// The export that is meant by a name that nobody exports, or null.
  [[nodiscard]] const Export* meant(const SharedNames::Name& name) {
    const auto [at, is_new] = meant_.try_emplace(*name.text, nullptr);
    if (!is_new || makers_.contains(*name.text)) return at->second;
    std::vector<std::string_view> names;
    for (const auto& [known, one] : makers_) names.push_back(known);
    const auto nearest_name = nearest(*name.text, names);
    if (nearest_name && without_digits(*nearest_name) != without_digits(*name.text))
      at->second = &makers_.find(*nearest_name)->second.front().what;
    return at->second;
  }

 private:
  struct Made {
    Export what;
    bool is_certain;  ///< No condition decides whether it is there.
  };
  std::map<std::string, std::vector<Made>, std::less<>> makers_;
  std::map<std::string, const Export*> meant_;  ///< By names that are imported.
};

struct Account {
  std::map<std::string, Market> regions;
  bool knows_all = true;
};

Neighbours neighbours_of(const Stack& stack, const SharedNames& shared, Account& account) {
  Neighbours neighbours{stack.deployed_name, stack.account, {}, {}};
  for (const SharedNames::Name& name : shared.exports) {
    const Export* rival = name.text ? account.regions[name.region].rival(name, stack.name) : nullptr;
    if (rival) neighbours.rivals.push_back(*rival);
  }
  if (!account.knows_all) return neighbours;
  for (const SharedNames::Name& name : shared.imports) {
    const Export* meant = name.text ? account.regions[name.region].meant(name) : nullptr;
    if (meant) neighbours.slips.push_back({*name.text, name.region, *meant});
  }
  return neighbours;
}

}  // namespace

SharedNames shared_names_of(const document::Document& document, const Stack& stack, const CheckOptions& options) {
  SharedNames shared;
  if (!document.root().is_object()) return shared;
  const DeployedTemplate deployed(document, options.parameters);
  shared.is_known = !may_export_more(deployed.model());
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
  std::map<std::string_view, Account> accounts;
  for (std::size_t i = 0; i < stacks.size(); ++i) {
    if (!stacks[i]) continue;
    Account& account = accounts[stacks[i]->account];
    account.knows_all = account.knows_all && are_all && shared[i].is_known;
    for (const SharedNames::Name& name : shared[i].exports) {
      account.knows_all = account.knows_all && name.text;  // It may be any that somebody imports.
      if (name.text) account.regions[name.region].add(name, stacks[i]->name);
    }
  }
  std::vector<Conflict> conflicts;
  for (std::size_t i = 0; i < stacks.size(); ++i) {
    if (!stacks[i]) continue;
    Account& account = accounts.at(stacks[i]->account);
    Neighbours neighbours = neighbours_of(*stacks[i], shared[i], account);
    if (neighbours.rivals.empty() && neighbours.slips.empty()) continue;
    conflicts.push_back({i, std::make_shared<const Neighbours>(std::move(neighbours))});
  }
  return conflicts;
}

}  // namespace cfnsonnet::project
