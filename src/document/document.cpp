#include "document/document.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <numeric>

namespace cfnsonnet::document {

std::optional<std::string_view> Node::scalar_text() const {
  switch (kind) {
    case Kind::string:
    case Kind::number: return text;
    case Kind::boolean: return boolean ? "true" : "false";
    default: return std::nullopt;
  }
}

std::optional<double> Node::scalar_number() const {
  if (is_number()) return number();
  if (!is_string()) return std::nullopt;
  std::string_view digits = text;
  while (digits.starts_with(' ')) digits.remove_prefix(1);
  while (digits.ends_with(' ')) digits.remove_suffix(1);
  if (digits.starts_with('+') && !digits.starts_with("+-")) digits.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

const Member* Node::member(std::string_view name) const {
  if (const auto sorted = details->by_name; !sorted.empty()) {
    const auto found = std::ranges::lower_bound(sorted, name, {}, [this](std::uint32_t i) { return members[i].name; });
    return found != sorted.end() && members[*found].name == name ? &members[*found] : nullptr;
  }
  for (const Member& member : members) {
    if (member.name == name) return &member;
  }
  return nullptr;
}

const Node* Node::find(std::string_view name) const {
  const Member* found = member(name);
  return found ? found->value : nullptr;
}

const Member* Node::holder() const { return parent && parent->is_object() ? &parent->members[index] : nullptr; }

std::string_view describe(Kind kind) {
  switch (kind) {
    case Kind::null: return "null";
    case Kind::boolean: return "a boolean";
    case Kind::number: return "a number";
    case Kind::string: return "a string";
    case Kind::array: return "a list";
    case Kind::object: return "an object";
  }
  return "a value";
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Path path_of(const Node& node) {
  Path path;
  for (const Node* at = &node; at->parent; at = at->parent) {
    if (const Member* holder = at->holder()) {
      path.emplace_back(std::string(holder->name));
    } else {
      path.emplace_back(std::size_t{at->index});
    }
  }
  std::reverse(path.begin(), path.end());
  return path;
}

Location location_of(const Origin& origin) {
  return {origin.source ? origin.source->shared_from_this() : nullptr, origin.span};
}

Builder::Builder(SourcePtr main_source) {
  const std::size_t first = std::max<std::size_t>(4096, main_source->text.size());
  document_.arena_ = std::make_unique<std::pmr::monotonic_buffer_resource>(first);
  document_.details_ = std::make_unique<std::pmr::monotonic_buffer_resource>(first);
  document_.sources_.push_back(std::move(main_source));
}

Builder::Builder(const Document& original) : Builder(original.source()) {
  document_.sources_ = original.sources_;
  document_.causes_ = original.causes_;
  document_.name_readers_ = original.name_readers_;
}

const Source* Builder::add_source(SourcePtr source) {
  document_.sources_.push_back(std::move(source));
  return document_.sources_.back().get();
}

CauseId Builder::add_cause(const Cause& cause) {
  document_.causes_.push_back(cause);
  return static_cast<CauseId>(document_.causes_.size() - 1);
}

std::string_view Builder::keep(std::string_view text) {
  if (text.empty()) return {};
  auto* copy = static_cast<char*>(document_.arena_->allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

Node* Builder::make(Kind kind, const NodeDetails& details) {
  Node* node = std::pmr::polymorphic_allocator<>(document_.arena_.get()).new_object<Node>();
  node->kind = kind;
  node->details = std::pmr::polymorphic_allocator<>(document_.details_.get()).new_object<NodeDetails>(details);
  return node;
}

Node* Builder::null(const Origin& origin) { return make(Kind::null, {origin, 0, {}, {}}); }

Node* Builder::boolean(bool value, const Origin& origin) {
  Node* node = make(Kind::boolean, {origin, 0, {}, {}});
  node->boolean = value;
  return node;
}

Node* Builder::number(double value, std::string_view literal, const Origin& origin) {
  Node* node = make(Kind::number, {origin, value, {}, {}});
  node->text = literal;
  return node;
}

Node* Builder::string(std::string_view value, const Origin& origin) {
  Node* node = make(Kind::string, {origin, 0, {}, {}});
  node->text = value;
  return node;
}

Node* Builder::array(std::span<Node* const> items, const Origin& origin) {
  Node* node = make(Kind::array, {origin, 0, {}, {}});
  std::pmr::polymorphic_allocator<> allocator(document_.arena_.get());
  auto* copy = allocator.allocate_object<const Node*>(items.size());
  std::copy(items.begin(), items.end(), copy);
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    items[i]->parent = node;
    items[i]->index = i;
  }
  node->items = {copy, items.size()};
  return node;
}

Member Builder::member(std::string_view name, const Origin& origin, const Node* value, bool number_as_name) {
  std::pmr::polymorphic_allocator<> allocator(document_.details_.get());
  return {name, value, allocator.new_object<NameDetails>(NameDetails{origin, number_as_name})};
}

std::span<const Origin> Builder::kept(std::span<const Origin> layers) {
  if (layers.empty()) return {};
  auto* copy = std::pmr::polymorphic_allocator<>(document_.details_.get()).allocate_object<Origin>(layers.size());
  std::uninitialized_copy(layers.begin(), layers.end(), copy);
  return {copy, layers.size()};
}

/// Fewer are looked through as fast.
constexpr std::size_t least_sorted_members = 32;

std::span<const std::uint32_t> Builder::sorted(std::span<const Member> members) {
  if (members.size() < least_sorted_members) return {};
  auto* order = std::pmr::polymorphic_allocator<>(document_.details_.get())
                    .allocate_object<std::uint32_t>(members.size());
  std::iota(order, order + members.size(), 0U);
  std::sort(order, order + members.size(),
            [&](std::uint32_t a, std::uint32_t b) { return members[a].name < members[b].name; });
  return {order, members.size()};
}

Node* Builder::object(std::span<const Member> members, const Origin& origin, std::span<const Origin> layers) {
  std::pmr::polymorphic_allocator<> allocator(document_.arena_.get());
  Node* node = make(Kind::object, {origin, 0, kept(layers), sorted(members)});
  auto* copy = allocator.allocate_object<Member>(members.size());
  std::uninitialized_copy(members.begin(), members.end(), copy);
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    auto* value = const_cast<Node*>(members[i].value);  // made by this builder, not yet handed out
    value->parent = node;
    value->index = i;
  }
  node->members = {copy, members.size()};
  return node;
}

void Builder::mark_merged(Node& object) {
  object.merged = true;
  document_.has_merged_ = true;
}

Document Builder::finish(Node* root) && {
  document_.root_ = root;
  return std::move(document_);
}

}  // namespace cfnsonnet::document
