// INI files: manifestIni.
#include <string_view>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/output_buffer.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/std/families.h"
#include "jsonnet/native/std/members.h"

namespace cfnsonnet::jsonnet::native {
namespace {

void write_line(Evaluator& evaluator, std::string_view name, Value value, OutputBuffer& out) {
  evaluator.budget.tick();
  out.append(name);
  out.append(" = ");
  out.append(evaluator.strings.view(evaluator.to_string(value)));
  out.append('\n');
}

/// A line for each field, or for each item of a field that is an array.
void write_body(Evaluator& evaluator, Value body, std::string_view where, OutputBuffer& out) {
  if (!body.is_object()) evaluator.fail("std.manifestIni: \"{}\" must be an object, not {}", where, with_article(body));
  for (const FieldEntry& entry : evaluator.objects.fields(body)) {
    if (entry.hidden) continue;
    const Value value = member_of(evaluator, body, entry);
    if (!value.is_array()) {
      write_line(evaluator, entry.name->view(), value, out);
      continue;
    }
    for (Value& item : items_of(evaluator, value))
      write_line(evaluator, entry.name->view(), evaluator.force_slot(item), out);
  }
}

Value manifest_ini(Evaluator& evaluator, const Arguments& arguments) {
  const Value ini = object_argument(evaluator, arguments, 0);
  OutputBuffer out(evaluator);
  if (const FieldEntry* main = evaluator.objects.find_field(ini, "main"); main != nullptr && !main->hidden)
    write_body(evaluator, member_of(evaluator, ini, *main), "main", out);
  const FieldEntry* entry = evaluator.objects.find_field(ini, "sections");
  if (entry == nullptr) evaluator.fail("std.manifestIni: the object must have a field \"sections\"");
  const Value sections = member_of(evaluator, ini, *entry);
  if (!sections.is_object())
    evaluator.fail("std.manifestIni: \"sections\" must be an object, not {}", with_article(sections));
  for (const FieldEntry& section : evaluator.objects.fields(sections)) {
    if (section.hidden) continue;
    out.append('[');
    out.append(section.name->view());
    out.append("]\n");
    write_body(evaluator, member_of(evaluator, sections, section), section.name->view(), out);
  }
  return evaluator.strings.make(out.view());
}

}  // namespace

std::span<const BuiltIn> manifest_ini_functions() {
  static constexpr BuiltIn table[] = {{"manifestIni", "ini", manifest_ini}};
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
