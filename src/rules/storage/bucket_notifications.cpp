// J4003: a bucket tells one destination of each event of an object. Two notifications overlap where they share an
// event, the prefix of one begins with that of the other, and the suffix of one ends with that of the other.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html
//
// A filter that is not known in part is compared as far as it is known (composed.h).
#include <algorithm>
#include <optional>

#include "rules/check/family.h"
#include "rules/values/composed.h"
#include "rules/values/equality.h"
#include "rules/values/locate.h"
#include "rules/values/wildcards.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// Each is compared with each. A bucket has at most 100 notifications.
constexpr std::size_t max_notifications = 512;

struct Filter {
  Composed prefix;
  Composed suffix;
};

struct Notification {
  const Node* body;
  Located event;
  Filter filter;
};

/// Nothing where it is not known which rules there are.
std::optional<Filter> read_filter(const Node* rules, const Context& context) {
  Filter filter;
  if (!rules) return filter;
  if (!rules->is_array()) return std::nullopt;
  for (const Node* rule : rules->items) {
    const Node* name = rule->find("Name");
    const Node* value = rule->find("Value");
    if (!name || !name->is_string() || name->text.empty() || !value) return std::nullopt;
    const bool is_prefix = name->text.front() == 'p' || name->text.front() == 'P';
    (is_prefix ? filter.prefix : filter.suffix) = composed(*value, context);
  }
  return filter;
}

void read_notification(const Located& item, const Context& context, std::vector<Notification>& out) {
  if (!item.value || !item.value->is_object() || call_of(*item.value)) return;
  for (const Located& event : locate_known(*item.value, "Event", context, item.when)) {
    if (!event.value || !event.value->is_string()) continue;
    for (const Located& rules : locate(*item.value, "Filter/S3Key/Rules", context, event.when)) {
      if (rules.value && !rules.arrived) continue;
      auto filter = read_filter(rules.value, context);
      if (!filter || out.size() >= max_notifications) continue;
      out.push_back({item.value, event, std::move(*filter)});
      out.back().event.when = rules.when;
    }
  }
}

bool share_event(std::string_view a, std::string_view b) { return matches_wildcards(a, b) || matches_wildcards(b, a); }

/// Whether one of them is where the other begins, or ends.
bool share_prefix(const Composed& a, const Composed& b) {
  const auto [a_end, b_end] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return a_end == a.end() || b_end == b.end();
}
bool share_suffix(const Composed& a, const Composed& b) {
  const auto [a_end, b_end] = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  return a_end == a.rend() || b_end == b.rend();
}

bool overlap(const Notification& a, const Notification& b, const Context& context) {
  return a.body != b.body && share_event(a.event.value->text, b.event.value->text) &&
         share_prefix(a.filter.prefix, b.filter.prefix) && share_suffix(a.filter.suffix, b.filter.suffix) &&
         canonical(*a.body) != canonical(*b.body) &&  // E3037
         compatible(a.event, b.event, context);
}

void check_bucket(const Resource& bucket, const Context& context, Findings& out) {
  std::vector<Notification> all;
  for (std::string_view path :
       {"NotificationConfiguration/LambdaConfigurations/*", "NotificationConfiguration/QueueConfigurations/*",
        "NotificationConfiguration/TopicConfigurations/*"}) {
    for (const Located& item : locate(bucket, path, context)) read_notification(item, context, all);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(i);
    const auto other = std::find_if(all.begin(), end,
                                    [&](const Notification& before) { return overlap(before, all[i], context); });
    if (other == end) continue;
    out.put(J4003, {all[i].body},
            fmt::format("another notification of this bucket, of {}, shares events and keys with this one; Amazon S3 "
                        "refuses those that overlap",
                        show(*other->event.value)),
            *together(all[i].event.when, other->event.when, context.conditions));
  }
}

void check_bucket_notifications(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources)
    if (resource.type() == "AWS::S3::Bucket") check_bucket(resource, context, out);
}

}  // namespace

extern const Family bucket_notifications_family(Phase::of_each_resource, check_bucket_notifications);

}  // namespace cfnsonnet::rules
