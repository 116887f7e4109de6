#include "jsonnet/native/runtime/shapes.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <vector>

namespace cfnsonnet::jsonnet::native {
namespace {

/// With fewer names a search one by one is faster than a table.
constexpr std::size_t max_unindexed = 8;

/// Shared shapes are never freed, so that there must not be one for each sum of a program that makes many.
constexpr std::size_t max_shared_layers = 32;
constexpr std::size_t max_shared_shapes = 1 << 16;

/// A shape under construction, in the order in which names are met.
class ShapeBuilder {
 public:
  explicit ShapeBuilder(std::size_t definition_count) : table_(std::bit_ceil(2 * definition_count + 2), 0) {
    entries_.reserve(definition_count);
    definitions_.reserve(definition_count);
    visibilities_.reserve(definition_count);
  }

  void add(Name name, Visibility visibility, const Definition& definition) {
    const auto number = static_cast<std::uint32_t>(definitions_.size());
    definitions_.push_back(definition);
    visibilities_.push_back(visibility);
    std::uint32_t& place = find(name);
    if (place == 0) {
      entries_.push_back({name, number, visibility == Visibility::hidden});
      place = static_cast<std::uint32_t>(entries_.size());
      return;
    }
    FieldEntry& entry = entries_[place - 1];
    if (entry.definition == no_definition) {  // It was taken away below.
      entry = {name, number, visibility == Visibility::hidden};
      return;
    }
    definitions_.back().below = entry.definition;
    entry.definition = number;
    if (visibility != Visibility::inherited) entry.hidden = visibility == Visibility::hidden;
  }

  /// Takes away what the layers from `from` up to `layer` say of a field; what stands below them remains.
  void remove(Name name, std::uint32_t from, std::uint32_t layer) {
    const std::uint32_t place = find(name);
    if (place == 0) return;
    FieldEntry& entry = entries_[place - 1];
    std::uint32_t number = entry.definition;
    while (number != no_definition && definitions_[number].layer >= from) number = definitions_[number].below;
    if (number == entry.definition) return;
    removed_.push_back(entry);
    removed_.back().removed_by = layer & 0x7FFFFFFF;
    entry.definition = number;
    entry.hidden = is_hidden(number);
  }

  std::vector<FieldEntry>& sorted_entries() {
    if (!removed_.empty())
      std::erase_if(entries_, [](const FieldEntry& entry) { return entry.definition == no_definition; });
    std::sort(entries_.begin(), entries_.end(),
              [](const FieldEntry& a, const FieldEntry& b) { return a.name->view() < b.name->view(); });
    return entries_;
  }
  const std::vector<FieldEntry>& removed() const { return removed_; }
  const std::vector<Definition>& definitions() const { return definitions_; }

 private:
  /// Whether a field is, whose topmost definition it is: the first from the top decides that says so.
  [[nodiscard]] bool is_hidden(std::uint32_t number) const {
    while (number != no_definition && visibilities_[number] == Visibility::inherited)
      number = definitions_[number].below;
    return number != no_definition && visibilities_[number] == Visibility::hidden;
  }
  std::uint32_t& find(Name name) {
    const std::size_t mask = table_.size() - 1;
    std::size_t at = name->hash & mask;
    while (table_[at] != 0 && entries_[table_[at] - 1].name != name) at = (at + 1) & mask;
    return table_[at];
  }
  std::vector<FieldEntry> entries_;
  std::vector<FieldEntry> removed_;
  std::vector<Definition> definitions_;
  std::vector<Visibility> visibilities_;  // Of the definitions.
  std::vector<std::uint32_t> table_;
};

bool removes(const Layer& layer) {
  return layer.members != nullptr && (layer.members->flags & Members::flag_removes) != 0;
}

std::size_t field_count(const Layer& layer) {
  if (removes(layer)) return 0;
  if (layer.members != nullptr) return layer.members->count;
  return static_cast<const Object*>(layer.node)->fields.size();
}

void add_layer(ShapeBuilder& builder, Layer& layer, std::uint32_t number) {
  if (removes(layer)) {
    const DynamicMember& member = layer.members->all()[0];
    return builder.remove(member.name, number - static_cast<std::uint32_t>(member.value.as_number()), number);
  }
  const auto count = static_cast<std::uint32_t>(field_count(layer));
  for (std::uint32_t i = 0; i < count; ++i) {
    Definition definition{number, i, no_definition, false};
    if (layer.node == nullptr) {
      builder.add(layer.members->all()[i].name, static_cast<Visibility>(layer.members->small), definition);
      continue;
    }
    const Field* field = nullptr;
    Name name = nullptr;
    if (layer.node->kind == NodeKind::object_comprehension) {
      field = &static_cast<const ObjectComprehension*>(layer.node)->field;
      name = layer.members->all()[i].name;
    } else if (layer.members != nullptr) {
      field = &static_cast<const Object*>(layer.node)
                   ->fields[static_cast<std::size_t>(layer.members->all()[i].value.as_number())];
      name = layer.members->all()[i].name;
    } else {
      field = &static_cast<const Object*>(layer.node)->fields[i];
      name = field->name;
    }
    definition.adds = field->adds;
    builder.add(name, field->visibility, definition);
  }
}

bool has_assertions(const Layer& layer) {
  return layer.node != nullptr && layer.node->kind == NodeKind::object &&
         !static_cast<const Object*>(layer.node)->assertions.empty();
}

void index_entries(Shape& shape) {
  if (shape.table_mask == 0) return;
  std::memset(shape.table(), 0, (std::size_t{shape.table_mask} + 1) * sizeof(std::uint32_t));
  for (std::uint32_t i = 0; i < shape.count; ++i) {
    std::uint32_t at = shape.entries()[i].name->hash & shape.table_mask;
    while (shape.table()[at] != 0) at = (at + 1) & shape.table_mask;
    shape.table()[at] = i + 1;
  }
}

std::uint32_t hash_of_nodes(std::span<const Layer> layers) {
  std::uint64_t hash = layers.size();
  for (const Layer& layer : layers)
    hash = (hash ^ (reinterpret_cast<std::uintptr_t>(layer.node) >> 3)) * 0x9E3779B97F4A7C15u;
  return static_cast<std::uint32_t>(hash >> 32);
}

bool same_nodes(const Shape& shape, std::span<const Layer> layers) {
  if (shape.layer_count != layers.size()) return false;
  for (std::size_t i = 0; i < layers.size(); ++i)
    if (shape.nodes[i] != layers[i].node) return false;
  return true;
}

/// The literals in a sum, bottom first. Sums lean to the left, mostly, and may be a million deep.
void collect_layers(CompoundObject& object, std::vector<Layer>& layers) {
  std::vector<Cell*> pending{&object};
  while (!pending.empty()) {
    Cell* cell = pending.back();
    pending.pop_back();
    if (cell->kind == CellKind::object_literal) {
      layers.push_back(layer_of(static_cast<LiteralObject*>(cell)));
      continue;
    }
    CompoundObject* it = static_cast<CompoundObject*>(cell);
    if (it->is_sum()) {
      pending.push_back(it->left);
      pending.push_back(it->right);
      continue;
    }
    const std::span<Layer> all = it->layers()->all();
    for (std::size_t i = all.size(); i-- > 0;)
      layers.push_back({all[i].node, all[i].outer, nullptr, all[i].members, all[i].plain});
  }
  std::reverse(layers.begin(), layers.end());
}

}  // namespace

const FieldEntry* Shape::find(Name name) const {
  const std::span<const FieldEntry> all = entries();
  if (table_mask == 0) {
    for (const FieldEntry& entry : all)
      if (entry.name == name) return &entry;
    return nullptr;
  }
  for (std::uint32_t at = name->hash & table_mask; table()[at] != 0; at = (at + 1) & table_mask)
    if (all[table()[at] - 1].name == name) return &all[table()[at] - 1];
  return nullptr;
}

/// A shape that is shared lives in the arena, one that is not on the heap.
Shape* Shapes::make_shape(std::span<Layer> layers, bool shared) {
  std::size_t total = 0;
  for (const Layer& layer : layers) total += field_count(layer);
  ShapeBuilder builder(total);
  bool asserts = false;
  for (std::uint32_t i = 0; i < layers.size(); ++i) {
    add_layer(builder, layers[i], i);
    asserts = asserts || has_assertions(layers[i]);
  }
  const std::vector<FieldEntry>& entries = builder.sorted_entries();
  const std::size_t places = entries.size() > max_unindexed ? std::bit_ceil(entries.size() * 2) : 0;
  const std::vector<FieldEntry>& removed = builder.removed();
  const std::size_t bytes = sizeof(Shape) + (entries.size() + removed.size()) * sizeof(FieldEntry) +
                            total * sizeof(Definition) + places * sizeof(std::uint32_t);
  Shape* shape = static_cast<Shape*>(shared ? static_cast<Cell*>(arena_.allocate(bytes))
                                            : heap_.allocate(bytes, CellKind::shape));
  if (shared) {
    shape->kind = CellKind::shape;
    shape->flags = Cell::flag_permanent;
    shape->small = 0;
  }
  shape->count = static_cast<std::uint32_t>(entries.size());
  shape->removed_count = static_cast<std::uint32_t>(removed.size());
  shape->definition_count = static_cast<std::uint32_t>(total);
  shape->table_mask = places == 0 ? 0 : static_cast<std::uint32_t>(places - 1);
  shape->layer_count = static_cast<std::uint32_t>(layers.size());
  shape->has_assertions = asserts ? 1 : 0;
  shape->next_shared = nullptr;
  shape->nodes = nullptr;
  std::copy(entries.begin(), entries.end(), shape->entries().begin());
  std::copy(removed.begin(), removed.end(), shape->entries().data() + entries.size());
  std::copy(builder.definitions().begin(), builder.definitions().end(), shape->definitions().begin());
  index_entries(*shape);
  return shape;
}

const Shape* Shapes::literal_shape(const Object& node) {
  Layer layer{&node, nullptr, nullptr, nullptr};
  return make_shape({&layer, 1}, true);
}

/// Sums of the same literals have the same shape; it is made once.
const Shape* Shapes::shape_of_layers(std::span<Layer> layers) {
  const bool fixed = std::all_of(layers.begin(), layers.end(),
                                 [](const Layer& layer) { return layer.members == nullptr; });
  if (!fixed || layers.size() > max_shared_layers) return make_shape(layers, false);
  if (shared_.empty()) shared_.resize(256, nullptr);
  const Shape*& place = shared_[hash_of_nodes(layers) & (shared_.size() - 1)];
  for (const Shape* shape = place; shape != nullptr; shape = shape->next_shared)
    if (same_nodes(*shape, layers)) return shape;
  if (shared_count_ == max_shared_shapes) return make_shape(layers, false);
  ++shared_count_;
  std::vector<const Node*> nodes;
  for (const Layer& layer : layers) nodes.push_back(layer.node);
  Shape* shape = make_shape(layers, true);
  shape->nodes = arena_.copy(nodes).data();
  shape->next_shared = place;
  place = shape;
  return shape;
}

void Shapes::flatten(CompoundObject& object) {
  Layers* layers = object.is_sum() ? nullptr : object.layers();
  if (layers == nullptr) {
    std::vector<Layer> list;  // What it points to is alive through the object.
    collect_layers(object, list);
    layers = static_cast<Layers*>(heap_.allocate(sizeof(Layers) + list.size() * sizeof(Layer), CellKind::layers));
    layers->count = static_cast<std::uint32_t>(list.size());
    std::copy(list.begin(), list.end(), layers->all().begin());
  }
  const Shape* shape = shape_of_layers(layers->all());
  Slots* slots = static_cast<Slots*>(
      heap_.allocate(sizeof(Slots) + shape->definition_count * sizeof(Value), CellKind::slots));
  slots->count = shape->definition_count;
  std::fill_n(slots->values(), slots->count, Value());
  object.left = layers;
  object.right = slots;
  object.shape = shape;
}

namespace {

/// The definition of a field in one layer, or no_definition; also where the layer has too many to look through.
std::uint32_t definition_in(const Shape& shape, const Layer& layer, std::uint32_t number, Name name) {
  constexpr std::ptrdiff_t few = 16;
  const std::span<const Definition> all = shape.definitions();  // In the order of their layers.
  const auto begin = std::partition_point(all.begin(), all.end(),
                                          [&](const Definition& it) { return it.layer < number; });
  const auto end = std::partition_point(begin, all.end(), [&](const Definition& it) { return it.layer == number; });
  if (end - begin > few) return no_definition;
  const auto found = std::find_if(begin, end, [&](const Definition& it) {
    if (layer.members != nullptr) return layer.members->all()[it.field].name == name;
    return static_cast<const Object*>(layer.node)->fields[it.field].name == name;
  });
  return found != end ? static_cast<std::uint32_t>(found - all.begin()) : no_definition;
}

}  // namespace

/// Most ask for what they define themselves.
std::uint32_t Shapes::find_below(Value object, std::uint32_t layer, Name name) {
  const Shape& shape = shape_of(object);
  const auto search = [&](const FieldEntry& entry) {
    std::uint32_t number = entry.definition;
    while (number != no_definition && shape.definitions()[number].layer >= layer)
      number = shape.definitions()[number].below;
    return number;
  };
  if (!is_literal(object)) {
    const std::uint32_t own = definition_in(shape, compound(object)->layers()->all()[layer], layer, name);
    if (own != no_definition) return shape.definitions()[own].below;
  }
  // Who stands below the layer that took a field away still sees it.
  for (const FieldEntry& removed : shape.removed())
    if (removed.name == name && layer < removed.removed_by) return search(removed);
  const FieldEntry* entry = shape.find(name);
  return entry != nullptr ? search(*entry) : no_definition;
}

}  // namespace cfnsonnet::jsonnet::native
