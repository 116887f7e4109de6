// YAML: manifestYamlDoc and manifestYamlStream.
//
// Collections are in block style unless they are empty, strings in double quotes unless they end in a newline, which
// makes them a block after `|`. Indents are two blanks a level; whether an array in an object is a level is an option.
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
#include "text/ascii.h"

namespace cfnsonnet::jsonnet::native {
namespace {

// --- Plain keys ----------------------------------------------------------------------------------

bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }
using text::is_digit;

/// Whether all characters are digits or in `others`.
bool has_only(std::string_view text, std::string_view others) {
  return std::ranges::all_of(text, [&](char c) { return is_digit(c) || is_one_of(c, others); });
}

bool has_prefix(std::string_view key, std::string_view prefix) {
  return key.substr(0, prefix.size()) == prefix || (key.starts_with('-') && key.substr(1, prefix.size()) == prefix);
}

/// Words of YAML 1.1 that are no strings, in lower case, and a few that are no keys at all.
/// https://yaml.org/type/bool.html, https://yaml.org/type/float.html, https://yaml.org/type/null.html
bool is_reserved(std::string_view word) {
  constexpr std::string_view reserved[] = {"true", "false", "yes",   "no",   "on",   "off", "y",   "n",
                                           ".nan", "-.inf", "+.inf", ".inf", "null", "-",   "---", ""};
  return std::ranges::find(reserved, word) != std::end(reserved);
}

/// Whether YAML 1.1 may read the key as a number or a date, going by its characters alone. Some strings are among them.
/// https://yaml.org/type/int.html, https://yaml.org/type/float.html, https://yaml.org/type/timestamp.html
bool may_be_number(std::string_view key, std::string_view lowered) {
  const auto dashes = std::ranges::count(key, '-');
  if (has_only(key, "-") && dashes == 2) return true;
  if (has_only(lowered, "_-") && dashes < 2) return true;
  if (has_only(lowered, "b_-") && key.size() > 2 && has_prefix(key, "0b")) return true;
  if (has_only(lowered, "e._-") && std::ranges::count(key, '.') == 1 && dashes < 3 &&
      std::ranges::count(lowered, 'e') < 2)
    return true;
  return has_only(lowered, "abcdefx_-") && dashes < 2 && key.size() > 2 && has_prefix(key, "0x");
}

/// Whether a key needs no quotes to be read as the string that it is.
bool is_plain(std::string_view key) {
  std::string lowered(key);
  std::ranges::transform(lowered, lowered.begin(), text::to_lower);
  const bool safe = std::ranges::all_of(
      lowered, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || is_one_of(c, "_-/."); });
  return safe && !is_reserved(lowered) && !may_be_number(key, lowered);
}

// --- Values --------------------------------------------------------------------------------------

class YamlWriter {
 public:
  /// @param indents_arrays  Index of the argument that says whether an array in an object is indented.
  /// @param quotes_keys     Index of the argument that says whether all keys are quoted.
  YamlWriter(Evaluator& evaluator, const Arguments& arguments, unsigned indents_arrays, unsigned quotes_keys,
             OutputBuffer& out)
      : evaluator_(evaluator),
        arguments_(arguments),
        indents_arrays_(indents_arrays),
        quotes_keys_(quotes_keys),
        out_(out) {}

  /// @param value   Evaluated.
  /// @param indent  Of the lines after the first.
  void write(Value value, std::size_t indent, const ValuePlace* place) {
    if (value.is_array()) return write_array(value, indent, place);
    if (value.is_object()) return write_object(value, indent, place);
    if (value.is_string()) return write_string(evaluator_.strings.view(value), indent);
    if (!write_json_scalar(evaluator_, value, out_)) fail_function(place);
  }

 private:
  static constexpr std::size_t level = 2;

  void write_array(Value array, std::size_t indent, const ValuePlace* place) {
    evaluator_.budget.check_depth();
    const std::span<Value> items = items_of(evaluator_, array);
    if (items.empty()) return out_.append("[]");
    for (std::size_t i = 0; i < items.size(); ++i) {
      evaluator_.budget.tick();
      if (i != 0) break_line(indent);
      out_.append('-');
      const ValuePlace here{place, nullptr, i};
      const Value item = evaluator_.force_slot(items[i]);
      if (is_block_array(item)) {
        break_line(indent + level);
        write(item, indent + level, &here);
      } else {
        // The first field of an object goes into the same line: its other lines stand just below it.
        out_.append(' ');
        write(item, is_block_object(item) ? indent + level : indent, &here);
      }
    }
  }

  void write_object(Value object, std::size_t indent, const ValuePlace* place) {
    evaluator_.budget.check_depth();
    bool first = true;
    for (const FieldEntry& entry : evaluator_.objects.fields(object)) {
      if (entry.hidden) continue;
      evaluator_.budget.tick();
      if (!first) break_line(indent);
      first = false;
      write_key(entry.name->view());
      const ValuePlace here{place, entry.name};
      write_member(member_of(evaluator_, object, entry), indent, &here);
    }
    if (first) out_.append("{}");
  }

  void write_member(Value value, std::size_t indent, const ValuePlace* place) {
    const bool is_array = is_block_array(value);
    if (!is_array && !is_block_object(value)) {
      out_.append(' ');
      return write(value, indent, place);
    }
    const std::size_t inner = is_array && !option(indents_arrays_, false) ? indent : indent + level;
    break_line(inner);
    write(value, inner, place);
  }

  void write_key(std::string_view key) {
    if (!option(quotes_keys_, true) && is_plain(key)) {
      out_.append(key);
    } else {
      write_json_string(key, out_);
    }
    out_.append(':');
  }

  void write_string(std::string_view text, std::size_t indent) {
    if (!text.ends_with('\n')) return write_json_string(text, out_);
    out_.append('|');
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      break_line(indent + level);
      out_.append(text.substr(0, end));
      text.remove_prefix(end + 1);
    }
  }

  void break_line(std::size_t indent) {
    out_.append('\n');
    out_.fill(indent, ' ');
  }

  [[noreturn]] __attribute__((noinline)) void fail_function(const ValuePlace* place) {
    evaluator_.fail("a function cannot be manifested as YAML; it is at {}", path_to(place));
  }

  /// Options are looked at when they make a difference, and not before.
  [[nodiscard]] bool option(unsigned index, bool default_value) {
    return arguments_.has(index) ? boolean_argument(evaluator_, arguments_, index) : default_value;
  }

  [[nodiscard]] static bool is_block_array(Value value) { return value.is_array() && value.as_array()->length != 0; }
  [[nodiscard]] bool is_block_object(Value value) { return value.is_object() && visible_count(evaluator_, value) != 0; }

  Evaluator& evaluator_;
  const Arguments& arguments_;
  unsigned indents_arrays_;
  unsigned quotes_keys_;
  OutputBuffer& out_;
};

Value manifest_yaml_document(Evaluator& evaluator, const Arguments& arguments) {
  OutputBuffer out(evaluator);
  YamlWriter(evaluator, arguments, 1, 2, out).write(evaluator.force(arguments[0]), 0, nullptr);
  return evaluator.strings.make(out.view());
}

Value manifest_yaml_stream(Evaluator& evaluator, const Arguments& arguments) {
  (void)array_argument(evaluator, arguments, 0);
  const Value documents = evaluator.force(arguments[0]);
  OutputBuffer out(evaluator);
  YamlWriter writer(evaluator, arguments, 1, 3, out);
  std::string_view separator = "---\n";
  const std::span<Value> items = items_of(evaluator, documents);
  for (std::size_t i = 0; i < items.size(); ++i) {
    out.append(separator);
    separator = "\n---\n";
    const ValuePlace here{nullptr, nullptr, i};
    writer.write(evaluator.force_slot(items[i]), 0, &here);
  }
  if (out.size() == 0) out.append(separator);
  out.append(!arguments.has(2) || boolean_argument(evaluator, arguments, 2) ? "\n...\n" : "\n");
  return evaluator.strings.make(out.view());
}

}  // namespace

std::span<const BuiltIn> manifest_yaml_functions() {
  static constexpr BuiltIn table[] = {
      {"manifestYamlDoc", "value indent_array_in_object? quote_keys?", manifest_yaml_document},
      {"manifestYamlStream", "value indent_array_in_object? c_document_end? quote_keys?", manifest_yaml_stream},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
