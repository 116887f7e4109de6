#include "template/exports.h"

#include "template/intrinsic.h"

namespace cfnsonnet {
namespace {

using document::Node;

std::optional<std::string> text_of(const Node& name, const Template& model, const ValueOf& value_of) {
  if (const auto text = name.scalar_text()) return std::string(*text);
  auto computed = compute(name, model, value_of);
  if (!computed || computed->is_list || computed->texts.size() != 1) return std::nullopt;
  return std::move(computed->texts.front());
}

void add_imports(const Node& node, const Template& model, const ValueOf& value_of, std::vector<SharedName>& names) {
  if (const auto call = call_of(node); call && call->function == Function::import_value) {
    names.push_back({&call->argument(), text_of(call->argument(), model, value_of), true});
    return;
  }
  for (const Node* item : node.items) add_imports(*item, model, value_of, names);
  for (const document::Member& member : node.members) add_imports(*member.value, model, value_of, names);
}

bool is_digits(std::string_view text) {
  return text.size() == 12 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::string_view> unless_empty(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

ValueOf values_in(const DeployedAs& where, const Template& model, const std::optional<ParameterValues>& parameters) {
  return [&where, &model, &parameters](std::string_view name) -> std::optional<std::string_view> {
    if (name == "AWS::Region") return unless_empty(where.region);
    if (name == "AWS::StackName") return unless_empty(where.stack_name);
    if (name == "AWS::AccountId") return is_digits(where.account) ? unless_empty(where.account) : std::nullopt;
    const Parameter* parameter = model.parameters().find(name);
    return parameter ? deployed_value(*parameter, parameters) : std::nullopt;
  };
}

std::vector<SharedName> exports_of(const Template& model, const ValueOf& value_of) {
  std::vector<SharedName> names;
  for (const Entry& output : model.outputs()) {
    const Node* exported = output.body().find("Export");
    const Node* name = exported ? exported->find("Name") : nullptr;
    if (name) names.push_back({name, text_of(*name, model, value_of), !output.body().find("Condition")});
  }
  return names;
}

std::vector<SharedName> imports_of(const Template& model, const ValueOf& value_of) {
  std::vector<SharedName> names;
  for (const Resource& resource : model.resources()) add_imports(resource.body(), model, value_of, names);
  for (const Entry& output : model.outputs()) add_imports(output.body(), model, value_of, names);
  return names;
}

}  // namespace cfnsonnet
