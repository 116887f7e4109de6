#include "rules/values/resolve.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>

#include "document/one_line.h"
#include "rules/network/cidr.h"
#include "template/computed.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

using document::Kind;
using document::Node;

const Node& Scratch::string(std::string_view text) {
  Node& node = nodes_.emplace_back();
  node.kind = Kind::string;
  node.text = texts_.emplace_back(text);
  return node;
}

const Node& Scratch::list(std::vector<const Node*> items) {
  Node& node = nodes_.emplace_back();
  node.kind = Kind::array;
  node.items = lists_.emplace_back(std::move(items));
  return node;
}

const Node& Scratch::list_of_strings(const std::vector<std::string>& texts) {
  std::vector<const Node*> items;
  for (const std::string& text : texts) items.push_back(&string(text));
  return list(std::move(items));
}

void Scratch::clear() {
  nodes_.clear();
  texts_.clear();
  lists_.clear();
}

namespace {

// One region stands for all of them: what differs by region is checked elsewhere.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
std::optional<std::string_view> pseudo_value(std::string_view name) {
  if (name == "AWS::AccountId") return "123456789012";
  if (name == "AWS::Partition") return "aws";
  if (name == "AWS::Region") return "us-east-1";
  if (name == "AWS::StackName") return "teststack";
  if (name == "AWS::StackId")
    return "arn:aws:cloudformation:us-east-1:123456789012:stack/teststack/51af3dc0-da77-11e4-872e-1234567db123";
  if (name == "AWS::URLSuffix") return "amazonaws.com";
  return std::nullopt;
}

/// Attributes that give what the property of their name says, by the page of each type.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html
struct Repeated {
  std::string_view type;
  std::string_view name;
};
constexpr Repeated repeated[] = {{"AWS::EC2::Subnet", "CidrBlock"}, {"AWS::EC2::VPC", "CidrBlock"}};

/// Whether a call in it has yet to be computed.
bool has_call(const Node& node) {
  return std::ranges::any_of(node.items, [](const Node* item) { return has_call(*item); }) ||
         std::ranges::any_of(node.members, [](const document::Member& member) {
           return function_of(member.name) || has_call(*member.value);
         });
}

class Resolver {
 public:
  Resolver(const Context& context, Scratch& scratch) : context_(context), scratch_(scratch) {}

  std::vector<Resolved> values(const Node& value) {
    const auto call = call_of(value);
    if (!call) return {{&value, {}, {}, nullptr}};
    if (++depth_ > max_nesting) return {};
    std::vector<Resolved> found = this->call(*call);
    --depth_;
    return found.size() > max_resolved ? std::vector<Resolved>() : found;
  }

 private:
  // Calls inside of calls; deeper ones count as unknown.
  static constexpr int max_nesting = 32;

  std::vector<Resolved> call(const Call& call) {
    const Node& argument = call.argument();
    switch (call.function) {
      case Function::ref: return argument.is_string() ? ref(argument.text) : std::vector<Resolved>();
      case Function::get_att: return get_att(argument);
      case Function::if_: return if_(argument);
      case Function::join: return join(argument);
      case Function::select: return select(argument);
      case Function::split: return split_call(argument);
      case Function::sub: return sub(argument);
      case Function::find_in_map: return find_in_map(argument);
      case Function::get_azs: return get_azs(argument);
      case Function::cidr: return cidr(argument);
      case Function::to_json_string: return to_json_string(argument);
      default: return {};
    }
  }

  std::vector<Resolved> ref(std::string_view name) {
    if (const auto text = pseudo_value(name)) return {{&scratch_.string(*text), {}, {}, nullptr}};
    const Parameter* parameter = context_.model.parameters().find(name);
    if (!parameter || parameter->is_ssm()) return {};
    std::vector<Resolved> found;
    const auto add = [&](const Node& node) {
      const auto text = node.scalar_text();
      if (!text) return;
      const Node* value = nullptr;
      if (parameter->is_list()) {
        value = &scratch_.list_of_strings(list_items(*text));
      } else {
        value = &scratch_.string(*text);
      }
      found.push_back({value, {}, {{name, *text}}, &node});
    };
    if (const auto value = deployed_value(*parameter, context_.deployment)) {
      if (const Node* written = parameter->body().find("Default"); written && written->scalar_text() == value) {
        add(*written);
      } else {
        add(scratch_.string(*value));
        found.back().source = nullptr;
      }
      return found;
    }
    const Node* allowed = parameter->body().find("AllowedValues");
    if (allowed && !allowed->items.empty()) {
      for (const Node* item : allowed->items) add(*item);
      return found;
    }
    for (std::string_view member : {"Default", "MinValue", "MaxValue"}) {
      if (const Node* value = parameter->body().find(member)) add(*value);
    }
    return found;
  }

  std::vector<Resolved> get_att(const Node& argument) {
    const auto target = get_att_target(argument);
    const Resource* resource = target ? context_.model.resources().find(target->logical_id) : nullptr;
    if (!resource || !resource->properties() || !has_written_members(*resource->properties())) return {};
    const bool is_repeated = std::any_of(std::begin(repeated), std::end(repeated), [&](const Repeated& one) {
      return one.type == resource->type() && one.name == target->attribute;
    });
    const Node* property = is_repeated ? resource->properties()->find(target->attribute) : nullptr;
    return property ? values(*property) : std::vector<Resolved>();
  }

  std::vector<Resolved> if_(const Node& argument) {
    if (argument.items.size() != 3 || !argument.items[0]->is_string()) return {};
    const auto condition = context_.conditions.id(argument.items[0]->text);
    if (!condition) return {};
    std::vector<Resolved> found;
    for (const bool value : {true, false}) {
      for (Resolved& branch : values(*argument.items[value ? 1 : 2])) {
        branch.when.push_back({*condition, value});
        found.push_back(std::move(branch));
      }
    }
    return found;
  }

  using UseCombination = std::function<void(const std::vector<const Node*>& chosen, const Resolved& how)>;

  /// Every combination of a value for each of the items, handed on as the values chosen; false where one is unknown.
  bool combinations(const std::vector<const Node*>& items, const UseCombination& use) {
    Choices choices;
    for (const Node* item : items)
      if (!add_choice(choices, values(*item))) return false;
    combinations(choices, use);
    return true;
  }

  /// The values that each of some items may have.
  struct Choices {
    std::vector<std::vector<Resolved>> of_each;
    std::size_t product = 1;  ///< So many combinations there are.
  };

  /// False where the item's are not known, or there are too many combinations.
  static bool add_choice(Choices& choices, std::vector<Resolved> values) {
    choices.product *= values.size();
    choices.of_each.push_back(std::move(values));
    return choices.product > 0 && choices.product <= max_resolved;
  }

  static void combinations(const Choices& choices, const UseCombination& use) {
    for (std::size_t n = 0; n < choices.product; ++n) {
      std::vector<const Node*> chosen;
      Resolved all{nullptr, {}, {}, nullptr};
      std::size_t rest = n;
      for (const std::vector<Resolved>& choice : choices.of_each) {
        const Resolved& one = choice[rest % choice.size()];
        rest /= choice.size();
        chosen.push_back(one.value);
        merge(all, one);
      }
      if (consistent(all.pins)) use(chosen, all);
    }
  }

  /// A parameter that stands twice has one value.
  static bool consistent(std::span<const Pin> pins) {
    for (std::size_t i = 1; i < pins.size(); ++i)
      if (!agrees(pins[i], pins.first(i))) return false;
    return true;
  }

  static void merge(Resolved& into, const Resolved& other) {
    into.when.insert(into.when.end(), other.when.begin(), other.when.end());
    into.pins.insert(into.pins.end(), other.pins.begin(), other.pins.end());
  }

  std::vector<Resolved> join(const Node& argument) {
    if (argument.items.size() != 2 || !argument.items[0]->is_string()) return {};
    std::vector<Resolved> found;
    for (const Resolved& list : values(*argument.items[1])) {
      if (!list.value->is_array()) return {};
      const std::vector<const Node*> parts(list.value->items.begin(), list.value->items.end());
      bool known = true;
      const bool all = combinations(parts, [&](const std::vector<const Node*>& chosen, const Resolved& how) {
        std::string text;
        for (std::size_t i = 0; i < chosen.size(); ++i) {
          const auto part = chosen[i]->scalar_text();
          if (!part) {
            known = false;
            return;
          }
          if (i > 0) text += argument.items[0]->text;
          text += *part;
        }
        Resolved joined = how;
        joined.value = &scratch_.string(text);
        joined.source = nullptr;
        merge(joined, list);
        found.push_back(std::move(joined));
      });
      if (!all || !known) return {};
    }
    return found;
  }

  std::vector<Resolved> select(const Node& argument) {
    if (argument.items.size() != 2) return {};
    std::vector<Resolved> found;
    for (const Resolved& index : values(*argument.items[0])) {
      const auto text = index.value->scalar_text();
      std::size_t at = 0;
      if (!text || std::from_chars(text->data(), text->data() + text->size(), at).ec != std::errc()) return {};
      for (const Resolved& list : values(*argument.items[1])) {
        if (!list.value->is_array() || at >= list.value->items.size()) continue;
        for (Resolved& item : values(*list.value->items[at])) {
          merge(item, list);
          merge(item, index);
          if (consistent(item.pins)) found.push_back(std::move(item));
        }
      }
    }
    return found;
  }

  std::vector<Resolved> split_call(const Node& argument) {
    if (argument.items.size() != 2 || !argument.items[0]->is_string()) return {};
    std::vector<Resolved> found;
    for (Resolved& text : values(*argument.items[1])) {
      if (!text.value->is_string()) return {};
      text.source = nullptr;
      text.value = &scratch_.list_of_strings(split(text.value->text, argument.items[0]->text));
      found.push_back(std::move(text));
    }
    return found;
  }

  std::vector<Resolved> sub(const Node& argument) {
    const Node* text = argument.is_string() ? &argument : argument.items.size() == 2 ? argument.items[0] : nullptr;
    if (!text || !text->is_string()) return {};
    const Node* own = argument.is_string() ? nullptr : argument.items[1];
    if (own && call_of(*own)) return {};
    const std::vector<SubVariable> variables = sub_variables(text->text);
    Choices choices;
    for (const SubVariable& variable : variables) {
      const Node* value = own ? own->find(variable.text) : nullptr;
      if (!value && variable.text.find('.') != std::string_view::npos) return {};
      if (!add_choice(choices, value ? values(*value) : ref(variable.text))) return {};
    }
    std::vector<Resolved> found;
    bool known = true;
    combinations(choices, [&](const std::vector<const Node*>& chosen, const Resolved& how) {
      const auto replaced = substitute(text->text, variables, chosen);
      known = known && replaced;
      if (!replaced) return;
      Resolved one = how;
      one.value = &scratch_.string(unescape(*replaced));
      found.push_back(std::move(one));
    });
    return known ? found : std::vector<Resolved>();
  }

  /// The text with values in the place of its variables; nothing where one is no text.
  static std::optional<std::string> substitute(std::string_view text, const std::vector<SubVariable>& variables,
                                               const std::vector<const Node*>& values) {
    std::string out;
    std::size_t from = 0;
    for (std::size_t i = 0; i < variables.size(); ++i) {
      const auto part = values[i]->scalar_text();
      if (!part) return std::nullopt;
      out += text.substr(from, variables[i].offset - from);
      out += *part;
      from = text.find('}', variables[i].offset) + 1;
    }
    return out + std::string(text.substr(from));
  }

  /// "${!Name}" stands for the text "${Name}".
  static std::string unescape(std::string text) {
    for (std::size_t at = text.find("${!"); at != std::string::npos; at = text.find("${!", at + 2))
      text.erase(at + 2, 1);
    return text;
  }

  /// Where a stack is going to be is not known: of a mapping by region, each row may be the one.
  std::vector<Resolved> find_in_map(const Node& argument) {
    if (argument.items.size() < 3 || (argument.items.size() > 3 && !argument.items[3]->member("DefaultValue")))
      return {};
    const auto key = call_of(*argument.items[1]);
    const bool in_any_region = key && key->function == Function::ref && key->argument().text == "AWS::Region";
    std::vector<Resolved> found;
    const std::vector<const Node*> keys(argument.items.begin(), argument.items.begin() + 3);
    const bool all = combinations(keys, [&](const std::vector<const Node*>& chosen, const Resolved& how) {
      const auto map = chosen[0]->scalar_text();
      const auto top = chosen[1]->scalar_text();
      const auto second = chosen[2]->scalar_text();
      const Entry* mapping = map ? context_.model.mappings().find(*map) : nullptr;
      if (!mapping || !top || !second) return;
      for (const document::Member& row : mapping->body().members) {
        const Node* value = in_any_region || row.name == *top ? row.value->find(*second) : nullptr;
        if (!value) continue;
        Resolved one = how;
        one.value = value;
        one.source = value;
        found.push_back(std::move(one));
      }
    });
    return all ? found : std::vector<Resolved>();
  }

  std::vector<Resolved> to_json_string(const Node& argument) {
    if (has_call(argument)) return {};
    std::string text;
    document::write_on_one_line(argument, document::compact_json, text);
    return {{&scratch_.string(text), {}, {}, nullptr}};
  }

  std::vector<Resolved> get_azs(const Node& argument) {
    std::vector<Resolved> found;
    for (Resolved& region : values(argument)) {
      if (!region.value->is_string()) return {};
      // The zones of the region that stands for all (see pseudo_value).
      if (region.value->text != "" && region.value->text != "us-east-1") return {};
      region.source = nullptr;
      region.value = &scratch_.list_of_strings(
          {"us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d", "us-east-1e", "us-east-1f"});
      found.push_back(std::move(region));
    }
    return found;
  }

  std::vector<Resolved> cidr(const Node& argument) {
    if (argument.items.size() != 3) return {};
    std::vector<Resolved> found;
    bool known = true;
    const std::vector<const Node*> arguments(argument.items.begin(), argument.items.end());
    const bool all = combinations(arguments, [&](const std::vector<const Node*>& chosen, const Resolved& how) {
      const auto split = parse_cidr_split(*chosen[0], *chosen[1], *chosen[2]);
      const auto blocks = split ? split_cidr(*split) : std::nullopt;
      known = known && blocks;
      if (!blocks) return;
      Resolved list = how;
      list.value = &scratch_.list_of_strings(*blocks);
      list.source = nullptr;
      found.push_back(std::move(list));
    });
    return all && known ? found : std::vector<Resolved>();
  }

  const Context& context_;
  Scratch& scratch_;
  int depth_ = 0;
};

}  // namespace

bool agrees(const Pin& pin, std::span<const Pin> others) {
  return std::all_of(others.begin(), others.end(),
                     [&](const Pin& other) { return pin.parameter != other.parameter || pin.value == other.value; });
}

bool are_defaults(std::span<const Pin> pins, const Context& context) {
  return std::all_of(pins.begin(), pins.end(), [&](const Pin& pin) {
    const Parameter* parameter = context.model.parameters().find(pin.parameter);
    if (!parameter) return false;
    if (const auto deployed = deployed_value(*parameter, context.deployment)) return *deployed == pin.value;
    const Node* written = parameter->body().find("Default");
    return written && written->scalar_text() == pin.value;
  });
}

std::vector<Resolved> resolve(const Node& value, const Context& context, Scratch& scratch) {
  return Resolver(context, scratch).values(value);
}

}  // namespace cfnsonnet::rules
