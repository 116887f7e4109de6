// Objects: which fields there are, their values, and objects made from others.
//
// Names come sorted. Fields are read when somebody looks at the result, not when it is made.
#include <string_view>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/std/elements.h"
#include "jsonnet/native/std/families.h"
#include "jsonnet/native/std/members.h"

namespace cfnsonnet::jsonnet::native {
namespace {

enum class Which : bool { visible, all };

/// An array of what `make` gives for each field.
template <class Make>
Value array_of_fields(Evaluator& evaluator, Value object, Which which, Make make) {
  const std::span<const FieldEntry> entries = evaluator.objects.fields(object);
  ArrayCell* array = evaluator.heap.array(which == Which::all ? entries.size() : visible_count(evaluator, object));
  Value* at = array->items();
  for (const FieldEntry& entry : entries) {
    if (entry.hidden && which == Which::visible) continue;
    evaluator.budget.tick();
    *at++ = make(entry);
  }
  return Value::array(array);
}

// --- Names ---------------------------------------------------------------------------------------

Value names_of(Evaluator& evaluator, Value object, Which which) {
  return array_of_fields(evaluator, object, which,
                         [&](const FieldEntry& entry) { return evaluator.origins.name_value(object, entry); });
}

template <Which which>
Value object_fields(Evaluator& evaluator, const Arguments& arguments) {
  return names_of(evaluator, object_argument(evaluator, arguments, 0), which);
}

Value object_fields_ex(Evaluator& evaluator, const Arguments& arguments) {
  const Value object = object_argument(evaluator, arguments, 0);
  return names_of(evaluator, object, boolean_argument(evaluator, arguments, 1) ? Which::all : Which::visible);
}

/// The field that the second argument names; null where the object has none.
const FieldEntry* field_argument(Evaluator& evaluator, const Arguments& arguments, Value object) {
  return evaluator.objects.find_field(object, string_argument(evaluator, arguments, 1));
}

template <Which which>
Value object_has(Evaluator& evaluator, const Arguments& arguments) {
  const Value object = object_argument(evaluator, arguments, 0);
  const FieldEntry* entry = field_argument(evaluator, arguments, object);
  return Value::boolean(entry != nullptr && (which == Which::all || !entry->hidden));
}

Value object_has_ex(Evaluator& evaluator, const Arguments& arguments) {
  return boolean_argument(evaluator, arguments, 2) ? object_has<Which::all>(evaluator, arguments)
                                                   : object_has<Which::visible>(evaluator, arguments);
}

// --- Values --------------------------------------------------------------------------------------

template <Which which>
Value object_values(Evaluator& evaluator, const Arguments& arguments) {
  const Value object = object_argument(evaluator, arguments, 0);
  return array_of_fields(evaluator, object, which,
                         [&](const FieldEntry& entry) { return evaluator.lazy_field(object, entry); });
}

template <Which which>
Value object_keys_values(Evaluator& evaluator, const Arguments& arguments) {
  const Value object = object_argument(evaluator, arguments, 0);
  const Name key = evaluator.names.intern("key");
  const Name value = evaluator.names.intern("value");
  return array_of_fields(evaluator, object, which, [&](const FieldEntry& entry) {
    const NewField pair[] = {{key, evaluator.origins.name_value(object, entry)},
                             {value, evaluator.lazy_field(object, entry)}};
    return evaluator.objects.make(pair);
  });
}

Value get(Evaluator& evaluator, const Arguments& arguments) {
  const Value object = object_argument(evaluator, arguments, 0);
  const FieldEntry* entry = field_argument(evaluator, arguments, object);
  const bool hidden_too = !arguments.has(3) || boolean_argument(evaluator, arguments, 3);
  if (entry != nullptr && (hidden_too || !entry->hidden)) return member_of(evaluator, object, *entry);
  return arguments.has(2) ? evaluator.force(arguments[2]) : Value::null();
}

// --- Objects from objects ------------------------------------------------------------------------

Value map_with_key(Evaluator& evaluator, const Arguments& arguments) {
  const Value function = function_argument(evaluator, arguments, 0);
  const Value object = object_argument(evaluator, arguments, 1);
  FieldList fields(evaluator);
  for (const FieldEntry& entry : evaluator.objects.fields(object)) {
    if (entry.hidden) continue;
    evaluator.budget.tick();
    fields.add(
        entry.name,
        evaluator.lazy_call(function, evaluator.origins.name_value(object, entry), evaluator.lazy_field(object, entry)),
        evaluator.origins.name_source(object, entry));
  }
  return fields.object();
}

Value object_remove_key(Evaluator& evaluator, const Arguments& arguments) {
  const Value object = object_argument(evaluator, arguments, 0);
  const FieldEntry* removed = field_argument(evaluator, arguments, object);
  return removed == nullptr ? object : evaluator.objects.without_field(object, removed->name);
}

}  // namespace

std::span<const BuiltIn> object_functions() {
  static constexpr BuiltIn table[] = {
      {"get", "o f default? inc_hidden?", get, true},
      {"mapWithKey", "func obj", map_with_key},
      {"objectFields", "o", object_fields<Which::visible>},
      {"objectFieldsAll", "o", object_fields<Which::all>},
      {"objectFieldsEx", "obj inc_hidden", object_fields_ex},
      {"objectHas", "o f", object_has<Which::visible>},
      {"objectHasAll", "o f", object_has<Which::all>},
      {"objectHasEx", "obj f inc_hidden", object_has_ex},
      {"objectKeysValues", "o", object_keys_values<Which::visible>},
      {"objectKeysValuesAll", "o", object_keys_values<Which::all>},
      {"objectRemoveKey", "obj key", object_remove_key},
      {"objectValues", "o", object_values<Which::visible>},
      {"objectValuesAll", "o", object_values<Which::all>},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
