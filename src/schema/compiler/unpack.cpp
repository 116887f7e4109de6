#include "schema/compiler/unpack.h"

#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/compiler/graph.h"
#include "schema/keyword.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

json number(double value) {
  // JSON tells 1 from 1.0; the schemas write whole numbers without a fraction.
  if (value >= -9e15 && value <= 9e15 && value == static_cast<double>(static_cast<std::int64_t>(value)))
    return static_cast<std::int64_t>(value);
  return value;
}

json strings(const List<std::string_view>& list) {
  json result = json::array();
  for (const std::string_view text : list) result.push_back(text);
  return result;
}

json scalar(const Value& value) {
  switch (value.kind) {
    case Value::Kind::string: return value.text;
    case Value::Kind::number: return json::parse(value.text, nullptr, false);
    case Value::Kind::boolean: return value.boolean;
    case Value::Kind::null: break;
  }
  return nullptr;
}

class TypeUnpacker {
 public:
  TypeUnpacker(const Type& type, const std::map<std::uint32_t, std::string>& structures) : type_(type) {
    if (type.is_structure()) names_ = structures;
    for (const Property& definition : type.definitions())
      names_.try_emplace(definition.schema.id(), "#/definitions/" + std::string(definition.name));
  }

  json run() {
    json result = {{"schema", contents(type_.schema(), 0)}};
    for (const Property& attribute : type_.attributes())
      result["attributes"][std::string(attribute.name)] = schema(attribute.schema, 0);
    for (const Property& definition : type_.definitions()) {
      const std::string name(definition.name);
      const bool own = names_.at(definition.schema.id()) == "#/definitions/" + name;
      result["definitions"][name] = own ? contents(definition.schema, 0) : schema(definition.schema, 0);
    }
    if (const auto ref = type_.ref()) result["ref"] = schema(*ref, 0);
    const List<std::string_view> lists[] = {
        type_.primary_identifier(),      type_.read_only(), type_.write_only(), type_.create_only(),
        type_.conditional_create_only(), type_.deprecated()};
    for (std::size_t i = 0; i < std::size(lists); ++i) {
      if (!lists[i].empty()) result[std::string(path_lists[i])] = strings(lists[i]);
    }
    if (type_.lifecycle() != LifecycleStatus::active) result["lifecycle"]["status"] = status_name(type_.lifecycle());
    if (!type_.lifecycle_date().empty()) result["lifecycle"]["date"] = type_.lifecycle_date();
    if (!type_.tag_property().empty()) result["tagging"] = type_.tag_property();
    return result;
  }

  [[nodiscard]] bool too_deep() const { return too_deep_; }

 private:
  json schema(const Schema& schema, int depth) {
    if (const auto named = names_.find(schema.id()); named != names_.end()) return {{"$ref", named->second}};
    return contents(schema, depth);
  }

  json contents(const Schema& part, int depth) {
    if (depth > max_text_depth / 2) {
      too_deep_ = true;
      return true;
    }
    json result = json::object();
    const auto inner = [&](const Schema& child) { return schema(child, depth + 1); };
    for (const Constraint& constraint : part.constraints()) {
      const KeywordInfo& keyword = info(constraint.keyword());
      const std::string name(keyword.name);
      json argument;
      switch (keyword.argument) {
        case Argument::never: return false;
        case Argument::types: argument = types(constraint.types()); break;
        case Argument::values:
          argument = json::array();
          for (const Value& value : constraint.values()) argument.push_back(scalar(value));
          break;
        case Argument::value: argument = scalar(constraint.values().front()); break;
        case Argument::schema: argument = inner(constraint.schema()); break;
        case Argument::schemas:
          for (const Schema& child : constraint.schemas()) argument.push_back(inner(child));
          break;
        case Argument::condition:
          argument = inner(constraint.schemas()[0]);
          result["then"] = inner(constraint.schemas()[1]);
          result["else"] = inner(constraint.schemas()[2]);
          break;
        case Argument::strings:
        case Argument::comparisons: argument = strings(constraint.strings()); break;
        case Argument::groups:
          if (!result.contains(name)) result[name] = json::array();
          result[name].push_back(strings(constraint.strings()));
          continue;
        case Argument::flag: argument = true; break;
        case Argument::pattern:
        case Argument::text: argument = constraint.text(); break;
        case Argument::count: argument = constraint.count(); break;
        case Argument::number: argument = number(constraint.number()); break;
        case Argument::properties:
        case Argument::pattern_properties:
          argument = json::object();
          for (const Property& property : constraint.properties())
            argument[std::string(property.name)] = inner(property.schema);
          break;
        case Argument::dependencies:
          argument = json::object();
          for (const Dependency& dependency : constraint.dependencies())
            argument[std::string(dependency.name)] = strings(dependency.others);
          break;
      }
      result[name] = std::move(argument);
    }
    return result;
  }

  static json types(TypeSet set) {
    json result = json::array();
    for (const JsonType type : json_types) {
      if (set.has(type)) result.push_back(type_name(type));
    }
    return result.size() == 1 ? result[0] : result;
  }

  const Type& type_;
  std::map<std::uint32_t, std::string> names_;  // Schema id → what refers to it.
  bool too_deep_ = false;
};

}  // namespace

Expected<json> unpack(const Type& type) {
  TypeUnpacker unpacker(type, {});
  json unpacked = unpacker.run();
  if (unpacker.too_deep()) return tl::unexpected(fmt::format("{}: the schema nests too deeply", type.name()));
  return unpacked;
}

Expected<json> unpack(const Bundle& bundle) {
  std::map<std::uint32_t, std::string> structures;
  for (const Type& type : bundle.types()) {
    if (type.is_structure()) structures.try_emplace(type.schema().id(), type.name());
  }
  json types = json::object();
  for (const Type& type : bundle.types()) {
    TypeUnpacker unpacker(type, structures);
    types[std::string(type.name())] = unpacker.run();
    if (unpacker.too_deep()) return tl::unexpected(fmt::format("{}: the schema nests too deeply", type.name()));
  }
  return types;
}

}  // namespace cfnsonnet::schema
