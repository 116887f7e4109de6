#include "rules/missing_names.h"

#include "names/nearest.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

using Names = std::vector<std::string_view>;

bool has_open_variables(const document::Node& argument) {
  return argument.is_array() && argument.items.size() > 1 && call_of(*argument.items[1]);
}

std::optional<MissingName> missing_value(const Context& context, std::string_view name, std::string_view written,
                                         bool parameters_only) {
  const Template& model = context.model;
  if (model.parameters().contains(name) || is_pseudo_parameter(name)) return std::nullopt;
  if (!parameters_only && (model.resources().contains(name) || !model.generated_type(name).empty()))
    return std::nullopt;
  if (model.may_make_resource(name)) return std::nullopt;
  Names names = model.parameters().names();
  if (!parameters_only) {
    for (std::string_view logical_id : model.resources().names()) names.push_back(logical_id);
  }
  names.insert(names.end(), pseudo_parameters().begin(), pseudo_parameters().end());
  return MissingName{fmt::format("\"{}\" is not a parameter{} of this template{}", written,
                                 parameters_only ? "" : " or resource", did_you_mean(name, names)),
                     same_but_for_case(name, names)};
}

std::optional<MissingName> missing_resource(const Context& context, std::string_view name) {
  const Template& model = context.model;
  if (model.resources().contains(name) || !model.generated_type(name).empty() || model.may_make_resource(name))
    return std::nullopt;
  const Names names = model.resources().names();
  return MissingName{fmt::format("\"{}\" is not a resource of this template{}", name, did_you_mean(name, names)),
                     same_but_for_case(name, names)};
}

std::optional<MissingName> missing_attribute(const Context& context, const AttributeName& target) {
  const Resource* resource = context.model.resources().find(target.logical_id);
  const std::string_view type_name = resource ? resource->type() : context.model.generated_type(target.logical_id);
  const auto type = context.resource_type(type_name);
  if (!type || type->attribute(target.attribute)) return std::nullopt;
  Names names;
  for (const schema::Property attribute : type->attributes()) names.push_back(attribute.name);
  return MissingName{
      fmt::format("{} has no attribute \"{}\"{}", type_name, target.attribute, did_you_mean(target.attribute, names)),
      surely_meant(target.attribute, names)};
}

std::optional<MissingName> missing_condition(const Context& context, std::string_view name) {
  const auto& conditions = context.model.conditions();
  if (conditions.contains(name) || context.model.may_make_condition(name)) return std::nullopt;
  const Names names = conditions.names();
  return MissingName{fmt::format("\"{}\" is not a condition of this template{}", name, did_you_mean(name, names)),
                     same_but_for_case(name, names)};
}

}  // namespace cfnsonnet::rules
