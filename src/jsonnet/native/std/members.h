// Fields of objects for functions of std: read lazily, and collected for a new object.
#pragma once

#include <vector>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

/// `object.name`, the object's assertions first.
[[nodiscard]] Value member_of(Evaluator& evaluator, Value object, const FieldEntry& entry);

/// The fields of an object to be, safe from the garbage collector.
class FieldList {
 public:
  explicit FieldList(Evaluator& evaluator) : evaluator_(evaluator), roots_(evaluator.heap) {}

  /// Names must be unique; the value may be a thunk. One that was evaluated just before keeps its origin.
  /// @param name_origin  Of a name that comes from another object (Origins::name_source).
  void add(Name name, Value value, const ValueOrigin& name_origin = {}) {
    value = evaluator_.origins.with_origin(value);
    roots_.values.push_back(value);
    fields_.push_back({name, value, name_origin});
  }
  [[nodiscard]] Value object(Visibility visibility = Visibility::inherited) {
    return evaluator_.objects.make(fields_, visibility);
  }

 private:
  Evaluator& evaluator_;
  Rooted roots_;
  std::vector<NewField> fields_;
};

}  // namespace cfnsonnet::jsonnet::native
