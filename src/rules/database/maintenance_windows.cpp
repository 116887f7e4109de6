// The times of the week and of the day at which a service maintains and backs up what it runs: how long they are, and
// that the two lie apart. That a window has its form, the schema says (schema/overlay/rules/windows.json and others).
#include <charconv>
#include <optional>

#include "rules/check/family.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

namespace {

constexpr int minutes_of_day = 24 * 60;
constexpr int minutes_of_week = 7 * minutes_of_day;

struct WindowProperty {
  std::string_view name = {};
  int shortest = 0;  ///< In minutes.
};

struct Windows {
  std::string_view type;
  WindowProperty weekly;
  WindowProperty daily = {};  ///< Must not overlap with the weekly one.
};

// That windows of a cache lie apart and that of its snapshots is an hour is what ElastiCache answers ("The snapshot
// window and maintenance window must not overlap", "Snapshot window must be at least 60 minutes"); the rest is on these
// pages. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_dax_CreateCluster.html
// https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationInstance.html
// https://docs.aws.amazon.com/documentdb/latest/developerguide/API_CreateDBCluster.html
// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
// https://docs.aws.amazon.com/memorydb/latest/APIReference/API_CreateCluster.html
// https://docs.aws.amazon.com/neptune/latest/apiref/API_CreateDBCluster.html
// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
// https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html
constexpr std::string_view maintenance = "PreferredMaintenanceWindow";
constexpr std::string_view backup = "PreferredBackupWindow";
constexpr Windows windows[] = {
    {"AWS::DAX::Cluster", {maintenance, 60}},
    {"AWS::DMS::ReplicationInstance", {maintenance, 30}},
    {"AWS::DocDB::DBCluster", {maintenance, 30}, {backup, 30}},
    {"AWS::DocDB::DBInstance", {maintenance, 30}},
    {"AWS::ElastiCache::CacheCluster", {maintenance, 60}, {"SnapshotWindow", 60}},
    {"AWS::ElastiCache::ReplicationGroup", {maintenance, 60}, {"SnapshotWindow", 60}},
    {"AWS::MemoryDB::Cluster", {"MaintenanceWindow", 60}},
    {"AWS::Neptune::DBCluster", {maintenance, 30}, {backup, 30}},
    {"AWS::Neptune::DBInstance", {maintenance, 30}},
    {"AWS::RDS::DBCluster", {maintenance, 30}, {backup, 30}},
    {"AWS::RDS::DBInstance", {maintenance, 30}, {backup, 30}},
    {"AWS::Redshift::Cluster", {maintenance, 30}},
};

struct Window {
  int start;   ///< Minutes since the beginning of the week or the day.
  int length;  ///< In minutes.
};

std::optional<int> read_number(std::string_view text, int below) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_read = error == std::errc() && end == text.data() + text.size() && !text.empty() && text.front() != '-';
  return is_read && number < below ? std::optional(number) : std::nullopt;
}

std::optional<int> read_day(std::string_view text) {
  constexpr std::string_view days = "montuewedthufrisatsun";
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(c | 0x20);
  const std::size_t at = lower.size() == 3 ? days.find(lower) : std::string_view::npos;
  return at != std::string_view::npos && at % 3 == 0 ? std::optional(static_cast<int>(at / 3)) : std::nullopt;
}

/// "03:00", "sun:03:00", as minutes.
std::optional<int> read_time(std::string_view text, bool has_day) {
  int day = 0;
  if (has_day) {
    const auto named = read_day(text.substr(0, text.find(':')));
    if (!named || text.size() < 4) return std::nullopt;
    day = *named;
    text.remove_prefix(4);
  }
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto hour = read_number(text.substr(0, colon), 24);
  const auto minute = read_number(text.substr(colon + 1), 60);
  if (!hour || !minute) return std::nullopt;
  return day * minutes_of_day + *hour * 60 + *minute;
}

/// "sun:03:00-sun:04:00" of the week, "03:00-04:00" of the day. Nothing where it is none, or has no end.
std::optional<Window> read_window(const Located& located, bool is_weekly) {
  if (!located.value || !located.value->is_string()) return std::nullopt;
  const std::string_view text = located.value->text;
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto from = read_time(text.substr(0, dash), is_weekly);
  const auto to = read_time(text.substr(dash + 1), is_weekly);
  if (!from || !to || *from == *to) return std::nullopt;
  const int all = is_weekly ? minutes_of_week : minutes_of_day;
  return Window{*from, (*to - *from + all) % all};
}

/// On some day of the week. One may begin when the other ends.
bool overlap(const Window& weekly, const Window& daily) {
  for (int day = 0; day < 7; ++day) {
    const int start = day * minutes_of_day + daily.start;
    const int after = (start - weekly.start + minutes_of_week) % minutes_of_week;
    const int before = (weekly.start - start + minutes_of_week) % minutes_of_week;
    if (after < weekly.length || before < daily.length) return true;
  }
  return false;
}

/// The backups of an Aurora instance are its cluster's.
bool has_backups_of_its_own(const Resource& resource, const Context& context) {
  if (resource.type() != "AWS::RDS::DBInstance") return true;
  for (const Located& cluster : locate(resource, "DBClusterIdentifier", context))
    if (cluster.value) return false;
  return true;
}

class WindowCheck {
 public:
  WindowCheck(const Resource& resource, const Context& context, Findings& out)
      : resource_(resource), context_(context), out_(out) {}

  void run(const Windows& row) {
    const auto weekly = locate_known(resource_, row.weekly.name, context_);
    for (const Located& each : weekly) length(each, row.weekly, true);
    if (row.daily.name.empty() || !has_backups_of_its_own(resource_, context_)) return;
    for (const Located& daily : locate_known(resource_, row.daily.name, context_)) {
      length(daily, row.daily, false);
      for (const Located& each : weekly) apart(daily, each);
    }
  }

 private:
  void length(const Located& located, const WindowProperty& property, bool is_weekly) {
    const auto window = read_window(located, is_weekly);
    if (window && window->length < property.shortest)
      out_.put(J4002, target_of(located),
               fmt::format("{} is a window of {} minutes; {} is the shortest", show(*located.value), window->length,
                           property.shortest));
  }

  void apart(const Located& daily, const Located& weekly) {
    const auto of_day = read_window(daily, false);
    const auto of_week = read_window(weekly, true);
    if (!of_day || !of_week || !overlap(*of_week, *of_day) || !compatible(daily, weekly, context_)) return;
    out_.put(J4003, target_of(daily, weekly),
             fmt::format("the daily window {} and the weekly one {} overlap; they must lie apart", show(*daily.value),
                         show(*weekly.value)),
             weekly.when);
  }

  const Resource& resource_;
  const Context& context_;
  Findings& out_;
};

void check_maintenance_windows(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    for (const Windows& row : rows_of<windows>(resource.type())) WindowCheck(resource, context, out).run(row);
  }
}

}  // namespace

extern const Family maintenance_windows_family(Phase::of_each_resource, check_maintenance_windows);

}  // namespace cfnsonnet::rules
