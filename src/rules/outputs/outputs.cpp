// Outputs: values and export names are strings, and their condition exists.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
#include "rules/check/family.h"
#include "rules/functions/missing_names.h"
#include "rules/schema/structures.h"
#include "rules/values/equality.h"
#include "rules/values/locate.h"
#include "rules/values/resolve.h"

namespace cfnsonnet::rules {

using document::Node;
using schema::Keyword;

namespace {

RuleId value_rule(Keyword) { return E6101; }
RuleId export_rule(Keyword keyword) { return keyword == Keyword::pattern ? J4001 : E6102; }

/// W6001: the value is another stack's output, which can be imported from there.
void check_imports(const Node& value, Findings& out) {
  if (const auto call = call_of(value); call && call->function == Function::import_value)
    out.add(W6001, call->argument(), "the value is an output of another stack; import it where it is needed");
  for (const Node* item : value.items) check_imports(*item, out);
  for (const document::Member& member : value.members) check_imports(*member.value, out);
}

/// What is wrong inside of an output's value is reported as the output's mistake, but for an attribute or a Ref of
/// another kind.
void make_mistakes_of_value(Violations& found) {
  for (Violation& violation : found.items) {
    if (violation.rule && rule(*violation.rule).level == Level::error && violation.rule != E1040 &&
        violation.rule != E1041) {
      violation.rule.reset();
    }
  }
}

void check_value(const Context& context, SchemaCheck& schemas, const Node& value, Findings& out) {
  Violations found = check_against(context, schemas, "Outputs.Value", value, {});
  make_mistakes_of_value(found);
  report(found, value_rule, out);
  check_imports(value, out);
}

/// E6101: what conditions leave out is no string.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html ("Value (required)")
void check_presence(const Context& context, const Node& value, const Scenario& exists, Findings& out) {
  for (Alternative& choice : alternatives(value, context.conditions)) {
    if (choice.value) continue;
    choice.when.insert(choice.when.end(), exists.begin(), exists.end());
    if (!context.conditions.satisfiable(choice.when)) continue;
    out.put(E6101, {&value},
            "an output needs a value, and this one is left out; to leave out the output itself, give it a Condition",
            choice.when);
    return;
  }
}

/// CloudFormation needs the name before there are resources, so here only parameters can be referred to. A function
/// that does not work out keeps its own rule.
void check_export_name(const Context& context, SchemaCheck& schemas, const Node& name, Findings& out) {
  Place place;
  place.phase = Place::Phase::parameters;
  report(check_against(context, schemas, "Outputs.Export.Name", name, place), export_rule, out);
}

/// J6001: in an account and a region, a name is exported once. Names are the same that are written alike, or that come
/// to the same text with the defaults of the parameters.
class ExportNames {
 public:
  ExportNames(const Context& context, Findings& out) : context_(context), out_(out) {}

  void add(const Entry& output, const Node& name, const Scenario& exists) {
    if (repeats("written " + canonical(name), {&output, exists, {}}, name)) return;
    Scratch scratch;
    for (Resolved& resolved : resolve(name, context_, scratch)) {
      const auto text = resolved.value->scalar_text();
      if (!text || text->empty() || !are_defaults(resolved.pins, context_)) continue;
      resolved.when.insert(resolved.when.end(), exists.begin(), exists.end());
      if (repeats("text " + std::string(*text), {&output, std::move(resolved.when), kept(resolved.pins)}, name)) return;
    }
  }

 private:
  struct Use {
    const Entry* output;
    Scenario when;
    std::vector<Pin> pins;
  };

  /// Names of parameters and their defaults are the template's own, so that they outlive what was computed.
  [[nodiscard]] std::vector<Pin> kept(const std::vector<Pin>& pins) const {
    std::vector<Pin> kept;
    for (const Pin& pin : pins) {
      const Parameter* parameter = context_.model.parameters().find(pin.parameter);
      const auto deployed = deployed_value(*parameter, context_.deployment);
      kept.push_back({parameter->name(), deployed ? *deployed : *parameter->body().find("Default")->scalar_text()});
    }
    return kept;
  }

  bool repeats(const std::string& key, Use use, const Node& name) {
    std::vector<Use>& uses = uses_[key];
    for (const Use& before : uses) {
      if (before.output == use.output) return false;
      Scenario both = before.when;
      both.insert(both.end(), use.when.begin(), use.when.end());
      std::vector<Pin> pins = before.pins;
      pins.insert(pins.end(), use.pins.begin(), use.pins.end());
      if (!context_.conditions.satisfiable(both, pins)) continue;
      out_.put(J6001, {&name}, fmt::format("the output \"{}\" exports the same name", before.output->name()), both);
      return true;
    }
    uses.push_back(std::move(use));
    return false;
  }

  const Context& context_;
  Findings& out_;
  std::unordered_map<std::string, std::vector<Use>> uses_;
};

void check_outputs(const Context& context, SchemaCheck& schemas, Findings& out) {
  ExportNames names(context, out);
  for (const Entry& output : context.model.outputs()) {
    const Node* condition = output.body().find("Condition");
    if (const auto missing = condition && condition->is_string() ? missing_condition(context, condition->text)
                                                                 : std::nullopt)
      out.add(E6005, *condition, "{}", missing->message) = replace(*condition, missing->meant);
    const auto id = context.conditions.id(output.text("Condition"));
    const Literal exists{id.value_or(0), true};
    const bool conditional = id && context.conditions.satisfiable({&exists, 1});
    const Assumptions::Scope assumed(schemas.assumptions(),
                                     conditional ? std::span(&exists, 1) : std::span<const Literal>());
    if (const Node* value = output.body().find("Value")) {
      check_value(context, schemas, *value, out);
      check_presence(context, *value, conditional ? Scenario{exists} : Scenario(), out);
    }
    const Node* exported = output.body().find("Export");
    if (const Node* name = exported ? exported->find("Name") : nullptr) {
      check_export_name(context, schemas, *name, out);
      names.add(output, *name, conditional ? Scenario{exists} : Scenario());
    }
  }
}

}  // namespace

extern const Family outputs_family(Phase::of_the_template, check_outputs);

}  // namespace cfnsonnet::rules
