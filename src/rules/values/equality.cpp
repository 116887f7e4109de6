#include "rules/values/equality.h"

#include <algorithm>
#include <vector>

namespace cfnsonnet::rules {
namespace {

void write(const document::Node& node, std::string& out) {
  switch (node.kind) {
    case document::Kind::null: out += "n;"; return;
    case document::Kind::boolean: out += node.boolean ? "s4:true" : "s5:false"; return;
    case document::Kind::number:
    case document::Kind::string:
      out += 's';
      out += std::to_string(node.text.size());
      out += ':';
      out += node.text;
      return;
    case document::Kind::array:
      out += '[';
      for (const document::Node* item : node.items) write(*item, out);
      out += ']';
      return;
    case document::Kind::object: {
      std::vector<const document::Member*> members;
      for (const document::Member& member : node.members) members.push_back(&member);
      std::sort(members.begin(), members.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
      out += '{';
      for (const document::Member* member : members) {
        out += std::to_string(member->name.size());
        out += ':';
        out += member->name;
        write(*member->value, out);
      }
      out += '}';
      return;
    }
  }
}

}  // namespace

std::string canonical(const document::Node& node) {
  std::string text;
  write(node, text);
  return text;
}

}  // namespace cfnsonnet::rules
