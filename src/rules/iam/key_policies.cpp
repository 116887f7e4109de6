// J4002: the policy of a key lets somebody change it again. KMS refuses one that does not, for then nobody could ever
// manage the key: "The new key policy will not allow you to update the key policy in the future."
// https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
#include <algorithm>

#include "rules/iam/policy.h"
#include "rules/values/wildcards.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

constexpr std::string_view needed = "kms:PutKeyPolicy";

/// Whether a statement may allow it: it does, or what it allows is not known.
bool may_allow(const Node& statement, const Context& context) {
  const auto may_be_it = [](const Node& action) {
    return !action.is_string() || action.text.find("${") != std::string_view::npos ||
           has_dynamic_reference(action.text) || matches_wildcards(action.text, needed);
  };
  if (!has_written_members(statement)) return true;
  const Node* effect = statement.find("Effect");
  if (effect && effect->is_string("Deny")) return false;
  if (!statement.find("Action")) return true;
  for (const Alternative& choice : values_at(statement, "Action", context.conditions)) {
    if (!choice.value->is_array() && may_be_it(*choice.value)) return true;
    for (const Alternative& item : values_at(*choice.value, "*", context.conditions))
      if (may_be_it(*item.value)) return true;
  }
  return false;
}

bool may_skip_the_check(const Resource& key, const Context& context) {
  for (const Located& bypass : locate(key, "BypassPolicyLockoutSafetyCheck", context))
    if (bypass.value && bypass.value->scalar_text() != "false") return true;
  return false;
}

}  // namespace

void check_key_policy(const Context& context, const Policy& policy, const std::vector<Statement>& statements,
                      Findings& out) {
  if (policy.property->path != "KeyPolicy" || statements.empty() || may_skip_the_check(*policy.resource, context))
    return;
  if (!are_all_written(policy, statements)) return;
  if (std::ranges::any_of(statements, [&](const Statement& one) { return may_allow(*one.body, context); })) return;
  out.put(
      J4002, {policy.document},
      fmt::format("no statement allows \"{}\", so that nobody could change this policy again; KMS refuses it", needed),
      policy.when);
}

}  // namespace cfnsonnet::rules
