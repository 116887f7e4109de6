// The options of rules, as cfn-lint writes them in files and templates: {E3012: {strict: true}}.
#pragma once

#include <optional>
#include <vector>

#include "cfnsonnet/check.h"
#include "document/document.h"

namespace cfnsonnet::rules {

/// Whether there is such an option here; cfn-lint has more of them.
[[nodiscard]] bool is_known(const RuleOption& option);

/// One for each value; nothing where it has another form.
[[nodiscard]] std::optional<std::vector<RuleOption>> rule_options_of(const document::Node& object);

/// Those that a template sets itself, at its top: Metadata: {cfn-lint: {config: {configure_rules: …}}}. What has
/// another form or is not known sets nothing, as with cfn-lint.
/// https://github.com/aws-cloudformation/cfn-lint#template-based-metadata
[[nodiscard]] std::vector<RuleOption> options_in_template(const document::Node& root);

}  // namespace cfnsonnet::rules
