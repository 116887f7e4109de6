// How much a template may hold, and what comes near to that: the limits themselves are data (sections.json, where the
// structure rules read them), but for the size of the whole; the informational rules speak from nine tenths on.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
#include "rules/check/family.h"
#include "rules/findings/contributors.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;

namespace {

// Of a template that is given to CloudFormation by way of S3.
constexpr std::size_t most_bytes = 1'000'000;
// Of one that is in the request itself, as --template-body gives it.
constexpr std::size_t most_request_bytes = 51'200;
constexpr std::size_t most_description_bytes = 1024;
constexpr std::size_t longest_name = 255;

/// More than nine tenths of a limit, and not past it.
bool is_near(std::size_t count, std::size_t limit) { return count * 10 > limit * 9 && count <= limit; }

struct SectionLimit {
  std::string_view section;
  std::size_t entries;
  RuleId many;       ///< Many entries.
  RuleId long_name;  ///< A long name of one.
};
constexpr SectionLimit section_limits[] = {
    {"Parameters", 200, I2010, I2011},
    {"Resources", 500, I3010, I3012},
    {"Outputs", 200, I6010, I6011},
    {"Mappings", 200, I7010, I7002},
};

void report_many(const Context& context, const SectionLimit& row, const Node& section, Findings& out) {
  const bool is_section = section.parent == &context.model.root();
  const Contributors made = is_section ? most_frequent_contributors(context.model.document(), section) : Contributors();
  Target target{&section};
  target.explained_by = made.places;
  out.put(row.many, target, fmt::format("{} of at most {} entries{}", section.members.size(), row.entries, made.text));
}

/// @param levels  Of a map: its own keys, and the keys of those.
void check_entries(const Context& context, const SectionLimit& row, const Node& section, int levels, Findings& out) {
  if (context.wants(row.many) && is_near(section.members.size(), row.entries)) report_many(context, row, section, out);
  for (const Member& member : section.members) {
    const std::size_t length = document::code_points(member.name);
    if (context.wants(row.long_name) && is_near(length, longest_name))
      out.at_name(row.long_name, section, member, "the name has {} of at most {} characters", length, longest_name);
    if (levels > 1) check_entries(context, row, *member.value, levels - 1, out);
  }
}

void check_size(const Context& context, Findings& out) {
  const auto add = [&](RuleId id, std::string message) {
    const Contributors made = largest_contributors(context.model.document(), context.bytes);
    Target target{&context.model.root()};
    target.explained_by = made.places;
    out.put(id, target, message + made.text);
  };
  if (context.bytes > most_bytes)
    add(E1002, fmt::format("the template has {} bytes, more than {}", context.bytes, most_bytes));
  if (context.wants(I1002) && is_near(context.bytes, most_bytes))
    add(I1002, fmt::format("the template has {} of at most {} bytes", context.bytes, most_bytes));
  if (context.wants(J1003) && context.bytes > most_request_bytes)
    add(J1003, fmt::format("the template has {} bytes, and a request takes {}: it must come from S3", context.bytes,
                           most_request_bytes));
}

void check_limits(const Context& context, Findings& out) {
  check_size(context, out);
  if (context.included.empty()) return;
  const Node* description = context.model.section("Description");
  if (context.wants(I1003) && description && description->is_string() &&
      is_near(description->text.size(), most_description_bytes))
    out.add(I1003, *description, "the description has {} of at most {} bytes", description->text.size(),
            most_description_bytes);
  for (const SectionLimit& row : section_limits) {
    const Node* section = context.model.section(row.section);
    if (section) check_entries(context, row, *section, row.section == "Mappings" ? 3 : 1, out);
  }
}

}  // namespace

extern const Family limits_family(Phase::of_the_template, check_limits);

}  // namespace cfnsonnet::rules
