#include "rules/schema/constraints_scalar.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "document/edit.h"
#include "names/nearest.h"
#include "rules/schema/formats.h"
#include "rules/schema/json_types.h"
#include "rules/schema/slips.h"
#include "rules/template/misread_scalars.h"

namespace cfnsonnet::rules {

using document::Node;
using schema::Constraint;
using schema::JsonType;
using schema::Keyword;
using schema::TypeSet;

namespace {

bool is_whole(double value) { return std::isfinite(value) && value == std::floor(value); }

bool is_integer_text(const Node& text) {
  const auto value = text.scalar_number();
  return value && is_whole(*value) && text.text.find_first_of(".eE") == std::string_view::npos;
}

bool is_boolean_text(std::string_view text) {
  return text == "true" || text == "false" || text == "True" || text == "False" || text == "TRUE" || text == "FALSE";
}

/// CloudFormation converts between strings, numbers and booleans where the text allows it.
bool is_of(JsonType type, const Node& value, bool strict) {
  switch (type) {
    case JsonType::array: return value.is_array();
    case JsonType::object: return value.is_object();
    case JsonType::null: return value.is_null();
    case JsonType::string: return value.is_string() || (!strict && (value.is_number() || value.is_boolean()));
    case JsonType::boolean: return value.is_boolean() || (!strict && value.is_string() && is_boolean_text(value.text));
    case JsonType::number: return value.is_number() || (!strict && value.is_string() && value.scalar_number());
    case JsonType::integer:
      if (value.is_number()) return is_whole(value.number());
      return !strict && value.is_string() && is_integer_text(value);
  }
  return false;
}

/// Not the default of a parameter, a mapping's value, or one that was computed: these are texts whatever they stand
/// for.
bool is_written_where_used(const Node& value) {
  const Node* section = &value;
  while (section->parent && section->parent->parent) section = section->parent;
  const document::Member* holder = section->parent ? section->holder() : nullptr;
  return holder && holder->name != "Parameters" && holder->name != "Mappings";
}

/// The value of a setting, which has its name beside it: some are texts by type and "true" or "false" by what they
/// mean, as deletion_protection.enabled of a load balancer. Tags are texts.
bool is_of_setting(const Node& value) {
  const document::Member* holder = value.holder();
  if (!holder || !holder->name.ends_with("Value")) return false;
  const Node* list = value.parent->parent;
  const document::Member* whole = list && list->is_array() ? list->holder() : nullptr;
  return whole && !whole->name.ends_with("Tags");
}

bool iequals(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return lower(x) == lower(y);
  });
}

std::string_view text_of(const schema::Value& allowed) {
  if (allowed.kind == schema::Value::Kind::boolean) return allowed.boolean ? "true" : "false";
  return allowed.text;
}

/// Equal as CloudFormation compares: by text, whatever the type; booleans in any case.
bool equals(const schema::Value& allowed, const Node& value, bool any_case) {
  using ValueKind = schema::Value::Kind;
  if (value.is_null()) return allowed.kind == ValueKind::null;
  if (allowed.kind == ValueKind::null || value.is_array() || value.is_object()) return false;
  if (allowed.kind == ValueKind::number && value.is_number()) return allowed.number == value.number();
  const std::string_view left = text_of(allowed);
  const std::string_view right = value.scalar_text().value_or("");
  if (any_case || iequals(left, "true") || iequals(left, "false")) return iequals(left, right);
  return left == right;
}

/// Whether a text stands among allowed values as it is. They are sorted, and some lists are long: the types of
/// instances.
bool has_text(const schema::List<schema::Value>& allowed, std::string_view text) {
  const auto is_before = [&](const schema::Value& value) {
    return value.kind == schema::Value::Kind::string && value.text < text;
  };
  const auto at = std::ranges::partition_point(allowed, is_before);
  return at != allowed.end() && (*at).kind == schema::Value::Kind::string && (*at).text == text;
}

/// A transform may put a value in the place of a call, before CloudFormation reads the rules.
bool may_be_resolved_before(const Call& call, const Template& model) {
  if (model.has_macros()) return true;
  return model.has_language_extensions() && call.function != Function::condition &&
         call.function != Function::get_att && call.function != Function::import_value;
}

}  // namespace

ScalarConstraints::ScalarConstraints(const Context& context, Patterns& patterns)
    : context_(context), patterns_(patterns), strict_(context.is_set(E3012, "strict", "true", false)) {}

void ScalarConstraints::check_type(TypeSet types, const Node& value, const Place& place, Violations& out) const {
  for (const JsonType type : all_json_types) {
    if (!types.has(type) || !is_of(type, value, place.strict_types)) continue;
    if (strict_ && !is_of(type, value, true) && is_written_where_used(value)) continue;
    const bool is_text = value.is_number() && !types.has(JsonType::number) && !types.has(JsonType::integer);
    if (const auto other = is_text && !out.quiet() && !place.is_choosing() ? other_text_of(value) : std::nullopt)
      out.add(J1005, value, "{}", *other);
    const bool is_word = value.is_boolean() && !types.has(JsonType::boolean) && is_written_where_used(value) &&
                         !is_of_setting(value);
    if (const auto other = is_word && !out.quiet() && !place.is_choosing() ? other_word_of(value) : std::nullopt)
      out.add(J1005, value, "{}", *other);
    return;
  }
  const auto call = call_of(value);
  const bool is_data = value.is_object() && !call &&
                       place.functions.empty();  // Where no function may stand, none is meant.
  const Slip slip = out.quiet() || is_data ? Slip() : slip_of(value, types, context_);
  if (call && place.phase == Place::Phase::rules && !is_supported_in_rules(call->function)) {
    if (may_be_resolved_before(*call, context_.model)) return;
    const std::string_view instead = call->function == Function::condition ? "write out what it compares"
                                                                           : "there is Ref, and the functions of rules";
    out.add(Keyword::type, value, "{} is not supported in Rules; {}", name_of(call->function), instead);
  } else if (call && call->function != Function::condition) {
    out.add(Keyword::type, value, "{} may not stand here, where {} is expected{}", name_of(call->function),
            rules::describe(types), slip.help)
        .remedy = slip.remedy;
  } else if (is_unknown_call(value)) {
    out.add(Keyword::type, value, "{}", no_function(value));
  } else if (value.is_array() || value.is_object() || value.is_null()) {
    out.add(Keyword::type, value, "expected {}, found {}{}", rules::describe(types), document::describe(value.kind),
            slip.help)
        .remedy = slip.remedy;
  } else {
    out.add(Keyword::type, value, "{} is {}, expected {}{}", show(value), document::describe(value.kind),
            rules::describe(types), slip.help);
  }
}

namespace {

/// Where a value has to be one of a list, that says all: `yes` is the "true" that is asked for, or none of what is.
void drop_other_word(const Node& value, Violations& out) {
  std::erase_if(out.items,
                [&](const Violation& violation) { return violation.rule == J1005 && violation.node == &value; });
}

/// What is near, or else the only one that has the text behind a separator: "db.t3.micro" for "t3.micro".
std::string value_meant(std::string_view text, const std::vector<std::string_view>& values) {
  if (std::string near = did_you_mean(text, values); !near.empty()) return near;
  constexpr std::string_view separators = ".-/:_";
  constexpr std::size_t shortest = 4;
  const auto has_prefix = [&](std::string_view one) {
    return one.size() > text.size() && one.ends_with(text) &&
           separators.find(one[one.size() - text.size() - 1]) != std::string_view::npos;
  };
  const auto found = std::ranges::find_if(values, has_prefix);
  const bool is_only = text.size() >= shortest && found != values.end() &&
                       std::find_if(found + 1, values.end(), has_prefix) == values.end();
  return is_only ? fmt::format("; did you mean \"{}\"?", *found) : std::string();
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

/// The values of an enumeration, for a message: all, or of many those that begin most like the text, in their order.
template <typename Values>
std::string listed(const Values& values, std::string_view text) {
  constexpr std::size_t most = 8;
  std::vector<schema::Value> shown(values.begin(), values.end());
  const std::size_t all = shown.size();
  if (all > most) {
    std::vector<std::size_t> alike;
    for (const schema::Value& one : shown) alike.push_back(common_prefix(text_of(one), text));
    std::vector<std::size_t> order(all);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return alike[a] > alike[b]; });
    order.resize(most);
    std::ranges::sort(order);
    std::vector<schema::Value> nearest;
    for (const std::size_t at : order) nearest.push_back(shown[at]);
    shown = std::move(nearest);
  }
  std::string list;
  for (const schema::Value& one : shown) {
    if (!list.empty()) list += ", ";
    list += one.kind == schema::Value::Kind::string ? fmt::format("\"{}\"", text_of(one)) : std::string(text_of(one));
  }
  if (all > most) list += fmt::format(" … ({} in all)", all);
  return list;
}

}  // namespace

void check_enumeration(const Constraint& constraint, const Node& value, Violations& out) {
  if (value.is_null()) return;  // its type says so
  const bool any_case = constraint.keyword() == Keyword::enumeration_any_case;
  const auto values = constraint.values();
  if (value.is_string() && has_text(values, value.text)) return;
  if (std::any_of(values.begin(), values.end(),
                  [&](const schema::Value& allowed) { return equals(allowed, value, any_case); })) {
    if (value.is_boolean()) drop_other_word(value, out);
    return;
  }
  if (out.quiet()) {
    out.add(constraint.keyword(), value, "{}", "");
    return;
  }
  std::vector<std::string_view> names;
  for (const schema::Value allowed : values) names.push_back(text_of(allowed));
  const bool is_word = value.is_string() && value.text.find_first_not_of("0123456789.-") != std::string_view::npos;
  std::string hint = is_word ? value_meant(value.text, names) : std::string();
  if (const auto word = value.is_boolean() ? other_word_of(value) : std::nullopt) {
    drop_other_word(value, out);
    hint = fmt::format("; {}", *word);
  }
  const std::string list = listed(values, value.is_string() ? value.text : std::string_view());
  if (names.size() == 1) {
    out.add(constraint.keyword(), value, "{} is not {}{}", show(value), list, is_word ? "" : hint)
        .remedy = is_word ? replace(value, same_but_for_case(value.text, names)) : Remedy();
  } else {
    out.add(constraint.keyword(), value, "{} is not one of {}{}", show(value), list, hint)
        .remedy = is_word ? replace(value, surely_meant(value.text, names)) : Remedy();
  }
}

void ScalarConstraints::check_values_by_region(const Constraint& constraint, const Node& value, Violations& out) const {
  const auto text = value.scalar_text();
  if (!text) return;
  const auto table = constraint.dependencies();
  const auto has = [](const schema::Dependency& row, std::string_view region) {
    const auto regions = row.others;
    return std::find(regions.begin(), regions.end(), region) != regions.end();
  };
  const auto found = std::ranges::lower_bound(table, *text, {}, &schema::Dependency::name);
  const bool known = found != table.end() && (*found).name == *text;
  for (const std::string& region : context_.regions) {
    if (known && has(*found, region)) continue;
    std::vector<std::string_view> offered;
    for (const schema::Dependency row : table) {
      if (has(row, region)) offered.push_back(row.name);
    }
    if (offered.empty()) continue;
    out.add(Keyword::values_by_region, value, "{} is not offered in {}{}", show(value), region,
            value_meant(*text, offered));
  }
}

bool ScalarConstraints::is_exception(std::string_view text) const {
  return std::ranges::any_of(context_.configured, [&](const RuleOption& option) {
    return option.rule == "E3031" && option.name == "exceptions" &&
           Pattern("\\A(?:" + option.value + ")").matches(text);
  });
}

void ScalarConstraints::check_pattern(const Constraint& constraint, const Node& value, const Place& place,
                                      Violations& out) const {
  const auto text = value.scalar_text();
  if (!text || patterns_.matches(constraint.pattern(), *text)) return;
  if (!place.is_choosing() && !place.own_rule && is_exception(*text)) return;
  out.add(Keyword::pattern, value, "{} does not match the pattern {}", show(value), constraint.text());
}

void check_length(const Constraint& constraint, const Node& value, Violations& out) {
  if (!value.is_string()) return;
  const std::size_t length = document::code_points(value.text);
  if (constraint.keyword() == Keyword::min_length && length < constraint.count()) {
    out.add(Keyword::min_length, value, "{} has {} characters, fewer than {}", show(value), length, constraint.count());
  } else if (constraint.keyword() == Keyword::max_length && length > constraint.count()) {
    out.add(Keyword::max_length, value, "{} has {} characters, more than {}", show(value), length, constraint.count());
  }
}

void check_range(const Constraint& constraint, const Node& value, Violations& out) {
  const auto number = value.scalar_number();
  if (!number) return;
  const double limit = constraint.number();
  switch (constraint.keyword()) {
    case Keyword::minimum:
      if (*number < limit) out.add(Keyword::minimum, value, "{} is less than {}", show(value), limit);
      break;
    case Keyword::maximum:
      if (*number > limit) out.add(Keyword::maximum, value, "{} is more than {}", show(value), limit);
      break;
    case Keyword::exclusive_minimum:
      if (*number <= limit) out.add(Keyword::exclusive_minimum, value, "{} is not more than {}", show(value), limit);
      break;
    case Keyword::exclusive_maximum:
      if (*number >= limit) out.add(Keyword::exclusive_maximum, value, "{} is not less than {}", show(value), limit);
      break;
    default:
      if (limit != 0 && !is_whole(*number / limit))
        out.add(Keyword::multiple_of, value, "{} is not a multiple of {}", show(value), limit);
  }
}

void check_format(const Constraint& constraint, const Node& value, const Place& place, Violations& out) {
  if (!value.is_string()) return;
  const Format* format = find_format(constraint.text());
  if (!format || format->matches(value.text)) return;
  out.add(Keyword::format, value, "{} is not {}", show(value), format->description);
  if (!place.own_rule) out.items.back().rule = format->rule;
}

}  // namespace cfnsonnet::rules
