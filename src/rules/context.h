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

#include "rules/findings.h"
#include "schema/bundle.h"
#include "template/conditions.h"
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
    const auto [known, added] = types.try_emplace(name);
    if (!added) return known->second;
    const auto type = name.empty() ? std::nullopt : bundle.type(name);
    if (type && !type->is_structure()) known->second = type;
    return known->second;
  }
  std::span<const Resource> resources = {};  ///< Those that a family looks at by turn (run.h); without turns, all.
  std::string as_of = {};                    ///< "2026-11-24": the day for rules about dates.
  std::vector<std::string> regions = {};     ///< Where it is to be deployed: "us-east-1".
  /// The values of parameters that the check is about; without, it is about all that they can have.
  std::optional<ParameterValues> deployment = {};
  /// Informational rules that were asked for, by identifier or its beginning.
  std::span<const std::string> included = {};
  [[nodiscard]] bool wants(RuleId id) const { return is_listed(included, rule(id).id); }
  /// CheckOptions::open_template; empty where nothing may be opened.
  std::function<std::shared_ptr<const document::Document>(std::string_view path)> open_template = {};
  std::size_t bytes = 0;  ///< How long the template is.
  /// What resource_type() found so far: many families ask for the types of all resources, and those are few.
  mutable std::unordered_map<std::string_view, std::optional<schema::Type>> types = {};
};

}  // namespace cfnsonnet::rules
