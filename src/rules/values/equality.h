// When what several members of an object say together is the same, under which conditions.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "document/canonical.h"
#include "template/conditions.h"

namespace cfnsonnet::rules {

/// A text that is equal for what is equal, and when it is that.
struct Key {
  std::string text;
  Scenario when;
};

/// What an object's members of some names are together: a key for each combination of their values; none where one of
/// them is left out that has no value then.
/// @param start       What each key begins with.
/// @param choices     The alternatives of a value.
/// @param default_of  What the member of a name is where it is left out, or null.
template <typename Names, typename Choices, typename DefaultOf>
std::vector<Key> keys_of(const document::Node& object, const Names& names, Key start, const Choices& choices,
                         const DefaultOf& default_of) {
  std::vector<Key> keys = {std::move(start)};
  for (const std::string_view name : names) {
    const document::Node* value = object.find(name);
    std::vector<Key> longer;
    for (const Alternative& choice : value ? choices(*value) : std::vector<Alternative>{{{}, nullptr}}) {
      const document::Node* chosen = choice.value ? choice.value : default_of(name);
      if (!chosen) continue;
      for (const Key& before : keys) {
        Key& next = longer.emplace_back(before);
        next.text.append("\n").append(document::canonical(*chosen));
        next.when.insert(next.when.end(), choice.when.begin(), choice.when.end());
      }
    }
    keys = std::move(longer);
  }
  return keys;
}

}  // namespace cfnsonnet::rules
