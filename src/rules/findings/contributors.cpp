#include "rules/findings/contributors.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "document/rendered_size.h"

namespace cfnsonnet::rules {
namespace {

using document::Member;
using document::Node;

constexpr std::size_t most_named = 3;   // In a message: it stays one line.
constexpr std::size_t most_places = 5;  // What remains is small beside them.

struct Contributor {
  const Member* first = nullptr;  ///< Of its entries.
  std::string_view section;       ///< That those are in; empty for a section itself.
  std::size_t entries = 0;
  std::size_t bytes = 0;
};

class Gathering {
 public:
  Contributor& add(const Member& member, std::string_view section) {
    const document::Origin& made = member.value->origin();
    // Where nothing is known of the place, each entry stands for itself.
    const void* self = made.known() ? nullptr : &member;
    Contributor& found = by_place_[{made.source, made.span, self}];
    if (!found.first) {
      found.first = &member;
      found.section = section;
      order_.push_back(&found);
    }
    ++found.entries;
    return found;
  }
  /// The first of them, by what is asked for.
  std::vector<const Contributor*> largest(std::size_t Contributor::*measure) {
    std::stable_sort(order_.begin(), order_.end(),
                     [&](const Contributor* a, const Contributor* b) { return a->*measure > b->*measure; });
    if (order_.size() > most_places) order_.resize(most_places);
    return order_;
  }

 private:
  struct Place {
    const Source* source;
    Span span;
    const void* self;
    bool operator==(const Place&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Place& place) const {
      return std::hash<const void*>()(place.self) + (std::size_t{place.span.begin} << 32U) + place.span.end;
    }
  };
  std::unordered_map<Place, Contributor, Hash> by_place_;
  std::vector<const Contributor*> order_;
};

/// "Resources.Topic", or what it is the first of.
std::string name_of(const Contributor& contributor) {
  const std::string name = fmt::format("{}{}{}", contributor.section, contributor.section.empty() ? "" : ".",
                                       contributor.first->name);
  return contributor.entries == 1 ? name : fmt::format("{} entries such as {}", contributor.entries, name);
}

Related place_of(const document::Document& document, const Contributor& contributor, std::string text) {
  const document::Origin& made = contributor.first->value->origin();
  if (made.cause != document::no_cause) text += fmt::format(", by {}", document.cause(made.cause).what);
  return {document::location_of(made), std::move(text)};
}

std::string counted_types(const Node& section) {
  std::map<std::string_view, std::size_t> counts;
  for (const Member& member : section.members) {
    const Node* type = member.value->find("Type");
    if (type && type->is_string()) ++counts[type->text];
  }
  std::vector<std::pair<std::string_view, std::size_t>> types(counts.begin(), counts.end());
  std::stable_sort(types.begin(), types.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (std::size_t i = 0; i < std::min(most_named, types.size()); ++i)
    text += fmt::format("{}{} of {}", i == 0 ? "; there are " : ", ", types[i].second, types[i].first);
  return text;
}

}  // namespace

Contributors largest_contributors(const document::Document& document, std::size_t bytes) {
  Gathering gathering;
  const std::size_t rendered = document::rendered_size(
      document, [&](const Member& section, const Member* entry, std::size_t taken) {
        Contributor& found = entry ? gathering.add(*entry, section.name) : gathering.add(section, {});
        found.bytes += taken;
      });
  Contributors found;
  std::size_t named = 0;
  for (const Contributor* each : gathering.largest(&Contributor::bytes)) {
    const std::size_t own = bytes == rendered ? each->bytes : each->bytes * bytes / rendered;
    const std::string text = fmt::format("{}, {} bytes ({} %)", name_of(*each), own, each->bytes * 100 / rendered);
    if (named++ < most_named) found.text += (named == 1 ? "; the largest: " : ", ") + text;
    found.places.push_back(place_of(document, *each, text));
  }
  return found;
}

Contributors most_frequent_contributors(const document::Document& document, const Node& section) {
  Gathering gathering;
  for (const Member& member : section.members) gathering.add(member, section.holder()->name);
  Contributors found{counted_types(section), {}};
  for (const Contributor* each : gathering.largest(&Contributor::entries))
    if (each->entries > 1) found.places.push_back(place_of(document, *each, name_of(*each)));
  return found;
}

}  // namespace cfnsonnet::rules
