#include "rules/functions/mapping_keys.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "names/nearest.h"
#include "rules/values/resolve.h"
#include "template/parameter_values.h"

namespace cfnsonnet::rules {

using document::Node;

void check_mapping_keys(const Call& call, const Context& context, Scratch& computed, Violations& out) {
  const Node& argument = call.argument();
  if (argument.items.size() > 3 || context.model.has_macros()) return;  // a default value makes every key right
  const auto& mappings = context.model.mappings();
  const Node& name = *argument.items[0];
  if (!name.is_string()) return;
  const Entry* map = mappings.find(name.text);
  if (!map) {
    if (const Node* section = context.model.section("Mappings"); section && section->member("Fn::Transform")) return;
    out.add(E1011, name, "\"{}\" is not a mapping of this template{}", name.text,
            did_you_mean(name.text, mappings.names()))
        .remedy = replace(name, same_but_for_case(name.text, mappings.names()));
    return;
  }
  if (map->body().member("Fn::Transform")) return;
  const auto is_pseudo_ref = [](const Node& key) {
    const auto ref = call_of(key);
    return ref && ref->function == Function::ref && ref->argument().is_string() &&
           is_pseudo_parameter(ref->argument().text);
  };
  const auto member_names = [](const Node& object) {
    std::vector<std::string_view> names;
    for (const document::Member& member : object.members) names.push_back(member.name);
    return names;
  };
  // Whoever deploys may give another value than the default, which often is a mere placeholder.
  const auto is_open = [&](const Pin& pin) {
    const Parameter* parameter = context.model.parameters().find(pin.parameter);
    const Node* allowed = parameter ? parameter->body().find("AllowedValues") : nullptr;
    return parameter && !(allowed && !allowed->items.empty()) && !deployed_value(*parameter, context.deployment);
  };
  const auto keys = [&](const Node& key) {  // those that the key may be; none where that is not known
    std::vector<std::string_view> texts;
    for (const Resolved& resolved : resolve(key, context, computed)) {
      if (std::ranges::any_of(resolved.pins, is_open)) return std::vector<std::string_view>();
      if (const auto text = resolved.value->scalar_text()) texts.push_back(*text);
    }
    return texts;
  };
  const Node& top = *argument.items[1];
  const Node& second = *argument.items[2];
  std::vector<const Node*> rows;
  if (is_pseudo_ref(top)) {
    for (const document::Member& row : map->body().members) rows.push_back(row.value);
  } else {
    const auto texts = keys(top);
    for (std::string_view text : texts) {
      if (const Node* row = map->body().find(text)) rows.push_back(row);
    }
    if (texts.empty()) return;
    if (rows.empty()) {
      out.add(E1011, top, "\"{}\" is not a key of the mapping \"{}\"{}", texts.front(), name.text,
              did_you_mean(texts.front(), member_names(map->body())))
          .remedy = replace(top, same_but_for_case(texts.front(), member_names(map->body())));
      return;
    }
  }
  if (is_pseudo_ref(second)) return;
  const auto texts = keys(second);
  if (texts.empty()) return;
  for (const Node* row : rows) {
    if (row->member("Fn::Transform")) return;
    for (std::string_view text : texts) {
      if (row->find(text)) return;
    }
  }
  if (rows.empty()) return;
  out.add(E1011, second, "\"{}\" is not a second key of the mapping \"{}\"{}", texts.front(), name.text,
          did_you_mean(texts.front(), member_names(*rows.front())))
      .remedy = rows.size() == 1 ? replace(second, same_but_for_case(texts.front(), member_names(*rows.front())))
                                 : Remedy();
}

}  // namespace cfnsonnet::rules
