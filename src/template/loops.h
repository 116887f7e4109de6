// Loops, `"Fn::ForEach::Name": [identifier, collection, {key: value}]`, replaced by what they make.
//
// AWS::LanguageExtensions unrolls a template's loops before anything else looks at it, and so does this stage: it makes
// a second document in which each round of a loop stands as if it had been written out, so that all rules see
// resources, conditions, outputs and properties, and never a loop. Nodes of a round keep the origin of the loop's body,
// so findings point into the loop, and `round_of` tells which round a node belongs to.
//
// A loop whose collection only the deployment knows (a Ref to AWS::NotificationARNs, a parameter without a value) stays
// as it is written, and Template is lenient about the names that it may make. Beside it stands one round whose value is
// open: its identifier is left in names and texts, so that rules see the body, and `is_open` tells what nothing can be
// said of. A loop of a wrong form stays as it is written, too, and is a problem.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "document/document.h"
#include "template/parameter_values.h"
#include "template/template.h"

namespace cfnsonnet {

/// Loops may stand five deep inside of a first one.
/// https://github.com/aws-cloudformation/cfn-language-discussion/blob/main/RFCs/0009-Fn%3A%3AForEach.md
inline constexpr std::size_t max_nested_loops = 6;

/// How many bytes loops may make. The quota of a template's size, which the unrolled template has to keep too; it also
/// bounds what a hostile template costs.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
inline constexpr std::size_t max_unrolled_bytes = std::size_t{1} << 20;

/// One value that an identifier takes. Rounds of loops inside of loops know those around them.
struct Round {
  std::string_view identifier;
  std::optional<std::string_view> value;  ///< Nothing where it is open.
  document::Origin origin;                ///< Of the value, or of the collection.
  const Round* outer = nullptr;           ///< The round of the loop around this loop.
  std::size_t number = 0;                 ///< In the order in which they are made.
};

/// What is wrong with a loop, at a node of the document as it is written.
struct LoopProblem {
  const document::Node* node;
  const document::Member* member;  ///< One of the node's, if the problem is its name.
  std::string message;
};

class Unrolled {
 public:
  /// Null where loops make more than CloudFormation takes: a problem says so.
  [[nodiscard]] const document::Document* document() const { return document_ ? &*document_ : nullptr; }
  [[nodiscard]] const std::vector<LoopProblem>& problems() const { return problems_; }

  /// A node that a round put in, which other nodes are below.
  struct Made {
    const Round* round;
    const document::Node* written;  ///< What it was copied from: the same for all rounds.
  };
  /// The innermost round that made a node, or null; and the node of it that is at the top.
  [[nodiscard]] const Made* made_by(const document::Node& node, const document::Node** top = nullptr) const;
  /// How many rounds copied a node of the document as it is written.
  [[nodiscard]] std::size_t rounds_of(const document::Node& written) const;
  /// Whether an open value has a say in the node, or in the call that it is a part of; or it is of a loop as it is
  /// written.
  [[nodiscard]] bool is_open(const document::Node& node) const;
  /// Whether an open value has a say in the member's name.
  [[nodiscard]] bool is_open(const document::Member& member) const { return open_names_.contains(member.value); }

 private:
  friend class Unroller;
  std::optional<document::Document> document_;
  std::vector<std::unique_ptr<Round>> rounds_;
  std::unordered_map<const document::Node*, Made> made_;
  std::unordered_map<const document::Node*, std::size_t> counts_;
  std::unordered_set<const document::Node*> open_;        // Strings, and loops that stay.
  std::unordered_set<const document::Node*> open_names_;  // By the value that has the name.
  std::vector<LoopProblem> problems_;
};

/// Nothing, and no work, where the template has no loops or not the transform that unrolls them.
///
/// @param deployment  Values of parameters; without, a collection has its parameter's default.
/// The template, and its document, must outlive what is returned.
[[nodiscard]] std::optional<Unrolled> unroll_loops(const Template& written,
                                                   const std::optional<ParameterValues>& deployment);

/// A template as it is deployed, with each round of its loops written out.
class DeployedTemplate {
 public:
  /// The document must outlive it.
  DeployedTemplate(const document::Document& document, const std::optional<ParameterValues>& deployment)
      : written_(document), unrolled_(unroll_loops(written_, deployment)) {
    if (unrolled_ && unrolled_->document()) without_loops_.emplace(*unrolled_->document());
  }
  DeployedTemplate(const DeployedTemplate&) = delete;
  DeployedTemplate& operator=(const DeployedTemplate&) = delete;

  [[nodiscard]] const Template& model() const { return without_loops_ ? *without_loops_ : written_; }
  [[nodiscard]] const Template& written() const { return written_; }
  [[nodiscard]] const std::optional<Unrolled>& unrolled() const { return unrolled_; }

 private:
  Template written_;
  std::optional<Unrolled> unrolled_;
  std::optional<Template> without_loops_;
};

}  // namespace cfnsonnet
