#include "jsonnet/native/std/data_builder.h"
#include "jsonnet/native/runtime/arrays.h"

#include <algorithm>
#include <functional>
#include <span>

namespace cfnsonnet::jsonnet::native {
namespace {

// Leaves of equal names the last field.
void keep_last(std::vector<NewField>& fields) {
  std::vector<std::size_t> order(fields.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, std::less<Name>(), [&](std::size_t i) { return fields[i].name; });
  std::vector<bool> is_superseded(fields.size());
  bool any = false;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (fields[order[i - 1]].name == fields[order[i]].name) any = is_superseded[order[i - 1]] = true;
  }
  if (!any) return;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!is_superseded[i]) fields[kept++] = fields[i];
  }
  fields.resize(kept);
}

}  // namespace

bool DataBuilder::has_name() const {
  const Level& level = levels_.back();
  return names_.size() - level.first_name > values_.values.size() - level.first_value;
}

Value DataBuilder::object(const Level& level) {
  std::vector<NewField> fields;
  fields.reserve(count());
  for (std::size_t i = 0; i < count(); ++i) {
    fields.push_back({names_[level.first_name + i], values_.values[level.first_value + i]});
  }
  keep_last(fields);
  return evaluator_.objects.make(fields);  // The stack still holds the values, so that they live until it is made.
}

Value DataBuilder::end() {
  const Level level = levels_.back();
  const std::span<const Value> items = std::span(values_.values).subspan(level.first_value);
  const Value made = level.is_object ? object(level) : array_of(evaluator_.heap, items);
  levels_.pop_back();
  values_.values.resize(level.first_value);
  names_.resize(level.first_name);
  values_.values.push_back(made);
  return made;
}

}  // namespace cfnsonnet::jsonnet::native
