// What Lambda limits of a function: the size of its environment, the length of a layer's ARN.
// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
#include <algorithm>

#include "rules/families.h"
#include "rules/locate.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// All names and values of the environment together, in bytes.
constexpr std::size_t max_environment = 4096;

/// At least: where the value hangs on conditions, the shortest; where it is not known, nothing.
std::size_t size_of(const Node& value, const Context& context) {
  std::size_t fewest = SIZE_MAX;
  for (const Alternative& choice : alternatives(value, context.conditions)) {
    const auto text = choice.value ? choice.value->scalar_text() : std::nullopt;
    fewest = std::min(fewest, text ? text->size() : 0);
  }
  return fewest == SIZE_MAX ? 0 : fewest;
}

/// E3697
void check_environment(const Resource& function, const Context& context, Findings& out) {
  for (const Located& variables : locate(function, "Environment/Variables", context)) {
    if (!variables.value || !variables.value->is_object() || call_of(*variables.value)) continue;
    std::size_t size = 0;
    for (const document::Member& variable : variables.value->members)
      size += variable.name.size() + size_of(*variable.value, context);
    if (size > max_environment)
      out.add(E3697, *variables.value,
              "the variables of the environment take {} bytes, names and values together; {} are allowed", size,
              max_environment);
  }
}

/// E3716: besides its partition and its region, an ARN has 176 characters at most.
/// https://docs.aws.amazon.com/lambda/latest/api/API_PublishLayerVersion.html
constexpr std::size_t max_layer_arn = 176;

/// The part of an ARN between its colons, counting from 0.
std::string_view arn_part(std::string_view arn, int index) {
  for (; index > 0; --index) {
    const std::size_t colon = arn.find(':');
    if (colon == std::string_view::npos) return {};
    arn.remove_prefix(colon + 1);
  }
  return arn.substr(0, arn.find(':'));
}

void check_layers(const Resource& function, const Context& context, Findings& out) {
  for (const Located& layer : locate_known(function, "Layers/*", context)) {
    if (!layer.value || !layer.value->is_string() || layer.value->text.starts_with("{{resolve:")) continue;
    const std::string_view arn = layer.value->text;
    const std::size_t most = max_layer_arn + arn_part(arn, 1).size() + arn_part(arn, 3).size();
    if (arn.starts_with("arn:") && arn.size() > most)
      out.put(E3716, layer.call ? target_of(layer) : Target{layer.value},
              fmt::format("the ARN of the layer has {} characters; {} are allowed there", arn.size(), most));
  }
}

}  // namespace

void check_function_limits(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    if (resource.type() != "AWS::Lambda::Function") continue;
    check_environment(resource, context, out);
    check_layers(resource, context, out);
  }
}

}  // namespace cfnsonnet::rules
