// A resource and one that it refers to by Ref or Fn::GetAtt: what a property of the one must be for a property of the
// other. The rules are rows of a table (relation_table.cpp); this reads it.
#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <map>

#include "rules/check/family.h"
#include "rules/resources/relation.h"
#include "rules/schema/patterns.h"
#include "rules/values/locate.h"
#include "rules/values/resolve.h"

namespace cfnsonnet::rules {

using document::Node;
using namespace relation;

namespace {

/// So many outcomes of one property are compared: a row looks at combinations of a few properties.
constexpr std::size_t max_outcomes = 16;

std::string lower(std::string_view text) {
  std::string copy(text);
  for (char& c : copy) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return copy;
}

bool same_text(std::string_view a, std::string_view b) { return lower(a) == lower(b); }

/// Takes the first of values that are joined by "|".
std::string_view take_first(std::string_view& list) {
  const std::string_view first = list.substr(0, list.find('|'));
  list.remove_prefix(std::min(first.size() + 1, list.size()));
  return first;
}

bool is_listed(std::string_view text, std::string_view list) {
  while (!list.empty())
    if (same_text(text, take_first(list))) return true;
  return false;
}

/// "TCP, TLS or UDP"
std::string in_words(std::string_view list) {
  std::string words(take_first(list));
  while (!list.empty()) {
    const std::string_view next = take_first(list);
    words += fmt::format("{}{}", list.empty() ? " or " : ", ", next);
  }
  return words;
}

/// What is known of a value: its text, and its number if it is one.
struct Known {
  std::string text;
  std::optional<double> number;
};

std::optional<Known> known(const Node& value) {
  const auto text = value.scalar_text();
  if (!text || has_dynamic_reference(*text)) return std::nullopt;
  return Known{std::string(*text), value.scalar_number()};
}

Known known(std::string_view text) {
  Node node;
  node.kind = document::Kind::string;
  node.text = text;
  return {std::string(text), node.scalar_number()};
}

/// Of the patterns of rows, each is compiled once.
bool matches(std::string_view pattern, std::string_view text) {
  thread_local std::map<std::string_view, Pattern> compiled;
  return compiled.try_emplace(pattern, pattern).first->second.matches(text);
}

/// Reads one row for one resource.
class RelationCheck {
 public:
  RelationCheck(const Context& context, const Relation& row, const Resource& own, Findings& out)
      : context_(context), row_(row), resources_{&own, nullptr, nullptr}, out_(out) {}

  void run() { follow(0, existence(*resources_[own], context_)); }

 private:
  /// Every resource that the links lead to, one link after the other.
  void follow(std::size_t link, const Scenario& when) {
    if (link == std::size(row_.links) || row_.links[link].path.empty()) return premise(0, when);
    for (const Located& reference : locate(*resources_[own], row_.links[link].path, context_)) {
      const Resource* to = reference.value ? referred(*reference.value, context_) : nullptr;
      if (!to || to->type() != row_.links[link].type) continue;
      Scenario all = existence(*to, context_);
      all.insert(all.end(), reference.when.begin(), reference.when.end());
      resources_[link + 1] = to;
      with(when, all, [&](const Scenario& both) { follow(link + 1, both); });
    }
  }

  void premise(std::size_t index, const Scenario& when) {
    if (index == std::size(row_.premises) || row_.premises[index].property.path.empty()) return compare(when);
    const Premise& required = row_.premises[index];
    each(required.property, when, [&](const Located& located, const Scenario& both) {
      const auto value = located.value ? known(*located.value) : std::nullopt;
      if (located.value && !value && !required.value.empty()) return;
      if (!are_defaults(located.pins, context_)) return;
      const bool holds = required.value.empty() ? !located.value : value && same_text(value->text, required.value);
      if (holds == required.is_not) return;
      const Located* const before = given_;
      if (!located.pins.empty()) given_ = &located;
      premise(index + 1, both);
      given_ = before;
    });
  }

  void compare(const Scenario& when) {
    each(row_.subject, when, [&](const Located& subject, const Scenario& both) {
      switch (row_.requirement) {
        case Requirement::be_given:
          if (!subject.value) report_holder(subject, both);
          break;
        case Requirement::not_be_given:
          if (subject.value) report(subject, {}, {}, both);
          break;
        case Requirement::contain: contain(subject, both); break;
        case Requirement::be_the_same_as:
          each(row_.other, both, [&](const Located& other, const Scenario& all) { identity(subject, other, all); });
          break;
        default:
          if (row_.other.path.empty()) return constant(subject, both);
          each(row_.other, both, [&](const Located& other, const Scenario& all) { values(subject, other, all); });
      }
    });
  }

  /// Looks at each outcome of a property that can come with `when`.
  void each(const Property& property, const Scenario& when,
            const std::function<void(const Located&, const Scenario&)>& look) {
    std::size_t outcomes = 0;
    const Resource& resource = *resources_[property.of];
    const bool by_name = row_.requirement == Requirement::be_the_same_as;
    for (const Located& located :
         by_name ? locate(resource, property.path, context_) : locate_known(resource, property.path, context_)) {
      if (++outcomes > max_outcomes * (property.path.find('*') == std::string_view::npos ? 1 : max_outcomes)) return;
      // What a macro adds is not known.
      if (!located.value && located.holder && !has_written_members(*located.holder)) continue;
      const std::size_t pinned = pins_.size();
      const bool agree = std::ranges::all_of(located.pins, [&](const Pin& pin) { return agrees(pin, pins_); });
      pins_.insert(pins_.end(), located.pins.begin(), located.pins.end());
      with(when, located.when, [&](const Scenario& both) {
        if (agree && context_.conditions.satisfiable(both, pins_)) look(located, both);
      });
      pins_.resize(pinned);
    }
  }

  void with(const Scenario& a, const Scenario& b, const std::function<void(const Scenario&)>& look) const {
    if (const auto both = together(a, b, context_.conditions)) look(*both);
  }

  std::optional<Known> value_of(const Located& located, const Property& property) const {
    if (located.value) return known(*located.value);
    return property.default_value.empty() ? std::nullopt : std::optional(known(property.default_value));
  }

  void constant(const Located& subject, const Scenario& when) {
    const auto value = value_of(subject, row_.subject);
    if (!value) return;
    const double limit = known(row_.values).number.value_or(0);
    const double number = value->number.value_or(limit);
    const bool right = row_.requirement == Requirement::be_one_of      ? is_listed(value->text, row_.values)
                       : row_.requirement == Requirement::not_be       ? !is_listed(value->text, row_.values)
                       : row_.requirement == Requirement::match        ? matches(row_.values, value->text)
                       : !value->number                                ? true
                       : row_.requirement == Requirement::be_more_than ? number > limit
                       : row_.requirement == Requirement::be_at_most   ? number <= limit
                                                                       : number >= limit;
    if (!right) report(subject, value->text, in_words(row_.values), when);
  }

  void values(const Located& subject, const Located& other, const Scenario& when) {
    if (!compatible(subject, other, context_)) return;
    const Located* const before = given_;
    if (!other.pins.empty()) given_ = &other;
    compared(subject, other, when);
    given_ = before;
  }

  void compared(const Located& subject, const Located& other, const Scenario& when) {
    const auto left = value_of(subject, row_.subject);
    const auto right = value_of(other, row_.other);
    if (!left || !right) return;
    if (row_.requirement == Requirement::equal || row_.requirement == Requirement::differ) {
      if (same_text(left->text, right->text) != (row_.requirement == Requirement::equal))
        report(subject, left->text, right->text, when);
    } else if (left->number && right->number) {
      const bool enough = row_.requirement == Requirement::be_more_than ? *left->number > *right->number
                                                                        : *left->number >= *right->number;
      if (!enough) report(subject, left->text, right->text, when, !other.value);
    }
  }

  void contain(const Located& subject, const Scenario& when) {
    if (!subject.value) return report_holder(subject, when);
    if (!subject.value->is_array()) return;
    for (const Node* item : subject.value->items) {
      const auto value = known(*item);
      if (!value || same_text(value->text, row_.values)) return;
    }
    report(subject, {}, {}, when);
  }

  /// Two references: to one resource of the template, or to different ones. An ID that somebody else gives cannot be
  /// that of a resource which is yet to be created.
  void identity(const Located& subject, const Located& other, const Scenario& when) {
    if (!subject.value || !other.value) return;
    const auto left = identity_of(*subject.value);
    const auto right = identity_of(*other.value);
    if (!left || !right || *left == *right) return;
    const bool one_is_made_here = left->from == Identity::From::resource || right->from == Identity::From::resource;
    const bool both_written = left->from == Identity::From::text && right->from == Identity::From::text;
    if (one_is_made_here || both_written) report(subject, left->words, right->words, when);
  }

  /// What a reference leads to, as far as that tells it from another one.
  struct Identity {
    enum class From : std::uint8_t { resource, elsewhere, text };  ///< Of the template; given to the stack; as an ID.
    From from;
    std::string words;  ///< For the message.
    bool operator==(const Identity&) const = default;
  };

  /// Nothing where it is not known.
  std::optional<Identity> identity_of(const Node& value) const {
    if (const Resource* resource = referred(value, context_)) {
      if (resource->type() != row_.values) return std::nullopt;
      return Identity{Identity::From::resource, fmt::format("\"{}\"", resource->name())};
    }
    const auto call = call_of(value);
    if (call && call->function == Function::ref && call->argument().is_string() &&
        context_.model.parameters().contains(call->argument().text))
      return Identity{Identity::From::elsewhere, fmt::format("what the parameter \"{}\" names", call->argument().text)};
    if (call && call->function == Function::import_value)
      return Identity{Identity::From::elsewhere, "what another stack exports"};
    const auto text = known(value);
    return text ? std::optional(Identity{Identity::From::text, fmt::format("the ID \"{}\"", text->text)})
                : std::nullopt;
  }

  void report_holder(const Located& subject, const Scenario& when) {
    const std::string_view absent = subject.name == "Properties" ? subject.name : std::string_view();
    Target target{subject.holder, nullptr, absent};
    if (given_) target = target_of(Located{nullptr, subject.holder, subject.name, {}}, *given_);
    put(target, {}, {}, when);
  }
  void report(const Located& subject, std::string_view value, std::string_view other, const Scenario& when,
              bool is_default_other = false) {
    put(given_ ? target_of(subject, *given_) : target_of(subject), value, other, when, !subject.value,
        is_default_other);
  }
  /// @param is_default, is_default_other  Nobody has written the value, or the other one: it is what AWS sets.
  void put(const Target& target, std::string_view value, std::string_view other, const Scenario& when,
           bool is_default = false, bool is_default_other = false) {
    const auto name = [&](Holder of) { return resources_[of] ? resources_[of]->name() : std::string_view(); };
    out_.put(row_.rule, target,
             fmt::format(fmt::runtime(row_.message), fmt::arg("own", name(own)), fmt::arg("first", name(first)),
                         fmt::arg("second", name(second)), fmt::arg("value", value), fmt::arg("other", other),
                         fmt::arg("default", is_default ? ", the default," : ""),
                         fmt::arg("by_default", is_default_other ? " by default" : "")),
             when);
  }

  const Context& context_;
  const Relation& row_;
  const Located* given_ = nullptr;  // what only a parameter's value makes so
  std::vector<Pin> pins_;           // those of the values that are looked at
  std::array<const Resource*, 3> resources_;
  Findings& out_;
};

void check_relations(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    for (const Relation& row : table()) {
      if (row.type == resource.type()) RelationCheck(context, row, resource, out).run();
    }
  }
}

}  // namespace

extern const Family relations_family(Phase::of_each_resource, check_relations);

}  // namespace cfnsonnet::rules
