// Names of a template that lead nowhere, and what is said of them: for the schema check, which meets them in calls, and
// for the family that looks at all references (references.cpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/check/context.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

/// Whether a macro gives the variables of a Fn::Sub, as `{"Fn::Transform": …}`: then they may have any names.
[[nodiscard]] bool has_open_variables(const document::Node& argument);

/// That of the resource of a name, also of one that AWS::Serverless generates; empty without such a resource.
[[nodiscard]] std::string_view type_of_name(const Template& model, std::string_view logical_id);

struct MissingName {
  std::string message;
  std::optional<std::string_view> meant;  ///< What differs in case only, or is surely meant.
  bool is_attribute = false;              ///< Of a Ref: it names an attribute, which Fn::GetAtt gives.
};

/// What Ref, or "${Name}", names: a parameter, a resource, or a pseudo parameter.
/// @param written  As the template has it, for the message.
[[nodiscard]] std::optional<MissingName> missing_value(const Context& context, std::string_view name,
                                                       std::string_view written, bool parameters_only = false);
/// What Fn::GetAtt names: a resource, and one of its attributes. Of a type that is not known, any attribute may be one.
[[nodiscard]] std::optional<MissingName> missing_resource(const Context& context, std::string_view name);
[[nodiscard]] std::optional<MissingName> missing_attribute(const Context& context, const AttributeName& target);
/// That a Fn::GetAtt names a resource and no attribute of it, by an attribute of its type; nothing of other calls.
[[nodiscard]] std::optional<std::string> missing_attribute_name(const Context& context, const document::Node& argument);
[[nodiscard]] std::optional<MissingName> missing_condition(const Context& context, std::string_view name);

}  // namespace cfnsonnet::rules
