// Cron expressions, as services of AWS read them: fields with an alphabet and a range each, and dialects that differ in
// which fields there are.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cfnsonnet::rules {

struct CronField {
  std::string_view name;       ///< "day of week"
  unsigned lowest, highest;    ///< Both are values.
  std::string_view names;      ///< Of the values from `lowest` on, three capitals each: "JANFEBMAR".
  std::string_view wildcards;  ///< Besides "," "-" "*" and "/": of "?LW#".
  std::string_view only = {};  ///< The one text that the service takes here.
};

struct CronDialect {
  std::span<const CronField> fields;  ///< In their order; those past `fewest` may be left out.
  std::size_t fewest;
  bool one_day_is_any;  ///< One of day of month and day of week is "?", and not both.
};

/// What blanks separate.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);

/// Why the text, "0 12 * * ? *", is no expression of the dialect, or nothing. Names count in any case, empty items of a
/// list ("1,,2") are left alone, as EventBridge does: https://github.com/aws/aws-sdk/issues/161
[[nodiscard]] std::string wrong_cron(std::string_view text, const CronDialect& dialect);

}  // namespace cfnsonnet::rules
