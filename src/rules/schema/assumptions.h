// What is assumed of a deployment where a check stands, and which values are there then.
//
// On its way down a check assumes what leads there: the condition of the resource, the branch of a Fn::If, a value that
// a parameter may have. Each assumption is a scope, and ends with it. What can be asked: whether something else is
// possible beside all that is assumed, and which of the values that a Fn::If decides over are there. Where Fn::If is
// no function it is data, so that such questions name the functions of the place.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "rules/check/context.h"
#include "rules/values/resolve.h"
#include "template/conditions.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

/// Whether a condition may decide which value stands here, or that none does; else it is there as it is written.
[[nodiscard]] inline bool may_vary(const document::Node& value, FunctionSet functions) {
  return functions.has(Function::if_) && may_be_no_value(value);
}

/// The scenarios in which a value is there, and those in which Fn::If leaves it out.
struct Presence {
  std::vector<Scenario> present;
  std::vector<Scenario> absent;
};

class Assumptions {
 public:
  /// Nothing is assumed.
  explicit Assumptions(const Context& context) : context_(context) {}
  Assumptions(const Assumptions&) = delete;
  Assumptions& operator=(const Assumptions&) = delete;

  /// Within: the literals hold.
  class Scope {
   public:
    Scope(Assumptions& assumptions, std::span<const Literal> literals);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Assumptions& assumptions_;
    const std::size_t before_;
  };

  /// Within: a value is what it may be, with the conditions and the parameters' values that give it.
  class ValueScope {
   public:
    /// @param call  What has the value, for value_of(); null where nobody asks.
    ValueScope(Assumptions& assumptions, const Resolved& value, const document::Node* call = nullptr);
    ~ValueScope();
    ValueScope(const ValueScope&) = delete;
    ValueScope& operator=(const ValueScope&) = delete;

    /// Whether a deployment that somebody means has it, beside what was assumed before.
    [[nodiscard]] bool is_possible() const { return is_possible_; }

   private:
    Assumptions& assumptions_;
    const std::size_t pinned_;
    const std::size_t given_;
    const bool is_possible_;
    const Scope scenario_;
  };

  [[nodiscard]] const Scenario& scenario() const { return scenario_; }
  /// What is assumed, and this.
  [[nodiscard]] Scenario scenario_with(std::span<const Literal> more) const;
  /// The value that a call is assumed to have, or null.
  [[nodiscard]] const document::Node* value_of(const document::Node& call) const;

  [[nodiscard]] bool is_possible(std::span<const Literal> more) const;
  /// The same where somebody changes what the conditions compare that compare literals.
  [[nodiscard]] bool is_possible_by_hand(const Literal& literal) const;
  /// Whether a value is possible, whatever the parameters are assumed to be.
  [[nodiscard]] bool is_possible(const Resolved& resolved) const;
  /// Whether, besides, a deployment that somebody means has it: an empty text mostly stands for none.
  [[nodiscard]] bool is_meant(const Resolved& resolved) const;
  /// Whether a deployment that somebody means has these values beside those assumed so far. Of two parameters, the
  /// defaults go together: which others somebody gives is not known.
  [[nodiscard]] bool goes_with_given(const Resolved& resolved) const;
  /// Whether a deployment that gives only what it must has the values that are assumed.
  [[nodiscard]] bool has_defaults() const { return are_defaults(pins_, context_); }

  /// Both, with what is assumed, if that is possible.
  [[nodiscard]] std::optional<Scenario> together(const Scenario& a, const Scenario& b) const;
  /// One of each, if any two are possible together.
  [[nodiscard]] std::optional<Scenario> together(const std::vector<Scenario>& a, const std::vector<Scenario>& b) const;

  /// The values that `value` may have.
  [[nodiscard]] std::vector<Alternative> choices(const document::Node& value, FunctionSet functions) const;
  /// Those of them that are possible.
  [[nodiscard]] std::vector<Alternative> possible_choices(const document::Node& value, FunctionSet functions) const;
  /// A condition that decides which of several values `value` has.
  [[nodiscard]] std::optional<ConditionId> undecided(const document::Node& value, FunctionSet functions) const;
  /// A value that is null is never there.
  [[nodiscard]] Presence presence(const document::Node* value, FunctionSet functions) const;
  /// How many of the values are there in the scenario that has the fewest of them, and in the one that has the most.
  [[nodiscard]] std::size_t fewest(std::span<const Presence> values) const;
  [[nodiscard]] std::size_t most(std::span<const Presence> values) const;

 private:
  /// A value that a call is assumed to have.
  struct AssumedValue {
    const document::Node* call;
    const document::Node* value;
  };
  const Context& context_;
  Scenario scenario_;                // outcomes of conditions
  std::vector<Pin> pins_;            // values of parameters
  std::vector<AssumedValue> given_;  // values of calls, which these give
};

}  // namespace cfnsonnet::rules
