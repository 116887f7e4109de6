#include "describe/expression.h"

#include <string_view>

#include <fmt/format.h>

#include "template/intrinsic.h"

namespace cfnsonnet::describe {
namespace {

using document::Member;
using document::Node;

std::string in_quotes(std::string_view text) { return fmt::format("\"{}\"", text); }

/// "a, b", or the one argument of a function that takes no list.
std::string joined(const Node& argument, std::string_view separator) {
  if (!argument.is_array()) return expression(argument);
  std::string out;
  for (const Node* item : argument.items) out += (out.empty() ? "" : std::string(separator)) + expression(*item);
  return out;
}

/// A name that a function takes as text: without quotes.
std::string name(const Node& node) { return node.is_string() ? std::string(node.text) : expression(node); }

std::string call(Function function, const Node& argument) {
  const auto item = [&](std::size_t index) {
    return index < argument.items.size() ? expression(*argument.items[index]) : std::string("?");
  };
  switch (function) {
    case Function::ref:
    case Function::condition: return name(argument);
    case Function::get_att:
      if (const auto target = get_att_target(argument))
        return fmt::format("{}.{}", target->logical_id, target->attribute);
      break;
    case Function::equals: return fmt::format("{} == {}", item(0), item(1));
    case Function::not_: return fmt::format("not ({})", joined(argument, ", "));
    case Function::and_: return fmt::format("({})", joined(argument, " and "));
    case Function::or_: return fmt::format("({})", joined(argument, " or "));
    case Function::if_:
      if (argument.items.size() == 3)
        return fmt::format("if {} then {} else {}", name(*argument.items[0]), item(1), item(2));
      break;
    default: break;
  }
  std::string_view short_name = name_of(function);
  if (short_name.starts_with("Fn::")) short_name.remove_prefix(4);
  return fmt::format("{}({})", short_name, joined(argument, ", "));
}

std::string object(const Node& node) {
  std::string out;
  for (const Member& member : node.members)
    out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", member.name, expression(*member.value));
  return '{' + out + '}';
}

}  // namespace

std::string expression(const Node& node) {
  switch (node.kind) {
    case document::Kind::null: return "null";
    case document::Kind::boolean: return node.boolean ? "true" : "false";
    case document::Kind::number: return std::string(node.text);
    case document::Kind::string: return in_quotes(node.text);
    case document::Kind::array: return '[' + joined(node, ", ") + ']';
    case document::Kind::object: break;
  }
  if (const auto found = call_of(node)) return call(found->function, found->argument());
  return object(node);
}

}  // namespace cfnsonnet::describe
