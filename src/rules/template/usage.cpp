// What a template declares and never uses: parameters, mappings, conditions.
//
// A name that was to be used and is misspelt, or stands in a text where a call was meant, or in a call of a function
// that there is not, is not said to be unused: the finding about that place says what is wrong.
#include <algorithm>
#include <optional>
#include <unordered_set>

#include "names/nearest.h"
#include "rules/check/family.h"
#include "rules/functions/missing_names.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

using Names = std::vector<std::string_view>;

/// The names that those which lead nowhere are nearest to.
class NamesMeant {
 public:
  NamesMeant(const Context& context, const Findings& out) : context_(context), out_(out) {
    for (const Reference& reference : context.references.all()) add(reference);
    texts(context.model.root());
    if (const Node* conditions = context.model.section("Conditions"))
      for (const document::Member& member : conditions->members) bare_names(*member.value);
  }

  [[nodiscard]] bool has_parameter(std::string_view name) const {
    return parameters_.contains(name) || in_unknown_calls_.contains(name) ||
           std::ranges::any_of(texts_, [&](std::string_view text) { return names(text, name); });
  }
  [[nodiscard]] bool has_condition(std::string_view name) const {
    return conditions_.contains(name) || in_unknown_calls_.contains(name);
  }
  [[nodiscard]] bool has_mapping(std::string_view name) const { return in_unknown_calls_.contains(name); }

 private:
  void add(const Reference& reference) {
    const Template& model = context_.model;
    const std::string_view name = reference.target;
    const auto add_nearest = [&](std::unordered_set<std::string_view>& to, const Names& candidates) {
      if (const auto near = nearest(name, candidates)) to.insert(*near);
    };
    switch (reference.kind) {
      case ReferenceKind::ref:
      case ReferenceKind::sub_ref:
        if (model.conditions().contains(name)) conditions_.insert(name);
        if (missing_value(context_, name, name)) add_nearest(parameters_, model.parameters().names());
        break;
      case ReferenceKind::use_condition:
        if (missing_condition(context_, name)) add_nearest(conditions_, model.conditions().names());
        break;
      default: break;
    }
  }

  /// Texts that an error was found at: "!Ref Stage", "${Stage}-queue"; and those in `!Refs Stage`, `!sub ${Stage}`.
  void texts(const Node& node, bool in_unknown_call = false) {
    if (node.is_string() && in_unknown_call) in_unknown_calls_.insert(node.text);
    if (node.is_string() && (in_unknown_call || out_.has_error_at(node))) texts_.push_back(node.text);
    const bool inside = in_unknown_call || is_unknown_call(node);
    for (const Node* item : node.items) texts(*item, inside);
    for (const document::Member& member : node.members) texts(*member.value, inside);
  }

  /// `!Not IsProd` and `!And [IsProd, …]`, which lack the call of the condition.
  void bare_names(const Node& node) {
    if (node.is_string() && out_.has_error_at(node)) conditions_.insert(node.text);
    for (const Node* item : node.items) bare_names(*item);
    for (const document::Member& member : node.members) bare_names(*member.value);
  }

  /// Whether a text refers to the name in the way of one language or another.
  static bool names(std::string_view text, std::string_view name) {
    for (const std::string_view before : {"${", "Ref ", "\"Ref\": \"", "\"Ref\":\""}) {
      for (std::size_t at = text.find(before); at != std::string_view::npos; at = text.find(before, at + 1)) {
        const std::string_view rest = text.substr(at + before.size());
        if (rest.starts_with(name) && (rest.size() == name.size() || !is_of_name(rest[name.size()]))) return true;
      }
    }
    return false;
  }

  static bool is_of_name(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

  const Context& context_;
  const Findings& out_;
  std::unordered_set<std::string_view> parameters_;
  std::unordered_set<std::string_view> conditions_;
  std::unordered_set<std::string_view> in_unknown_calls_;
  Names texts_;
};

/// The same, looked for when something is not used.
class MaybeMeant {
 public:
  MaybeMeant(const Context& context, const Findings& out) : context_(context), out_(out) {}
  [[nodiscard]] const NamesMeant& names() {
    if (!names_) names_.emplace(context_, out_);
    return *names_;
  }

 private:
  const Context& context_;
  const Findings& out_;
  std::optional<NamesMeant> names_;
};

void check_parameters_used(const Context& context, MaybeMeant& meant, Findings& out) {
  const Template& model = context.model;
  // A transform may read parameters and conditions that the template itself does not.
  if (!model.transforms().empty() || model.has_macros()) return;
  for (const Parameter& parameter : model.parameters()) {
    if (!context.references.uses_value(parameter.name()) && !meant.names().has_parameter(parameter.name()))
      out.at_name(W2001, *model.section("Parameters"), *parameter.member, "the parameter \"{}\" is never used",
                  parameter.name());
  }
}

void check_mappings_used(const Context& context, MaybeMeant& meant, Findings& out) {
  const Node* mappings = context.model.section("Mappings");
  if (context.references.computes_mapping() || (mappings && mappings->member("Fn::Transform"))) return;
  for (const Entry& mapping : context.model.mappings()) {
    if (!context.references.uses_mapping(mapping.name()) && !meant.names().has_mapping(mapping.name()))
      out.at_name(W7001, *mappings, *mapping.member, "the mapping \"{}\" is never used", mapping.name());
  }
}

void check_conditions_used(const Context& context, MaybeMeant& meant, Findings& out) {
  for (const Entry& condition : context.model.conditions()) {
    if (condition.name().starts_with("Fn::") || context.references.uses_condition(condition.name()) ||
        meant.names().has_condition(condition.name()))
      continue;
    out.at_name(W8001, *context.model.section("Conditions"), *condition.member, "the condition \"{}\" is never used",
                condition.name());
  }
}

void check_usage(const Context& context, Findings& out) {
  MaybeMeant meant(context, out);
  check_parameters_used(context, meant, out);
  check_mappings_used(context, meant, out);
  check_conditions_used(context, meant, out);
}

}  // namespace

extern const Family usage_family(Phase::at_last, check_usage);

}  // namespace cfnsonnet::rules
