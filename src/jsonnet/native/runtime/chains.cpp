#include "jsonnet/native/runtime/chains.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <vector>

namespace cfnsonnet::jsonnet::native {
namespace {

/// What is no larger is flattened. Fixed names are cheaper: objects of the same literals share a layout.
constexpr std::uint32_t max_flat_layers = 32;
constexpr std::size_t max_flat_fields = 128;
constexpr std::size_t max_flat_fixed_fields = 1024;
/// An operand on the right that is a sum itself is laid out if it is no larger.
constexpr std::uint32_t max_operand_layers = 16;

constexpr std::uint32_t indexed_depth = 8;  // And its multiples.

struct Size {
  std::size_t fields;
  bool has_fixed_names;
};

/// How large a layout of the operand is, or was.
Size size_of(const Cell* operand) {
  if (operand->kind == CellKind::object_literal)
    return {static_cast<const LiteralObject*>(operand)->node->fields.size(), true};
  const CompoundObject& it = *static_cast<const CompoundObject*>(operand);
  if (it.is_flat()) return {it.shape->definition_count, it.shape->nodes != nullptr};
  if (it.is_sum()) return {it.count, false};
  const Layer& layer = it.layers()->all()[0];
  return {layer.members != nullptr ? layer.members->count : object_node(layer)->fields.size(),
          layer.members == nullptr};
}

/// The field that an operand takes away from all below it, or null.
Name removed_by(const ObjectCell* operand) {
  if (operand->kind == CellKind::object_literal || operand->count != 1) return nullptr;
  Members* members = static_cast<const CompoundObject*>(operand)->layers()->all()[0].members;
  return members != nullptr && (members->flags & Members::flag_removes) != 0 ? members->all()[0].name : nullptr;
}

const Field* field_of(const Layer& layer, const Definition& definition) {
  if (layer.node == nullptr) return nullptr;
  if (layer.node->kind == NodeKind::object_comprehension)
    return &static_cast<const ObjectComprehension*>(layer.node)->field;
  const auto index = layer.members == nullptr
                         ? definition.field
                         : static_cast<std::uint32_t>(layer.members->all()[definition.field].value.as_number());
  return &object_node(layer)->fields[index];
}

Visibility visibility_of(const Layer& layer, const Definition& definition) {
  const Field* field = field_of(layer, definition);
  return field != nullptr ? field->visibility : static_cast<Visibility>(layer.members->small);
}

bool needs_frame(const Layer& layer) {
  if (layer.node == nullptr) return false;
  return layer.node->kind == NodeKind::object ? object_node(layer)->needs_frame
                                              : static_cast<const ObjectComprehension*>(layer.node)->needs_frame;
}

/// What an operand's definitions of a field say of it.
struct Traits {
  Visibility visibility = Visibility::inherited;
  bool is_alone = true;  ///< No definition needs the object.
  bool is_open = true;   ///< The lowest adds to what stands below the operand.
};

Traits traits_in(ObjectCell* operand, const Shape& shape, std::uint32_t definition) {
  Traits traits;
  for (; definition != no_definition; definition = shape.definitions()[definition].below) {
    const Definition& it = shape.definitions()[definition];
    const Layer layer = layer_in(operand, it.layer);
    if (traits.visibility == Visibility::inherited) traits.visibility = visibility_of(layer, it);
    if (!traits.is_open) continue;
    traits.is_alone = traits.is_alone && !needs_frame(layer);
    traits.is_open = it.adds;
  }
  return traits;
}

// --- What is known of a link's fields ------------------------------------------------------------

std::uint32_t hash_of_place(Name name, std::uint32_t layer) {
  return ((name != nullptr ? name->hash : 0) ^ (layer + 1)) * 0x9E3779B1U;
}

template <class Matches>
LinkField* find_known(CompoundObject& link, std::uint32_t hash, Matches&& matches) {
  LinkFields* fields = link.chain->fields;
  if (fields == nullptr) return nullptr;
  const std::uint32_t mask = fields->table_mask();
  for (std::uint32_t at = hash & mask; fields->table()[at] != 0; at = (at + 1) & mask) {
    LinkField& field = fields->all()[fields->table()[at] - 1];
    if (matches(field)) return &field;
  }
  return nullptr;
}

LinkField* known_top(CompoundObject& link, Name name) {
  return find_known(link, name->hash, [&](const LinkField& it) { return it.is_topmost && it.entry.name == name; });
}

LinkField* known_in_layer(CompoundObject& link, Name name, std::uint32_t layer) {
  return find_known(link, hash_of_place(name, layer),
                    [&](const LinkField& it) { return it.entry.name == name && it.place.layer == layer; });
}

void enter(LinkFields& fields, std::uint32_t hash, std::uint32_t number) {
  const std::uint32_t mask = fields.table_mask();
  std::uint32_t at = hash & mask;
  while (fields.table()[at] != 0) at = (at + 1) & mask;
  fields.table()[at] = number + 1;
}

void enter(LinkFields& fields, std::uint32_t number) {
  const LinkField& field = fields.all()[number];
  enter(fields, hash_of_place(field.entry.name, field.place.layer), number);
  if (field.is_topmost) enter(fields, field.entry.name->hash, number);
}

}  // namespace

Layer layer_in(ObjectCell* operand, std::uint32_t number) {
  if (operand->kind == CellKind::object_literal) return layer_of(static_cast<LiteralObject*>(operand));
  Layer layer = static_cast<CompoundObject*>(operand)->layers()->all()[number];
  layer.frame = nullptr;  // That of the operand as an object of its own.
  return layer;
}

std::uint32_t Chains::add_field(CompoundObject& link, const LinkField& field) {
  if (LinkField* known = known_in_layer(link, field.entry.name, field.place.layer)) {
    if (field.is_topmost && !known->is_topmost) {
      known->is_topmost = true;
      known->entry.hidden = field.entry.hidden;
      enter(*link.chain->fields, field.entry.name->hash, known->entry.definition);
    }
    return known->entry.definition;
  }
  LinkFields* fields = link.chain->fields;
  if (fields == nullptr || fields->count == fields->capacity) {
    const std::uint32_t capacity = fields == nullptr ? 1 : 2 * fields->capacity;
    const std::size_t bytes = sizeof(LinkFields) + capacity * (sizeof(LinkField) + 4 * sizeof(std::uint32_t));
    LinkFields* larger = static_cast<LinkFields*>(heap_.allocate(bytes, CellKind::link_fields));
    larger->count = 0;
    larger->capacity = capacity;
    std::memset(larger->table(), 0, 4 * capacity * sizeof(std::uint32_t));
    for (; fields != nullptr && larger->count != fields->count; ++larger->count) {
      larger->all()[larger->count] = fields->all()[larger->count];
      enter(*larger, larger->count);
    }
    link.chain->fields = fields = larger;
  }
  const std::uint32_t number = fields->count++;
  fields->all()[number] = field;
  fields->all()[number].entry.definition = number;
  enter(*fields, number);
  return number;
}

// --- Making --------------------------------------------------------------------------------------

bool Chains::make_link(CompoundObject& sum, bool all_fields) {
  std::size_t fields = 0;
  bool has_fixed_names = true;
  const auto add = [&](const Cell* operand) {
    const Size size = size_of(operand);
    fields += size.fields;
    has_fixed_names = has_fixed_names && size.has_fixed_names;
  };
  Cell* bottom = &sum;
  for (; is_new_sum(bottom); bottom = static_cast<CompoundObject*>(bottom)->left) {
    const Cell* right = static_cast<CompoundObject*>(bottom)->right;
    if (is_link(right) || (is_new_sum(right) && layer_count(right) > max_operand_layers)) return false;
    add(right);
  }
  if (!is_link(bottom)) {
    add(bottom);
    const auto is_large = [](std::uint32_t layers, Size size) {
      return layers > max_flat_layers || size.fields > (size.has_fixed_names ? max_flat_fixed_fields : max_flat_fields);
    };
    if (!is_large(sum.count, {fields, has_fixed_names})) return false;
    const bool is_known = bottom->kind == CellKind::object && static_cast<CompoundObject*>(bottom)->is_flat();
    if (all_fields && !(is_known && is_large(layer_count(bottom), size_of(bottom)))) return false;
  }
  std::vector<CompoundObject*> links;  // What it points to is alive through the sum.
  for (Cell* at = &sum; is_new_sum(at); at = links.back()->left) links.push_back(static_cast<CompoundObject*>(at));
  // An operand on the right may stand on the left further down as well; then that is the bottom.
  for (const CompoundObject* link : links)
    if (is_new_sum(link->right)) (void)shapes_.shape_of(Value::object(right_of(*link)));
  links.erase(std::ranges::find_if_not(links, [](const CompoundObject* link) { return is_new_sum(link); }),
              links.end());
  const auto asserts = [&](Cell* operand) {
    if (is_link(operand)) return (static_cast<CompoundObject*>(operand)->chain->flags & Chain::flag_asserts) != 0;
    return shapes_.shape_of(Value::object(static_cast<ObjectCell*>(operand))).has_assertions != 0;
  };
  for (std::size_t i = links.size(); i-- > 0;) {
    CompoundObject& link = *links[i];
    const bool left_asserts = asserts(link.left),
               right_asserts = asserts(link.right);  // Both, for they are laid out by that.
    Chain* chain = static_cast<Chain*>(heap_.allocate(sizeof(Chain), CellKind::chain));
    chain->depth = is_link(link.left) ? static_cast<CompoundObject*>(link.left)->chain->depth + 1 : 1;
    chain->index = nullptr;
    chain->below_index = nullptr;
    chain->fields = nullptr;
    chain->entries = nullptr;
    if (left_asserts || right_asserts) chain->flags |= Chain::flag_asserts;
    link.chain = chain;
    link.flags |= CompoundObject::flag_link;
  }
  return true;
}

/// Gives a link its index unless it has it.
void Chains::index_chain(CompoundObject& link) {
  if (link.chain->index != nullptr) return;
  std::uint32_t left = link.chain->depth & (0 - link.chain->depth);
  std::vector<ChainIndex::Entry> found;
  std::vector<std::uint32_t> places(64, 0);  // In `found`, plus one.
  const auto enter_at = [&](std::uint32_t hash, std::uint32_t number) {
    std::size_t at = hash & (places.size() - 1);
    while (places[at] != 0) at = (at + 1) & (places.size() - 1);
    places[at] = number;
  };
  const auto add = [&](Name name, CompoundObject* at) {
    for (std::size_t i = name->hash & (places.size() - 1); places[i] != 0; i = (i + 1) & (places.size() - 1))
      if (found[places[i] - 1].name == name) return;
    found.push_back({name, at});
    if (found.size() * 2 > places.size()) {
      places.assign(places.size() * 2, 0);
      for (std::uint32_t i = 0; i < found.size(); ++i) enter_at(found[i].name->hash, i + 1);
    } else {
      enter_at(name->hash, static_cast<std::uint32_t>(found.size()));
    }
  };
  Cell* at = &link;
  for (; left != 0; --left) {
    CompoundObject* covered = static_cast<CompoundObject*>(at);
    budget_.tick();
    if (const Name removed = removed_by(right_of(*covered))) add(removed, covered);
    for (const FieldEntry& entry : shapes_.shape_of(Value::object(right_of(*covered))).entries())
      add(entry.name, covered);
    at = covered->left;
  }
  const std::size_t size = std::bit_ceil(found.size() * 2 + 1);
  ChainIndex* index = static_cast<ChainIndex*>(
      heap_.allocate(sizeof(ChainIndex) + size * sizeof(ChainIndex::Entry), CellKind::chain_index));
  index->mask = static_cast<std::uint32_t>(size - 1);
  std::fill_n(index->table(), size, ChainIndex::Entry{nullptr, nullptr});
  for (const ChainIndex::Entry& entry : found) {
    std::size_t place = entry.name->hash & index->mask;
    while (index->table()[place].name != nullptr) place = (place + 1) & index->mask;
    index->table()[place] = entry;
  }
  link.chain->index = index;
  link.chain->below_index = at;
}

// --- Looking for fields --------------------------------------------------------------------------

Place Chains::place_in(CompoundObject* link, ObjectCell* operand, std::uint32_t definition) {
  const std::uint32_t first = link != nullptr ? layer_count(link->left) : 0;
  return {link, operand, definition, first + shapes_.shape_of(Value::object(operand)).definitions()[definition].layer};
}

Place Chains::topmost_in(CompoundObject* link, ObjectCell* operand, Name name) {
  const FieldEntry* entry = shapes_.shape_of(Value::object(operand)).find(name);
  return entry != nullptr ? place_in(link, operand, entry->definition) : Place{};
}

/// The topmost definition of a field.
Place Chains::locate(ObjectCell* object, Name name) {
  Cell* at = object;
  while (is_link(at)) {
    CompoundObject* link = static_cast<CompoundObject*>(at);
    at = link->left;
    if (link->chain->depth % indexed_depth == 0) {
      index_chain(*link);
      at = link->chain->below_index;
      const ChainIndex::Entry* const table = link->chain->index->table();
      std::uint32_t place = name->hash & link->chain->index->mask;
      while (table[place].name != nullptr && table[place].name != name) place = (place + 1) & link->chain->index->mask;
      if (table[place].name == nullptr) continue;
      link = table[place].link;
    }
    if (removed_by(right_of(*link)) == name) return {};
    const Place found = topmost_in(link, right_of(*link), name);
    if (found.operand != nullptr) return found;
  }
  return topmost_in(nullptr, static_cast<ObjectCell*>(at), name);
}

namespace {

/// The link whose right operand has a layer; null where that is at the bottom, which is then in `bottom`.
CompoundObject* link_at(ObjectCell* object, std::uint32_t layer, ObjectCell*& bottom) {
  Cell* at = object;
  while (is_link(at)) {
    CompoundObject* link = static_cast<CompoundObject*>(at);
    if (layer >= layer_count(link->left)) return link;
    const bool skips = link->chain->below_index != nullptr && layer < layer_count(link->chain->below_index);
    at = skips ? link->chain->below_index : link->left;
  }
  bottom = static_cast<ObjectCell*>(at);
  return nullptr;
}

}  // namespace

/// The topmost definition of a field that stands below a layer.
Place Chains::locate_below(ObjectCell* object, std::uint32_t layer, Name name) {
  ObjectCell* operand = nullptr;
  CompoundObject* link = link_at(object, layer, operand);
  const std::uint32_t first = link != nullptr ? layer_count(link->left) : 0;
  if (link != nullptr) operand = right_of(*link);
  const std::uint32_t inside = shapes_.find_below(Value::object(operand), layer - first, name);
  if (inside != no_definition) return place_in(link, operand, inside);
  return link != nullptr ? locate(left_of(*link), name) : Place{};
}

std::uint32_t Chains::top_field(CompoundObject& link, Name name) {
  if (const LinkField* known = known_top(link, name)) return known->entry.definition;
  struct Step {
    CompoundObject* link;
    Place place;
    Traits traits;
  };
  std::vector<Step> steps;
  bool hidden = false;  // Of what stands below the last step.
  bool is_alone = true;
  CompoundObject* at = &link;
  Place place = locate(at, name);
  if (place.operand == nullptr) return no_definition;
  for (;;) {
    budget_.tick();
    const Traits traits = traits_in(place.operand, shapes_.shape_of(Value::object(place.operand)), place.definition);
    if (place.link == nullptr || place.link == at) {
      steps.push_back({at, place, traits});
      if (place.link == nullptr ||
          (traits.visibility != Visibility::inherited && (!traits.is_open || !traits.is_alone)))
        break;
      place = locate(left_of(*at), name);
      if (place.operand == nullptr) break;
      if (place.link == nullptr) {
        const Traits lowest = traits_in(place.operand, shapes_.shape_of(Value::object(place.operand)),
                                        place.definition);
        hidden = lowest.visibility == Visibility::hidden;
        is_alone = lowest.is_alone;
        break;
      }
    } else {
      steps.push_back({at, place, {}});  // As in the link that defines it.
    }
    at = place.link;
    if (const LinkField* known = known_top(*at, name)) {
      hidden = known->entry.hidden;
      is_alone = known->is_alone;
      break;
    }
  }
  std::uint32_t number = no_definition;
  for (std::size_t i = steps.size(); i-- > 0;) {
    const Traits& traits = steps[i].traits;
    if (traits.visibility != Visibility::inherited) hidden = traits.visibility == Visibility::hidden;
    is_alone = traits.is_alone && (!traits.is_open || is_alone);
    number = add_field(*steps[i].link, {{name, 0, hidden}, steps[i].place, Value(), true, is_alone});
  }
  return number;
}

/// The number of a field of a link that `super` means.
std::uint32_t Chains::lower_field(CompoundObject& link, Name name, const Place& place) {
  if (const LinkField* known = known_in_layer(link, name, place.layer)) return known->entry.definition;
  bool is_alone = false;
  if (place.link != nullptr && place.link != &link) {
    const std::uint32_t top = top_field(*place.link, name);
    const LinkField& field = place.link->chain->fields->all()[top];
    is_alone = field.place.layer == place.layer && field.is_alone;
  } else if (place.link == nullptr) {
    const Shape& shape = shapes_.shape_of(Value::object(place.operand));
    const FieldEntry* top = shape.find(name);
    is_alone = top != nullptr && top->definition == place.definition &&
               traits_in(place.operand, shape, place.definition).is_alone;
  }
  return add_field(link, {{name, 0, false}, place, Value(), false, is_alone});
}

const FieldEntry* Chains::find_field(CompoundObject& link, Name name) {
  const std::uint32_t number = top_field(link, name);
  return number != no_definition ? &link.chain->fields->all()[number].entry : nullptr;
}

std::uint32_t Chains::find_below(CompoundObject& link, std::uint32_t layer, Name name) {
  const Place place = locate_below(&link, layer, name);
  return place.operand != nullptr ? lower_field(link, name, place) : no_definition;
}

std::span<const FieldEntry> Chains::fields(CompoundObject& link) {
  if (link.chain->entries != nullptr) return link.chain->entries->all();
  std::vector<Name> met;
  const auto add = [&](std::span<const FieldEntry> entries) {
    budget_.tick();
    for (const FieldEntry& entry : entries) met.push_back(entry.name);
  };
  Cell* at = &link;
  for (; is_link(at) && static_cast<CompoundObject*>(at)->chain->entries == nullptr;
       at = static_cast<CompoundObject*>(at)->left)
    add(shapes_.shape_of(Value::object(right_of(*static_cast<CompoundObject*>(at)))).entries());
  add(is_link(at) ? static_cast<CompoundObject*>(at)->chain->entries->all()
                  : shapes_.shape_of(Value::object(static_cast<ObjectCell*>(at))).entries());
  std::ranges::sort(met);  // Equal names are one pointer.
  met.erase(std::unique(met.begin(), met.end()), met.end());
  std::ranges::sort(met, [](Name a, Name b) { return a->view() < b->view(); });
  std::erase_if(met, [&](Name name) { return top_field(link, name) == no_definition; });
  ChainEntries* entries = static_cast<ChainEntries*>(
      heap_.allocate(sizeof(ChainEntries) + met.size() * sizeof(FieldEntry), CellKind::chain_entries));
  entries->count = static_cast<std::uint32_t>(met.size());
  std::ranges::transform(met, entries->all().begin(), [&](Name name) { return known_top(link, name)->entry; });
  link.chain->entries = entries;
  return entries->all();
}

std::optional<FieldEntry> Chains::replaced_field(CompoundObject& link, const FieldEntry& entry) {
  const Place place = link.chain->fields->all()[entry.definition].place;
  const Definition& top = shapes_.shape_of(Value::object(place.operand)).definitions()[place.definition];
  const Members* members = layer_in(place.operand, top.layer).members;
  if (top.adds || (members != nullptr && (members->flags & Members::flag_replaces) != 0)) return {};
  FieldEntry below = entry;
  below.definition = find_below(link, place.layer, entry.name);
  if (below.definition == no_definition || !link.chain->fields->all()[below.definition].value.is_empty()) return {};
  return below;
}

Frame* Chains::frame_of(CompoundObject& link, std::uint32_t layer) {
  const LinkField* known = known_in_layer(link, nullptr, layer);
  return known != nullptr ? static_cast<Frame*>(known->value.as_cell()) : nullptr;
}

Place Chains::place_of_layer(CompoundObject& link, std::uint32_t layer) {
  ObjectCell* operand = nullptr;
  CompoundObject* at = link_at(&link, layer, operand);
  return {at, at != nullptr ? right_of(*at) : operand, 0, layer};
}

void Chains::keep_frame(CompoundObject& link, const Place& place, Frame* frame) {
  (void)add_field(link, {{nullptr, 0, false}, place, Value::cell(frame), false, false});
}

}  // namespace cfnsonnet::jsonnet::native
