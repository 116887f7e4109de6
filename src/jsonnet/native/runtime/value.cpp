#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

std::string_view type_of(Value value) {
  if (value.is_number()) return "number";
  if (value.is_boolean()) return "boolean";
  switch (value.tag()) {
    case Tag::string: return "string";
    case Tag::array: return "array";
    case Tag::object: return "object";
    case Tag::function:
    case Tag::builtin: return "function";
    default: return "null";
  }
}

std::string_view with_article(Value value) {
  if (value.is_number()) return "a number";
  if (value.is_boolean()) return "a boolean";
  switch (value.tag()) {
    case Tag::string: return "a string";
    case Tag::array: return "an array";
    case Tag::object: return "an object";
    case Tag::function:
    case Tag::builtin: return "a function";
    default: return "null";
  }
}

}  // namespace cfnsonnet::jsonnet::native
