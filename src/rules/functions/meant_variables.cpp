#include "rules/functions/meant_variables.h"

#include "template/intrinsic.h"

namespace cfnsonnet::rules {

namespace {

constexpr std::string_view name_characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:.";

/// The characters at an offset that a name may have.
std::string_view name_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  return rest.substr(0, rest.find_first_not_of(name_characters));
}

/// The longest beginning of a text that names something: of "Bucket.txt" the bucket.
std::string_view longest_name(const Context& context, std::string_view text) {
  while (!text.empty() && !names_value(context, text)) {
    const std::size_t end = text.find_last_of(".:");
    text = text.substr(0, end == std::string_view::npos ? 0 : end);
  }
  return text;
}

/// "$Name", "$(Name)" or "{Name}" at a sign that may begin one. "&{Name}" is of loops, "{{Name}}" of other languages.
std::optional<MeantVariable> variable_at(const Context& context, std::string_view text, std::size_t at) {
  const bool is_dollar = text[at] == '$';
  const bool is_open = !is_dollar || (at + 1 < text.size() && text[at + 1] == '(');
  if (!is_dollar && at > 0 && (text[at - 1] == '&' || text[at - 1] == '{')) return std::nullopt;
  const std::size_t begin = at + (is_dollar && is_open ? 2 : 1);
  const std::string_view name = name_at(text, begin);
  if (!is_open) {
    const std::string_view known = longest_name(context, name);
    return known.empty() ? std::nullopt : std::optional(MeantVariable{text.substr(at, known.size() + 1), known});
  }
  const std::size_t end = begin + name.size();
  if (end >= text.size() || text[end] != (is_dollar ? ')' : '}') || !names_value(context, name)) return std::nullopt;
  return MeantVariable{text.substr(at, end + 1 - at), name};
}

}  // namespace

bool names_value(const Context& context, std::string_view name) {
  const Template& model = context.model;
  const AttributeName target = split_attribute(name);
  const Resource* resource = model.resources().find(target.logical_id);
  if (target.attribute.empty()) return resource || model.parameters().contains(name) || is_pseudo_parameter(name);
  const auto type = resource ? context.resource_type(resource->type()) : std::nullopt;
  return type && type->attribute(target.attribute).has_value();
}

std::optional<std::string_view> unclosed_variable(std::string_view text) {
  const std::size_t at = text.rfind("${");
  if (at == std::string_view::npos || text.find('}', at) != std::string_view::npos) return std::nullopt;
  const std::size_t begin = text.find_first_not_of(" \t", at + 2);
  const std::string_view name = begin == std::string_view::npos ? std::string_view() : name_at(text, begin);
  if (name.empty()) return std::nullopt;
  return text.substr(at, begin + name.size() - at);
}

std::optional<MeantVariable> meant_variable(const Context& context, std::string_view text) {
  for (std::size_t at = text.find_first_of("${"); at != std::string_view::npos; at = text.find_first_of("${", at + 1))
    if (const auto found = variable_at(context, text, at)) return found;
  for (const std::string_view name : pseudo_parameters())  // "AWS::Region" alone.
    if (const std::size_t at = text.find(name); at != std::string_view::npos && name_at(text, at) == name)
      return MeantVariable{text.substr(at, name.size()), name};
  return std::nullopt;
}

}  // namespace cfnsonnet::rules
