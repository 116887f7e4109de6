// What the schema check finds before it is a finding: a constraint that a value breaks.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "document/document.h"
#include "rules/findings/budget.h"
#include "rules/findings/remedy.h"
#include "rules/registry/rule.h"
#include "schema/bundle.h"
#include "template/conditions.h"

namespace cfnsonnet::rules {

struct Violation {
  schema::Keyword keyword;
  const document::Node* node;                ///< The value, or the object that holds `member`.
  const document::Member* member = nullptr;  ///< Where the violation is one of a name.
  std::string_view absent;                   ///< Where the violation is one of a member that the node lacks.
  std::string message;
  std::optional<Scenario> when = {};  ///< What was assumed.
  std::optional<RuleId> rule = {};    ///< Set by what is no schema constraint; else the place decides by keyword.
  std::vector<Related> related = {};  ///< Places that explain it further.
  Remedy remedy = {};
  std::string_view part = {};                ///< Of the value's text, where it alone is wrong.
  const document::Node* given_by = nullptr;  ///< As Target::given_by: what makes it wrong is the value of this call.
  const document::Node* source = nullptr;    ///< Where that whole value is written, if anywhere.
  /// Members that the node would need: all of them, or any for required_or and required_xor.
  std::vector<std::string_view> missing = {};
};

/// The outcome of checking one value: what is wrong, and whether something could not be known (a function inside of an
/// `anyOf`, say), in which case an enclosing choice must not draw conclusions.
class Violations {
 public:
  /// With `quiet`, messages are not written: the caller asks whether there is any.
  explicit Violations(bool quiet = false) : quiet_(quiet) {}

  template <typename... Args>
  Violation& add(schema::Keyword keyword, const document::Node& node, fmt::format_string<Args...> format,
                 Args&&... args) {
    return items.emplace_back(Violation{keyword, &node, nullptr, {}, text(format, std::forward<Args>(args)...)});
  }
  template <typename... Args>
  Violation& at_name(schema::Keyword keyword, const document::Node& object, const document::Member& member,
                     fmt::format_string<Args...> format, Args&&... args) {
    return items.emplace_back(Violation{keyword, &object, &member, {}, text(format, std::forward<Args>(args)...)});
  }
  template <typename... Args>
  Violation& add(RuleId rule, const document::Node& node, fmt::format_string<Args...> format, Args&&... args) {
    return items.emplace_back(
        Violation{schema::Keyword::never, &node, nullptr, {}, text(format, std::forward<Args>(args)...), {}, rule});
  }

  [[nodiscard]] bool quiet() const { return quiet_; }
  [[nodiscard]] bool empty() const { return items.empty(); }
  /// Whether the caller knows enough: more violations would change nothing, or nobody would be told of them.
  [[nodiscard]] bool is_settled() const { return quiet_ ? !items.empty() : is_far_over(); }
  [[nodiscard]] bool is_far_over() const {
    return items.size() >= most_times * most_findings || text_ >= most_times * most_text;
  }

  std::vector<Violation> items;
  bool unknown = false;
  std::optional<ConditionId> open;  ///< Where unknown: a condition that decides more, if that is what it depends on.
  const document::Node* open_call = nullptr;  ///< Else a call whose values would.

 private:
  template <typename... Args>
  std::string text(fmt::format_string<Args...> format, Args&&... args) {
    if (quiet_) return {};
    std::string text = fmt::format(format, std::forward<Args>(args)...);
    text_ += text.size();
    return text;
  }
  bool quiet_;
  std::size_t text_ = 0;  ///< The bytes of all messages.
};

}  // namespace cfnsonnet::rules
