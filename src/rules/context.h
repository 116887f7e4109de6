// What every check is given: the template, its references and conditions, the schema, and the options.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>

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
    auto type = name.empty() ? std::nullopt : bundle.type(name);
    return type && !type->is_structure() ? type : std::nullopt;
  }
  std::string as_of;  ///< "2026-11-24": the day for rules about dates.
  /// Informational rules that were asked for, by identifier or its beginning.
  std::span<const std::string> included = {};
  [[nodiscard]] bool wants(RuleId id) const {
    return std::any_of(included.begin(), included.end(),
                       [id](const std::string& prefix) { return !prefix.empty() && rule(id).id.starts_with(prefix); });
  }
  std::size_t bytes = 0;  ///< How long the template is.
};

}  // namespace cfnsonnet::rules
