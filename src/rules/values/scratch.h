// Values that were computed, and live as long as somebody looks at them.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

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

}  // namespace cfnsonnet::rules
