// Functions that write a string, or whatever std.toString makes of a value, as other languages want it.
#include <string_view>

#include "jsonnet/native/eval/builtin.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/json_text.h"
#include "jsonnet/native/output/output_buffer.h"
#include "jsonnet/native/std/families.h"

namespace cfnsonnet::jsonnet::native {
namespace {

struct Escape {
  char character;
  std::string_view text;
};

constexpr Escape bash_escapes[] = {{'\'', "'\"'\"'"}};
constexpr Escape dollar_escapes[] = {{'$', "$$"}};
constexpr Escape xml_escapes[] = {{'<', "&lt;"}, {'>', "&gt;"}, {'&', "&amp;"}, {'"', "&quot;"}, {'\'', "&apos;"}};

void append_escaped(OutputBuffer& out, std::string_view text, std::span<const Escape> escapes) {
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const Escape& escape : escapes) {
      if (text[at] != escape.character) continue;
      out.append(text.substr(written, at - written));
      out.append(escape.text);
      written = at + 1;
      break;
    }
  }
  out.append(text.substr(written));
}

Text* any_text_argument(Evaluator& evaluator, const Arguments& arguments) {
  return evaluator.strings.flat(evaluator.to_string(evaluator.force(arguments[0])));
}

Value escape_json(Evaluator& evaluator, const Arguments& arguments) {
  Text* text = any_text_argument(evaluator, arguments);
  OutputBuffer out(evaluator);
  write_json_string(text->view(), out);
  return evaluator.strings.make(out.view());
}

Value escape_bash(Evaluator& evaluator, const Arguments& arguments) {
  Text* text = any_text_argument(evaluator, arguments);
  OutputBuffer out(evaluator);
  out.append('\'');
  append_escaped(out, text->view(), bash_escapes);
  out.append('\'');
  return evaluator.strings.make(out.view());
}

template <const auto& escapes>
Value escape(Evaluator& evaluator, const Arguments& arguments) {
  Text* text = any_text_argument(evaluator, arguments);
  OutputBuffer out(evaluator);
  append_escaped(out, text->view(), escapes);
  return evaluator.strings.make(out.view());
}

}  // namespace

std::span<const BuiltIn> escape_functions() {
  static constexpr BuiltIn table[] = {
      {"escapeStringBash", "str_", escape_bash},        {"escapeStringDollars", "str_", escape<dollar_escapes>},
      {"escapeStringJson", "str_", escape_json},        {"escapeStringPython", "str", escape_json},
      {"escapeStringXML", "str_", escape<xml_escapes>},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
