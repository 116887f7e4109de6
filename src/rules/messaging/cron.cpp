#include "rules/messaging/cron.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace cfnsonnet::rules {

namespace {

std::optional<unsigned> number_of(std::string_view text) {
  unsigned number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

char capital(char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter; }

bool has_name(const CronField& field, std::string_view text) {
  if (text.size() != 3) return false;
  for (std::size_t at = 0; at < field.names.size(); at += 3) {
    if (std::equal(text.begin(), text.end(), field.names.begin() + static_cast<std::ptrdiff_t>(at),
                   [](char one, char other) { return capital(one) == other; }))
      return true;
  }
  return false;
}

/// A number in the range of the field, or one of its names.
bool is_value(const CronField& field, std::string_view text) {
  const auto number = number_of(text);
  return number ? *number >= field.lowest && *number <= field.highest : has_name(field, text);
}

bool is_number_up_to(std::string_view text, unsigned most) {
  const auto number = number_of(text);
  return number && *number <= most;
}

/// "L", "LW", "L-3", "6L", "15W", "TUE#3".
bool is_special(const CronField& field, std::string_view text) {
  const auto allows = [&](char wildcard) { return field.wildcards.find(wildcard) != std::string_view::npos; };
  if (allows('#')) {
    if (const std::size_t hash = text.find('#'); hash != std::string_view::npos)
      return is_value(field, text.substr(0, hash)) && is_number_up_to(text.substr(hash + 1), 5);
  }
  if (allows('L')) {
    if (text == "L" || (text == "LW" && allows('W'))) return true;
    if (text.starts_with("L-")) return is_number_up_to(text.substr(2), field.highest);
    if (text.ends_with('L')) return is_value(field, text.substr(0, text.size() - 1));
  }
  return allows('W') && text.ends_with('W') && is_value(field, text.substr(0, text.size() - 1));
}

/// An item of a list: a value, a range or all values, perhaps with a step; or a day that only the month can tell.
bool is_item(const CronField& field, std::string_view text) {
  if (text.empty() || is_special(field, text)) return true;
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    if (!number_of(text.substr(slash + 1))) return false;
    text = text.substr(0, slash);
  }
  if (text.empty() || text == "*") return true;
  const std::size_t dash = text.find('-');
  return is_value(field, text.substr(0, dash)) &&
         (dash == std::string_view::npos || is_value(field, text.substr(dash + 1)));
}

std::string range_of(const CronField& field) {
  std::string range = fmt::format("{} to {}", field.lowest, field.highest);
  if (!field.names.empty())
    range += fmt::format(" or {} to {}", field.names.substr(0, 3), field.names.substr(field.names.size() - 3));
  return range;
}

/// "?,", too, is any day.
bool is_any(std::string_view text) { return text.starts_with('?') && text.find_first_not_of(",", 1) == text.npos; }

std::string wrong_field(const CronField& field, std::string_view text) {
  if (!field.only.empty())
    return text == field.only ? ""
                              : fmt::format("the field {} is \"{}\" here, found \"{}\"", field.name, field.only, text);
  if (is_any(text) && field.wildcards.starts_with('?')) return {};
  for (std::string_view rest = text;;) {
    const std::size_t comma = rest.find(',');
    const std::string_view item = rest.substr(0, comma);
    if (!is_item(field, item))
      return fmt::format("the field {} takes {}, found \"{}\"", field.name, range_of(field), item);
    if (comma == std::string_view::npos) return {};
    rest.remove_prefix(comma + 1);
  }
}

std::string wrong_count(std::size_t count, const CronDialect& dialect) {
  std::string names;
  for (const CronField& field : dialect.fields) names += fmt::format("{}{}", names.empty() ? "" : ", ", field.name);
  const std::size_t most = dialect.fields.size();
  return fmt::format("a cron expression has {} fields ({}), not {}",
                     dialect.fewest == most ? fmt::to_string(most) : fmt::format("{} or {}", dialect.fewest, most),
                     names, count);
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> found;
  constexpr std::string_view blanks = " \t\r\n";
  for (std::size_t start = text.find_first_not_of(blanks); start != text.npos;) {
    const std::size_t end = std::min(text.find_first_of(blanks, start), text.size());
    found.push_back(text.substr(start, end - start));
    start = text.find_first_not_of(blanks, end);
  }
  return found;
}

std::string wrong_cron(std::string_view text, const CronDialect& dialect) {
  const auto words = words_of(text);
  if (words.size() < dialect.fewest || words.size() > dialect.fields.size()) return wrong_count(words.size(), dialect);
  if (dialect.one_day_is_any) {
    const bool any_of_month = is_any(words[2]), any_of_week = is_any(words[4]);
    if (!any_of_month && !any_of_week) return "one of day of month and day of week must be \"?\"";
    if (any_of_month && any_of_week) return "only one of day of month and day of week may be \"?\"";
  }
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (std::string wrong = wrong_field(dialect.fields[at], words[at]); !wrong.empty()) return wrong;
  }
  return {};
}

}  // namespace cfnsonnet::rules
