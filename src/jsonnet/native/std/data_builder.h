// Builds a value from the events of a parser: what JSON and YAML have in common.
//
// Values under construction lie in one stack of roots, the names of fields in another beside it; the end of an array or
// an object takes its share off and puts the value in its place. So no nesting needs C++ stack.
#pragma once

#include <cstddef>
#include <vector>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/program/program.h"
#include "jsonnet/native/runtime/heap.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

class DataBuilder {
 public:
  explicit DataBuilder(Evaluator& evaluator) : evaluator_(evaluator), values_(evaluator.heap) {}

  /// How many arrays and objects are open.
  [[nodiscard]] std::size_t depth() const { return levels_.size(); }
  /// Whether the innermost of them is an object.
  [[nodiscard]] bool in_object() const { return levels_.back().is_object; }
  /// Whether it has a name without a value.
  [[nodiscard]] bool has_name() const;
  /// Items or fields of the innermost.
  [[nodiscard]] std::size_t count() const { return values_.values.size() - levels_.back().first_value; }

  void begin_array() { levels_.push_back({false, values_.values.size(), names_.size()}); }
  void begin_object() { levels_.push_back({true, values_.values.size(), names_.size()}); }
  void name(Name name) { names_.push_back(name); }
  /// An item, the value of the field that was named last, or the whole.
  void value(Value value) { values_.values.push_back(value); }
  /// Ends the innermost array or object: it becomes a value of the one around, and is returned. Of fields of the same
  /// name the last stays.
  Value end();
  /// Takes the value off again that was added or ended last: the whole, when nothing is open.
  [[nodiscard]] Value take() {
    const Value last = values_.values.back();
    values_.values.pop_back();
    return last;
  }

 private:
  struct Level {
    bool is_object;
    std::size_t first_value;  // In values_.
    std::size_t first_name;   // In names_.
  };

  [[nodiscard]] Value object(const Level& level);

  Evaluator& evaluator_;
  Rooted values_;
  std::vector<Name> names_;
  std::vector<Level> levels_;
};

}  // namespace cfnsonnet::jsonnet::native
