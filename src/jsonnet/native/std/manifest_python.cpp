// Python: manifestPython, a value as an expression, and manifestPythonVars, the fields of an object as assignments.
#include <string_view>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/json_text.h"
#include "jsonnet/native/output/output_buffer.h"
#include "jsonnet/native/output/value_place.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/std/families.h"
#include "jsonnet/native/std/members.h"

namespace cfnsonnet::jsonnet::native {
namespace {

class PythonWriter {
 public:
  PythonWriter(Evaluator& evaluator, OutputBuffer& out) : evaluator_(evaluator), out_(out) {}

  /// @param value  Evaluated.
  void write(Value value, const ValuePlace* place) {
    if (value.is_object()) return write_dict(value, place);
    if (value.is_array()) return write_list(value, place);
    if (value.is_null()) return out_.append("None");
    if (value.is_boolean()) return out_.append(value.as_boolean() ? "True" : "False");
    if (!write_json_scalar(evaluator_, value, out_)) fail_function(place);
  }

 private:
  void write_dict(Value object, const ValuePlace* place) {
    evaluator_.budget.check_depth();
    out_.append('{');
    bool first = true;
    for (const FieldEntry& entry : evaluator_.objects.fields(object)) {
      if (entry.hidden) continue;
      evaluator_.budget.tick();
      if (!first) out_.append(", ");
      first = false;
      write_json_string(entry.name->view(), out_);
      out_.append(": ");
      const ValuePlace here{place, entry.name};
      write(member_of(evaluator_, object, entry), &here);
    }
    out_.append('}');
  }

  void write_list(Value array, const ValuePlace* place) {
    evaluator_.budget.check_depth();
    out_.append('[');
    const std::span<Value> items = items_of(evaluator_, array);
    for (std::size_t i = 0; i < items.size(); ++i) {
      evaluator_.budget.tick();
      if (i != 0) out_.append(", ");
      const ValuePlace here{place, nullptr, i};
      write(evaluator_.force_slot(items[i]), &here);
    }
    out_.append(']');
  }

  [[noreturn]] __attribute__((noinline)) void fail_function(const ValuePlace* place) {
    evaluator_.fail("a function cannot be manifested as Python; it is at {}", path_to(place));
  }

  Evaluator& evaluator_;
  OutputBuffer& out_;
};

Value manifest_python(Evaluator& evaluator, const Arguments& arguments) {
  OutputBuffer out(evaluator);
  PythonWriter(evaluator, out).write(evaluator.force(arguments[0]), nullptr);
  return evaluator.strings.make(out.view());
}

Value manifest_python_variables(Evaluator& evaluator, const Arguments& arguments) {
  const Value object = object_argument(evaluator, arguments, 0);
  OutputBuffer out(evaluator);
  PythonWriter writer(evaluator, out);
  for (const FieldEntry& entry : evaluator.objects.fields(object)) {
    if (entry.hidden) continue;
    out.append(entry.name->view());
    out.append(" = ");
    const ValuePlace here{nullptr, entry.name};
    writer.write(member_of(evaluator, object, entry), &here);
    out.append('\n');
  }
  return evaluator.strings.make(out.view());
}

}  // namespace

std::span<const BuiltIn> manifest_python_functions() {
  static constexpr BuiltIn table[] = {
      {"manifestPython", "v", manifest_python},
      {"manifestPythonVars", "conf", manifest_python_variables},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
