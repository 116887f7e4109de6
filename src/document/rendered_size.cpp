#include "document/rendered_size.h"

#include <string_view>

namespace cfnsonnet::document {
namespace {

constexpr std::size_t indent = 3;  // Of each level, as Jsonnet writes it.

/// With its quotes, escaped as Jsonnet does: in two characters where JSON has such, else as \u00XX. A code point of C1
/// (0x7F to 0x9F) is escaped too, and takes two bytes of UTF-8 but for the first.
std::size_t size_of(std::string_view text) {
  std::size_t size = 2;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '"' || byte == '\\' || (byte >= 0x08 && byte <= 0x0D && byte != 0x0B)) {
      size += 2;
    } else if (byte < 0x20 || byte == 0x7F) {
      size += 6;
    } else if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      size += 6;
      ++i;
    } else {
      ++size;
    }
  }
  return size;
}

std::size_t size_of(const Node& node, std::size_t level);

/// With its line's blanks and a comma.
std::size_t size_of(const Member& member, std::size_t value, std::size_t level) {
  return 1 + indent * level + size_of(member.name) + 2 + value + 1;
}

/// An object, by what its members take with a comma each. The last has none.
std::size_t size_of_object(std::size_t members, std::size_t level) {
  return members == 0 ? 3 : 2 + indent * level + members;
}

std::size_t size_of(const Node& node, std::size_t level) {
  const std::size_t line = 1 + indent * (level + 1);  // a newline and the blanks of what is inside
  const std::size_t end = 1 + indent * level + 1;     // the same of the closing bracket, and that
  switch (node.kind) {
    case Kind::null: return 4;
    case Kind::boolean: return node.boolean ? 4 : 5;
    case Kind::number: return node.text.size();
    case Kind::string: return size_of(node.text);
    case Kind::array: {
      if (node.items.empty()) return 3;  // [ ]
      std::size_t size = 1 + end + (node.items.size() - 1);
      for (const Node* item : node.items) size += line + size_of(*item, level + 1);
      return size;
    }
    case Kind::object: {
      std::size_t members = 0;
      for (const Member& member : node.members)
        members += size_of(member, size_of(*member.value, level + 1), level + 1);
      return size_of_object(members, level);
    }
  }
  return 0;
}

}  // namespace

std::size_t rendered_size(const Document& document) { return size_of(document.root(), 0) + 1; }

std::size_t rendered_size(const Document& document, const TellSize& tell) {
  if (!document.root().is_object()) return rendered_size(document);
  std::size_t sections = 0;
  for (const Member& section : document.root().members) {
    std::size_t entries = 0;
    for (const Member& entry : section.value->members) {
      const std::size_t bytes = size_of(entry, size_of(*entry.value, 2), 2);
      tell(section, &entry, bytes);
      entries += bytes;
    }
    const std::size_t bytes = size_of(
        section, section.value->is_object() ? size_of_object(entries, 1) : size_of(*section.value, 1), 1);
    if (!section.value->is_object()) tell(section, nullptr, bytes);
    sections += bytes;
  }
  return size_of_object(sections, 0) + 1;
}

}  // namespace cfnsonnet::document
