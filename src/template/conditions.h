// Which conditions can hold together: a small, exact decision procedure over the Conditions section.
//
// A condition is a formula of And, Or, Not and Equals. Equals compares a term (a parameter, a mapping entry, a pseudo
// parameter) with a literal or with another term; so a formula speaks of a few terms with a few values each, and two
// conditions on the same parameter are related by its values: it has one at a time, of its AllowedValues where it has
// them. What is computed from parameters (Fn::Join, Fn::Select, Fn::Split, Fn::Length, Fn::Sub, Fn::FindInMap) has the
// value that theirs give it (computed.h). `satisfiable` searches for values that make a set of conditions come out as
// asked, `most_at_once` for those under which the most of some things are there (condition_search.h). The assertions of
// the Rules section hold, always: CloudFormation refuses other values of the parameters.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "template/parameter_values.h"
#include "template/references.h"
#include "template/template.h"

namespace cfnsonnet {

using ConditionId = std::uint32_t;

/// "This condition has this value."
struct Literal {
  ConditionId condition;
  bool value;
  bool operator==(const Literal&) const = default;
};

/// Literals that hold together.
using Scenario = std::vector<Literal>;

/// "This parameter has this value."
struct Pin {
  std::string_view parameter;
  std::string_view value;
};

/// The key of the term that a parameter is.
[[nodiscard]] std::string parameter_key(std::string_view name);

/// How a comparison of two literals counts.
enum class Constants : std::uint8_t {
  fixed,     ///< By its outcome, which is always the same.
  switches,  ///< As a switch that its author turns by hand: it may come out either way.
};

class Conditions {
 public:
  /// Conditions that are used but not defined are known too, and may come out either way.
  /// @param deployment  Where parameters have known values, no others are thought of.
  Conditions(const Template& model, const References& references,
             const std::optional<ParameterValues>& deployment = std::nullopt);

  [[nodiscard]] std::optional<ConditionId> id(std::string_view name) const;
  [[nodiscard]] std::string_view name(ConditionId id) const { return names_[id]; }

  /// Whether parameters exist, with the values that some of them are given, under which all of the literals hold.
  [[nodiscard]] bool satisfiable(std::span<const Literal> literals, std::span<const Pin> pins = {},
                                 Constants constants = Constants::fixed) const;

  /// How many of some things (the items of a list, say) can be there at once, where `given` holds.
  ///
  /// @param things  Each with the scenarios in which it is there: any of them; never, where it has none.
  /// @param given   Literals that can hold together.
  /// The number is exact, or, past a limit that only formulas made for the purpose reach, one that was found possible.
  [[nodiscard]] std::size_t most_at_once(std::span<const std::vector<Scenario>> things,
                                         std::span<const Literal> given) const;

 private:
  friend class ConditionSearch;
  enum class Operator : std::uint8_t { constant, equals, condition, all, any, negation };
  struct Formula {
    Operator op = Operator::constant;
    bool constant = false;
    std::uint32_t term = 0;   // equals
    std::uint32_t value = 0;  // equals: an index among the term's values
    ConditionId condition = 0;
    std::vector<Formula> children;
  };
  /// What a template compares: all that matters are the values it is compared with.
  struct Term {
    std::vector<std::string> values;
    bool closed = false;  ///< It has one of `values`; else perhaps another one.
    // Of a term that is computed from others:
    const document::Node* expression = nullptr;
    std::vector<std::string_view> parameters;  ///< What it hangs on.
    std::vector<std::uint32_t> bases;          ///< The terms that these are, where their values tell its own.
    std::vector<std::uint32_t> table;          ///< For each combination of their values, the last the fastest: an index
                                       ///< among its values, past their end for another one, or `unknown_value`.
    /// Of a Fn::Join of one list parameter, what stands between: a text tells which list it was.
    std::optional<std::string_view> delimiter;
  };
  static constexpr std::uint32_t unknown_value = UINT32_MAX;
  /// A term whose value is known: a comparison of two literals.
  struct Constant {
    std::uint32_t term;
    std::uint32_t value;  ///< An index among the term's values, or past their end.
  };

  Formula parse(const document::Node& node);
  Formula parse_contains(const document::Node& arguments);
  void parse_rules();
  void group_assertions();
  void group(std::size_t member, const Formula& formula);
  [[nodiscard]] std::uint32_t group_of(std::size_t member) const;
  /// What the Rules section asserts of all that these have to do with, by way of conditions and terms.
  [[nodiscard]] std::vector<Literal> assertions_about(std::span<const Literal> literals,
                                                      std::span<const Pin> pins = {}) const;
  Formula parse_equals(const document::Node& arguments);
  std::uint32_t term(const std::string& key, const document::Node* operand);
  std::uint32_t parameter_term(std::string_view name);
  void compute_from_parameters(std::uint32_t id, const document::Node& expression);
  void close_if_bases_are(std::uint32_t id);
  void think_of_list(std::uint32_t id, std::string_view text);
  void tabulate();
  [[nodiscard]] std::vector<std::optional<std::string>> image(const Term& term) const;
  Formula constant(const std::string& key, bool outcome);
  Formula equals(std::uint32_t term, std::string_view value);
  Formula agree(std::uint32_t closed, std::uint32_t other);
  ConditionId intern(std::string_view name);

  const Template& model_;
  const std::optional<ParameterValues>& deployment_;
  std::vector<std::string_view> names_;
  std::unordered_map<std::string_view, ConditionId> ids_;
  std::vector<Formula> formulas_;  // by ConditionId, and after them the assertions
  std::vector<Literal> assertions_;
  std::vector<Term> terms_;
  std::unordered_map<std::string, std::uint32_t> term_ids_;
  std::vector<std::uint32_t> computed_;  ///< The terms that are.
  std::vector<Constant> constants_;
  std::vector<std::uint32_t>
      groups_;  // by formula, and after them by term: one of its group that comes before it, or itself
  std::unordered_map<std::uint32_t, std::vector<Literal>> grouped_;  // assertions, by the first of their group
  mutable std::uint64_t steps_ = 0;                                  // that all questions took so far
};

/// One of the values that a node may have once its Fn::If calls are decided.
struct Alternative {
  Scenario when;
  const document::Node* value;  ///< Null: the value is left out, `{"Ref": "AWS::NoValue"}`.
};

/// Takes Fn::If apart, nested ones too; anything else is its own only alternative.
[[nodiscard]] std::vector<Alternative> alternatives(const document::Node& node, const Conditions& conditions);

/// The other way round: under which outcomes the Fn::If calls around a node choose it.
[[nodiscard]] Scenario branches_around(const document::Node& node, const Conditions& conditions);

}  // namespace cfnsonnet
