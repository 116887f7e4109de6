#include "jsonnet/native/std/members.h"

#include "jsonnet/native/builtin.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// Of an object and the name of one of its fields.
Value read_member(Evaluator& evaluator, const Arguments& arguments) {
  return member_of(evaluator, arguments[0], *evaluator.find_field(arguments[0], evaluator.intern(arguments[1])));
}

constexpr BuiltIn reader{"field", "object name", read_member};  // Has no name in the language.

}  // namespace

Value lazy_member(Evaluator& evaluator, Value object, const FieldEntry& entry) {
  return evaluator.lazy_call(Value::builtin(&reader), object, Value::string(entry.name));
}

Value member_of(Evaluator& evaluator, Value object, const FieldEntry& entry) {
  evaluator.check_assertions(object);
  return evaluator.field(object, entry);
}

}  // namespace cfnsonnet::jsonnet::native
