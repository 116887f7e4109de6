// mergePatch, as RFC 7396 has it, and prune.
//
// A patch is applied level by level: the fields of a level are known at once, for a null removes one; what is in them
// is merged when somebody looks. Pruning has to look at everything, for a value is dropped if nothing remains in it.
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/std/elements.h"
#include "jsonnet/native/std/families.h"
#include "jsonnet/native/std/members.h"

namespace cfnsonnet::jsonnet::native {
namespace {

// --- mergePatch ----------------------------------------------------------------------------------

/// The visible fields of two objects in one order of names, each with the entry of either side that has it.
struct FieldPair {
  const FieldEntry* target;
  const FieldEntry* patch;
};

class FieldPairs {
 public:
  FieldPairs(std::span<const FieldEntry> target, std::span<const FieldEntry> patch) : target_(target), patch_(patch) {}

  /// Both null: there is none left.
  FieldPair next() {
    skip_hidden(target_);
    skip_hidden(patch_);
    if (target_.empty() && patch_.empty()) return {nullptr, nullptr};
    const int order = target_.empty()  ? 1
                      : patch_.empty() ? -1
                                       : target_.front().name->view().compare(patch_.front().name->view());
    return {order <= 0 ? pop(target_) : nullptr, order >= 0 ? pop(patch_) : nullptr};
  }

 private:
  static void skip_hidden(std::span<const FieldEntry>& entries) {
    while (!entries.empty() && entries.front().hidden) entries = entries.subspan(1);
  }
  static const FieldEntry* pop(std::span<const FieldEntry>& entries) {
    const FieldEntry* entry = &entries.front();
    entries = entries.subspan(1);
    return entry;
  }

  std::span<const FieldEntry> target_;
  std::span<const FieldEntry> patch_;
};

Value merge_patch(Evaluator& evaluator, const Arguments& arguments);

constexpr BuiltIn merge{"mergePatch", "target patch", merge_patch};

/// What becomes of a field that the patch has, with a value that is not null.
/// @param kept  The patch's value with its origin.
Value merged_member(Evaluator& evaluator, Value target, const FieldEntry* target_entry, Value patch_value, Value kept) {
  if (!patch_value.is_object()) return kept;
  const Value member = target_entry != nullptr ? evaluator.lazy_field(target, *target_entry) : Value::null();
  return evaluator.lazy_call(Value::builtin(&merge), member, kept);
}

Value merge_patch(Evaluator& evaluator, const Arguments& arguments) {
  const Value patch = evaluator.force(arguments[1]);
  if (!patch.is_object()) return patch;
  ValueOrigin origin = evaluator.origins.bottom_origin(patch);
  const Value target = evaluator.force(arguments[0]);
  if (target.is_object() && !evaluator.objects.fields(target).empty()) origin = evaluator.origins.bottom_origin(target);
  FieldList fields(evaluator);
  const std::span<const FieldEntry> none;
  FieldPairs pairs(target.is_object() ? evaluator.objects.fields(target) : none, evaluator.objects.fields(patch));
  for (FieldPair pair = pairs.next(); pair.target != nullptr || pair.patch != nullptr; pair = pairs.next()) {
    evaluator.budget.tick();
    if (pair.patch == nullptr) {
      fields.add(pair.target->name, evaluator.lazy_field(target, *pair.target),
                 evaluator.origins.name_source(target, *pair.target));
      continue;
    }
    const Value value = member_of(evaluator, patch, *pair.patch);
    const Value kept = evaluator.origins.with_origin(value);
    if (!value.is_null())
      fields.add(pair.patch->name, merged_member(evaluator, target, pair.target, value, kept),
                 evaluator.origins.name_source(patch, *pair.patch));
  }
  const Value merged = fields.object();
  evaluator.origins.set(origin, merged);
  return merged;
}

// --- prune ---------------------------------------------------------------------------------------

bool has_content(Evaluator& evaluator, Value pruned) {
  if (pruned.is_null()) return false;
  if (pruned.is_array()) return pruned.as_array()->length != 0;
  return !pruned.is_object() || visible_count(evaluator, pruned) != 0;
}

Value pruned_value(Evaluator& evaluator, Value value);

Value pruned_array(Evaluator& evaluator, Value array) {
  Rooted kept(evaluator.heap);
  for (Value& slot : items_of(evaluator, array)) {
    evaluator.budget.tick();
    const Value item = pruned_value(evaluator, evaluator.force_slot(slot));
    if (has_content(evaluator, item)) kept.values.push_back(evaluator.origins.with_origin(item));
  }
  return array_of(evaluator.heap, kept.values);
}

Value pruned_object(Evaluator& evaluator, Value object) {
  FieldList kept(evaluator);
  for (const FieldEntry& entry : evaluator.objects.fields(object)) {
    if (entry.hidden) continue;
    evaluator.budget.tick();
    const Value member = pruned_value(evaluator, member_of(evaluator, object, entry));
    if (has_content(evaluator, member)) kept.add(entry.name, member, evaluator.origins.name_source(object, entry));
  }
  return kept.object();
}

/// Arrays and objects without what is null, empty, or empty once it has been pruned; hidden fields are dropped too.
Value pruned_value(Evaluator& evaluator, Value value) {
  evaluator.budget.check_depth();
  if (!value.is_array() && !value.is_object()) return value;
  const ValueOrigin origin = evaluator.origins.bottom_origin(value);
  const Value pruned = value.is_array() ? pruned_array(evaluator, value) : pruned_object(evaluator, value);
  evaluator.origins.set(origin, pruned);
  return pruned;
}

Value prune(Evaluator& evaluator, const Arguments& arguments) {
  return pruned_value(evaluator, evaluator.force(arguments[0]));
}

}  // namespace

std::span<const BuiltIn> patch_functions() {
  static constexpr BuiltIn table[] = {
      {"mergePatch", "target patch", merge_patch, true},
      {"prune", "a", prune, true},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
