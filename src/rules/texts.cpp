// E1029: a text that looks like a Fn::Sub but is none: "${Name}" is deployed as it stands.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
#include "rules/families.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;

namespace {

class TextWalk {
 public:
  TextWalk(const Context& context, Findings& out) : context_(context), out_(out) {}

  void walk(const Node& node) {
    if (node.is_string()) text(node);
    for (const Node* item : node.items) walk(*item);
    for (const Member& member : node.members) {
      if (member.name == "Fn::Sub") continue;
      // A nested template has variables of its own.
      if (member.name == "TemplateBody" && member.value->is_string()) continue;
      const bool definition = member.name == "DefinitionString" || member.name == "Definition";
      const Node* outer = substitutions_;
      const bool outer_state_machine = in_definition_string_;
      if (definition) {
        if (const Node* given = node.find("DefinitionSubstitutions")) substitutions_ = given;
        in_definition_string_ = in_definition_string_ || member.name == "DefinitionString";
      }
      walk(*member.value);
      substitutions_ = outer;
      in_definition_string_ = outer_state_machine;
    }
  }

 private:
  void text(const Node& node) {
    if (node.text.find("${") == std::string_view::npos) return;
    for (const SubVariable& variable : sub_variables(node.text)) {
      if (variable.text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_:.") !=
          std::string_view::npos)
        continue;
      // Step Functions has substitutions of its own.
      if (substitutions_ && substitutions_->member(variable.text)) continue;
      if (in_definition_string_ || refers(variable.text)) {
        out_.add(E1029, node, "\"${{{}}}\" stands in a text that is no Fn::Sub, and is not replaced", variable.text);
        return;
      }
    }
  }

  bool refers(std::string_view name) const {
    const Template& model = context_.model;
    const AttributeName target = split_attribute(name);
    const Resource* resource = model.resources().find(target.logical_id);
    if (target.attribute.empty()) return resource || model.parameters().contains(name) || is_pseudo_parameter(name);
    const auto type = resource ? context_.resource_type(resource->type()) : std::nullopt;
    return type && type->attribute(target.attribute).has_value();
  }

  const Context& context_;
  Findings& out_;
  const Node* substitutions_ = nullptr;
  bool in_definition_string_ = false;
};

}  // namespace

void check_texts(const Context& context, Findings& out) { TextWalk(context, out).walk(context.model.root()); }

}  // namespace cfnsonnet::rules
