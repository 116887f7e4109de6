// What a policy of IAM is made of. The grammar of each kind is data, schema/structure/policies.json; here is which rule
// speaks for which kind, and in which words.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
#include "names/nearest.h"
#include "rules/check/family.h"
#include "rules/iam/policy.h"
#include "rules/schema/structures.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;
using schema::Keyword;

namespace {

struct Grammar {
  PolicyKind kind;
  std::string_view structure;
  RuleId rule;
  RuleId resource_rule;  ///< For what Resource must look like.
};
constexpr Grammar grammars[] = {
    {PolicyKind::identity, "Policy.Identity", E3510, E3510},     {PolicyKind::trust, "Policy.Trust", E3530, E3530},
    {PolicyKind::resource, "Policy.Resource", E3512, E3514},     {PolicyKind::bucket, "Policy.Bucket", E3512, E3514},
    {PolicyKind::repository, "Policy.Repository", E3513, E3513}, {PolicyKind::other, "Policy.Other", E3512, E3512},
    {PolicyKind::attached, "Policy.Other", E3510, E3510},
};

/// The member that a value belongs to, lists and Fn::If aside: "Resource", "AWS", "Sid".
std::string_view element_of(const Node& value) {
  for (const Node* at = &value; at; at = at->parent) {
    const Member* holder = at->holder();
    if (holder && holder->name != "Fn::If") return holder->name;
  }
  return {};
}

/// The member that this member stands in: "ArnLike" for a value of a condition key, "Condition" for what stands at an
/// operator.
std::string_view around_element_of(const Node& value) {
  const Node* at = &value;
  while (at->parent && (!at->holder() || at->holder()->name == "Fn::If")) at = at->parent;
  return at->parent ? element_of(*at->parent) : std::string_view();
}

/// In place of the pattern that a value does not match, what it should be.
std::string misfit(const Violation& violation, std::string_view element, PolicyKind kind) {
  const std::string value = show(*violation.node);
  if (element == "Resource" && kind == PolicyKind::bucket)
    return fmt::format("{} is not the ARN of the bucket or of objects in it, such as arn:aws:s3:::name/*", value);
  if (element == "Resource" || element == "NotResource") {
    return fmt::format("{} is neither \"*\" nor an ARN such as arn:aws:s3:::name/*", value);
  }
  if (element == "AWS") {
    return fmt::format("{} is not an account, user or role: its ARN, the account's ID, or \"*\" for everybody", value);
  }
  if (element == "Principal" || element == "NotPrincipal") {
    return fmt::format(
        "{} is no principal; write \"*\", or an object that says of what kind it is, such as {{\"AWS\": …}}", value);
  }
  if (element == "Sid") return fmt::format("{} has characters other than letters and digits", value);
  const std::string_view condition_operator = around_element_of(*violation.node);
  if (condition_operator.find("Arn") != std::string_view::npos) return fmt::format("{} is not an ARN", value);
  return fmt::format("{} is neither true nor false", value);  // the condition operators Bool and Null
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
constexpr std::string_view condition_operators[] = {
    "ArnEquals",
    "ArnLike",
    "ArnNotEquals",
    "ArnNotLike",
    "BinaryEquals",
    "Bool",
    "DateEquals",
    "DateGreaterThan",
    "DateGreaterThanEquals",
    "DateLessThan",
    "DateLessThanEquals",
    "DateNotEquals",
    "IpAddress",
    "NotIpAddress",
    "Null",
    "NumericEquals",
    "NumericGreaterThan",
    "NumericGreaterThanEquals",
    "NumericLessThan",
    "NumericLessThanEquals",
    "NumericNotEquals",
    "StringEquals",
    "StringEqualsIgnoreCase",
    "StringLike",
    "StringNotEquals",
    "StringNotEqualsIgnoreCase",
    "StringNotLike",
};

/// A Sid that two statements of a list have; an empty one counts as none.
std::string_view repeated_sid(const Node& statements, const Conditions& conditions) {
  std::unordered_set<std::string_view> seen;
  for (const Node* item : statements.items) {
    std::unordered_set<std::string_view> own;  // the branches of an Fn::If may agree
    for (const Alternative& sid : values_at(*item, "Sid", conditions)) {
      if (sid.value->is_string() && !sid.value->text.empty()) own.insert(sid.value->text);
    }
    for (std::string_view sid : own) {
      if (!seen.insert(sid).second) return sid;
    }
  }
  return {};
}

class PolicyCheck {
 public:
  PolicyCheck(const Context& context, SchemaCheck& schemas, Findings& out)
      : context_(context), schemas_(schemas), out_(out), actions_(context, out) {}

  void check(const Policy& policy) {
    grammar(policy);
    version(policy);
    if (policy.property->kind >= PolicyKind::other) return;
    const std::vector<Statement> statements = statements_of(policy, context_.conditions);
    check_key_policy(context_, policy, statements, out_);
    check_trust_policy(context_, policy, statements, out_);
    for (const Statement& statement : statements) {
      actions_.check(policy, statement);
      check_bucket_policy(context_, policy, statement, out_);
      check_policy_resources(context_, statement, out_);
    }
  }

 private:
  void grammar(const Policy& policy) {
    const Grammar& grammar = grammars[static_cast<std::size_t>(policy.property->kind)];
    Place place;
    if (!policy.is_text) place.functions = property_functions();
    place.subject = policy.resource->type();
    const Assumptions::Scope assumed(schemas_.assumptions(), policy.when);
    Violations found = check_against(context_, schemas_, grammar.structure, *policy.document, place);
    std::erase_if(found.items, [&](Violation& violation) { return !put_in_words(violation, grammar); });
    report(
        found, [](Keyword) { return E3510; }, out_);
    schemas_.forget_computed();
  }

  /// False for what is no mistake after all, or another rule's.
  bool put_in_words(Violation& violation, const Grammar& grammar) {
    if (violation.rule && violation.keyword != Keyword::format) return true;
    if (violation.keyword == Keyword::type && violation.node->is_null()) return false;  // J0002
    violation.rule = grammar.rule;
    if (is_unknown_call(*violation.node)) return true;
    if (violation.keyword == Keyword::pattern) {
      const std::string_view element = element_of(*violation.node);
      if (element == "Resource") violation.rule = grammar.resource_rule;
      violation.message = misfit(violation, element, grammar.kind);
    } else if (violation.keyword == Keyword::unique_keys) {
      violation.node = violation.node->parent;  // Which statements it is, is looked for anew: an empty Sid is none.
      const std::string_view sid = repeated_sid(*violation.node, context_.conditions);
      violation.message = fmt::format("two statements have the Sid \"{}\"", sid);
      return !sid.empty();
    } else if (violation.keyword == Keyword::additional_properties && element_of(*violation.node) == "Condition") {
      const std::string_view name = violation.member->name;
      violation.message = fmt::format(
          "\"{}\" is no condition operator{}", name,
          did_you_mean(name, {std::begin(condition_operators), std::end(condition_operators)}));
    } else if (violation.keyword == Keyword::additional_properties &&
               around_element_of(*violation.node) == "Condition") {
      violation.message = fmt::format("\"{}\" is no condition key; one is written service:key, such as aws:SourceArn",
                                      violation.member->name);
    }
    return true;
  }

  /// W2511: the language of 2008 knows no policy variables.
  void version(const Policy& policy) {
    for (const Located& version : locate_known(*policy.document, "Version", context_)) {
      const auto when = together(policy.when, version.when, context_.conditions);
      if (when && version.value && version.value->is_string("2008-10-17"))
        out_.put(W2511, version.call ? target_of(version) : Target{version.value},
                 "\"2008-10-17\" is the old version of the policy language; use \"2012-10-17\"", *when);
    }
  }

  const Context& context_;
  SchemaCheck& schemas_;
  Findings& out_;
  PolicyActions actions_;
};

void check_policies(const Context& context, SchemaCheck& schemas, Findings& out) {
  const Policies policies(context);
  PolicyCheck check(context, schemas, out);
  for (const Policy& policy : policies.all()) check.check(policy);
}

}  // namespace

extern const Family policies_family(Phase::of_each_resource, check_policies);

}  // namespace cfnsonnet::rules
