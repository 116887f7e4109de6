// Names of rules that somebody does not want to see, each of which stands for all rules that begin with it: "W3" for
// "W3005". A question takes as long as the rule's name, however many names there are.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace cfnsonnet::rules {

class IgnoredNames {
 public:
  void add(std::string_view name) {
    if (!name.empty()) used_.try_emplace(std::string(name), false);
  }
  /// Notes of each name that stands for the rule that it was used.
  bool ignores(std::string_view rule) {
    bool found = false;
    for (std::size_t length = 1; length <= rule.size(); ++length) {
      const auto name = used_.find(rule.substr(0, length));
      if (name != used_.end()) name->second = found = true;
    }
    return found;
  }
  [[nodiscard]] bool was_used(std::string_view name) const {
    const auto found = used_.find(name);
    return found != used_.end() && found->second;
  }

 private:
  std::map<std::string, bool, std::less<>> used_;
};

}  // namespace cfnsonnet::rules
