// Advice on how a template is written: informational, and only for those who ask for it.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/best-practices.html
#include <algorithm>

#include "rules/check/family.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;

namespace {

class AdviceWalk {
 public:
  AdviceWalk(const Context& context, Findings& out) : context_(context), out_(out) {}

  void walk(const Node& node, bool in_sub) {
    if (const auto call = call_of(node)) {
      if (call->function == Function::join) join(call->argument());
      in_sub = in_sub || call->function == Function::sub;
    }
    if (in_sub && node.is_string()) arns(node);
    for (const Node* item : node.items) walk(*item, in_sub);
    for (const Member& member : node.members) walk(*member.value, in_sub);
  }

 private:
  /// I1022: parts that are joined by nothing are easier to read in one text.
  void join(const Node& argument) {
    if (!context_.wants(I1022) || argument.items.size() != 2) return;
    const Node& parts = *argument.items[1];
    if (!argument.items[0]->is_string("") || !parts.is_array()) return;
    if (std::all_of(parts.items.begin(), parts.items.end(), [](const Node* part) { return fits_in_a_text(*part); }))
      out_.add(I1022, *argument.items[0], "Fn::Sub says the same as a Fn::Join without a delimiter, in one text");
  }

  static bool fits_in_a_text(const Node& part) {
    const auto call = call_of(part);
    if (!call) return part.scalar_text().has_value();
    return call->function == Function::ref || call->function == Function::get_att ||
           (call->function == Function::sub && call->argument().is_string());
  }

  /// I3042: "arn:aws:" is another partition's in China and in GovCloud.
  void arns(const Node& text) {
    if (!context_.wants(I3042)) return;
    hard_coded(text);
    if (!context_.is_set(I3042, "partition", "true", true)) return;
    for (std::size_t at = text.text.find("arn:aws"); at != std::string_view::npos;
         at = text.text.find("arn:aws", at + 1)) {
      const std::string_view partition = text.text.substr(at + 4, text.text.find(':', at + 4) - (at + 4));
      if (partition.find_first_of(" \t\r\n") != std::string_view::npos || at + 4 + partition.size() >= text.text.size())
        continue;
      out_.add(I3042, text, "the ARN names the partition \"{}\"; ${{AWS::Partition}} fits every one", partition);
    }
  }

  /// The options "region" and "accountId" of I3042, which nobody has without asking.
  void hard_coded(const Node& text) {
    const bool regions = context_.is_set(I3042, "region", "true", false);
    const bool accounts = context_.is_set(I3042, "accountId", "true", false);
    if (!regions && !accounts) return;
    for (std::size_t at = text.text.find("arn:"); at != std::string_view::npos; at = text.text.find("arn:", at + 1)) {
      std::string_view rest = text.text.substr(at);
      std::string_view fields[5];  // arn:partition:service:region:account
      for (std::string_view& field : fields) field = take_field(rest);
      if (regions && is_hard_coded(fields[3]))
        out_.add(I3042, text, "the ARN names the region \"{}\"; ${{AWS::Region}} fits every one", fields[3]);
      const bool is_aws = fields[4].starts_with("aws") || fields[4] == "lambda" || fields[4] == "cloudfront";
      if (accounts && is_hard_coded(fields[4]) && !is_aws)
        out_.add(I3042, text, "the ARN names the account \"{}\"; ${{AWS::AccountId}} fits every one", fields[4]);
    }
  }

  static bool is_hard_coded(std::string_view field) {
    return !field.empty() && !field.starts_with("${") && !field.starts_with('*') &&
           field.find_first_of(" \t\r\n") == std::string_view::npos;
  }

  /// Up to the next colon that is not within "${AWS::Region}".
  static std::string_view take_field(std::string_view& rest) {
    std::size_t end = 0;
    for (; end < rest.size() && rest[end] != ':'; ++end)
      if (rest.substr(end).starts_with("${")) end = std::min(rest.find('}', end), rest.size() - 1);
    const std::string_view field = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return field;
  }

  const Context& context_;
  Findings& out_;
};

void check_advice(const Context& context, Findings& out) {
  if (!context.wants(I1022) && !context.wants(I3042)) return;
  AdviceWalk walk(context, out);
  const bool arns = !context.model.is_serverless();
  for (std::string_view section : {"Resources", "Outputs", "Conditions"}) {
    if (const Node* node = context.model.section(section); node && (arns || context.wants(I1022)))
      walk.walk(*node, false);
  }
}

}  // namespace

extern const Family advice_family(Phase::of_the_template, check_advice);

}  // namespace cfnsonnet::rules
