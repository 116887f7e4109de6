#include "document/one_line.h"

#include <fmt/format.h>

namespace cfnsonnet::document {
namespace {

void write_string(std::string_view text, bool escapes, std::string& out) {
  out += '"';
  for (const char c : text) {
    if (escapes && (c == '"' || c == '\\')) out += '\\';
    if (escapes && static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      out += c;
  }
  out += '"';
}

}  // namespace

void write_on_one_line(const Node& node, const OneLine& style, std::string& out) {
  if (out.size() > style.longest) return;
  switch (node.kind) {
    case Kind::null: out += "null"; return;
    case Kind::boolean: out += node.boolean ? "true" : "false"; return;
    case Kind::number: out += node.text; return;
    case Kind::string: write_string(node.text, style.escapes, out); return;
    case Kind::array:
      out += '[';
      for (const Node* item : node.items) {
        if (item != node.items.front()) out += style.comma;
        write_on_one_line(*item, style, out);
      }
      out += ']';
      return;
    case Kind::object:
      out += '{';
      for (const Member& member : node.members) {
        if (&member != node.members.data()) out += style.comma;
        write_string(member.name, style.escapes, out);
        out += style.colon;
        write_on_one_line(*member.value, style, out);
      }
      out += '}';
      return;
  }
}

}  // namespace cfnsonnet::document
