// XML: manifestXmlJsonml, of values in JsonML: `['tag', {attribute: 'value'}, child, …]`. http://www.jsonml.org
//
// Nothing is escaped: std.escapeStringXML is for that.
#include <string_view>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/output_buffer.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/std/families.h"
#include "jsonnet/native/std/members.h"

namespace cfnsonnet::jsonnet::native {
namespace {

class XmlWriter {
 public:
  XmlWriter(Evaluator& evaluator, OutputBuffer& out) : evaluator_(evaluator), out_(out) {}

  /// @param node  Evaluated: a string, or an array that is an element.
  void write(Value node) {
    if (node.is_string()) return out_.append(evaluator_.strings.view(node));
    evaluator_.budget.check_depth();
    const std::span<Value> parts = element_parts(node);
    const Value tag = evaluator_.force_slot(parts[0]);
    const Value second = parts.size() > 1 ? evaluator_.force_slot(parts[1]) : Value();
    out_.append('<');
    write_tag(tag);
    if (second.is_object()) write_attributes(second);
    out_.append('>');
    for (Value& child : parts.subspan(second.is_object() ? 2 : 1)) {
      evaluator_.budget.tick();
      write(evaluator_.force_slot(child));
    }
    out_.append("</");
    write_tag(tag);
    out_.append('>');
  }

 private:
  std::span<Value> element_parts(Value node) {
    if (!node.is_array())
      evaluator_.fail("std.manifestXmlJsonml: a node must be a string or an array, not {}", with_article(node));
    const std::span<Value> parts = items_of(evaluator_, node);
    if (parts.empty()) evaluator_.fail("std.manifestXmlJsonml: an element must have a tag, but an array is empty");
    return parts;
  }

  /// A string, or an array of such to be joined.
  void write_tag(Value tag) {
    if (tag.is_string()) return out_.append(evaluator_.strings.view(tag));
    if (!tag.is_array()) evaluator_.fail("std.manifestXmlJsonml: a tag must be a string, not {}", with_article(tag));
    evaluator_.budget.check_depth();
    for (Value& part : items_of(evaluator_, tag)) write_tag(evaluator_.force_slot(part));
  }

  void write_attributes(Value attributes) {
    for (const FieldEntry& entry : evaluator_.objects.fields(attributes)) {
      if (entry.hidden) continue;
      evaluator_.budget.tick();
      out_.append(' ');
      out_.append(entry.name->view());
      out_.append("=\"");
      out_.append(evaluator_.strings.view(evaluator_.to_string(member_of(evaluator_, attributes, entry))));
      out_.append('"');
    }
  }

  Evaluator& evaluator_;
  OutputBuffer& out_;
};

Value manifest_xml(Evaluator& evaluator, const Arguments& arguments) {
  (void)array_argument(evaluator, arguments, 0);
  OutputBuffer out(evaluator);
  XmlWriter(evaluator, out).write(evaluator.force(arguments[0]));
  return evaluator.strings.make(out.view());
}

}  // namespace

std::span<const BuiltIn> manifest_xml_functions() {
  static constexpr BuiltIn table[] = {{"manifestXmlJsonml", "value", manifest_xml}};
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
