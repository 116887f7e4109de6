#include "template/references.h"

#include "template/intrinsic.h"

namespace cfnsonnet {

using document::Member;
using document::Node;

class ReferenceCollector {
 public:
  ReferenceCollector(const Template& model, References& out) : model_(model), out_(out) {}

  void collect() {
    for (const Member& section : model_.root().members) {
      if (section.name == "Resources") {
        for (const Resource& resource : model_.resources()) resource_body(resource);
        resource_ = nullptr;
      } else if (section.name == "Outputs") {
        for (const Entry& output : model_.outputs()) {
          output_ = &output;
          condition_member(output.body());
          walk(output.body());
        }
        output_ = nullptr;
      } else if (section.name == "Conditions") {
        in_conditions_ = true;
        for (const Entry& condition : model_.conditions()) walk(condition.body());
        in_conditions_ = false;
      } else if (section.name == "Rules") {
        in_conditions_ = true;
        walk(*section.value);
        in_conditions_ = false;
      } else if (section.name != "Metadata" && section.name != "Parameters" && section.name != "Mappings") {
        walk(*section.value);  // Transform, Hooks, Globals
      }
    }
  }

 private:
  void add(ReferenceKind kind, std::string_view target, const Node& node, std::string_view attribute = {}) {
    out_.all_.push_back({kind, target, attribute, &node, call_, resource_, output_});
    switch (kind) {
      case ReferenceKind::use_condition: out_.conditions_.insert(target); break;
      case ReferenceKind::use_mapping: out_.mappings_.insert(target); break;
      case ReferenceKind::depends_on: break;
      default: out_.values_.insert(target);
    }
  }

  void resource_body(const Resource& resource) {
    resource_ = &resource;
    condition_member(resource.body());
    if (const Node* depends_on = resource.body().find("DependsOn")) {
      if (depends_on->is_string()) add(ReferenceKind::depends_on, depends_on->text, *depends_on);
      for (const Node* item : depends_on->items) {
        if (item->is_string()) add(ReferenceKind::depends_on, item->text, *item);
      }
    }
    walk(resource.body());
  }

  void condition_member(const Node& body) {
    const Node* condition = body.find("Condition");
    if (condition && condition->is_string()) add(ReferenceKind::use_condition, condition->text, *condition);
  }

  void walk(const Node& node) {
    if (const auto call = call_of(node)) {
      call_ = &node;
      this->call(*call);
      call_ = nullptr;
    }
    for (const Node* item : node.items) walk(*item);
    for (const Member& member : node.members) walk(*member.value);
  }

  void call(const Call& call) {
    const Node& argument = call.argument();
    switch (call.function) {
      case Function::ref:
        if (argument.is_string()) add(ReferenceKind::ref, argument.text, argument);
        break;
      case Function::get_att:
        if (const auto target = get_att_target(argument)) {
          add(ReferenceKind::get_att, target->logical_id, argument, target->attribute);
        } else if (!argument.items.empty() && argument.items[0]->is_string()) {
          add(ReferenceKind::get_att, argument.items[0]->text, argument);  // the attribute is computed
        }
        break;
      case Function::sub: sub(argument); break;
      case Function::if_:
        if (!argument.items.empty() && argument.items[0]->is_string()) {
          add(ReferenceKind::use_condition, argument.items[0]->text, *argument.items[0]);
        }
        break;
      case Function::condition:
        if (in_conditions_ && argument.is_string()) add(ReferenceKind::use_condition, argument.text, argument);
        break;
      case Function::find_in_map:
        if (argument.items.empty()) break;
        if (argument.items[0]->is_string()) {
          add(ReferenceKind::use_mapping, argument.items[0]->text, *argument.items[0]);
        } else {
          out_.computes_mapping_ = true;
        }
        break;
      case Function::value_of:
        if (!argument.items.empty() && argument.items[0]->is_string()) {
          add(ReferenceKind::ref, argument.items[0]->text, *argument.items[0]);
        }
        break;
      default: break;
    }
  }

  void sub(const Node& argument) {
    const Node* text = argument.is_string() ? &argument : argument.items.empty() ? nullptr : argument.items[0];
    if (!text || !text->is_string()) return;
    const Node* own = argument.items.size() > 1 ? argument.items[1] : nullptr;
    for (const SubVariable& variable : sub_variables(text->text)) {
      if (own && own->member(variable.text)) continue;
      const AttributeName name = split_attribute(variable.text);
      if (name.attribute.empty()) {
        add(ReferenceKind::sub_ref, name.logical_id, *text);
      } else {
        add(ReferenceKind::sub_get_att, name.logical_id, *text, name.attribute);
      }
    }
  }

  const Template& model_;
  References& out_;
  const Node* call_ = nullptr;
  const Resource* resource_ = nullptr;
  const Entry* output_ = nullptr;
  bool in_conditions_ = false;
};

References::References(const Template& model) { ReferenceCollector(model, *this).collect(); }

void References::add_uses(const References& others) {
  values_.insert(others.values_.begin(), others.values_.end());
  conditions_.insert(others.conditions_.begin(), others.conditions_.end());
  mappings_.insert(others.mappings_.begin(), others.mappings_.end());
  computes_mapping_ = computes_mapping_ || others.computes_mapping_;
}

namespace {

/// Whether what refers needs what it refers to; a Fn::GetAtt of no attribute is a mistake and no more.
bool orders(const Reference& reference) {
  if (reference.kind == ReferenceKind::get_att) return !reference.attribute.empty() || reference.node->items.size() > 1;
  return reference.kind != ReferenceKind::use_condition && reference.kind != ReferenceKind::use_mapping;
}

}  // namespace

std::vector<std::vector<Dependency>> dependency_graph(const Template& model, const References& references) {
  std::vector<std::vector<Dependency>> graph(model.resources().size());
  if (graph.empty()) return graph;
  const Resource* first = &*model.resources().begin();
  for (const Reference& reference : references.all()) {
    const Resource* target = orders(reference) && reference.resource ? model.resources().find(reference.target)
                                                                     : nullptr;
    if (target) graph[reference.resource - first].push_back({static_cast<std::size_t>(target - first), &reference});
  }
  return graph;
}

}  // namespace cfnsonnet
