// I3510: each action of a statement can act on one of its resources, as far as their ARNs tell.
//
// An ARN is compared as a text with wildcards: what a policy variable or a variable of Fn::Sub stands for is not known,
// nor is the name in the ARN that AWS's documentation gives. A statement with "*", or with a resource of which nothing
// is known, is right; what is no ARN is wrong by another rule (policies.cpp).
#include <algorithm>
#include <optional>

#include "rules/iam/policy.h"
#include "rules/values/locate.h"
#include "rules/values/wildcards.h"
#include "schema/iam.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

using document::Node;
using schema::IamAction;
using schema::IamService;

namespace {

// Longer ones are no ARNs; comparing two texts takes the product of their lengths.
constexpr std::size_t max_arn = 2048;
// Each action is compared with each resource. A policy has at most 10,240 characters, so that a real one has fewer
// pairs. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
constexpr std::size_t max_pairs = 2048;
// So many ARNs show in a message what is needed.
constexpr std::size_t max_named = 2;

/// "arn:aws:s3:::*" for "arn:aws:s3:::${BucketName}".
std::string with_wildcards(std::string_view text) {
  std::string pattern;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.substr(at).starts_with("${") ? text.find('}', at) : std::string_view::npos;
    pattern += end == std::string_view::npos ? text[at] : '*';
    at = end == std::string_view::npos ? at + 1 : end + 1;
  }
  return pattern;
}

/// A resource of a statement as a text with wildcards, or nothing where it is not known.
std::optional<std::string> pattern_of(const Node& resource) {
  const Node* text = &resource;
  if (const auto call = call_of(resource)) {
    if (call->function != Function::sub) return std::nullopt;
    const Node& argument = call->argument();
    text = argument.items.empty() ? &argument : argument.items[0];
  }
  if (!text->is_string() || text->text.size() > max_arn || has_dynamic_reference(text->text)) return std::nullopt;
  std::string pattern = with_wildcards(text->text);
  return wildcards_overlap(pattern, "arn:*:*:*:*:*") ? std::optional(std::move(pattern)) : std::nullopt;
}

/// The resources of a statement, none where one of them is not known.
std::vector<std::string> patterns_of(const Node& resources, const Conditions& conditions) {
  std::vector<std::string> patterns;
  const auto add = [&](const Node& value) {
    auto pattern = pattern_of(value);
    if (pattern) patterns.push_back(std::move(*pattern));
    return pattern.has_value();
  };
  for (const Alternative& choice : values_at(resources, {}, conditions)) {
    if (!choice.value->is_array()) {
      if (!add(*choice.value)) return {};
      continue;
    }
    for (const Alternative& item : values_at(*choice.value, "*", conditions)) {
      if (!add(*item.value)) return {};
    }
  }
  return patterns;
}

void check_action(std::string_view action, const Node& resources, const std::vector<std::string>& patterns,
                  const Scenario& when, Findings& out) {
  const std::size_t colon = action.find(':');
  if (colon == std::string_view::npos || has_wildcard(action)) return;
  const auto service = IamService::find(action.substr(0, colon));
  const auto found = service ? service->action(action.substr(colon + 1)) : std::nullopt;
  if (!found) return;
  const std::vector<std::string_view> arns = service->resources(*found);
  for (std::string_view arn : arns) {
    const std::string wanted = with_wildcards(arn);
    if (std::any_of(patterns.begin(), patterns.end(),
                    [&](const std::string& pattern) { return wildcards_overlap(pattern, wanted); }))
      return;
  }
  if (arns.empty()) return;
  std::string needed;
  for (std::size_t i = 0; i < arns.size() && i < max_named; ++i)
    needed += fmt::format("{}{}", i == 0 ? "" : " or ", arns[i]);
  out.put(I3510, {&resources},
          fmt::format("\"{}\" acts on none of these resources; it needs one such as {}", action, needed), when);
}

}  // namespace

void check_policy_resources(const Context& context, const Statement& statement, Findings& out) {
  const Node* resources = statement.body->find("Resource");
  if (!resources) return;
  const std::vector<std::string> patterns = patterns_of(*resources, context.conditions);
  if (patterns.empty()) return;
  std::vector<std::string_view> actions;
  const auto add = [&](const Node& action) {
    if (action.is_string()) actions.push_back(action.text);
  };
  for (const Alternative& choice : values_at(*statement.body, "Action", context.conditions)) {
    add(*choice.value);
    for (const Alternative& action : values_at(*choice.value, "*", context.conditions)) add(*action.value);
  }
  if (patterns.size() * actions.size() > max_pairs) return;
  for (std::string_view action : actions) check_action(action, *resources, patterns, statement.when, out);
}

}  // namespace cfnsonnet::rules
