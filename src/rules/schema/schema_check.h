// Checks a value of a template against a schema of the bundle.
//
// This is JSON Schema (draft 7, and the few keywords of schema/bundle.h) with three differences that CloudFormation
// makes: a number may be written as a string and the other way round; where a value may stand, a call of an intrinsic
// function may stand, and is checked as a call (call_check.cpp); and an object or list may depend on conditions, so
// what counts members and items asks whether there is a scenario in which the constraint breaks
// (constraints_object.cpp, constraints_list.cpp). What a schema says of choices (anyOf, oneOf …) is judged only where
// all of it is known.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "rules/check/context.h"
#include "rules/schema/kinds.h"
#include "rules/schema/patterns.h"
#include "rules/schema/violation.h"
#include "rules/values/resolve.h"
#include "schema/comparison.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

/// What the surroundings of a value allow.
struct Place {
  FunctionSet functions;          ///< Calls of these are calls; other objects of that look are data.
  bool strict_types = false;      ///< No numbers as strings.
  bool choosing = false;          ///< Inside of anyOf and its like: a call makes the outcome unknown.
  bool again = false;             ///< The value was checked before, by the schema around: only what is new is said.
  bool own_rule = false;          ///< Inside of a schema that names its rule: all that is missing is one finding.
  bool parameters_only = false;   ///< Nothing is made yet: conditions, rules, the names of exports and imports.
  bool in_rules = false;          ///< In the Rules section, which has functions of its own.
  bool unreachable = false;       ///< In a branch of Fn::If that is never used, as W1028 has said.
  std::string_view subject = {};  ///< What the value belongs to, for messages: "AWS::S3::Bucket"; may be empty.
};

/// "a string or a list": for messages.
[[nodiscard]] std::string describe(schema::TypeSet types);

/// Of an object that looks like a call, that there is no such function, and which one may be meant.
[[nodiscard]] std::string no_function(const document::Node& call);

/// Says that the value may not be there.
void refuse(const document::Node& value, Violations& out);

class SchemaCheck {
 public:
  SchemaCheck(const Context& context, Patterns& patterns);

  /// Checks `value`, and all below it.
  void check(const document::Node& value, schema::Schema schema, const Place& place, Violations& out);

  /// Frees the values that were computed so far; violations never point at them.
  void forget_computed() { scratch_.clear(); }

  /// Within: the literals hold (the resource's own condition, say).
  class Assume {
   public:
    Assume(SchemaCheck& check, std::span<const Literal> literals);
    ~Assume();
    Assume(const Assume&) = delete;
    Assume& operator=(const Assume&) = delete;

   private:
    SchemaCheck& check_;
    std::size_t before_;
  };

 private:
  friend class Assume;
  using Node = document::Node;
  using Keyword = schema::Keyword;

  // schema_check.cpp: what applies to any value
  void check_value(const Node& value, schema::Schema schema, const Place& place, Violations& out);
  FunctionSet functions_of(schema::Schema schema, const schema::Constraint& constraint);
  void constraint(const schema::Constraint& constraint, const Node& value, schema::Schema schema, const Place& place,
                  Violations& out);
  void free_form(const Node& value, schema::Schema schema, const Place& place, Violations& out);
  void choice_by_values(const Node& call, const schema::Constraint& constraint, const Node& value, const Place& place,
                        Violations& out);
  void choice(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);
  void any_of(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);
  void one_of(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);
  void all_of(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);
  void negation(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);
  void if_then_else(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);

  // constraints_scalar.cpp
  void type(schema::TypeSet types, const Node& value, const Place& place, Violations& out);
  void enumeration(const schema::Constraint& constraint, const Node& value, Violations& out);
  void values_by_region(const schema::Constraint& constraint, const Node& value, Violations& out);
  void pattern(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);
  [[nodiscard]] bool is_exception(std::string_view text) const;
  void length(const schema::Constraint& constraint, const Node& value, Violations& out);
  void range(const schema::Constraint& constraint, const Node& value, Violations& out);
  void format(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);

  // constraints_list.cpp
  void items(const schema::Constraint& constraint, const Node& value, schema::Schema schema, const Place& place,
             Violations& out);
  void prefix_items(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);
  void contains(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);
  void item_count(const schema::Constraint& constraint, const Node& list, const Place& place, Violations& out);
  struct Comparable {
    std::string text;   ///< The same for what is equal.
    const Node* value;  ///< The item, or what a Fn::If puts in its place.
    Scenario when;
  };
  [[nodiscard]] std::vector<Comparable> comparables(const schema::Constraint& constraint, const Node& item,
                                                    const Place& place) const;
  void unique(const schema::Constraint& constraint, const Node& list, const Place& place, Violations& out);

  // constraints_object.cpp
  void properties(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);
  [[nodiscard]] bool has_name(const document::Member& member, schema::PatternId pattern);
  void pattern_properties(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);
  [[nodiscard]] Remedy renaming(const Node& object, const document::Member& member, const schema::Constraint& named,
                                const std::vector<std::string_view>& names, const Place& place);
  void additional_properties(const schema::Constraint& constraint, const Node& value, schema::Schema schema,
                             const Place& place, Violations& out);
  void property_names(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);
  void members(const schema::Constraint& constraint, const Node& object, const Place& place, Violations& out);
  void member_count(const schema::Constraint& constraint, const Node& object, const Place& place, bool open,
                    Violations& out);

  // comparisons.cpp
  class ComparisonCheck;
  void comparisons(const schema::Constraint& constraint, const Node& object, const Place& place, Violations& out);

  // call_check.cpp
  void call(const Call& call, const Node& value, schema::Schema schema, const Place& place, Violations& out);
  void choosing_call(const Node& value, schema::Schema schema, const Place& place, Violations& out);
  void if_call(const Call& call, const Node& value, schema::Schema schema, const Place& place, Violations& out);
  void arguments(const Call& call, const Place& place, Violations& out);
  [[nodiscard]] std::optional<schema::Schema> structure_of_arguments(Function function, bool in_rules);
  void reference(const Call& call, const Node& value, schema::Schema schema, const Place& place, Violations& out);
  /// Whether a Ref stands for the list that Fn::Join or Fn::Select takes, and gives a text: of a resource, which is
  /// always one, or of a pseudo parameter.
  [[nodiscard]] bool is_text_for_list(const Node& value, schema::Schema schema) const;
  void identified(const Call& call, const Node& value, schema::Schema schema, const Place& place, Violations& out);
  void refuse_deployed(const Call& call, const Node& value, RuleId rule, Violations& out);
  void attributes(const Call& call, schema::Schema schema, Violations& out);
  void attribute(const Call& call, const AttributeName& target, schema::Schema schema, Violations& out);
  std::vector<SubVariable> substitution(const Call& call, const Node& value, schema::Schema schema, const Place& place,
                                        Violations& out);
  void variable(const Call& call, const AttributeName& name, const Node& value, schema::Schema schema, Violations& out);
  void kind(const Given& given, const Call& call, const Node& value, schema::Schema schema, Violations& out);
  void network(const Call& call, const Node& value, schema::Schema schema, Violations& out);
  void needless_parts(const Call& call, const std::vector<SubVariable>& variables, bool fits, Violations& out);
  void mapping(const Call& call, Violations& out);
  void comparison(const Call& call, const Node& value, Violations& out);
  void selection(const Call& call, Violations& out);
  void picked_kind(const Call& call, const Node& value, schema::Schema schema, Violations& out);
  void blocks(const Call& call, Violations& out);
  void parameter_attribute(const Call& call, Violations& out);
  /// @param is_one  Of a list of values one is picked.
  void parameter_kind(const Parameter& parameter, bool is_one, const Node& value, schema::Schema schema,
                      Violations& out);
  /// Whether one deployment may give all of them: an empty text mostly stands for none.
  [[nodiscard]] static bool are_meant(std::span<const Pin> pins);
  /// Whether a deployment that somebody means has this value.
  [[nodiscard]] bool is_meant(const Resolved& resolved) const;
  /// Whether a deployment that somebody means has these values beside those assumed so far. Of two parameters, the
  /// defaults go together: which others somebody gives is not known.
  [[nodiscard]] bool goes_with_given(const Resolved& resolved) const;
  void resolved_values(const Call& call, const Node& value, schema::Schema schema, Violations& out);

  /// Within: a value is what it is assumed to be, with the conditions and the parameters' values that give it.
  class AssumeValue {
   public:
    AssumeValue(SchemaCheck& check, const Resolved& value);
    ~AssumeValue();
    AssumeValue(const AssumeValue&) = delete;
    AssumeValue& operator=(const AssumeValue&) = delete;

    /// Whether a deployment that somebody means has it, beside what was assumed before.
    [[nodiscard]] bool is_possible() const { return is_possible_; }

   private:
    SchemaCheck& check_;
    const std::size_t pinned_;
    const bool is_possible_;
    const Assume scenario_;
  };

  /// The scenarios in which a value is there, and those in which Fn::If leaves it out.
  struct Presence {
    std::vector<Scenario> present;
    std::vector<Scenario> absent;
  };
  /// A value that is null is never there.
  [[nodiscard]] Presence presence(const Node* value, const Place& place) const;
  /// How many of the values are there in the scenario that has the fewest of them, and in the one that has the most.
  [[nodiscard]] std::size_t fewest(std::span<const Presence> values) const;
  [[nodiscard]] std::size_t most(std::span<const Presence> values) const;

  /// Whether a condition may decide which value stands here, or that none does; else it is there as it is written.
  [[nodiscard]] static bool may_vary(const Node& value, const Place& place) {
    return place.functions.has(Function::if_) && may_be_no_value(value);
  }
  /// The values that `value` may have here: where no function may stand, Fn::If is data.
  [[nodiscard]] std::vector<Alternative> choices(const Node& value, const Place& place) const;
  /// Those of them that are possible where the check stands.
  [[nodiscard]] std::vector<Alternative> possible_choices(const Node& value, const Place& place) const;
  /// A condition that decides which of several values `value` has here.
  [[nodiscard]] std::optional<ConditionId> undecided(const Node& value, const Place& place) const;
  [[nodiscard]] bool possible(std::span<const Literal> more = {}) const;
  /// The same where somebody changes what the conditions compare that compare literals.
  [[nodiscard]] bool possible_by_hand(const Literal& literal) const;
  /// Both, with what is assumed, if that is possible.
  [[nodiscard]] std::optional<Scenario> together(const Scenario& a, const Scenario& b) const;
  /// One of each, if any two are possible together.
  [[nodiscard]] std::optional<Scenario> together(const std::vector<Scenario>& a, const std::vector<Scenario>& b) const;

  const Context& context_;
  Patterns& patterns_;
  schema::Schema anything_;  // accepts every value
  bool strict_;              // The option of E3012: a number is no text, as everywhere but here.
  std::unordered_map<std::uint32_t, FunctionSet> functions_;  // read so far, by schema
  std::unordered_map<const char*, std::optional<schema::Comparison>>
      comparisons_;  // The same, by where the bundle has it.
  /// The structures of arguments that were looked up so far, by in_rules and function; of some functions there is none.
  std::array<std::array<std::optional<std::optional<schema::Schema>>, function_count>, 2> structures_;
  /// A value that a call is assumed to have.
  struct AssumedValue {
    const Node* call;
    const Node* value;
  };
  std::vector<AssumedValue> given_;
  std::vector<Pin> pins_;          // the parameters' values behind these
  std::vector<Literal> scenario_;  // what is assumed where the check stands
  unsigned splits_ = 0;            // choices that were split by a condition on the way
  Scratch scratch_;                // values that were computed
};

}  // namespace cfnsonnet::rules
