#include "rules/schema/constraints_object.h"

#include <algorithm>
#include <vector>

#include "rules/findings/quoted_list.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;
using schema::Constraint;
using schema::Keyword;

namespace {

/// Whether it matters to a constraint that a member of that name is there.
bool speaks_of(const Constraint& constraint, std::string_view name) {
  switch (constraint.keyword()) {
    case Keyword::required:
    case Keyword::required_or:
    case Keyword::required_xor: {
      const auto names = constraint.strings();
      return std::find(names.begin(), names.end(), name) != names.end();
    }
    default: return true;
  }
}

/// @param open  More members may be added, by a loop or transform among them.
void check_member_count(const Constraint& constraint, const Node& object, const Place& place, bool open,
                        const Assumptions& assumptions, Violations& out) {
  const bool at_least = constraint.keyword() == Keyword::min_properties;
  const std::size_t limit = constraint.count();
  if (at_least ? open : object.members.size() <= limit) return;
  std::vector<Presence> members;
  for (const Member& member : object.members) members.push_back(assumptions.presence(member.value, place.functions));
  const std::size_t count = at_least ? assumptions.fewest(members) : assumptions.most(members);
  if (at_least && count < limit) {
    out.add(Keyword::min_properties, object, "the object has {}, fewer than {}", counted(count, "member"), limit);
  } else if (!at_least && count > limit) {
    out.add(Keyword::max_properties, object, "the object has {}, more than {}", counted(count, "member"), limit);
  }
}

}  // namespace

void check_members(const Constraint& constraint, const Node& object, const Place& place, const Assumptions& assumptions,
                   Violations& out) {
  if (!object.is_object()) return;
  if (place.is_choosing()) {  // which form is chosen may depend on the scenario
    for (const Member& member : object.members) {
      if (!speaks_of(constraint, member.name)) continue;
      const auto depends_on = assumptions.undecided(*member.value, place.functions);
      if (!depends_on) continue;
      out.unknown = true;
      out.open = depends_on;
      return;
    }
  }
  const auto presence_of = [&](std::string_view name) {
    return assumptions.presence(object.find(name), place.functions);
  };
  const auto say_when = [&](std::optional<Scenario> when) { out.items.back().when = std::move(when); };
  const auto say_missing = [&](const auto& names) { out.items.back().missing.assign(names.begin(), names.end()); };
  // A loop or transform among the members may add any of them.
  const auto is_open = [&] { return std::ranges::any_of(object.members, makes_members, &Member::name); };
  const auto is_surely_there = [&](std::string_view name) {
    const Node* there = object.find(name);
    return there && !may_vary(*there, place.functions);
  };
  const auto none_possible = [&](const schema::List<std::string_view>& names) {
    if (std::ranges::any_of(names, is_surely_there) || is_open()) return false;
    std::vector<Presence> named;
    for (std::string_view name : names) named.push_back(presence_of(name));
    return assumptions.fewest(named) == 0;
  };

  switch (constraint.keyword()) {
    case Keyword::required: {
      std::vector<std::string_view> missing;
      std::vector<Scenario> when;  // of each
      for (std::string_view name : constraint.strings()) {
        if (is_surely_there(name)) continue;
        if (is_open()) break;
        for (const Scenario& absent : presence_of(name).absent) {
          auto possible = assumptions.together(absent, {});
          if (!possible) continue;
          missing.push_back(name);
          when.push_back(std::move(*possible));
        }
      }
      const bool is_one = place.own_rule && std::all_of(when.begin(), when.end(),
                                                        [&](const Scenario& each) { return each == when.front(); });
      if (is_one && missing.size() > 1) {
        out.add(Keyword::required, object, "{} are required and missing", quoted_list(missing));
        say_when(std::move(when.front()));
        out.items.back().missing = std::move(missing);
        break;
      }
      for (std::size_t i = 0; i < missing.size(); ++i) {
        out.add(Keyword::required, object, "\"{}\" is required and missing", missing[i]);
        say_when(std::move(when[i]));
        out.items.back().missing = {missing[i]};
      }
      break;
    }
    case Keyword::required_or:
      if (none_possible(constraint.strings())) {
        out.add(Keyword::required_or, object, "one of {} is required", quoted_list(constraint.strings()));
        say_missing(constraint.strings());
      }
      break;
    case Keyword::required_xor: {
      const auto names = constraint.strings();
      if (none_possible(names)) {
        out.add(Keyword::required_xor, object, "exactly one of {} is required", quoted_list(names));
        say_missing(names);
      }
      for (std::string_view name : names) {
        const Member* member = object.member(name);
        if (!member) continue;
        for (std::string_view other : names) {
          const bool is_other = other != name && object.member(other);
          auto when = is_other ? assumptions.together(presence_of(name).present, presence_of(other).present)
                               : std::nullopt;
          if (!when) continue;
          out.at_name(Keyword::required_xor, object, *member, "only one of {} may be set", quoted_list(names));
          say_when(std::move(when));
        }
      }
      break;
    }
    case Keyword::dependent_required:
      for (const schema::Dependency dependency : constraint.dependencies()) {
        if (!object.member(dependency.name) || std::ranges::all_of(dependency.others, is_surely_there) || is_open())
          continue;
        const Presence trigger = presence_of(dependency.name);
        for (std::string_view other : dependency.others) {
          auto when = assumptions.together(trigger.present, presence_of(other).absent);
          if (!when) continue;
          out.add(Keyword::dependent_required, object, "\"{}\" is required where \"{}\" is set", other,
                  dependency.name);
          say_when(std::move(when));
          out.items.back().missing = {other};
        }
      }
      break;
    case Keyword::dependent_excluded:
      for (const schema::Dependency dependency : constraint.dependencies()) {
        if (!object.member(dependency.name)) continue;
        for (std::string_view other : dependency.others) {
          const Member* member = object.member(other);
          auto when = member ? assumptions.together(presence_of(dependency.name).present, presence_of(other).present)
                             : std::nullopt;
          if (!when) continue;
          out.at_name(Keyword::dependent_excluded, object, *member, "\"{}\" may not be set together with \"{}\"", other,
                      dependency.name);
          say_when(std::move(when));
        }
      }
      break;
    case Keyword::min_properties:
    case Keyword::max_properties: check_member_count(constraint, object, place, is_open(), assumptions, out); break;
    default: break;
  }
}

}  // namespace cfnsonnet::rules
