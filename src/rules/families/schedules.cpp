// E3027: the schedule of an EventBridge rule, "rate(5 minutes)" or "cron(0 12 * * ? *)".
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
#include <algorithm>
#include <charconv>

#include "rules/families.h"
#include "rules/locate.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// What stands between the brackets of "name(…)", if the text is that.
std::optional<std::string_view> inside(std::string_view text, std::string_view name) {
  if (!text.starts_with(name) || !text.ends_with(')') || text.size() <= name.size() + 1 || text[name.size()] != '(')
    return std::nullopt;
  return text.substr(name.size() + 1, text.size() - name.size() - 2);
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> found;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) found.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

/// Why it is no rate, or nothing.
std::string wrong_rate(std::string_view text) {
  const auto parts = words(text);
  if (parts.size() != 2) return "a rate is a number and a unit, rate(5 minutes)";
  unsigned long number = 0;
  const char* end = parts[0].data() + parts[0].size();
  if (const auto [stop, error] = std::from_chars(parts[0].data(), end, number);
      error != std::errc() || stop != end || number == 0)
    return fmt::format("\"{}\" is no whole number above 0", parts[0]);
  std::string_view unit = parts[1];
  if (number > 1 && unit.ends_with('s')) unit.remove_suffix(1);
  const bool plural = number > 1 && unit.size() < parts[1].size();
  const bool known = unit == "minute" || unit == "hour" || unit == "day";
  if (known && plural == (number > 1)) return {};
  return fmt::format("\"{}\" is none of {}", parts[1], number > 1 ? "minutes, hours, days" : "minute, hour, day");
}

/// Minutes, hours, day of the month, month, day of the week, year.
std::string wrong_cron(std::string_view text) {
  const auto fields = words(text);
  if (fields.size() != 6)
    return fmt::format(
        "a cron expression has 6 fields (minutes, hours, day of month, month, day of week, year), not {}",
        fields.size());
  if (fields[2] != "?" && fields[4] != "?") return "one of day of month and day of week must be \"?\"";
  return {};
}

void check_schedule(const Located& schedule, Findings& out) {
  const Node& value = *schedule.value;
  std::string wrong;
  if (const auto rate = inside(value.text, "rate")) {
    wrong = wrong_rate(*rate);
  } else if (const auto cron = inside(value.text, "cron")) {
    wrong = wrong_cron(*cron);
  } else {
    wrong = "a schedule is rate(…) or cron(…)";
  }
  if (!wrong.empty())
    out.put(E3027, schedule.call ? target_of(schedule) : Target{&value}, fmt::format("{} is no schedule: {}", show(value), wrong));
}

}  // namespace

void check_schedules(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    if (resource.type() != "AWS::Events::Rule") continue;
    for (const Located& schedule : locate_known(resource, "ScheduleExpression", context)) {
      if (schedule.value && schedule.value->is_string() && !schedule.value->text.starts_with("{{resolve:"))
        check_schedule(schedule, out);
    }
  }
}

}  // namespace cfnsonnet::rules
