#include "rules/values/composed.h"

#include <algorithm>

#include "rules/values/equality.h"
#include "template/conditions.h"
#include "template/intrinsic.h"
#include "template/parameter_values.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

class Composer {
 public:
  explicit Composer(const Context& context) : context_(context) {}

  Composed take() { return std::move(units_); }

  void value(const Node& node) {
    const auto call = call_of(node);
    if (!call) {
      const auto scalar = node.scalar_text();
      return scalar && !has_dynamic_reference(*scalar) ? text(*scalar) : unknown(canonical(node));
    }
    const Node& argument = call->argument();
    ++depth_;
    if (depth_ > max_nesting || !this->call(call->function, argument)) unknown(canonical(node));
    --depth_;
  }

 private:
  // Calls inside of calls, and buckets whose names hang on others; deeper ones count as unknown.
  static constexpr int max_nesting = 32;
  // The longest text that is compared, an input template, has 8,192 characters; what is longer was made to keep
  // somebody busy.
  static constexpr std::size_t max_units = 16384;

  void text(std::string_view known) {
    if (units_.size() + known.size() > max_units) return unknown("more");
    for (const char c : known) units_.push_back({Unit::known, std::string(1, c)});
  }
  void unknown(std::string key) { units_.push_back({Unit::unknown, std::move(key)}); }

  /// False, and nothing added, where the function gives what is not known.
  bool call(Function function, const Node& argument) {
    switch (function) {
      case Function::ref:
        if (argument.is_string()) ref(argument.text);
        return argument.is_string();
      case Function::get_att: {
        const auto target = get_att_target(argument);
        if (target) attribute(*target);
        return target.has_value();
      }
      case Function::sub: return sub(argument);
      case Function::join: return join(argument);
      default: return false;
    }
  }

  void ref(std::string_view name) {
    const Parameter* parameter = context_.deployment ? context_.model.parameters().find(name) : nullptr;
    if (const auto given = parameter ? deployed_value(*parameter, context_.deployment) : std::nullopt)
      return text(*given);
    const Resource* resource = context_.model.resources().find(name);
    if (!resource || resource->type() != "AWS::S3::Bucket" || ++depth_ > max_nesting)
      return unknown("Ref " + std::string(name));
    bucket_name(*resource);
    --depth_;
  }

  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
  void bucket_name(const Resource& bucket) {
    const Node* properties = bucket.properties();
    const Node* name = properties ? properties->find("BucketName") : nullptr;
    const bool has_members_of_its_own = !properties || (properties->is_object() && !call_of(*properties));
    const auto names = name ? alternatives(*name, context_.conditions) : std::vector<Alternative>{{{}, nullptr}};
    if (names.size() != 1 || !has_members_of_its_own) return unknown("Ref " + std::string(bucket.name()));
    if (names.front().value) return value(*names.front().value);
    units_.push_back({Unit::generated, std::string(bucket.name())});
  }

  void attribute(const AttributeName& target) {
    const Resource* resource = context_.model.resources().find(target.logical_id);
    if (!resource || resource->type() != "AWS::S3::Bucket" || target.attribute != "Arn")
      return unknown(fmt::format("GetAtt {}.{}", target.logical_id, target.attribute));
    text("arn:");
    unknown("Ref AWS::Partition");
    text(":s3:::");
    ref(target.logical_id);
  }

  bool sub(const Node& argument) {
    const Node* pattern = argument.is_string() ? &argument : argument.items.size() == 2 ? argument.items[0] : nullptr;
    const Node* own = argument.is_string() ? nullptr : argument.items.size() == 2 ? argument.items[1] : nullptr;
    if (!pattern || !pattern->is_string() || (own && call_of(*own))) return false;
    std::size_t from = 0;
    for (const SubVariable& variable : sub_variables(pattern->text)) {
      text(pattern->text.substr(from, variable.offset - from));
      from = pattern->text.find('}', variable.offset) + 1;
      const Node* given = own ? own->find(variable.text) : nullptr;
      if (given) {
        value(*given);
      } else if (variable.text.find('.') != std::string_view::npos) {
        attribute(split_attribute(variable.text));
      } else {
        ref(variable.text);
      }
    }
    text(pattern->text.substr(from));
    return true;
  }

  bool join(const Node& argument) {
    if (argument.items.size() != 2 || !argument.items[0]->is_string() || !argument.items[1]->is_array()) return false;
    for (const Node* item : argument.items[1]->items) {
      if (item != argument.items[1]->items.front()) text(argument.items[0]->text);
      value(*item);
    }
    return true;
  }

  const Context& context_;
  Composed units_;
  int depth_ = 0;
};

}  // namespace

Composed composed(const Node& value, const Context& context) {
  Composer composer(context);
  composer.value(value);
  return composer.take();
}

std::string known_text(const Composed& text) {
  std::string known;
  for (const Unit& unit : text) known += unit.kind == Unit::known ? unit.text.front() : '\0';
  return known;
}

std::optional<bool> are_equal(Composed a, Composed b) {
  const auto [a_end, b_end] = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  a.erase(a_end.base(), a.end());
  b.erase(b_end.base(), b.end());
  const auto [a_begin, b_begin] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  a.erase(a.begin(), a_begin);
  b.erase(b.begin(), b_begin);
  if (a.empty() && b.empty()) return true;
  const auto is_unknown = [](const Unit& unit) { return unit.kind == Unit::unknown; };
  if (std::ranges::any_of(a, is_unknown) || std::ranges::any_of(b, is_unknown)) return std::nullopt;
  return false;
}

}  // namespace cfnsonnet::rules
