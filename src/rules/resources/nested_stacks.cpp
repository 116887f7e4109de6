// Nested stacks whose template is a file beside this one: the parameters that they are given are those that it has, and
// so are the outputs that are read. Loops of that template are unrolled with the values that the stack is given; what
// AWS::Serverless generates are resources, so it changes nothing here.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html
#include <map>

#include "names/nearest.h"
#include "rules/check/family.h"
#include "rules/values/locate.h"
#include "template/loops.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;

namespace {

bool is_address(std::string_view url) { return url.find("://") != std::string_view::npos; }

/// What the parameters of a nested stack have as their values. One that a call gives, or only some condition, is not
/// known.
ParameterValues given_values(const Node& properties, const std::vector<Alternative>& lists) {
  ParameterValues given;
  const bool is_certain = lists.size() == 1 && properties.find("Parameters") == lists.front().value;
  for (const Alternative& list : lists)
    for (const Member& member : list.value->members) {
      const auto text = is_certain ? member.value->scalar_text() : std::nullopt;
      given.insert_or_assign(std::string(member.name), text ? std::optional<std::string>(*text) : std::nullopt);
    }
  return given;
}

void check_parameters(const Template& nested, const Node& properties, std::vector<Alternative> given,
                      const Scenario& when, Findings& out) {
  static const Node none;
  if (!properties.member("Parameters")) given.push_back({when, &none});
  for (const Alternative& list : given) {
    if (list.value != &none && !list.value->is_object()) continue;  // E3012 says so
    for (const Member& member : list.value->members) {
      if (nested.parameters().contains(member.name) || function_of(member.name)) continue;
      out.put(E3043, {list.value, &member},
              fmt::format("the nested template has no parameter \"{}\"{}", member.name,
                          did_you_mean(member.name, nested.parameters().names())),
              list.when);
    }
    for (const Parameter& parameter : nested.parameters()) {
      if (parameter.body().find("Default") || list.value->member(parameter.name()) || call_of(*list.value)) continue;
      const Target target = list.value == &none ? Target{&properties} : Target{list.value};
      out.put(E3043, target,
              fmt::format("the nested template needs a value for its parameter \"{}\"", parameter.name()), list.when);
    }
  }
}

/// Of the outputs of a nested stack, those that this template reads.
void check_outputs_of(const Context& context, const Resource& stack, const Template& nested, Findings& out) {
  constexpr std::string_view prefix = "Outputs.";
  for (const Reference& reference : context.references.all()) {
    const bool reads = reference.kind == ReferenceKind::get_att || reference.kind == ReferenceKind::sub_get_att;
    if (!reads || reference.target != stack.name() || !reference.attribute.starts_with(prefix)) continue;
    const std::string_view output = reference.attribute.substr(prefix.size());
    if (nested.outputs().contains(output) || nested.may_make_output(output)) continue;
    out.add(E1010, *reference.node, "the nested template of \"{}\" has no output \"{}\"{}", stack.name(), output,
            did_you_mean(output, nested.outputs().names()));
  }
}

void check_nested_stacks(const Context& context, Findings& out) {
  if (!context.open_template) return;
  std::map<std::string_view, std::shared_ptr<const document::Document>> opened;  // Many stacks may have one template.
  for (const Resource& resource : context.model.resources()) {
    const Node* properties = resource.type() == "AWS::CloudFormation::Stack" ? resource.properties() : nullptr;
    if (!properties) continue;
    for (const Alternative& url :
         values_at(*properties, "TemplateURL", context.conditions, existence(resource, context))) {
      if (!url.value->is_string() || is_address(url.value->text)) continue;
      const auto [document, is_new] = opened.try_emplace(url.value->text);
      if (is_new) document->second = context.open_template(url.value->text);
      // W3002 speaks of the path, and its own check of the file.
      if (!document->second || !document->second->root().is_object()) continue;
      const std::vector<Alternative> given = values_at(*properties, "Parameters", context.conditions, url.when);
      const DeployedTemplate nested(*document->second, given_values(*properties, given));
      if (nested.model().has_macros()) continue;  // these may add what is missed here
      check_parameters(nested.model(), *properties, given, url.when, out);
      check_outputs_of(context, resource, nested.model(), out);
    }
  }
}

}  // namespace

extern const Family nested_stacks_family(Phase::of_the_template, check_nested_stacks);

}  // namespace cfnsonnet::rules
