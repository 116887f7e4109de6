#include "rules/values/locate.h"

#include "rules/values/resolve.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

class Walk {
 public:
  /// @param resolving  With whose help calls are computed; null: they are not.
  Walk(const Conditions& conditions, Scenario when, std::vector<Located>& out, const Context* resolving = nullptr)
      : conditions_(conditions), when_(std::move(when)), out_(out), resolving_(resolving) {}

  /// @param holder, name  Of the member that the value is; an item has none, and one that is left out is no gap.
  void value(const Node& node, std::string_view path, const Node* holder, std::string_view name) {
    if (!node.is_object()) return step(node, path, holder, name);  // nothing to take apart
    for (const Alternative& choice : alternatives(node, conditions_)) {
      const std::size_t before = when_.size();
      when_.insert(when_.end(), choice.when.begin(), choice.when.end());
      if (choice.when.empty() || conditions_.satisfiable(when_)) {
        if (choice.value) {
          step(*choice.value, path, holder, name);
        } else if (holder) {
          found({nullptr, holder, name, when_});
        }
      }
      when_.resize(before);
    }
  }

 private:
  void step(const Node& node, std::string_view path, const Node* holder, std::string_view held_as) {
    if (node.is_null()) return;
    const bool is_call = call_of(node).has_value();
    if (is_call && resolving_ && known(node, path, holder, held_as)) return;
    if (path.empty() || is_call) return found({&node, holder, held_as, when_, path.empty()});
    const std::size_t slash = path.find('/');
    const std::string_view name = path.substr(0, slash);
    const std::string_view rest = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    if (name == "*") {
      for (const Node* item : node.items) value(*item, rest, nullptr, {});
    } else if (name.starts_with('[')) {
      if (is_picked(node, name.substr(1, name.size() - 2))) step(node, rest, holder, held_as);
    } else if (node.is_object()) {
      if (const Node* member = node.find(name)) {
        value(*member, rest, &node, name);
      } else {
        found({nullptr, &node, name, when_});
      }
    }
  }

  /// @param member  Name and value, joined by "=".
  bool is_picked(const Node& node, std::string_view member) const {
    const std::size_t equals = member.find('=');
    const Node* value = node.find(member.substr(0, equals));
    if (value && resolving_) {
      const std::vector<Alternative> all = certain_alternatives(*value, *resolving_);
      if (all.size() == 1) value = all.front().value;
    }
    return value && value->scalar_text() == member.substr(equals + 1);
  }

  /// Goes on from each value that a call may have; false where none is known.
  bool known(const Node& call, std::string_view path, const Node* holder, std::string_view held_as) {
    const std::vector<Resolved> values = resolve(call, *resolving_, resolving_->computed);
    for (const Resolved& each : values) {
      const std::size_t before = when_.size();
      const std::size_t pinned = pins_.size();
      when_.insert(when_.end(), each.when.begin(), each.when.end());
      pins_.insert(pins_.end(), each.pins.begin(), each.pins.end());
      if (agree() && conditions_.satisfiable(when_, pins_)) {
        const Node* const outer = call_;
        const Node* const outer_source = source_;
        if (!call_) call_ = &call;
        source_ = each.source;
        value(*each.value, path, holder, held_as);
        call_ = outer;
        source_ = outer_source;
      }
      when_.resize(before);
      pins_.resize(pinned);
    }
    return !values.empty();
  }

  /// A parameter has one value.
  [[nodiscard]] bool agree() const {
    for (const Pin& pin : pins_)
      for (const Pin& other : pins_)
        if (pin.parameter == other.parameter && pin.value != other.value) return false;
    return true;
  }

  void found(Located located) {
    if (out_.size() >= max_located) return;
    if (call_) {
      located.call = call_;
      located.source = source_ && located.value && located.value->parent ? located.value : source_;
      located.pins = pins_;
    }
    out_.push_back(std::move(located));
  }

  const Conditions& conditions_;
  Scenario when_;
  std::vector<Located>& out_;
  const Context* resolving_;
  const Node* call_ = nullptr;    // whose value this is, where one gives it
  const Node* source_ = nullptr;  // and where it has it from
  std::vector<Pin> pins_;
};

}  // namespace

std::vector<Located> locate(const Node& from, std::string_view path, const Context& context, const Scenario& when) {
  std::vector<Located> out;
  Walk(context.conditions, when, out).value(from, path, nullptr, {});
  return out;
}

std::vector<Located> locate_known(const Node& from, std::string_view path, const Context& context,
                                  const Scenario& when) {
  std::vector<Located> out;
  Walk(context.conditions, when, out, &context).value(from, path, nullptr, {});
  return out;
}

std::vector<Located> locate_known(const Resource& resource, std::string_view path, const Context& context) {
  const Scenario when = existence(resource, context);
  if (const Node* properties = resource.properties()) return locate_known(*properties, path, context, when);
  return {{nullptr, &resource.body(), "Properties", when}};
}

std::vector<Alternative> values_at(const Node& from, std::string_view path, const Conditions& conditions,
                                   const Scenario& when) {
  std::vector<Located> located;
  Walk(conditions, when, located).value(from, path, nullptr, {});
  std::vector<Alternative> values;
  for (Located& each : located)
    if (each.value && each.arrived) values.push_back({std::move(each.when), each.value});
  return values;
}

std::vector<Located> locate(const Resource& resource, std::string_view path, const Context& context) {
  const Scenario when = existence(resource, context);
  if (const Node* properties = resource.properties()) return locate(*properties, path, context, when);
  return {{nullptr, &resource.body(), "Properties", when}};
}

std::vector<Alternative> certain_alternatives(const Node& value, const Context& context) {
  std::vector<Alternative> all = alternatives(value, context.conditions);
  for (Alternative& choice : all) {
    if (!choice.value || !call_of(*choice.value)) continue;
    const std::vector<Resolved> found = resolve(*choice.value, context, context.computed);
    const bool is_certain = found.size() == 1 && found.front().source && found.front().pins.empty() &&
                            found.front().when.empty();
    if (is_certain) choice.value = found.front().source;
  }
  return all;
}

Scenario existence(const Resource& resource, const Context& context) {
  const std::string_view condition = resource.condition();
  const auto id = condition.empty() ? std::nullopt : context.conditions.id(condition);
  return id ? Scenario{{*id, true}} : Scenario{};
}

Scenario assumed_existence(const Resource& resource, const Context& context) {
  Scenario exists = existence(resource, context);
  return context.conditions.satisfiable(exists) ? exists : Scenario();
}

bool compatible(const Located& a, const Located& b, const Context& context) {
  Scenario when = a.when;
  when.insert(when.end(), b.when.begin(), b.when.end());
  std::vector<Pin> pins = a.pins;
  bool is_shared = false;
  for (const Pin& pin : b.pins) {
    for (const Pin& other : a.pins) {
      if (pin.parameter != other.parameter) continue;
      if (pin.value != other.value) return false;
      is_shared = true;
    }
    pins.push_back(pin);
  }
  const bool meant = a.pins.empty() || b.pins.empty() || is_shared || are_defaults(pins, context);
  return meant && context.conditions.satisfiable(when, pins);
}

bool compatible(const Scenario& a, const Scenario& b, const Context& context) {
  return together(a, b, context.conditions).has_value();
}

std::optional<Scenario> together(const Scenario& a, const Scenario& b, const Conditions& conditions) {
  Scenario both = a;
  both.insert(both.end(), b.begin(), b.end());
  return conditions.satisfiable(both) ? std::optional(std::move(both)) : std::nullopt;
}

const Resource* referred(const Node& value, const Context& context) {
  const auto call = call_of(value);
  if (!call) return nullptr;
  const Node& argument = call->argument();
  std::string_view name;
  if (call->function == Function::ref && argument.is_string()) {
    name = argument.text;
  } else if (call->function == Function::get_att) {
    if (const auto target = get_att_target(argument)) name = target->logical_id;
  } else if (call->function == Function::sub && argument.is_string()) {
    const auto variables = sub_variables(argument.text);
    if (variables.size() == 1 && argument.text.starts_with("${") && argument.text.find('}') + 1 == argument.text.size())
      name = split_attribute(variables.front().text).logical_id;
  }
  return name.empty() ? nullptr : context.model.resources().find(name);
}

Target target_of(const Located& located, const Located& other) {
  Target target = target_of(located);
  if (!located.call && !other.pins.empty()) {
    target = target_of(other);
    target.about = located.value ? located.value : located.holder;
  }
  return target;
}

Target target_of(const Located& located) {
  if (located.call) {
    Target target{located.source ? located.source : located.call->members.front().value};
    target.given_by = located.call;
    target.when = located.when;
    target.from_source = located.source != nullptr;
    return target;
  }
  if (!located.value) return {located.holder, nullptr, located.name, nullptr, nullptr, located.when};
  const Node* member = located.holder ? located.holder->find(located.name) : nullptr;
  if (!member || member == located.value) return {located.value, nullptr, {}, nullptr, nullptr, located.when};
  return {member, nullptr, {}, &located.value->origin(), nullptr, located.when};
}

}  // namespace cfnsonnet::rules
