// The public view of a document: a node, without showing what a node is.
#include "cfnsonnet/document.h"

#include <iterator>

#include "document/document.h"
#include "document/read.h"

namespace cfnsonnet {

static_assert(document::max_depth == 512 && document::max_yaml_nodes == 500'000, "cfnsonnet/document.h names them");

Value::Value(const document::Document& document) : node_(&document.root()) {}

bool Value::is_null() const { return node_->is_null(); }
bool Value::is_array() const { return node_->is_array(); }
bool Value::is_object() const { return node_->is_object(); }

std::optional<bool> Value::boolean() const {
  return node_->is_boolean() ? std::optional(node_->boolean) : std::nullopt;
}

std::optional<double> Value::number() const {
  return node_->is_number() ? std::optional(node_->number()) : std::nullopt;
}

std::optional<std::string_view> Value::string() const {
  return node_->is_string() ? std::optional(node_->text) : std::nullopt;
}

std::size_t Value::size() const { return node_->is_object() ? node_->members.size() : node_->items.size(); }

std::optional<Value> Value::item(std::size_t index) const {
  if (index >= size()) return std::nullopt;
  return Value(node_->is_object() ? *node_->members[index].value : *node_->items[index]);
}

std::optional<Value> Value::find(std::string_view name) const {
  const document::Node* value = node_->find(name);
  return value ? std::optional(Value(*value)) : std::nullopt;
}

std::optional<Value> Value::follow(const Path& path) const {
  std::optional<Value> value = *this;
  for (const PathSegment& step : path) {
    const std::string* name = std::get_if<std::string>(&step);
    if (name)
      value = value->find(*name);
    else
      value = value->is_array() ? value->item(std::get<std::size_t>(step)) : std::nullopt;
    if (!value) break;
  }
  return value;
}

std::optional<std::string_view> Value::name() const {
  const document::Member* holder = node_->holder();
  return holder ? std::optional(holder->name) : std::nullopt;
}

Path Value::path() const { return document::path_of(*node_); }
Location Value::location() const { return document::location_of(node_->origin()); }

std::shared_ptr<const document::Document> read_document(const SourcePtr& text, std::vector<Finding>* errors) {
  auto read = document::read_template(text);
  if (read) return std::make_shared<const document::Document>(std::move(*read));
  if (errors)
    errors->insert(errors->end(), std::make_move_iterator(read.error().begin()),
                   std::make_move_iterator(read.error().end()));
  return nullptr;
}

}  // namespace cfnsonnet
