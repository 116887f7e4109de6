// The search behind Conditions: which values of the terms make conditions come out as asked, and under which are the
// most of some things there at once.
//
// Whether a few literals can hold together, a few values tell as a rule: they are tried one term after the other
// (few_values). What that does not decide soon, and how many things are there, takes the search proper.
//
// What is asked is first split into groups that share no open term: whatever one group's terms are, the others are
// free, so that the numbers add up, and two hundred independent conditions are two hundred small questions. Within a
// group it is branch and bound: one term is given one value after the other, and what then is still open is split
// again. The values that leave the most possible are tried first, and those that cannot beat the best found so far not
// at all.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "template/conditions.h"

namespace cfnsonnet {

/// One search: an assignment that grows and shrinks, and a count of the steps taken.
class ConditionSearch {
 public:
  explicit ConditionSearch(const Conditions& conditions, Constants constants = Constants::fixed);
  ~ConditionSearch();
  ConditionSearch(const ConditionSearch&) = delete;
  ConditionSearch& operator=(const ConditionSearch&) = delete;

  /// Gives parameters the values, and what is computed from these alone its own.
  void pin(std::span<const Pin> pins);
  /// The term that a pin gives a value; nothing where no condition looks at it.
  [[nodiscard]] static std::optional<std::uint32_t> term_of(const Conditions& conditions, const Pin& pin);
  /// As Conditions::satisfiable.
  bool satisfiable(std::span<const Literal> literals);
  /// As Conditions::most_at_once; nothing where `given` cannot hold.
  std::optional<std::size_t> most_at_once(std::span<const std::vector<Scenario>> things,
                                          std::span<const Literal> given);

 private:
  using TermId = std::uint32_t;
  static constexpr std::uint32_t unset = UINT32_MAX;

  /// What has to come out true, or counts where it does: any of its scenarios holds.
  struct Part {
    std::span<const Scenario> when;
    bool required;
    std::vector<TermId> open;  ///< What it still depends on; each term once.
  };
  /// Parts after some terms were given values: those that are decided are counted, the others left.
  struct Settled {
    std::size_t count = 0;
    std::vector<Part> rest;
  };

  std::optional<bool> equals(TermId id, std::uint32_t value);
  std::optional<bool> evaluate(const Conditions::Formula& formula, int depth);
  std::optional<bool> evaluate(std::span<const Literal> literals);
  std::optional<bool> evaluate(std::span<const Scenario> when);

  std::optional<bool> few_values(std::span<const Literal> literals);
  std::optional<Settled> settle(const std::vector<Part>& parts);
  std::optional<std::size_t> most(const Settled& settled);
  std::optional<std::size_t> most_of_group(const std::vector<Part>& group);
  std::vector<std::vector<Part>> groups_of(const std::vector<Part>& parts) const;
  std::uint32_t choices_of(TermId term) const;
  void begin(std::uint32_t most_steps);
  bool is_long() const;
  bool is_over() const;

  const Conditions& conditions_;
  std::vector<std::uint32_t> assigned_;  // by term: an index among its values, past their end for another one; or unset
  std::vector<TermId> open_;             // the terms that kept the last evaluation open
  std::uint32_t steps_ = 0;
  std::uint32_t most_steps_;
};

}  // namespace cfnsonnet
