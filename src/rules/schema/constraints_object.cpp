// Constraints on objects: their members, which must and which must not stand together.
//
// A member may depend on conditions: `Fn::If` with `{"Ref": "AWS::NoValue"}` in a branch leaves it out. A constraint is
// broken where a scenario exists that breaks it, together with what is assumed of the place.
#include <algorithm>

#include "names/nearest.h"
#include "rules/findings/quoted_list.h"
#include "rules/schema/schema_check.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;
using schema::Constraint;
using schema::Keyword;
using schema::Property;
using schema::Schema;

void SchemaCheck::properties(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  for (const Member& member : value.members) {
    if (out.is_settled()) return;
    if (const auto property = constraint.property(member.name)) check(*member.value, property->schema, place, out);
  }
}

/// Which letters a loop puts into a name that is open is not known.
bool SchemaCheck::has_name(const Member& member, schema::PatternId pattern) {
  return patterns_.matches(pattern, member.name) || (context_.unrolled && context_.unrolled->is_open(member));
}

void SchemaCheck::pattern_properties(const Constraint& constraint, const Node& value, const Place& place,
                                     Violations& out) {
  for (const Property property : constraint.properties()) {
    for (const Member& member : value.members) {
      if (has_name(member, property.pattern)) check(*member.value, property.schema, place, out);
    }
  }
}

namespace {

/// What a person calls the object that lacks a property: "AWS::S3::Bucket", or "Tags of AWS::S3::Bucket" further down.
/// What loops made has the name that is written, so that all rounds say the same.
std::string owner(const Node& object, const Place& place, const Unrolled* unrolled) {
  const Node* named = &object;
  while (named->parent && !named->holder()) named = named->parent;  // an item of a list goes by the list's name
  const Node* top = nullptr;
  const Unrolled::Made* made = unrolled ? unrolled->made_by(*named, &top) : nullptr;
  const Member* holder = made && top == named ? made->written->holder() : named->holder();
  if (place.subject.empty()) return holder ? fmt::format("\"{}\"", holder->name) : "the template";
  if (!holder || holder->name == "Properties" || holder->name == "Fn::If") return std::string(place.subject);
  return fmt::format("{} of {}", holder->name, place.subject);
}

}  // namespace

/// A misspelt name gives way to the one that is meant, if that is not there yet and the value is right for it.
Remedy SchemaCheck::renaming(const Node& object, const Member& member, const Constraint& named,
                             const std::vector<std::string_view>& names, const Place& place) {
  const auto meant = surely_meant(member.name, names);
  const auto property = meant && !object.member(*meant) ? named.property(*meant) : std::nullopt;
  if (!property) return {};
  Violations found(true);
  check(*member.value, property->schema, place, found);
  return found.empty() ? rename(member, *meant) : Remedy();
}

void SchemaCheck::additional_properties(const Constraint& constraint, const Node& value, Schema schema,
                                        const Place& place, Violations& out) {
  if (value.members.empty()) return;
  const auto named = schema.find(Keyword::properties);
  const auto patterns = schema.find(Keyword::pattern_properties);
  const Schema rest = constraint.schema();
  const bool refused = rest.find(Keyword::never).has_value();
  for (const Member& member : value.members) {
    if (named && named->property(member.name)) continue;
    if (patterns) {
      const auto list = patterns->properties();
      if (std::any_of(list.begin(), list.end(),
                      [&](const Property& property) { return has_name(member, property.pattern); }))
        continue;
    }
    if (!refused) {
      check(*member.value, rest, place, out);
      continue;
    }
    if (makes_members(member.name) && place.functions.has(*function_of(member.name))) continue;
    // Where Fn::If leaves it out, nothing is wrong.
    std::vector<Scenario> there;
    for (const Alternative& choice : possible_choices(*member.value, place)) {
      if (choice.value) there.push_back(choice.when);
    }
    if (there.empty()) continue;
    if (out.quiet()) {
      out.at_name(Keyword::additional_properties, value, member, "{}", "");
      continue;
    }
    std::vector<std::string_view> names;
    if (named) {
      for (const Property property : named->properties()) names.push_back(property.name);
    }
    if (is_unknown_call(value)) {
      out.at_name(Keyword::additional_properties, value, member, "{}", no_function(value));
    } else if (patterns && names.empty()) {
      out.at_name(Keyword::additional_properties, value, member,
                  "\"{}\" is not a name that may stand here: it does not match {}", member.name,
                  patterns->properties().front().name);
    } else {
      out.at_name(Keyword::additional_properties, value, member, "{} has no property \"{}\"{}",
                  owner(value, place, context_.unrolled), member.name, did_you_mean(member.name, names))
          .remedy = named ? renaming(value, member, *named, names, place) : Remedy();
    }
    Violation unknown = out.items.back();
    out.items.pop_back();
    for (const Scenario& when : there) {
      unknown.when = scenario_;
      unknown.when->insert(unknown.when->end(), when.begin(), when.end());
      out.items.push_back(unknown);
    }
  }
}

void SchemaCheck::property_names(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  Node name;
  name.kind = document::Kind::string;
  for (const Member& member : value.members) {
    if (makes_members(member.name)) continue;
    name.text = member.name;
    Violations found;
    check(name, constraint.schema(), place, found);
    for (Violation& violation : found.items) {
      violation.node = &value;
      violation.member = &member;
      out.items.push_back(std::move(violation));
    }
  }
}

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

}  // namespace

void SchemaCheck::members(const Constraint& constraint, const Node& object, const Place& place, Violations& out) {
  if (!object.is_object()) return;
  if (place.choosing) {  // which form is chosen may depend on the scenario
    for (const Member& member : object.members) {
      if (!speaks_of(constraint, member.name)) continue;
      const auto depends_on = undecided(*member.value, place);
      if (!depends_on) continue;
      out.unknown = true;
      out.open = depends_on;
      return;
    }
  }
  const auto presence_of = [&](std::string_view name) { return presence(object.find(name), place); };
  const auto say_when = [&](std::optional<Scenario> when) { out.items.back().when = std::move(when); };
  const auto say_missing = [&](const auto& names) { out.items.back().missing.assign(names.begin(), names.end()); };
  // A loop or transform among the members may add any of them.
  const auto is_open = [&] { return std::ranges::any_of(object.members, makes_members, &Member::name); };
  const auto is_surely_there = [&](std::string_view name) {
    const Node* there = object.find(name);
    return there && !may_vary(*there, place);
  };
  const auto none_possible = [&](const schema::List<std::string_view>& names) {
    if (std::ranges::any_of(names, is_surely_there) || is_open()) return false;
    std::vector<Presence> named;
    for (std::string_view name : names) named.push_back(presence_of(name));
    return fewest(named) == 0;
  };

  switch (constraint.keyword()) {
    case Keyword::required: {
      std::vector<std::string_view> missing;
      std::vector<Scenario> when;  // of each
      for (std::string_view name : constraint.strings()) {
        if (is_surely_there(name)) continue;
        if (is_open()) break;
        for (const Scenario& absent : presence_of(name).absent) {
          auto possible = together(absent, {});
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
          auto when = is_other ? together(presence_of(name).present, presence_of(other).present) : std::nullopt;
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
          auto when = together(trigger.present, presence_of(other).absent);
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
          auto when = member ? together(presence_of(dependency.name).present, presence_of(other).present)
                             : std::nullopt;
          if (!when) continue;
          out.at_name(Keyword::dependent_excluded, object, *member, "\"{}\" may not be set together with \"{}\"", other,
                      dependency.name);
          say_when(std::move(when));
        }
      }
      break;
    case Keyword::min_properties:
    case Keyword::max_properties: member_count(constraint, object, place, is_open(), out); break;
    default: break;
  }
}

/// @param open  More members may be added, by a loop or transform among them.
void SchemaCheck::member_count(const Constraint& constraint, const Node& object, const Place& place, bool open,
                               Violations& out) {
  const bool at_least = constraint.keyword() == Keyword::min_properties;
  const std::size_t limit = constraint.count();
  if (at_least ? open : object.members.size() <= limit) return;
  std::vector<Presence> members;
  for (const Member& member : object.members) members.push_back(presence(member.value, place));
  const std::size_t count = at_least ? fewest(members) : most(members);
  if (at_least && count < limit) {
    out.add(Keyword::min_properties, object, "the object has {}, fewer than {}", counted(count, "member"), limit);
  } else if (!at_least && count > limit) {
    out.add(Keyword::max_properties, object, "the object has {}, more than {}", counted(count, "member"), limit);
  }
}

}  // namespace cfnsonnet::rules
