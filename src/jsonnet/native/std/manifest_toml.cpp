// TOML: manifestToml and manifestTomlEx. https://toml.io/en/v1.0.0
//
// The plain values of a table come first, then its tables, each under a header with its whole path. An array whose
// items are all objects is an array of tables; in any other array objects are written inline.
#include <algorithm>
#include <string>
#include <string_view>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/json_text.h"
#include "jsonnet/native/output/output_buffer.h"
#include "jsonnet/native/output/value_place.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/std/elements.h"
#include "jsonnet/native/std/families.h"
#include "jsonnet/native/std/members.h"

namespace cfnsonnet::jsonnet::native {
namespace {

bool is_bare(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
}

void write_key(std::string_view key, OutputBuffer& out) {
  if (std::ranges::all_of(key, is_bare)) return out.append(key);
  write_json_string(key, out);
}

class TomlWriter {
 public:
  TomlWriter(Evaluator& evaluator, std::string_view indent, OutputBuffer& out)
      : evaluator_(evaluator), indent_(indent), out_(out) {}

  /// @param depth  How far its lines are indented.
  void write_table(Value table, std::size_t depth, const ValuePlace* place) {
    evaluator_.budget.check_depth();
    bool first = true;
    for (const FieldEntry& entry : evaluator_.objects.fields(table)) {
      if (entry.hidden) continue;
      const Value value = member_of(evaluator_, table, entry);
      if (is_section(value)) continue;
      evaluator_.budget.tick();
      if (!first) out_.append('\n');
      first = false;
      const ValuePlace here{place, entry.name};
      write_pair(value, depth, &here);
    }
    for (const FieldEntry& entry : evaluator_.objects.fields(table)) {
      if (entry.hidden) continue;
      const Value value = evaluator_.field(table, entry);
      const ValuePlace here{place, entry.name};
      if (value.is_object()) {
        write_section(value, depth, &here, "[", "]");
      } else if (is_table_array(value)) {
        write_sections(items_of(evaluator_, value), depth, &here);
      }
    }
  }

 private:
  void write_sections(std::span<const Value> tables, std::size_t depth, const ValuePlace* place) {
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const ValuePlace here{place, nullptr, i};
      write_section(evaluator_.force(tables[i]), depth, &here, "[[", "]]");
    }
  }

  void write_section(Value table, std::size_t depth, const ValuePlace* place, std::string_view open,
                     std::string_view close) {
    evaluator_.budget.tick();
    out_.append("\n\n");
    write_indent(depth);
    out_.append(open);
    write_header(place);
    out_.append(close);
    if (visible_count(evaluator_, table) == 0) return;
    out_.append('\n');
    write_table(table, depth + 1, place);
  }

  /// The names that lead to a table; that it is an item of an array does not show.
  void write_header(const ValuePlace* place) {
    evaluator_.budget.check_depth();
    if (place->field == nullptr) return write_header(place->outer);
    if (place->outer != nullptr) {
      write_header(place->outer);
      out_.append('.');
    }
    write_key(place->field->view(), out_);
  }

  void write_pair(Value value, std::size_t depth, const ValuePlace* place) {
    write_indent(depth);
    write_key(place->field->view(), out_);
    out_.append(" = ");
    if (value.is_array() && value.as_array()->length != 0) return write_lines(value, depth, place);
    write_inline(value, place);
  }

  /// An array that is the value of a key has a line for each item.
  void write_lines(Value array, std::size_t depth, const ValuePlace* place) {
    const std::span<Value> items = items_of(evaluator_, array);
    for (std::size_t i = 0; i < items.size(); ++i) {
      evaluator_.budget.tick();
      out_.append(i == 0 ? "[\n" : ",\n");
      write_indent(depth + 1);
      const ValuePlace here{place, nullptr, i};
      write_inline(evaluator_.force_slot(items[i]), &here);
    }
    out_.append('\n');
    write_indent(depth);
    out_.append(']');
  }

  void write_inline(Value value, const ValuePlace* place) {
    if (value.is_array()) return write_inline_array(value, place);
    if (value.is_object()) return write_inline_table(value, place);
    if (value.is_null()) fail("null", place);
    if (!write_json_scalar(evaluator_, value, out_)) fail("a function", place);
  }

  void write_inline_array(Value array, const ValuePlace* place) {
    evaluator_.budget.check_depth();
    const std::span<Value> items = items_of(evaluator_, array);
    if (items.empty()) return out_.append("[]");
    for (std::size_t i = 0; i < items.size(); ++i) {
      evaluator_.budget.tick();
      out_.append(i == 0 ? "[ " : ", ");
      const ValuePlace here{place, nullptr, i};
      write_inline(evaluator_.force_slot(items[i]), &here);
    }
    out_.append(" ]");
  }

  void write_inline_table(Value table, const ValuePlace* place) {
    evaluator_.budget.check_depth();
    out_.append("{ ");
    bool first = true;
    for (const FieldEntry& entry : evaluator_.objects.fields(table)) {
      if (entry.hidden) continue;
      evaluator_.budget.tick();
      if (!first) out_.append(", ");
      first = false;
      write_key(entry.name->view(), out_);
      out_.append(" = ");
      const ValuePlace here{place, entry.name};
      write_inline(member_of(evaluator_, table, entry), &here);
    }
    out_.append(" }");
  }

  void write_indent(std::size_t depth) {
    if (indent_.empty()) return;
    for (; depth != 0; --depth) out_.append(indent_);
  }

  [[nodiscard]] bool is_section(Value value) { return value.is_object() || is_table_array(value); }

  [[nodiscard]] bool is_table_array(Value value) {
    if (!value.is_array() || value.as_array()->length == 0) return false;
    return std::ranges::all_of(items_of(evaluator_, value),
                               [&](Value& item) { return evaluator_.force_slot(item).is_object(); });
  }

  [[noreturn]] __attribute__((noinline)) void fail(std::string_view what, const ValuePlace* place) {
    evaluator_.fail("{} cannot be manifested as TOML; it is at {}", what, path_to(place));
  }

  Evaluator& evaluator_;
  std::string_view indent_;
  OutputBuffer& out_;
};

Value manifest(Evaluator& evaluator, const Arguments& arguments, std::string_view indent) {
  const Value value = object_argument(evaluator, arguments, 0);
  OutputBuffer out(evaluator);
  TomlWriter(evaluator, indent, out).write_table(value, 0, nullptr);
  return evaluator.strings.make(out.view());
}

Value manifest_toml(Evaluator& evaluator, const Arguments& arguments) { return manifest(evaluator, arguments, "  "); }

Value manifest_toml_ex(Evaluator& evaluator, const Arguments& arguments) {
  const Value indent = evaluator.to_string(evaluator.force(arguments[1]));
  return manifest(evaluator, arguments, std::string(evaluator.strings.view(indent)));
}

}  // namespace

std::span<const BuiltIn> manifest_toml_functions() {
  static constexpr BuiltIn table[] = {
      {"manifestToml", "value", manifest_toml},
      {"manifestTomlEx", "value indent", manifest_toml_ex},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
