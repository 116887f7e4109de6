// Dynamic references: {{resolve:ssm:name}}, values that CloudFormation fetches while a stack is deployed.
#pragma once

#include <string_view>

#include "document/document.h"
#include "rules/findings/findings.h"

namespace cfnsonnet::rules {

/// Where in a template a text stands.
struct TextPlace {
  std::string_view section;       ///< "Resources"
  std::string_view attribute;     ///< "Properties": the member of the resource, the parameter or output.
  std::string_view secret_owner;  ///< The property around it that takes the ARN of a secret, if any.
  bool in_call = false;           ///< In a function other than Fn::If, which puts it together with something.
  bool in_ref = false;            ///< A Ref's name.
};

/// Checks the references in a text.
void check_dynamic_references(const document::Node& text, const TextPlace& place, Findings& out);

}  // namespace cfnsonnet::rules
