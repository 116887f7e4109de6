// What every check is given: the template, its references and conditions, the schema, and the options.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/text.h"
#include "rules/findings/findings.h"
#include "rules/values/scratch.h"
#include "schema/bundle.h"
#include "template/conditions.h"
#include "template/loops.h"
#include "template/references.h"
#include "template/template.h"

namespace cfnsonnet::rules {

struct Context {
  const Template& model;
  const References& references;
  const Conditions& conditions;
  const schema::Bundle& bundle;
  /// The schema of a resource type; none for the structures that the bundle holds beside them.
  [[nodiscard]] std::optional<schema::Type> resource_type(std::string_view name) const {
    if (const auto known = types.find(name); known != types.end()) return known->second;
    auto type = name.empty() ? std::nullopt : bundle.type(name);
    if (type && type->is_structure()) type.reset();
    return types.emplace(name, type).first->second;
  }
  std::string as_of;                      ///< "2026-11-24": the day for rules about dates.
  std::vector<std::string> regions = {};  ///< Where it is to be deployed: "us-east-1".
  /// The values of parameters that the check is about; without, it is about all that they can have.
  std::optional<ParameterValues> deployment = {};
  /// Informational rules that were asked for, by identifier or its beginning.
  std::span<const std::string> included = {};
  [[nodiscard]] bool wants(RuleId id) const { return is_listed(included, rule(id).id); }
  std::span<const CustomRule> custom_rules = {};
  std::span<const RuleOption> configured = {};
  /// Whether an option of a rule is set to this; what is not set has its default.
  [[nodiscard]] bool is_set(RuleId id, std::string_view name, std::string_view value, bool default_value) const {
    bool result = default_value;
    for (const RuleOption& option : configured)
      if (option.rule == rule(id).id && option.name == name) result = option.value == value;
    return result;
  }
  /// CheckOptions::open_template; empty where nothing may be opened.
  std::function<std::shared_ptr<const document::Document>(std::string_view path)> open_template = {};
  const Neighbours* neighbours = nullptr;    ///< CheckOptions::neighbours.
  std::size_t bytes = 0;                     ///< How long the template is.
  const Unrolled* unrolled = nullptr;        ///< What loops made of it; null without loops.
  std::span<const Resource> resources = {};  ///< Those that a family looks at by turn (run.h); without turns, all.
  struct NameHash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  /// What resource_type() found so far: many families ask for the types of all resources, and those are few. It has the
  /// names itself, for who asks may have made one.
  mutable std::unordered_map<std::string, std::optional<schema::Type>, NameHash, std::equal_to<>> types = {};
  /// Where things stand in the sources, for checks that look at how something is written.
  /// What locate_known() computed, until the next resource.
  mutable Scratch computed = {};
};

}  // namespace cfnsonnet::rules
