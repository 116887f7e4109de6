#include "jsonnet/native/resolver.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "jsonnet/native/builtin.h"
#include "jsonnet/native/parser.h"
#include "names/nearest.h"

namespace cfnsonnet::jsonnet::native {
namespace {

constexpr std::uint32_t max_slots = std::numeric_limits<std::uint16_t>::max();
constexpr std::uint32_t max_depth = std::numeric_limits<std::uint16_t>::max();
constexpr std::uint32_t object_slots = 2;  // `self` and the layer.
constexpr std::uint32_t unbound = std::numeric_limits<std::uint32_t>::max();

// The parser made these nodes for this to finish; nobody else has seen them.
template <class T>
T& editable(const T& item) {
  return const_cast<T&>(item);
}
template <class T>
T& as(const Node* node) {
  return const_cast<T&>(static_cast<const T&>(*node));
}

// A pointer to a node, which may be replaced.
using Place = const Node*;

// The operand that a node begins with, where chains of any length may grow: `a + a + a`, `x.y.z`, `f(1)(2)`.
Place* first_operand(const Node* node) {
  switch (node->kind) {
    case NodeKind::binary: return &as<Binary>(node).left;
    case NodeKind::field: return &as<FieldAccess>(node).target;
    case NodeKind::index: return &as<Index>(node).target;
    case NodeKind::slice: return &as<Slice>(node).target;
    case NodeKind::call: return &as<Call>(node).callee;
    case NodeKind::in_super: return &as<InSuper>(node).name;
    default: return nullptr;
  }
}

class Resolver {
 public:
  Resolver(std::string_view file, Arena& arena, Names& names, Slips* slips)
      : arena_(arena), names_(names), slips_(slips), file_(file), std_(names.intern("std")), this_file_(names.intern("thisFile")) {}

  Program program(const Node* root) {
    frames_.push_back(0);
    expression(root);
    return {root, close_frame(), reads_its_name_};
  }

 private:
  // One variable in scope.
  struct Bound {
    Name name;
    std::uint32_t frame;
    std::uint16_t slot;
    std::uint32_t hidden;  // The variable of the same name that this one hides, or `unbound`.
    bool is_used = false;
    bool is_value = false;       // Used as more than what is called.
    const Bind* bind = nullptr;  // That of a `local`.
  };

  // The frames of the object that `self` means, and of the one that `$` means.
  struct Objects {
    std::uint32_t self = 0;
    std::optional<std::uint32_t> outermost;
  };

  // Some are not inlined, so that the recursion over all kinds of nodes does not hold on its stack what one kind needs.
  void expression(Place& place);
  [[gnu::noinline]] void alone(const Node* node);
  [[gnu::noinline]] void after_first_operand(Place& place);

  [[gnu::noinline]] void variable(Place& place, bool is_called);
  [[gnu::noinline]] void standard_member(Place& place);
  void super_index(SuperIndex& node);
  void slice(Slice& node);
  void call(Call& node);
  void conditional(Conditional& node);
  void assertion(const Assertion& node);
  [[gnu::noinline]] void local(Local& node);
  [[gnu::noinline]] void function(Function& node);
  [[gnu::noinline]] void array_comprehension(ArrayComprehension& node);
  [[gnu::noinline]] void object(Object& node);
  void inside_object(Object& node);
  [[gnu::noinline]] void object_comprehension(ObjectComprehension& node);
  void members(std::span<const Bind> locals, std::span<const Field> fields, std::span<const Assertion> assertions);
  [[gnu::noinline]] void open_clauses(std::span<const Clause> clauses);
  void close_clauses(std::span<const Clause> clauses);
  void optional(Place& place) {
    if (place != nullptr) expression(place);
  }

  void open_frame(std::uint32_t slots) { frames_.push_back(slots); }
  std::uint16_t close_frame() {
    const std::uint32_t size = frames_.back();
    frames_.pop_back();
    return static_cast<std::uint16_t>(size);
  }
  [[nodiscard]] std::uint32_t frame() const { return static_cast<std::uint32_t>(frames_.size() - 1); }
  [[nodiscard]] std::uint16_t depth_to(std::uint32_t frame, Span span) const;
  void add_variable(Name name, std::uint32_t slot);
  [[nodiscard]] std::uint16_t bind_in_frame(Name name, Span span);
  void bind_local(const Bind& bind, Span span);
  void drop_variables(std::size_t mark);
  void note_unused(const Bound& variable);
  void note_sums(const Node* item);

  [[noreturn]] void fail_unknown(const Variable& node) const;

  Arena& arena_;
  Names& names_;
  Slips* slips_;
  std::optional<const Object*> outermost_object_;  // Null for that of a comprehension.
  std::unordered_map<const Node*, std::vector<const Parameter*>> unread_;  // Parameters by function, where `slips_` is wanted.
  std::string_view file_;
  Name std_;
  Name this_file_;
  bool reads_its_name_ = false;
  std::vector<std::uint32_t> frames_;  // How many slots each has so far, the file's first.
  std::vector<Bound> variables_;
  std::unordered_map<Name, std::uint32_t> visible_;  // The one in `variables_` that is not hidden, or `unbound`.
  std::vector<Place*> chain_;                        // See `expression`.
  Objects objects_;
};

// --- Scopes ---------------------------------------------------------------------------------------------------------

std::uint16_t Resolver::depth_to(std::uint32_t frame_of, Span span) const {
  const std::uint32_t depth = frame() - frame_of;
  if (depth > max_depth) throw SyntaxError{fmt::format("scopes are nested more than {} deep", max_depth), span};
  return static_cast<std::uint16_t>(depth);
}

void Resolver::add_variable(Name name, std::uint32_t slot) {
  const auto index = static_cast<std::uint32_t>(variables_.size());
  const auto visible = visible_.try_emplace(name, unbound).first;
  variables_.push_back({name, frame(), static_cast<std::uint16_t>(slot), visible->second});
  visible->second = index;
}

// Takes a slot of the innermost frame.
std::uint16_t Resolver::bind_in_frame(Name name, Span span) {
  const std::uint32_t slot = frames_.back()++;
  if (slot >= max_slots)
    throw SyntaxError{fmt::format("a function, an object or a file can have at most {} variables", max_slots), span};
  add_variable(name, slot);
  return static_cast<std::uint16_t>(slot);
}

void Resolver::bind_local(const Bind& bind, Span span) {
  editable(bind).slot = bind_in_frame(bind.name, span);
  variables_.back().bind = &bind;
}

void Resolver::drop_variables(std::size_t mark) {
  for (; variables_.size() > mark; variables_.pop_back()) {
    const Bound& last = variables_.back();
    visible_[last.name] = last.hidden;
    if (slips_ != nullptr && last.bind != nullptr) note_unused(last);
  }
}

/// Objects that stand side by side in one item of an array, as they do where a comma is missing.
void Resolver::note_sums(const Node* item) {
  while (item->kind == NodeKind::binary) {
    const auto& sum = *static_cast<const Binary*>(item);
    if (sum.is_implicit && last_added(sum.left)->kind == NodeKind::object) slips_->sums.push_back(&sum);
    if (!sum.is_implicit) note_sums(sum.right);
    item = sum.left;
  }
}

void Resolver::note_unused(const Bound& variable) {
  if (!variable.is_used) return slips_->locals.push_back(variable.bind);
  const auto unread = unread_.find(variable.bind->body);
  if (variable.is_value || unread == unread_.end()) return;
  for (const Parameter* parameter : unread->second) slips_->parameters.emplace_back(variable.bind, parameter);
}

// --- Expressions ----------------------------------------------------------------------------------------------------

// Goes down the first operands without recursion, then back up over the rest of each node.
void Resolver::expression(Place& place) {
  const std::size_t mark = chain_.size();
  Place* here = &place;
  for (Place* next = first_operand(*here); next != nullptr; next = first_operand(*here)) {
    chain_.push_back(here);
    here = next;
  }
  if ((*here)->kind == NodeKind::variable)
    variable(*here, chain_.size() > mark && (*chain_.back())->kind == NodeKind::call);
  else
    alone(*here);
  while (chain_.size() > mark) {
    Place* const outer = chain_.back();
    chain_.pop_back();
    after_first_operand(*outer);
  }
}

void Resolver::after_first_operand(Place& place) {
  switch (place->kind) {
    case NodeKind::binary: return expression(as<Binary>(place).right);
    case NodeKind::index: return expression(as<Index>(place).index);
    case NodeKind::slice: return slice(as<Slice>(place));
    case NodeKind::call: return call(as<Call>(place));
    case NodeKind::in_super: as<InSuper>(place).depth = depth_to(objects_.self, place->span); return;
    case NodeKind::field:
      if (as<FieldAccess>(place).target->kind == NodeKind::std_object) standard_member(place);
      return;
    default: return;
  }
}

// A node that does not begin with an operand.
void Resolver::alone(const Node* node) {
  switch (node->kind) {
    case NodeKind::array:
      for (const Node* const& item : as<Array>(node).items) {
        if (slips_ != nullptr) note_sums(item);
        expression(editable(item));
      }
      return;
    case NodeKind::self: {
      Self& self = as<Self>(node);
      self.depth = depth_to(self.depth == unresolved_dollar ? *objects_.outermost : objects_.self, node->span);
      self.outermost = outermost_object_.value_or(nullptr);
      return;
    }
    case NodeKind::super_index: return super_index(as<SuperIndex>(node));
    case NodeKind::unary: return expression(as<Unary>(node).operand);
    case NodeKind::error: return expression(as<Error>(node).message);
    case NodeKind::conditional: return conditional(as<Conditional>(node));
    case NodeKind::assertion: assertion(as<Assert>(node).assertion); return expression(as<Assert>(node).body);
    case NodeKind::local: return local(as<Local>(node));
    case NodeKind::function: return function(as<Function>(node));
    case NodeKind::array_comprehension: return array_comprehension(as<ArrayComprehension>(node));
    case NodeKind::object: return object(as<Object>(node));
    case NodeKind::object_comprehension: return object_comprehension(as<ObjectComprehension>(node));
    default: return;  // Literals and imports.
  }
}

void Resolver::variable(Place& place, bool is_called) {
  Variable& node = as<Variable>(place);
  const auto found = visible_.find(node.name);
  if (found != visible_.end() && found->second != unbound) {
    Bound& bound = variables_[found->second];
    bound.is_used = true;
    bound.is_value = bound.is_value || !is_called;
    node.slot = {depth_to(bound.frame, node.span), bound.slot};
  } else if (node.name == std_) {
    place = arena_.make(StdObject{{NodeKind::std_object, node.span}});
  } else {
    fail_unknown(node);
  }
}

void Resolver::fail_unknown(const Variable& node) const {
  std::vector<std::string_view> candidates;
  for (auto each = variables_.rbegin(); each != variables_.rend(); ++each) candidates.push_back(each->name->view());
  for (const char* const word : {"std", "null", "true", "false", "self", "super"}) candidates.emplace_back(word);
  std::string message = fmt::format("unknown variable: \"{}\"", node.name->view());
  if (const auto similar = nearest(node.name->view(), candidates))
    message += fmt::format("; did you mean \"{}\"?", *similar);
  throw SyntaxError{std::move(message), node.span};
}

void Resolver::standard_member(Place& place) {
  const FieldAccess& node = as<FieldAccess>(place);
  if (node.name == this_file_) {
    reads_its_name_ = true;
    place = arena_.make(String{{NodeKind::string, node.span}, names_.intern(file_)});
  } else {
    place = arena_.make(
        StdMember{{NodeKind::std_member, node.span}, node.name, node.name_span, find_builtin(node.name->view())});
  }
}

void Resolver::super_index(SuperIndex& node) {
  node.depth = depth_to(objects_.self, node.span);
  optional(node.index);
}

void Resolver::slice(Slice& node) {
  optional(node.from);
  optional(node.to);
  optional(node.step);
}

void Resolver::call(Call& node) {
  for (const Node* const& argument : node.positional) expression(editable(argument));
  for (const NamedArgument& argument : node.named) expression(editable(argument.value));
}

void Resolver::conditional(Conditional& node) {
  expression(node.condition);
  expression(node.then_branch);
  optional(node.else_branch);
}

void Resolver::assertion(const Assertion& node) {
  expression(editable(node.condition));
  optional(editable(node.message));
}

// --- What opens a scope ---------------------------------------------------------------------------------------------

void Resolver::local(Local& node) {
  const std::size_t mark = variables_.size();
  for (const Bind& bind : node.binds) bind_local(bind, node.span);
  for (const Bind& bind : node.binds) expression(editable(bind.body));
  expression(node.body);
  drop_variables(mark);
}

void Resolver::function(Function& node) {
  const std::size_t mark = variables_.size();
  open_frame(0);
  for (const Parameter& parameter : node.parameters) static_cast<void>(bind_in_frame(parameter.name, node.span));
  for (const Parameter& parameter : node.parameters) optional(editable(parameter.default_value));
  expression(node.body);
  node.frame_size = close_frame();
  if (slips_ != nullptr) {
    for (std::size_t i = 0; i < node.parameters.size(); ++i)
      if (!variables_[mark + i].is_used) unread_[&node].push_back(&node.parameters[i]);
  }
  drop_variables(mark);
}

void Resolver::array_comprehension(ArrayComprehension& node) {
  const std::size_t mark = variables_.size();
  open_clauses(node.clauses);
  expression(node.body);
  close_clauses(node.clauses);
  drop_variables(mark);
}

void Resolver::open_clauses(std::span<const Clause> clauses) {
  for (const Clause& clause : clauses) {
    expression(editable(clause.expression));
    if (clause.is_condition) continue;
    open_frame(0);
    static_cast<void>(bind_in_frame(clause.variable, clause.expression->span));
  }
}

void Resolver::close_clauses(std::span<const Clause> clauses) {
  for (std::size_t i = clauses.size(); i-- > 0;)
    if (!clauses[i].is_condition) editable(clauses[i]).frame_size = close_frame();
}

void Resolver::object(Object& node) {
  for (const Field& field : node.fields) optional(editable(field.name_node));
  const bool is_outermost = !outermost_object_;
  if (is_outermost) outermost_object_ = &node;
  inside_object(node);
  if (is_outermost) outermost_object_.reset();
}

void Resolver::inside_object(Object& node) {
  if (!node.needs_frame) return members({}, node.fields, node.assertions);
  const Objects outside = objects_;
  const std::size_t mark = variables_.size();
  open_frame(object_slots);
  objects_ = {frame(), outside.outermost ? outside.outermost : frame()};
  members(node.locals, node.fields, node.assertions);
  node.frame_size = close_frame();
  drop_variables(mark);
  objects_ = outside;
}

void Resolver::object_comprehension(ObjectComprehension& node) {
  const std::size_t mark = variables_.size();
  open_clauses(node.clauses);
  expression(editable(node.field.name_node));
  const bool is_outermost = !outermost_object_;
  if (is_outermost) outermost_object_ = nullptr;
  if (!node.needs_frame) {
    members({}, {&node.field, 1}, {});
  } else {
    const Objects outside = objects_;
    open_frame(object_slots);
    objects_ = {frame(), outside.outermost ? outside.outermost : frame()};
    members(node.locals, {&node.field, 1}, {});
    node.frame_size = close_frame();
    objects_ = outside;
  }
  if (is_outermost) outermost_object_.reset();
  close_clauses(node.clauses);
  drop_variables(mark);
}

void Resolver::members(std::span<const Bind> locals, std::span<const Field> fields,
                       std::span<const Assertion> assertions) {
  for (const Bind& bind : locals) bind_local(bind, bind.body->span);
  for (const Bind& bind : locals) expression(editable(bind.body));
  for (const Field& field : fields) expression(editable(field.body));
  for (const Assertion& each : assertions) assertion(each);
}

}  // namespace

Program resolve(const Node* root, std::string_view file, Arena& arena, Names& names, Slips* slips) {
  return Resolver(file, arena, names, slips).program(root);
}

}  // namespace cfnsonnet::jsonnet::native
