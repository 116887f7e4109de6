#include "jsonnet/native/std/members.h"

namespace cfnsonnet::jsonnet::native {

Value member_of(Evaluator& evaluator, Value object, const FieldEntry& entry) {
  evaluator.check_assertions(object);
  return evaluator.field(object, entry);
}

}  // namespace cfnsonnet::jsonnet::native
