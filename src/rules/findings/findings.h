// Where the checks put what they find.
//
// A check names a rule and a node; the collector works out level, place and path, and drops an exact repetition (two
// scenarios of the same template find the same mistake). `at_name` points at a member's name instead of its value.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <fmt/core.h>

#include "cfnsonnet/check.h"
#include "cfnsonnet/finding.h"
#include "document/document.h"
#include "document/text_place.h"
#include "rules/findings/budget.h"
#include "rules/findings/remedy.h"
#include "rules/registry/rule.h"
#include "template/conditions.h"
#include "template/intrinsic.h"
#include "template/loops.h"
#include "template/template.h"

namespace cfnsonnet::rules {

/// What a finding is about: a value, the name of a member, or a member that is not there.
struct Target {
  const document::Node* node;
  const document::Member* member = nullptr;  ///< One of the node's: the finding stands at its name.
  std::string_view absent = {};              ///< A member that the node lacks: the finding stands at the node.
  const document::Origin* place = nullptr;   ///< Where the finding stands, if elsewhere.
  /// Where the node is of a document of its own: the text that it was read from. The finding stands there, and its path
  /// goes on from that of the text.
  const document::Node* host = nullptr;
  Scenario when = {};                          ///< What was assumed on the way to it.
  std::span<const Related> explained_by = {};  ///< Places that a check has to add to the finding.
  std::string_view part = {};  ///< Of the node's text: the finding stands at that, as far as its place is known.
  /// The call that gives the value which is wrong: the finding is its rule's (W1030 of a Ref), unless it only informs,
  /// and names the place, for the node is where the value comes from.
  const document::Node* given_by = nullptr;
  bool from_source = false;               ///< The node is where the whole value is written, else the call's argument.
  const document::Node* about = nullptr;  ///< What is wrong with that value, if it is not the value itself.
};

class Findings {
 public:
  /// @param document  What the findings are about; it knows the calls and imports behind an origin.
  /// @param options   Which rules are reported. They must live until take().
  Findings(const document::Document& document, const CheckOptions& options) : document_(document), options_(options) {}

  template <typename... Args>
  Remedy& add(RuleId id, const document::Node& node, fmt::format_string<Args...> format, Args&&... args) {
    return put(id, {&node}, fmt::format(format, std::forward<Args>(args)...));
  }
  /// A finding about a part of a string, a view into its text.
  template <typename... Args>
  Remedy& at_part(RuleId id, const document::Node& text, std::string_view part, fmt::format_string<Args...> format,
                  Args&&... args) {
    Target target{&text};
    target.part = part;
    return put(id, target, fmt::format(format, std::forward<Args>(args)...));
  }
  template <typename... Args>
  Remedy& at_name(RuleId id, const document::Node& object, const document::Member& member,
                  fmt::format_string<Args...> format, Args&&... args) {
    return put(id, {&object, &member}, fmt::format(format, std::forward<Args>(args)...));
  }
  /// A finding about an entry of a section as a whole: its path is the entry's, its place the entry's name.
  template <typename... Args>
  void at_entry(RuleId id, const Entry& entry, fmt::format_string<Args...> format, Args&&... args) {
    put(id, {&entry.body(), nullptr, {}, &entry.member->origin()}, fmt::format(format, std::forward<Args>(args)...));
  }
  /// Where the node stands says under which conditions it is used: of the Fn::If around it, and of its resource or
  /// output as a whole. A finding in a branch that is never used is dropped, but not of how the template is written
  /// (E1…, J…), which CloudFormation judges before it decides conditions.
  /// @param when  What was assumed besides; the conditions are those of name_conditions(). Found again under other
  ///              assumptions it is the same finding, which holds under any of them.
  /// @return What would put it right, to be set where one remedy is sure; valid until the next finding is put.
  Remedy& put(RuleId id, const Target& target, std::string message, Scenario when = {}) {
    return put(rule(id), target, std::move(message), std::move(when));
  }
  /// The same for a rule that is not in the table: a project's own.
  Remedy& put(const Rule& found, const Target& target, std::string message, Scenario when = {});

  /// Whether an error was put at just this value.
  [[nodiscard]] bool has_error_at(const document::Node& node) const { return faulty_.contains(&node); }

  /// Whose conditions scenarios speak of. They must live until take().
  void name_conditions(const Conditions& conditions) { conditions_ = &conditions; }
  /// The rounds that made nodes of the document. Found in several rounds of a loop, it is the same finding; found in
  /// some and not in all, it names them. They must live until take().
  void name_rounds(const Unrolled& unrolled) { unrolled_ = &unrolled; }

  /// Whether there is so much that nothing more is to be looked for.
  [[nodiscard]] bool is_far_over() const { return budget_.is_ended() || budget_.is_far_over(); }
  /// Somebody looked no further, for there was too much.
  void end() { budget_.end(); }

  /// What is found, sorted by file, place and rule: as much as the budget has room for.
  [[nodiscard]] std::vector<Finding> take() &&;
  /// J0004, of what take() leaves out; nothing where that is nothing.
  [[nodiscard]] std::optional<Finding> left_out() const;

 private:
  /// All that is assumed, but that the resource exists, which goes without saying; nothing where that cannot be.
  [[nodiscard]] std::optional<Scenario> circumstances(const document::Node& node, Scenario when) const;
  [[nodiscard]] std::vector<Related> related(const Target& target, const document::Origin& place) const;

  /// What findings are the same by.
  /// By what repetitions are known.
  [[nodiscard]] static std::string key(const Finding& finding, const Unrolled::Made* made, const document::Node* top);
  /// The part of a text that a finding is about, or, of what a text spells, the value.
  [[nodiscard]] std::optional<document::Origin> inner_place(const Target& target);
  /// What a text in JSON spells, with places in the text; null where it is none.
  [[nodiscard]] const document::Node* read(const document::Node& text);
  /// Whether what is said depends on a value that only the deployment knows.
  [[nodiscard]] bool is_open(const Target& target) const;
  /// The round of a loop that made the target, or null; then `top` is what the round copied around it.
  [[nodiscard]] const Unrolled::Made* made_by(const Target& target, const document::Node*& top) const;
  /// Which rounds a finding is about, if it is not about all.
  [[nodiscard]] std::vector<Related> rounds(std::vector<const Unrolled::Made*> made) const;

  [[nodiscard]] std::vector<When> named(std::vector<Scenario> alternatives) const;
  /// The bytes of the names of conditions.
  [[nodiscard]] std::size_t length(const Scenario& when) const;
  Remedy& leave_out(const Rule& found, std::size_t bytes);

  struct Found {
    Finding finding;
    std::vector<Scenario> when;
    std::vector<const Unrolled::Made*> made;  ///< By which rounds; empty outside of loops.
    Remedy remedy = {};
  };
  Remedy dropped_;  ///< Of a finding that is none.
  const document::Document& document_;
  const CheckOptions& options_;
  Budget budget_;
  const Conditions* conditions_ = nullptr;
  const Unrolled* unrolled_ = nullptr;
  std::vector<Found> found_;
  document::TextPlaces text_places_;
  std::unordered_map<const document::Node*, std::optional<document::Document>>
      texts_;  ///< Those that were read so far.
  std::unordered_map<std::string, std::size_t> seen_;
  std::unordered_set<const document::Node*> faulty_;
};

/// Whether the options let findings of a rule be reported: it is not ignored, or mandatory, and asked for if it only
/// informs.
[[nodiscard]] bool is_reported(std::string_view id, Level level, const CheckOptions& options);

/// The bytes that a finding takes of a budget, but for its conditions.
[[nodiscard]] std::size_t text_size(const Finding& finding);

/// J0004. @param rest  What becomes of what there is no room for.
[[nodiscard]] Finding too_much(Level level, const document::Document& document, std::string_view rest);

/// What ignores nothing (J0003) is known only where nothing is left out (J0004): else it is dropped.
void drop_unsure(std::vector<Finding>& findings);

/// By file, place, rule and message.
void sort(std::vector<Finding>& findings);

/// The rule that speaks of values which a call gives and which do not fit the place; nothing where none is known.
[[nodiscard]] std::optional<RuleId> rule_of_values(Function function);

/// How a message about such a value begins: "for Resources.F.Properties.Runtime", "Fn::Join gives what does not fit
/// here".
/// @param from_source  The finding stands where the whole value is written.
/// @param about        What does not fit it, where that is not the place of the call.
[[nodiscard]] std::string origin_of_value(const document::Node& call, bool from_source,
                                          const document::Node* about = nullptr);

/// "Resources.Bucket.Tags[0]", for messages.
[[nodiscard]] std::string path_text(const document::Node& node);

/// "1 item", "2 items".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

/// A text as a message shows it: short, on one line.
[[nodiscard]] std::string shortened(std::string_view text);

/// A value as a message shows it: short, on one line, in quotes where it is a string.
[[nodiscard]] std::string show(const document::Node& node);

}  // namespace cfnsonnet::rules
