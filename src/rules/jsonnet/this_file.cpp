// J1004: a text of the template holds what `std.thisFile` gave, the path of a file as the command line, or the import,
// named it. From another folder, or on another machine, the same sources make another template, so each deployment
// shows a change. https://jsonnet.org/ref/stdlib.html
#include "rules/check/family.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// Whether the text stands so in the Jsonnet, which then does not come from std.thisFile.
bool is_written(const Node& node, std::string_view name) {
  return node.origin().text().find(name) != std::string_view::npos;
}

void walk(const Node& node, std::span<const Source* const> readers, Findings& out) {
  if (node.is_string()) {
    for (const Source* reader : readers) {
      if (node.text.find(reader->name) == std::string_view::npos || is_written(node, reader->name)) continue;
      out.add(J1004, node, "\"{}\" comes from std.thisFile, and depends on where cfnsonnet runs", reader->name);
      break;
    }
  }
  for (const Node* item : node.items) walk(*item, readers, out);
  for (const document::Member& member : node.members) walk(*member.value, readers, out);
}

void check_this_file(const Context& context, Findings& out) {
  const auto readers = context.model.document().name_readers();
  if (!readers.empty()) walk(context.model.root(), readers, out);
}

}  // namespace

extern const Family this_file_family(Phase::of_the_template, check_this_file);

}  // namespace cfnsonnet::rules
