#include "document/canonical.h"

#include <algorithm>
#include <vector>

namespace cfnsonnet::document {
namespace {

void write_name(std::string_view name, std::string& out) {
  out.append(std::to_string(name.size())).append(":").append(name);
}

void write_text(std::string_view text, std::string& out) {
  out += 's';
  write_name(text, out);
}

void write(const Node& node, std::string& out) {
  switch (node.kind) {
    case Kind::null: out += "n;"; return;
    case Kind::boolean: write_text(node.boolean ? "true" : "false", out); return;
    case Kind::number:
    case Kind::string: write_text(node.text, out); return;
    case Kind::array:
      out += '[';
      for (const Node* item : node.items) write(*item, out);
      out += ']';
      return;
    case Kind::object: {
      std::vector<const Member*> members;
      for (const Member& member : node.members) members.push_back(&member);
      std::sort(members.begin(), members.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
      out += '{';
      for (const Member* member : members) {
        write_name(member->name, out);
        write(*member->value, out);
      }
      out += '}';
      return;
    }
  }
}

}  // namespace

std::string canonical(const Node& node) {
  std::string text;
  write(node, text);
  return text;
}

std::string canonical(std::string_view name, std::string_view value) {
  std::string text = "{";
  write_name(name, text);
  write_text(value, text);
  return text + '}';
}

}  // namespace cfnsonnet::document
