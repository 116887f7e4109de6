// J4003: each placeholder "<name>" in the template of an input transformer is in its InputPathsMap, or one of
// EventBridge's own, "<aws.events.rule-arn>". EventBridge refuses the target otherwise.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
#include "rules/check/family.h"
#include "rules/values/composed.h"
#include "rules/values/locate.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

bool is_name(std::string_view text) {
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-") ==
                              std::string_view::npos;
}

/// The names that stand in angle brackets, but for those behind a backslash. What is not known of a text ends a name.
std::vector<std::string_view> placeholders(std::string_view text) {
  std::vector<std::string_view> names;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (at > 0 && text[at - 1] == '\\') continue;
    const std::size_t end = text.find('>', at);
    if (end == std::string_view::npos) break;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    if (is_name(name)) names.push_back(name);
  }
  return names;
}

void check_transformer(const Located& transformer, const Context& context, Findings& out) {
  if (!transformer.value || !has_written_members(*transformer.value)) return;
  for (const Located& paths : locate(*transformer.value, "InputPathsMap", context, transformer.when)) {
    if (paths.value && !has_written_members(*paths.value)) continue;
    for (const Located& text : locate(*transformer.value, "InputTemplate", context, paths.when)) {
      if (!text.value) continue;
      const std::string known = known_text(composed(*text.value, context));
      for (std::string_view name : placeholders(known)) {
        if (name.starts_with("aws.") || (paths.value && paths.value->find(name))) continue;
        out.put(J4003, target_of(text),
                fmt::format("InputPathsMap has no \"{}\", so <{}> in the template stands for nothing", name, name));
      }
    }
  }
}

void check_input_transformers(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    if (resource.type() != "AWS::Events::Rule") continue;
    for (const Located& transformer : locate(resource, "Targets/*/InputTransformer", context))
      check_transformer(transformer, context, out);
  }
}

}  // namespace

extern const Family input_transformers_family(Phase::of_each_resource, check_input_transformers);

}  // namespace cfnsonnet::rules
