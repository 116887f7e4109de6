// E3027: a schedule is rate(…), cron(…) or at(…), each service in its own way: a table says which one holds where.
#include <algorithm>
#include <charconv>

#include "rules/check/family.h"
#include "rules/messaging/cron.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;

namespace {

constexpr std::string_view months = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
constexpr std::string_view days = "SUNMONTUEWEDTHUFRISAT";

constexpr CronField minutes = {"minutes", 0, 59, "", ""};
constexpr CronField hours = {"hours", 0, 23, "", ""};
constexpr CronField day_of_month = {"day of month", 1, 31, "", "?LW"};
constexpr CronField month = {"month", 1, 12, months, ""};
constexpr CronField day_of_week = {"day of week", 1, 7, days, "?L#"};
constexpr CronField year = {"year", 1970, 2199, "", ""};

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html
constexpr CronField usual_fields[] = {minutes, hours, day_of_month, month, day_of_week, year};
constexpr CronDialect usual_cron = {usual_fields, 6, true};
// Older pages of AWS have "30 6 * * 2 *" for Tuesdays, without "?".
// https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
constexpr CronDialect either_day_cron = {usual_fields, 6, false};
// The console has "0 9-17 ? * MON-FRI" as example, without a year.
// https://aws.amazon.com/blogs/mt/create-fine-grained-cloudwatch-canary-schedules-with-cron-expressions/
constexpr CronDialect canary_cron = {usual_fields, 5, false};
// A rotation window opens on the hour, every year.
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
constexpr CronField rotation_fields[] = {{"minutes", 0, 0, "", "", "0"}, hours, day_of_month, month, day_of_week,
                                         {"year", 0, 0, "", "", "*"}};
constexpr CronDialect rotation_cron = {rotation_fields, 6, false};
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
constexpr CronField unix_fields[] = {minutes, hours, day_of_month, month, {"day of week", 0, 7, days, "?L#"}};
constexpr CronDialect unix_cron = {unix_fields, 5, false};

struct Grammar {
  std::string_view forms;       ///< For a message.
  const CronDialect* cron;      ///< What stands in cron(…); null: nothing is known of what stands in brackets.
  std::string_view units = {};  ///< Of rate(…), in the singular, where there are rates.
  bool units_agree = false;     ///< One minute, but two minutes.
  bool zero = false;            ///< rate(0 minute) is once.
  bool at = false;              ///< at(2026-11-24T12:00:00)
  bool bare = false;            ///< A cron expression may stand without cron(…).
  bool brackets = true;         ///< And it may stand in cron(…).
};

constexpr std::string_view all_units = "minute, hour, day";
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
constexpr Grammar events = {
    .forms = "rate(…) or cron(…)", .cron = &usual_cron, .units = all_units, .units_agree = true};
// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
constexpr Grammar scheduler = {
    .forms = "at(…), rate(…) or cron(…)", .cron = &usual_cron, .units = all_units, .at = true};
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html
constexpr Grammar scaling = {
    .forms = "at(…), rate(…) or cron(…)", .cron = &either_day_cron, .units = all_units, .at = true};
// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html
constexpr Grammar rotation = {.forms = "rate(…) or cron(…)", .cron = &rotation_cron, .units = "hour, day"};
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-synthetics-canary-schedule.html
constexpr Grammar canary = {.forms = "rate(…) or cron(…)", .cron = &canary_cron, .units = "minute, hour", .zero = true};
// The page has "0 12 * * ? *" as example.
// https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRule.html
constexpr Grammar backup = {.forms = "cron(…)", .cron = &usual_cron, .bare = true};
// https://docs.aws.amazon.com/glue/latest/dg/monitor-data-warehouse-schedule.html
// https://docs.aws.amazon.com/dlm/latest/APIReference/API_CreateRule.html
constexpr Grammar cron_only = {.forms = "cron(…)", .cron = &usual_cron};
// https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateScheduledAction.html
constexpr Grammar at_or_cron = {.forms = "at(…) or cron(…)", .cron = &usual_cron, .at = true};
// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html
constexpr Grammar unix_only = {
    .forms = "a cron expression of 5 fields", .cron = &unix_cron, .bare = true, .brackets = false};
// A seventh field, of seconds, may come first.
// https://docs.aws.amazon.com/systems-manager/latest/userguide/reference-cron-and-rate-expressions.html
constexpr Grammar systems_manager = {
    .forms = "at(…), rate(…) or cron(…)", .cron = nullptr, .units = all_units, .at = true};

struct Schedule {
  std::string_view type, path;
  const Grammar* grammar;
};
constexpr Schedule schedules[] = {
    {"AWS::ApplicationAutoScaling::ScalableTarget", "ScheduledActions/*/Schedule", &scaling},
    {"AWS::AutoScaling::ScheduledAction", "Recurrence", &unix_only},
    {"AWS::Backup::BackupPlan", "BackupPlan/BackupPlanRule/*/ScheduleExpression", &backup},
    {"AWS::Backup::RestoreTestingPlan", "ScheduleExpression", &backup},
    {"AWS::DLM::LifecyclePolicy", "PolicyDetails/Schedules/*/CreateRule/CronExpression", &cron_only},
    {"AWS::Events::Rule", "ScheduleExpression", &events},
    {"AWS::Glue::Crawler", "Schedule/ScheduleExpression", &cron_only},
    {"AWS::Glue::Trigger", "Schedule", &cron_only},
    {"AWS::Redshift::ScheduledAction", "Schedule", &at_or_cron},
    {"AWS::SSM::Association", "ScheduleExpression", &systems_manager},
    {"AWS::SSM::MaintenanceWindow", "Schedule", &systems_manager},
    {"AWS::Scheduler::Schedule", "ScheduleExpression", &scheduler},
    {"AWS::SecretsManager::RotationSchedule", "RotationRules/ScheduleExpression", &rotation},
    {"AWS::Synthetics::Canary", "Schedule/Expression", &canary},
};

/// What stands between the brackets of "name(…)", if the text is that.
std::optional<std::string_view> inside(std::string_view text, std::string_view name) {
  if (!text.starts_with(name) || !text.ends_with(')') || text.size() <= name.size() + 1 || text[name.size()] != '(')
    return std::nullopt;
  return text.substr(name.size() + 1, text.size() - name.size() - 2);
}

/// Each unit with an "s": "minutes, hours, days".
std::string in_plural(std::string_view units) {
  std::string all;
  for (char letter : units) all += letter == ',' ? std::string("s,") : std::string(1, letter);
  return all + 's';
}

/// Why it is no rate, or nothing.
std::string wrong_rate(std::string_view text, const Grammar& grammar) {
  const auto parts = words_of(text);
  if (parts.size() != 2) return "a rate is a number and a unit, rate(5 minutes)";
  unsigned long number = 0;
  const char* end = parts[0].data() + parts[0].size();
  if (const auto [stop, error] = std::from_chars(parts[0].data(), end, number);
      error != std::errc() || stop != end || (number == 0 && !grammar.zero))
    return fmt::format("\"{}\" is no whole number above 0", parts[0]);
  const bool plural = parts[1].ends_with('s');
  const std::string_view unit = parts[1].substr(0, parts[1].size() - (plural ? 1 : 0));
  const std::string listed = fmt::format(", {},", grammar.units);
  const bool known = listed.find(fmt::format(" {},", unit)) != std::string::npos;
  if (known && (!grammar.units_agree || plural == (number > 1))) return {};
  return fmt::format("\"{}\" is none of {}", parts[1],
                     number > 1 ? in_plural(grammar.units) : std::string(grammar.units));
}

/// Why it is no time, 2026-11-24T12:00:00, or nothing.
std::string wrong_time(std::string_view text) {
  constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd";
  const auto fits = [](char one, char wanted) { return wanted == 'd' ? one >= '0' && one <= '9' : one == wanted; };
  if (!std::equal(text.begin(), text.end(), shape.begin(), shape.end(), fits))
    return "a time is written at(2026-11-24T12:00:00)";
  const auto two = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  const int number = two(5), day = two(8);
  if (number < 1 || number > 12) return fmt::format("there is no month {}", text.substr(5, 2));
  const int century = two(0), of_century = two(2);
  const bool leap = (of_century == 0 ? century : of_century) % 4 == 0;
  constexpr int longest[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (day < 1 || day > longest[number - 1] + (number == 2 && leap ? 1 : 0))
    return fmt::format("there is no day {}", text.substr(0, 10));
  if (two(11) > 23 || two(14) > 59 || two(17) > 59) return fmt::format("there is no time {}", text.substr(11));
  return {};
}

std::string wrong_schedule(std::string_view text, const Grammar& grammar) {
  if (const auto rate = inside(text, "rate"); rate && !grammar.units.empty()) return wrong_rate(*rate, grammar);
  const auto time = inside(text, "at");
  if (time && grammar.at) return grammar.cron ? wrong_time(*time) : "";
  const auto cron = inside(text, "cron");
  if (cron && grammar.brackets) return grammar.cron ? wrong_cron(*cron, *grammar.cron) : "";
  if (grammar.bare && text.starts_with('@')) return {};  // "@daily": no page says which of these there are
  if (grammar.bare) return wrong_cron(text, *grammar.cron);
  return fmt::format("a schedule is {}", grammar.forms);
}

void check_schedule(const Located& schedule, const Grammar& grammar, Findings& out) {
  if (!schedule.value || !schedule.value->is_string()) return;
  const Node& value = *schedule.value;
  if (value.text.empty() || value.text.starts_with("{{resolve:")) return;
  const std::string wrong = wrong_schedule(value.text, grammar);
  if (!wrong.empty())
    out.put(E3027, schedule.call ? target_of(schedule) : Target{&value},
            fmt::format("{} is no schedule: {}", show(value), wrong));
}

/// The events of a function or a state machine of AWS::Serverless, of which some are schedules.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-schedule.html
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-schedulev2.html
void check_events(const Resource& resource, const Context& context, Findings& out) {
  for (const Located& all : locate(resource, "Events", context)) {
    if (!all.value || !all.value->is_object() || call_of(*all.value)) continue;
    for (const Member& event : all.value->members) {
      const Node* type = event.value->find("Type");
      const bool is_rule = type && type->is_string("Schedule");
      if (!is_rule && !(type && type->is_string("ScheduleV2"))) continue;
      const std::string_view path = is_rule ? "Properties/Schedule" : "Properties/ScheduleExpression";
      for (const Located& schedule : locate_known(*event.value, path, context, all.when))
        check_schedule(schedule, is_rule ? events : scheduler, out);
    }
  }
}

void check_schedules(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    for (const Schedule& row : rows_of<schedules>(resource.type())) {
      for (const Located& schedule : locate_known(resource, row.path, context))
        check_schedule(schedule, *row.grammar, out);
    }
    if (resource.type() == "AWS::Serverless::Function" || resource.type() == "AWS::Serverless::StateMachine")
      check_events(resource, context, out);
  }
}

}  // namespace

extern const Family schedules_family(Phase::of_each_resource, check_schedules);

}  // namespace cfnsonnet::rules
