// Values that no template means, wherever they stand: a null, and texts that look like something else ("${Name}"
// outside of Fn::Sub, "AWS::Region" without Ref, dynamic references, loops where there are none, what YAML reads as
// something else).
//
// One walk over the whole template hands each value to what checks it.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
#include <algorithm>

#include "rules/check/family.h"
#include "rules/functions/meant_variables.h"
#include "rules/jsonnet/stringified.h"
#include "rules/schema/patterns.h"
#include "rules/security/dynamic_references.h"
#include "rules/template/indentation.h"
#include "rules/template/misread_scalars.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;

namespace {

// Properties that take the ARN of a secret, and none of its values.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
constexpr std::string_view secret_owners[] = {
    "SecretARN",
    "SecretArn",
    "SecretsManagerConfiguration",
    "SecretsManagerOracleAsmSecretId",
    "SecretsManagerSecretId",
    "SecretsManagerSecurityDbEncryptionSecretId",
};

struct Surroundings {
  TextPlace place;
  const Node* substitutions = nullptr;  ///< DefinitionSubstitutions of a state machine.
  bool in_definition_string = false;
  bool is_template = false;
  bool in_sub = false;  ///< "${Name}" is a variable.
};

class TextWalk {
 public:
  TextWalk(const Context& context, Findings& out)
      : context_(context), out_(out), loops_(!context.model.has_language_extensions() && !context.model.has_macros()) {
    for (const RuleOption& option : context.configured)
      if (option.rule == "E1029" && option.name == "custom_excludes" && !option.value.empty())
        excluded_.emplace_back("\\A(?:" + option.value + ")");
  }

  void run() {
    for (const Member& section : context_.model.root().members) {
      Surroundings around;
      around.place.section = section.name;
      walk(*section.value, around, 1);
    }
  }

 private:
  /// @param depth  How many members the node is below the root: 1 for a section, 2 for a resource.
  void walk(const Node& node, const Surroundings& around, int depth) {
    if (node.is_string()) text(node, around);
    if (node.is_null()) null(node);
    if (node.is_number()) {
      check_account_number(node, out_);
      check_leading_zero(node, out_);
    }
    const bool is_of_parameter = around.place.section == "Parameters" && around.place.attribute != "NoEcho";
    if (node.is_boolean() && is_of_parameter) check_boolean_word(node, out_);
    for (const Node* item : node.items) walk(*item, around, depth + 1);
    for (const Member& member : node.members) {
      if (member.number_as_name() && around.place.section != "Mappings") check_leading_zero(node, member, out_);
      if (loops_ && function_of(member.name) == Function::for_each)
        out_.at_name(E1032, node, member, "\"{}\" needs the transform AWS::LanguageExtensions", member.name);
      Surroundings inside = around;
      enter(node, member, inside, depth);
      // A nested template has variables and calls of its own.
      inside.is_template = inside.is_template || (member.name == "TemplateBody" && member.value->is_string());
      inside.in_sub = inside.in_sub || inside.is_template;
      if (!is_unknown_call(node)) walk(*member.value, inside, depth + 1);  // That it is none says enough.
    }
  }

  static void enter(const Node& node, const Member& member, Surroundings& inside, int depth) {
    if (depth == 2) inside.place.attribute = member.name;
    if (member.name == "Definition" || member.name == "DefinitionString") {
      if (const Node* given = node.find("DefinitionSubstitutions")) inside.substitutions = given;
      inside.in_definition_string = inside.in_definition_string || member.name == "DefinitionString";
    }
    if (std::find(std::begin(secret_owners), std::end(secret_owners), member.name) != std::end(secret_owners))
      inside.place.secret_owner = member.name;
    inside.in_sub = inside.in_sub || member.name == "Fn::Sub";
    if (node.members.size() != 1) return;
    inside.place.in_ref = member.name == "Ref";
    if (member.name == "Fn::If" || (member.name != "Ref" && !member.name.starts_with("Fn::"))) return;
    inside.place.in_call = true;
  }

  /// J0002: CloudFormation refuses every null ("Null values are not allowed in templates"), and Jsonnet makes them
  /// easily: a field that was meant to be left out.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-console-create-stack.html
  void null(const Node& node) {
    if (is_slip(context_, node)) return;
    out_.add(J0002, node,
             "null may not stand in a template; leave the member out, or use {{\"Ref\": \"AWS::NoValue\"}}");
  }

  void text(const Node& node, const Surroundings& around) {
    if (!around.is_template) {
      check_stringified(node, context_, out_);
      if (around.place.section != "Metadata" && check_short_form(node, context_, out_)) return;
    }
    if (around.place.attribute == "Properties" || around.place.attribute == "Export") check_line_break(node, out_);
    if (!around.in_sub && node.text.find("${") != std::string_view::npos) variables(node, around);
    if (node.text.find("{{") != std::string_view::npos) check_dynamic_references(node, around.place, out_);
    if (node.text.starts_with("AWS::") && !around.place.in_ref && is_pseudo_parameter(node.text))
      out_.add(W1054, node, "\"{}\" is plain text here; its value is {{\"Ref\": \"{}\"}}", node.text, node.text);
  }

  /// E1029: "${Name}" is deployed as it stands. Each name is a mistake of its own.
  void variables(const Node& node, const Surroundings& around) {
    for (const SubVariable& variable : sub_variables(node.text)) {
      if (variable.text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_:.") !=
          std::string_view::npos)
        continue;
      // Step Functions has substitutions of its own.
      if (around.substitutions && around.substitutions->member(variable.text)) continue;
      const std::string written = fmt::format("${{{}}}", variable.text);
      if (std::ranges::any_of(excluded_, [&](Pattern& pattern) { return pattern.matches(written); })) continue;
      if (around.in_definition_string || names_value(context_, variable.text))
        out_.at_part(E1029, node, variable.text, "\"${{{}}}\" stands in a text that is no Fn::Sub, and is not replaced",
                     variable.text);
    }
  }

  const Context& context_;
  Findings& out_;
  std::vector<Pattern> excluded_;  // Variables of somebody else's, which are meant to stay.
  bool loops_;                     // A loop stays as it is written.
};

void check_literals(const Context& context, Findings& out) { TextWalk(context, out).run(); }

}  // namespace

extern const Family literals_family(Phase::of_the_template, check_literals);

}  // namespace cfnsonnet::rules
