#include "report/markdown_text.h"

#include "report/printable.h"

namespace cfnsonnet::report {

std::string markdown(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (std::string_view("\\`*_{}[]<>()#+-!|~&:").find(c) != std::string_view::npos) out += '\\';
    out += c;
    if (c == '@') out += "<!-- -->";  // Here a mention would begin.
  }
  return out;
}

std::string markdown_code(std::string_view text) {
  if (text.empty()) return {};
  std::string out = "`";
  for (const char c : printable(text)) {
    if (c == '`') {
      out += '\'';
    } else {
      if (c == '|') out += '\\';
      out += c;
    }
  }
  return out + '`';
}

}  // namespace cfnsonnet::report
