#include "schema/iam.h"

#include <algorithm>
#include <charconv>
#include <compare>
#include <cstring>

#include "embedded/iam.h"

namespace cfnsonnet::schema {
namespace {

// The form of the text is that of tools/iam-actions, and tests/schema/iam_test.cpp reads all of it.
constexpr std::string_view before_resources = ":{\"resources\":[";
constexpr std::string_view before_actions = "],\"actions\":{";

/// The services, a line each, without the braces around them.
std::string_view services() {
  std::string_view text = embedded::iam().front().contents;
  text.remove_prefix(text.find('"'));
  return text.substr(0, text.rfind('}'));
}

/// The entry of a row of services in which a position is, and the one after it.
struct Lines {
  static std::size_t start(std::string_view row, std::size_t at) {
    const void* end = ::memrchr(row.data(), '\n', at);  // lines are long, and rfind goes by single characters
    return end ? static_cast<std::size_t>(static_cast<const char*>(end) - row.data()) + 1 : 0;
  }
  static std::size_t next(std::string_view row, std::size_t start) { return row.find('\n', start) + 1; }
};

/// The same of a row of actions: `"GetObject":[2,7],"PutObject":[7]`.
struct Entries {
  static std::size_t start(std::string_view row, std::size_t at) {
    const std::size_t quote = row.rfind('"', at);
    return row[quote + 1] == ':' ? row.rfind('"', quote - 1) : quote;
  }
  static std::size_t next(std::string_view row, std::size_t start) {
    return std::min(row.find(']', start) + 2, row.size());
  }
};

/// What stands in quotes at a position.
std::string_view quoted(std::string_view row, std::size_t at) {
  return row.substr(at + 1, row.find('"', at + 1) - at - 1);
}

std::strong_ordering compare_without_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c); };
  return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end(),
                                                [&](char x, char y) { return lower(x) <=> lower(y); });
}

/// Where the entry of that name starts, by binary search.
template <typename Row>
std::optional<std::size_t> search(std::string_view row, std::string_view name) {
  std::size_t low = 0;
  std::size_t high = row.size();
  while (low < high) {
    const std::size_t start = Row::start(row, low + (high - low) / 2);
    const std::strong_ordering order = compare_without_case(quoted(row, start), name);
    if (order == 0) return start;
    if (order < 0)
      low = Row::next(row, start);
    else
      high = start;
  }
  return std::nullopt;
}

IamAction action_at(std::string_view row, std::size_t start) {
  const std::string_view name = quoted(row, start);
  const std::size_t resources = start + name.size() + 4;  // past `"":[`
  return {name, row.substr(resources, row.find(']', resources) - resources)};
}

}  // namespace

std::optional<IamService> IamService::find(std::string_view prefix) {
  const std::string_view all = services();
  const auto start = search<Lines>(all, prefix);
  if (!start) return std::nullopt;
  const std::string_view line = all.substr(*start, all.find('\n', *start) - *start);
  const std::size_t resources = quoted(line, 0).size() + 2 + before_resources.size();
  const std::size_t middle = line.find(before_actions, resources);
  const std::size_t actions = middle + before_actions.size();
  const std::size_t end = line.rfind("}}");
  return IamService(line.substr(resources, middle - resources), line.substr(actions, end - actions));
}

std::vector<std::string_view> IamService::prefixes() {
  const std::string_view all = services();
  std::vector<std::string_view> found;
  for (std::size_t at = 0; at < all.size(); at = Lines::next(all, at)) found.push_back(quoted(all, at));
  return found;
}

std::optional<IamAction> IamService::action(std::string_view name) const {
  const auto start = search<Entries>(actions_, name);
  return start ? std::optional(action_at(actions_, *start)) : std::nullopt;
}

std::vector<IamAction> IamService::actions() const {
  std::vector<IamAction> found;
  for (std::size_t at = 0; at < actions_.size(); at = Entries::next(actions_, at))
    found.push_back(action_at(actions_, at));
  return found;
}

std::vector<std::string_view> IamService::resources(const IamAction& action) const {
  std::vector<std::string_view> all;
  for (std::size_t at = 0; at < resources_.size(); at += all.back().size() + 3)  // `"arn:…",`
    all.push_back(quoted(resources_, at));
  std::vector<std::string_view> named;
  for (std::string_view rest = action.resources; !rest.empty();) {
    std::size_t index = 0;
    const char* end = std::from_chars(rest.data(), rest.data() + rest.size(), index).ptr;
    named.push_back(all[index]);
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    if (rest.starts_with(',')) rest.remove_prefix(1);
  }
  return named;
}

}  // namespace cfnsonnet::schema
