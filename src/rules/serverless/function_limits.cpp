// What Lambda limits of a function: the size of its environment, the length of a layer's ARN.
// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
#include <optional>

#include "rules/check/family.h"
#include "rules/values/locate.h"
#include "rules/values/resolve.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// All names and values of the environment together, in bytes.
constexpr std::size_t max_environment = 4096;

/// How much a variable takes at least: of several values that conditions or parameters give, the shortest counts; what
/// is not known has no length.
struct Size {
  std::size_t bytes = 0;
  Located given = {};  ///< What gives it, where parameters have a say.
};

Size size_of(const Node& variables, std::string_view name, const Context& context) {
  std::optional<Size> least;
  for (Located& choice : locate_known(variables, name, context)) {
    if (!are_defaults(choice.pins, context)) continue;
    const auto text = choice.value ? choice.value->scalar_text() : std::nullopt;
    const std::size_t bytes = choice.value ? name.size() + (text ? text->size() : 0) : 0;
    if (least && least->bytes <= bytes) continue;
    least = Size{bytes, choice.pins.empty() ? Located() : std::move(choice)};
  }
  return least.value_or(Size());
}

/// E3697. What is too much only by the defaults of parameters is said of the one that gives most.
void check_environment(const Resource& function, const Context& context, Findings& out) {
  for (const Located& variables : locate(function, "Environment/Variables", context)) {
    if (!variables.value || !variables.value->is_object() || call_of(*variables.value)) continue;
    std::size_t written = 0, all = 0;
    Size most;
    for (const document::Member& variable : variables.value->members) {
      Size size = size_of(*variables.value, variable.name, context);
      all += size.bytes;
      if (!size.given.call)
        written += size.bytes;
      else if (size.bytes > most.bytes)
        most = std::move(size);
    }
    if (all > max_environment)
      out.put(E3697, written > max_environment || !most.given.call ? Target{variables.value} : target_of(most.given),
              fmt::format("the variables of the environment take {} bytes, names and values together; {} are allowed",
                          all, max_environment));
  }
}

/// E3716: besides its partition and its region, an ARN has 176 characters at most.
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

void check_function_limits(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    if (resource.type() != "AWS::Lambda::Function") continue;
    check_environment(resource, context, out);
    check_layers(resource, context, out);
  }
}

}  // namespace

extern const Family function_limits_family(Phase::of_each_resource, check_function_limits);

}  // namespace cfnsonnet::rules
