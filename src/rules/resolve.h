// The values that a call may have, as far as the template alone tells.
//
// A Ref gives a parameter's default or its allowed values, Fn::FindInMap what the mapping holds, and Fn::Join, Fn::Sub,
// Fn::Select, Fn::Split, Fn::If and Fn::GetAZs compute from those; Fn::ToJsonString is computed where no call is in it.
// What depends on the deployment (Fn::GetAtt, Fn::ImportValue, a parameter without a default) has no value here.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "rules/context.h"

namespace cfnsonnet::rules {

/// Owns computed values until the next clear().
class Scratch {
 public:
  const document::Node& string(std::string_view text);
  const document::Node& list(std::vector<const document::Node*> items);
  const document::Node& list_of_strings(const std::vector<std::string>& texts);
  void clear();

 private:
  std::deque<document::Node> nodes_;
  std::deque<std::string> texts_;
  std::deque<std::vector<const document::Node*>> lists_;
};

struct Resolved {
  const document::Node* value;
  Scenario when;                           ///< The conditions on the way.
  std::vector<Pin> pins;                   ///< The parameters' values on the way.
  const document::Node* source = nullptr;  ///< Where the whole value is written; null where it is put together.
};

/// All the values, at most `max_resolved`; none where it is not known, or more.
inline constexpr std::size_t max_resolved = 512;
[[nodiscard]] std::vector<Resolved> resolve(const document::Node& value, const Context& context, Scratch& scratch);

}  // namespace cfnsonnet::rules
