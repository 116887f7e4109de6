// What stands at a path of properties, as it is written or for each outcome of the conditions on the way; and the
// resource that a value refers to. A path is names joined by "/", with "*" for every item of a list:
// "Actions/*/TargetGroupArn". `locate` and `values_at` also pick by a member:
// "Transitions/*/[StorageClass=GLACIER]/TransitionInDays".
#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "document/document.h"
#include "rules/check/context.h"
#include "rules/findings/findings.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

/// A row of a table of properties.
struct PropertyPath {
  std::string_view type;  ///< Of the resource.
  std::string_view path;
};

/// The rows about a type of a table, which is sorted by `type`.
template <const auto& table>
auto rows_of(std::string_view type) {
  using Row = std::remove_reference_t<decltype(table[0])>;
  struct ByType {
    constexpr bool operator()(const Row& one, const Row& other) const { return one.type < other.type; }
    constexpr bool operator()(const Row& row, std::string_view wanted) const { return row.type < wanted; }
    constexpr bool operator()(std::string_view wanted, const Row& row) const { return wanted < row.type; }
  };
  static_assert(std::is_sorted(std::begin(table), std::end(table), ByType()));
  const auto [first, last] = std::equal_range(std::begin(table), std::end(table), type, ByType());
  return std::span<Row>(first, last);
}

/// Calls `use` with each value at `path` below `node`, as it is written: a call ends the way, and what is below a
/// Fn::If or a Fn::FindInMap is not at that place yet. A value may be a call.
template <typename Use>
void visit_path(const document::Node& node, std::string_view path, Use&& use) {
  if (path.empty()) {
    use(node);
    return;
  }
  if (call_of(node)) return;
  const std::size_t slash = path.find('/');
  const std::string_view step = path.substr(0, slash);
  const std::string_view rest = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  if (step == "*") {
    for (const document::Node* item : node.items) visit_path(*item, rest, use);
  } else if (const document::Node* next = node.find(step)) {
    visit_path(*next, rest, use);
  }
}

/// A value, or the place where it would stand. A call that is no Fn::If ends the way to it and is the value: what it
/// gives is not known.
struct Located {
  const document::Node* value;   ///< Null: nothing stands there.
  const document::Node* holder;  ///< The object that holds it or would; null for an item of a list.
  std::string_view name;         ///< That it has there or would have.
  Scenario when;                 ///< Under which it does.
  bool arrived = false;          ///< The whole path leads here; a call before its end does not say where that leads.
  const document::Node* call = nullptr;    ///< Of locate_known: what gives the value, where it is not written there.
  const document::Node* source = nullptr;  ///< Where a call has the whole of it from.
  std::vector<Pin> pins = {};              ///< The parameters' values that give it.
};

/// More than any template needs; past it, values are left out.
inline constexpr std::size_t max_located = 4096;

/// Where something of another kind is on the way (no list, a null), nothing is found: other rules say so.
///
/// @param when  What holds at `from`.
[[nodiscard]] std::vector<Located> locate(const document::Node& from, std::string_view path, const Context& context,
                                          const Scenario& when = {});
/// From the properties of a resource, where it exists.
[[nodiscard]] std::vector<Located> locate(const Resource& resource, std::string_view path, const Context& context);

/// The same, and in the place of a call each value that it may have, where these are known (resolve.h); of what is not
/// known the call stays. A value lives until the next resource is looked at.
[[nodiscard]] std::vector<Located> locate_known(const document::Node& from, std::string_view path,
                                                const Context& context, const Scenario& when = {});
[[nodiscard]] std::vector<Located> locate_known(const Resource& resource, std::string_view path,
                                                const Context& context);

/// Only the values that are there, at the whole path.
[[nodiscard]] std::vector<Alternative> values_at(const document::Node& from, std::string_view path,
                                                 const Conditions& conditions, const Scenario& when = {});

/// The alternatives of a value, to compare it by: in the place of a call the value that it certainly gives, where that
/// is written in the template; else the call, for equal calls give equal values.
[[nodiscard]] std::vector<Alternative> certain_alternatives(const document::Node& value, const Context& context);

/// The resource's own condition.
[[nodiscard]] Scenario existence(const Resource& resource, const Context& context);
/// The same where it can hold; a resource that never exists is looked at as if it always did.
[[nodiscard]] Scenario assumed_existence(const Resource& resource, const Context& context);

/// Whether the values can be there together, in one deployment that somebody means: of two that parameters give, either
/// both are defaults, or one parameter gives both.
[[nodiscard]] bool compatible(const Located& a, const Located& b, const Context& context);

/// Whether two scenarios can come together.
[[nodiscard]] bool compatible(const Scenario& a, const Scenario& b, const Context& context);

/// What holds where both hold, or nothing where they exclude one another.
[[nodiscard]] std::optional<Scenario> together(const Scenario& a, const Scenario& b, const Conditions& conditions);

/// The resource that a Ref, a Fn::GetAtt or a Fn::Sub of nothing else names, or null.
[[nodiscard]] const Resource* referred(const document::Node& value, const Context& context);

/// What a finding about it names: the member, whatever Fn::If stands between it and the value, which is the place.
[[nodiscard]] Target target_of(const Located& located);

/// The same, of a value that is wrong together with another one: what only a parameter's value makes wrong is said of
/// that.
[[nodiscard]] Target target_of(const Located& located, const Located& other);

}  // namespace cfnsonnet::rules
