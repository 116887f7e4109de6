// The policies of a template: which properties hold them, and of which kind each is.
//
// A policy stands in a property as an object, or as a string that spells it in JSON. Such a string is read here, so
// that the checks see objects only; what they find in one stands at the string, with the path going on inside of it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/check/context.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

enum class PolicyKind : std::uint8_t {
  identity,    ///< What a user, group or role may do.
  trust,       ///< Who may assume a role.
  resource,    ///< Who may do what with a resource.
  bucket,      ///< The same for a bucket.
  repository,  ///< The same for a repository of ECR, which is what the policy is about: it names no resource.
  other,       ///< The same for what else: which elements a statement has is the service's affair.
  attached,    ///< As `identity`, where names and templates of policies may stand too.
};

/// A property that holds a policy.
struct PolicyProperty {
  std::string_view type;  ///< Of the resource.
  std::string_view path;  ///< As in values_at().
  PolicyKind kind;
  std::string_view service = {};  ///< The one service whose actions such a policy may name; empty for any.
};

struct Policy {
  const Resource* resource;
  const PolicyProperty* property;
  const document::Node* document;  ///< Whatever stands there, but for calls of functions and text that is no JSON.
  bool is_text;                    ///< It was read from a string: nothing in it is a function.
  Scenario when;                   ///< In which it is there.
};

/// An object in a policy's Statement.
struct Statement {
  const document::Node* body;
  Scenario when;
};

class Policies {
 public:
  explicit Policies(const Context& context);
  [[nodiscard]] const std::vector<Policy>& all() const { return policies_; }

 private:
  std::vector<Policy> policies_;
  std::deque<document::Document> texts_;  // own the nodes of those that were read from strings
};

/// The statements of a policy, whichever way its Fn::If calls are decided.
[[nodiscard]] std::vector<Statement> statements_of(const Policy& policy, const Conditions& conditions);

/// Whether these are all of its statements, and each is an object: none hangs on a call that is not known.
[[nodiscard]] bool are_all_written(const Policy& policy, const std::vector<Statement>& statements);

/// W3037 (policy_actions.cpp), for all policies of a template: they tend to name the same actions again and again.
class PolicyActions {
 public:
  PolicyActions(const Context& context, Findings& out) : context_(context), out_(out) {}
  void check(const Policy& policy, const Statement& statement);

 private:
  void check(const Located& located, const Policy& policy);
  static Located item_of(const Located& list, const document::Node& item);

  const Context& context_;
  Findings& out_;
  std::unordered_map<std::string_view, std::string> complaints_;  // by action; empty where it exists
};

/// E3514, of a bucket policy (bucket_policies.cpp).
void check_bucket_policy(const Context& context, const Policy& policy, const Statement& statement, Findings& out);

/// J4002, of the policy of a key (key_policies.cpp).
void check_key_policy(const Context& context, const Policy& policy, const std::vector<Statement>& statements,
                      Findings& out);

/// J4003, of the role of a function or a state machine (trust_policies.cpp).
void check_trust_policy(const Context& context, const Policy& policy, const std::vector<Statement>& statements,
                        Findings& out);

/// I3510 (policy_resources.cpp).
void check_policy_resources(const Context& context, const Statement& statement, Findings& out);

}  // namespace cfnsonnet::rules
