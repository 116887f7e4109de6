#include "rules/functions/missing_names.h"

#include <algorithm>
#include <iterator>

#include "names/nearest.h"
#include "rules/findings/findings.h"
#include "rules/findings/quoted_list.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

using Names = std::vector<std::string_view>;

namespace {

/// What is said of the attributes that there are: the one that is near, or else those that end in the name ("TopicArn"
/// for "Arn"), or all, if they are few.
std::string attributes_instead(std::string_view name, Names names) {
  if (std::string near = did_you_mean(name, names); !near.empty()) return near;
  constexpr std::size_t few = 6;
  if (names.empty()) return "; it has none";
  std::erase_if(names, [](std::string_view one) { return one.find('.') != std::string_view::npos; });
  Names longer;
  std::ranges::copy_if(names, std::back_inserter(longer), [&](std::string_view one) { return one.ends_with(name); });
  if (longer.size() == 1) return fmt::format("; did you mean \"{}\"?", longer.front());
  if (!longer.empty() && longer.size() <= few) names = std::move(longer);
  if (names.size() > few) return {};
  return fmt::format("; it has {}", quoted_list(names));
}

/// What people ask for most: an ARN, else an ID, else the first.
std::string_view example_attribute(const Context& context, const Resource* resource) {
  const auto type = resource ? context.resource_type(resource->type()) : std::nullopt;
  if (!type) return "Arn";
  Names names;
  for (const schema::Property attribute : type->attributes()) names.push_back(attribute.name);
  for (const std::string_view ending : {"Arn", "Id"}) {
    const auto found = std::ranges::find_if(names, [&](std::string_view one) { return one.ends_with(ending); });
    if (found != names.end()) return *found;
  }
  return names.empty() ? "Arn" : names.front();
}

/// Of "Queue.Arn" in a Ref.
std::optional<MissingName> attribute_of_ref(const Context& context, std::string_view name) {
  const AttributeName target = split_attribute(name);
  const Resource* resource = context.model.resources().find(target.logical_id);
  if (target.attribute.empty() || !resource || !context.resource_type(resource->type())) return std::nullopt;
  if (resource->type().starts_with("AWS::Serverless::")) return std::nullopt;  // "Function.Alias" is what it generates
  if (auto missing = missing_attribute(context, target)) return MissingName{std::move(missing->message), std::nullopt};
  return MissingName{fmt::format("Ref gives no attribute; \"{}\" is one, which Fn::GetAtt gives", name), std::nullopt,
                     true};
}

}  // namespace

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
  if (auto attribute = parameters_only ? std::nullopt : attribute_of_ref(context, name)) return attribute;
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

std::string_view type_of_name(const Template& model, std::string_view logical_id) {
  const Resource* resource = model.resources().find(logical_id);
  return resource ? resource->type() : model.generated_type(logical_id);
}

std::optional<MissingName> missing_attribute(const Context& context, const AttributeName& target) {
  const std::string_view type_name = type_of_name(context.model, target.logical_id);
  const auto type = context.resource_type(type_name);
  if (!type || type->attribute(target.attribute)) return std::nullopt;
  Names names;
  for (const schema::Property attribute : type->attributes()) names.push_back(attribute.name);
  return MissingName{fmt::format("{} has no attribute \"{}\"{}", type_name, target.attribute,
                                 attributes_instead(target.attribute, names)),
                     surely_meant(target.attribute, names)};
}

std::optional<std::string> missing_attribute_name(const Context& context, const document::Node& argument) {
  const bool is_in_list = argument.is_array() && argument.items.size() == 1;
  const document::Node& name = is_in_list ? *argument.items.front() : argument;
  if (!name.is_string() || name.text.empty() || name.text.find('.') != std::string_view::npos) return std::nullopt;
  const Resource* resource = context.model.resources().find(name.text);
  return fmt::format("Fn::GetAtt takes a resource and one of its attributes, as in \"{}.{}\"", name.text,
                     example_attribute(context, resource));
}

std::optional<MissingName> missing_condition(const Context& context, std::string_view name) {
  const auto& conditions = context.model.conditions();
  if (conditions.contains(name) || context.model.may_make_condition(name)) return std::nullopt;
  const Names names = conditions.names();
  return MissingName{fmt::format("\"{}\" is not a condition of this template{}", name, did_you_mean(name, names)),
                     same_but_for_case(name, names)};
}

}  // namespace cfnsonnet::rules
