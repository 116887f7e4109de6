#include "jsonnet/native/program/lowering.h"

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "jsonnet/native/eval/builtin.h"
#include "syntax/literals.h"

namespace cfnsonnet::jsonnet::native {
namespace {

using syntax::NodeId;
using syntax::Token;
using syntax::TokenKind;
using Written = syntax::NodeKind;  // As NodeKind is that of programs.

constexpr std::uint32_t max_slots = std::numeric_limits<std::uint16_t>::max();
constexpr std::uint32_t max_frames = std::numeric_limits<std::uint16_t>::max();
constexpr std::uint32_t object_slots = 2;  // `self` and the layer.

BinaryOperator operator_of(TokenKind kind) {
  const auto first = static_cast<std::uint8_t>(TokenKind::multiply);
  return static_cast<BinaryOperator>(static_cast<std::uint8_t>(kind) - first);
}
static_assert(static_cast<int>(TokenKind::logical_or) - static_cast<int>(TokenKind::multiply) ==
              static_cast<int>(BinaryOperator::logical_or));

UnaryOperator unary_operator_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::logical_not: return UnaryOperator::logical_not;
    case TokenKind::bit_not: return UnaryOperator::bit_not;
    case TokenKind::subtract: return UnaryOperator::minus;
    default: return UnaryOperator::plus;
  }
}

// A function is known by the local or the field that it is the value of.
void name_function(const Node* value, Name name) {
  if (value->kind != NodeKind::function) return;
  auto* const function = const_cast<Function*>(static_cast<const Function*>(value));  // Made here, seen by nobody else.
  if (function->name == nullptr) function->name = name;
}

class Lowering {
 public:
  Lowering(const syntax::Tree& tree, const syntax::Scopes& scopes, std::uint32_t base, std::string_view file,
           Arena& arena, Names& names)
      : tree_(tree),
        scopes_(scopes),
        base_(base),
        file_(file),
        arena_(arena),
        names_(names),
        this_file_(names.intern("thisFile")),
        slots_(scopes.binders().size()) {}

  Program program() {
    frames_.push_back(0);
    const Node* const root = expression(tree_.children(tree_.root()).front());
    return {root, close_frame(), reads_its_name_};
  }

 private:
  // Where a variable is kept.
  struct FrameSlot {
    std::uint32_t frame = 0;
    std::uint16_t slot = 0;
    Name name = nullptr;
  };
  // The frames of the object that `self` means, and of the one that `$` means.
  struct Objects {
    std::uint32_t self = 0;
    std::optional<std::uint32_t> outermost;
  };

  // Some are not inlined, so that the recursion over all kinds of nodes does not hold on its stack what one kind needs.
  const Node* expression(NodeId id);
  [[gnu::noinline]] const Node* alone(NodeId id);
  [[gnu::noinline]] const Node* with_operand(NodeId id, const Node* operand);

  [[gnu::noinline]] const Node* literal(NodeId id);
  [[gnu::noinline]] const Node* variable(NodeId id);
  [[gnu::noinline]] const Node* self(NodeId id);
  [[gnu::noinline]] const Node* super(NodeId id);
  [[gnu::noinline]] const Node* field_access(NodeId id, const Node* target);
  [[gnu::noinline]] const Node* slice(NodeId id, const Node* target);
  [[gnu::noinline]] const Node* call(NodeId id, const Node* callee);
  [[gnu::noinline]] const Node* array(NodeId id);
  [[gnu::noinline]] const Node* conditional(NodeId id);
  [[gnu::noinline]] const Node* assertion_before(NodeId id);
  [[gnu::noinline]] const Node* local(NodeId id);
  [[gnu::noinline]] const Node* import(NodeId id);
  [[gnu::noinline]] const Node* function(NodeId id, std::span<const NodeId> parts, Name name);
  [[gnu::noinline]] const Node* array_comprehension(NodeId id);
  template <class Read>
  std::uint16_t in_object(const Object* object, bool needs_frame, Read read);
  [[gnu::noinline]] const Node* object(NodeId id);
  [[gnu::noinline]] const Node* object_comprehension(NodeId id);
  [[gnu::noinline]] void members(NodeId id, std::span<const NodeId> all, std::span<Bind> locals,
                                 std::span<Field> fields, std::span<Assertion> assertions);
  [[gnu::noinline]] void names_of_fields(std::span<const NodeId> members, std::span<Field> fields);
  [[gnu::noinline]] void open_clauses(std::span<const NodeId> written, std::span<Clause> clauses);
  void close_clauses(std::span<Clause> clauses);
  template <class Use>
  void each_bind(std::span<const NodeId> written, Use use);
  void bind_all(std::span<const NodeId> written, std::span<Bind> binds, NodeId scope);
  Assertion assertion(NodeId id, std::span<const NodeId> parts);
  Field field_name(NodeId id);
  void field_body(NodeId id, Field& field);
  const Node* optional(NodeId id) { return tree_.kind(id) == Written::omitted ? nullptr : expression(id); }

  [[nodiscard]] Span at(syntax::Span span) const { return {base_ + span.begin, base_ + span.end}; }
  [[nodiscard]] Span span(NodeId id) const { return at(tree_.span(id)); }
  [[nodiscard]] Name name_of(const Token& token) {
    return names_.intern(syntax::name_value(token, tree_.text(token), scratch_));
  }

  void open_frame(std::uint32_t slots) { frames_.push_back(slots); }
  std::uint16_t close_frame() {
    const std::uint32_t size = frames_.back();
    frames_.pop_back();
    return static_cast<std::uint16_t>(size);
  }
  [[nodiscard]] std::uint32_t frame() const { return static_cast<std::uint32_t>(frames_.size() - 1); }
  [[nodiscard]] std::uint16_t depth_to(std::uint32_t frame_of, Span span) const;
  const FrameSlot& take_slot(NodeId binder, const Token& name, NodeId scope);

  template <class T>
  const T* make(T node) {
    return arena_.make(node);
  }
  /// So many, each to be filled in.
  template <class T>
  std::span<T> make_list(std::size_t count) {
    if (count == 0) return {};
    auto* const memory = static_cast<T*>(arena_.allocate(count * sizeof(T), alignof(T)));
    for (std::size_t i = 0; i < count; ++i) new (memory + i) T{};
    return {memory, count};
  }
  [[nodiscard]] std::size_t count(std::span<const NodeId> nodes, Written kind) const {
    std::size_t found = 0;
    for (const NodeId each : nodes) found += tree_.kind(each) == kind;
    return found;
  }

  const syntax::Tree& tree_;
  const syntax::Scopes& scopes_;
  std::uint32_t base_;
  std::string_view file_;
  Arena& arena_;
  Names& names_;
  Name this_file_;
  std::vector<FrameSlot> slots_;       // By binder.
  std::vector<std::uint32_t> frames_;  // How many slots each has so far, the file's first.
  std::vector<NodeId> chain_;          // See `expression`.
  Objects objects_;
  std::optional<const Object*> outermost_object_;  // Null for that of a comprehension.
  bool reads_its_name_ = false;
  std::string scratch_;
};

// --- Frames --------------------------------------------------------------------------------------

std::uint16_t Lowering::depth_to(std::uint32_t frame_of, Span span) const {
  const std::uint32_t depth = frame() - frame_of;
  if (depth > max_frames) throw SyntaxError{fmt::format("scopes are nested more than {} deep", max_frames), span};
  return static_cast<std::uint16_t>(depth);
}

// Of the innermost frame.
const Lowering::FrameSlot& Lowering::take_slot(NodeId binder, const Token& name, NodeId scope) {
  const std::uint32_t slot = frames_.back()++;
  if (slot >= max_slots)
    throw SyntaxError{fmt::format("a function, an object or a file can have at most {} variables", max_slots),
                      span(scope)};
  return slots_[scopes_.binder_of(binder)] = {frame(), static_cast<std::uint16_t>(slot), name_of(name)};
}

// --- Expressions ---------------------------------------------------------------------------------

// Goes down the first operands without recursion, then back up over the rest of each node.
const Node* Lowering::expression(NodeId id) {
  const std::size_t mark = chain_.size();
  while (begins_with_operand(tree_.kind(id))) {
    chain_.push_back(id);
    id = tree_.children(id).front();
  }
  const Node* node = alone(id);
  while (chain_.size() > mark) {
    const NodeId outer = chain_.back();
    chain_.pop_back();
    node = with_operand(outer, node);
  }
  return node;
}

const Node* Lowering::with_operand(NodeId id, const Node* operand) {
  switch (tree_.kind(id)) {
    case Written::field_access: return field_access(id, operand);
    case Written::slice: return slice(id, operand);
    case Written::call: return call(id, operand);
    case Written::in_super:
      return make(InSuper{{NodeKind::in_super, span(id)}, depth_to(objects_.self, span(id)), operand});
    case Written::index: {
      const Node* const index = expression(tree_.children(id)[1]);
      return make(Index{{NodeKind::index, span(id)}, operand, index});
    }
    default: {
      const NodeId right_id = tree_.children(id)[1];
      const bool is_apply = tree_.kind(id) == Written::apply;
      const Node* const right = expression(right_id);
      const BinaryOperator op = is_apply ? BinaryOperator::add : operator_of(tree_.token_before(right_id).kind);
      return make(Binary{{NodeKind::binary, span(id)}, op, is_apply, operand, right});
    }
  }
}

// A node that does not begin with an operand.
const Node* Lowering::alone(NodeId id) {
  switch (tree_.kind(id)) {
    case Written::literal: return literal(id);
    case Written::name: return variable(id);
    case Written::self:
    case Written::dollar: return self(id);
    case Written::super_field:
    case Written::super_index: return super(id);
    case Written::array: return array(id);
    case Written::object: return object(id);
    case Written::array_comprehension: return array_comprehension(id);
    case Written::object_comprehension: return object_comprehension(id);
    case Written::function: return function(id, tree_.children(id), nullptr);
    case Written::local: return local(id);
    case Written::conditional: return conditional(id);
    case Written::assertion: return assertion_before(id);
    case Written::import: return import(id);
    case Written::unary: {
      const Node* const operand = expression(tree_.children(id).front());
      return make(Unary{{NodeKind::unary, span(id)}, unary_operator_of(tree_.first_token(id).kind), operand});
    }
    case Written::error: {
      const Node* const message = expression(tree_.children(id).front());
      return make(Error{{NodeKind::error, span(id)}, message});
    }
    default: return expression(tree_.children(id).front());  // In parentheses.
  }
}

const Node* Lowering::literal(NodeId id) {
  const Token token = tree_.first_token(id);
  const Span where = at(token.span());
  switch (token.kind) {
    case TokenKind::kw_null: return make(Node{NodeKind::null, where});
    case TokenKind::kw_true:
    case TokenKind::kw_false: return make(Boolean{{NodeKind::boolean, where}, token.kind == TokenKind::kw_true});
    case TokenKind::number: return make(Number{{NodeKind::number, where}, syntax::number_value(tree_.text(token))});
    default: return make(String{{NodeKind::string, where}, name_of(token)});
  }
}

const Node* Lowering::variable(NodeId id) {
  const syntax::BinderId binder = scopes_.binder_of(id);
  if (binder == syntax::global_std) return make(StdObject{{NodeKind::std_object, span(id)}});
  const FrameSlot& kept = slots_[binder];
  return make(Variable{{NodeKind::variable, span(id)}, {depth_to(kept.frame, span(id)), kept.slot}, kept.name});
}

const Node* Lowering::self(NodeId id) {
  const std::uint32_t frame_of = tree_.kind(id) == Written::dollar ? *objects_.outermost : objects_.self;
  return make(Self{{NodeKind::self, span(id)}, depth_to(frame_of, span(id)), outermost_object_.value_or(nullptr)});
}

const Node* Lowering::super(NodeId id) {
  const std::uint16_t depth = depth_to(objects_.self, span(id));
  if (tree_.kind(id) == Written::super_field)
    return make(SuperIndex{{NodeKind::super_index, span(id)}, depth, name_of(tree_.last_token(id)), nullptr});
  const Node* const index = expression(tree_.children(id).front());
  return make(SuperIndex{{NodeKind::super_index, span(id)}, depth, nullptr, index});
}

const Node* Lowering::field_access(NodeId id, const Node* target) {
  const Token token = tree_.last_token(id);
  const Name name = name_of(token);
  if (target->kind != NodeKind::std_object)
    return make(FieldAccess{{NodeKind::field, span(id)}, target, name, at(token.span())});
  if (name != this_file_)
    return make(StdMember{{NodeKind::std_member, span(id)}, name, at(token.span()), find_builtin(name->view())});
  reads_its_name_ = true;
  return make(String{{NodeKind::string, span(id)}, names_.intern(file_)});
}

const Node* Lowering::slice(NodeId id, const Node* target) {
  const auto parts = tree_.children(id);
  const Node* const from = optional(parts[1]);
  const Node* const to = optional(parts[2]);
  const Node* const step = optional(parts[3]);
  return make(Slice{{NodeKind::slice, span(id)}, target, from, to, step});
}

const Node* Lowering::call(NodeId id, const Node* callee) {
  const auto parts = tree_.children(id).subspan(1);
  const std::size_t named_count = count(parts, Written::named_argument);
  const auto positional = make_list<const Node*>(parts.size() - named_count);
  const auto named = make_list<NamedArgument>(named_count);
  for (std::size_t i = 0; i < positional.size(); ++i) positional[i] = expression(parts[i]);
  for (std::size_t i = 0; i < named.size(); ++i) {
    const NodeId argument = parts[positional.size() + i];
    const Token name = tree_.first_token(argument);
    named[i] = {name_of(name), expression(tree_.children(argument).front()), at(name.span())};
  }
  const bool is_strict = tree_.last_token(id).kind == TokenKind::kw_tailstrict;
  Span where = span(id);
  if (is_strict) where.end = base_ + tree_.tokens()[tree_.node(id).end_token - 2].end;
  return make(Call{{NodeKind::call, where}, callee, positional, named, is_strict});
}

const Node* Lowering::array(NodeId id) {
  const auto written = tree_.children(id);
  const auto items = make_list<const Node*>(written.size());
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = expression(written[i]);
  return make(Array{{NodeKind::array, span(id)}, items});
}

const Node* Lowering::conditional(NodeId id) {
  const auto parts = tree_.children(id);
  const Node* const condition = expression(parts[0]);
  const Node* const then_branch = expression(parts[1]);
  const Node* const else_branch = parts.size() > 2 ? expression(parts[2]) : nullptr;
  return make(Conditional{{NodeKind::conditional, span(id)}, condition, then_branch, else_branch});
}

// Without what follows it.
Assertion Lowering::assertion(NodeId id, std::span<const NodeId> parts) {
  const Node* const condition = expression(parts[0]);
  const Node* const message = parts.size() > 1 ? expression(parts[1]) : nullptr;
  return {condition, message, at({tree_.first_token(id).begin, tree_.span(parts.back()).end})};
}

const Node* Lowering::assertion_before(NodeId id) {
  const auto parts = tree_.children(id);
  const Assertion checked = assertion(id, parts.first(parts.size() - 1));
  const Node* const body = expression(parts.back());
  return make(Assert{{NodeKind::assertion, span(id)}, checked, body});
}

const Node* Lowering::import(NodeId id) {
  const TokenKind keyword = tree_.first_token(id).kind;
  const NodeKind kind = keyword == TokenKind::kw_import      ? NodeKind::import
                        : keyword == TokenKind::kw_importstr ? NodeKind::import_string
                                                             : NodeKind::import_binary;
  return make(Import{{kind, span(id)}, name_of(tree_.last_token(id))});
}

// --- What opens a scope --------------------------------------------------------------------------

// The binds among these nodes: those of a `local`, and those of an object's members.
template <class Use>
void Lowering::each_bind(std::span<const NodeId> written, Use use) {
  for (const NodeId each : written) {
    if (tree_.kind(each) == Written::object_local)
      use(tree_.children(each).front());
    else if (tree_.kind(each) == Written::bind)
      use(each);
  }
}

void Lowering::bind_all(std::span<const NodeId> written, std::span<Bind> binds, NodeId scope) {
  auto bind = binds.begin();
  each_bind(written, [&](NodeId id) {
    const FrameSlot& kept = take_slot(id, tree_.first_token(id), scope);
    *bind++ = {kept.slot, kept.name, nullptr};
  });
  bind = binds.begin();
  each_bind(written, [&](NodeId id) {
    bind->body = has_parameters(tree_, id) ? function(id, tree_.children(id), bind->name)
                                           : expression(tree_.children(id).front());
    name_function(bind->body, bind->name);
    ++bind;
  });
}

const Node* Lowering::local(NodeId id) {
  const auto parts = tree_.children(id);
  const auto binds = make_list<Bind>(parts.size() - 1);
  bind_all(parts.first(binds.size()), binds, id);
  const Node* const body = expression(parts.back());
  return make(Local{{NodeKind::local, span(id)}, binds, body});
}

// A function, a bind or a field, from its parameters on.
const Node* Lowering::function(NodeId id, std::span<const NodeId> parts, Name name) {
  const auto written = parts.first(parts.size() - 1);
  const auto parameters = make_list<Parameter>(written.size());
  open_frame(0);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Token token = tree_.first_token(written[i]);
    parameters[i] = {take_slot(written[i], token, id).name, at(token.span()), nullptr};
  }
  for (std::size_t i = 0; i < parameters.size(); ++i)
    if (const auto value = tree_.children(written[i]); !value.empty())
      parameters[i].default_value = expression(value.front());
  const Node* const body = expression(parts.back());
  return make(Function{{NodeKind::function, span(id)}, parameters, close_frame(), name, body});
}

void Lowering::open_clauses(std::span<const NodeId> written, std::span<Clause> clauses) {
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    Clause& clause = clauses[i];
    clause.is_condition = tree_.kind(written[i]) == Written::if_clause;
    clause.expression = expression(tree_.children(written[i]).front());
    if (clause.is_condition) continue;
    open_frame(0);
    clause.variable = take_slot(written[i], tree_.tokens()[tree_.node(written[i]).first_token + 1], written[i]).name;
  }
}

void Lowering::close_clauses(std::span<Clause> clauses) {
  for (std::size_t i = clauses.size(); i-- > 0;)
    if (!clauses[i].is_condition) clauses[i].frame_size = close_frame();
}

const Node* Lowering::array_comprehension(NodeId id) {
  const auto parts = tree_.children(id);
  const auto clauses = make_list<Clause>(parts.size() - 1);
  open_clauses(parts.subspan(1), clauses);
  const Node* const body = expression(parts.front());
  close_clauses(clauses);
  return make(ArrayComprehension{{NodeKind::array_comprehension, span(id)}, clauses, body});
}

// --- Objects -------------------------------------------------------------------------------------

// Begins a field: a name that is computed lies outside of the object.
Field Lowering::field_name(NodeId id) {
  constexpr Visibility visibilities[] = {Visibility::inherited, Visibility::hidden, Visibility::visible};
  const auto parts = tree_.children(id);
  const int colon = static_cast<int>(tree_.token_before(parts.back()).kind) - static_cast<int>(TokenKind::colon);
  const Token first = tree_.first_token(id);
  if (behind_name(tree_, id) == 0)
    return {name_of(first), nullptr, at(first.span()), visibilities[colon % 3], colon >= 3, nullptr};
  const std::uint32_t end = tree_.tokens()[tree_.node(parts.front()).end_token].end;
  return {nullptr, expression(parts.front()), at({first.begin, end}), visibilities[colon % 3], colon >= 3, nullptr};
}

void Lowering::field_body(NodeId id, Field& field) {
  const auto parts = tree_.children(id);
  field.body = has_parameters(tree_, id) ? function(id, parts.subspan(behind_name(tree_, id)), field.name)
                                         : expression(parts.back());
  if (field.name != nullptr) name_function(field.body, field.name);
}

void Lowering::names_of_fields(std::span<const NodeId> all, std::span<Field> fields) {
  std::size_t next = 0;
  for (const NodeId member : all)
    if (tree_.kind(member) == Written::field) fields[next++] = field_name(member);
}

void Lowering::members(NodeId id, std::span<const NodeId> all, std::span<Bind> locals, std::span<Field> fields,
                       std::span<Assertion> assertions) {
  if (!locals.empty()) bind_all(all, locals, id);
  std::size_t next = 0;
  for (const NodeId member : all)
    if (tree_.kind(member) == Written::field) field_body(member, fields[next++]);
  next = 0;
  for (const NodeId member : all)
    if (tree_.kind(member) == Written::object_assertion) assertions[next++] = assertion(member, tree_.children(member));
}

/// What lies inside of an object, which is that of `$` where no other lies around it, with a frame of its own where it
/// needs one.
/// @param object  Null for that of a comprehension.
/// @return The frame's size.
template <class Read>
std::uint16_t Lowering::in_object(const Object* object, bool needs_frame, Read read) {
  const bool is_outermost = !outermost_object_;
  if (is_outermost) outermost_object_ = object;
  const Objects outside = objects_;
  if (needs_frame) {
    open_frame(object_slots);
    objects_ = {frame(), outside.outermost ? outside.outermost : frame()};
  }
  read();
  objects_ = outside;
  if (is_outermost) outermost_object_.reset();
  return needs_frame ? close_frame() : std::uint16_t{0};
}

const Node* Lowering::object(NodeId id) {
  const auto all = tree_.children(id);
  const auto fields = make_list<Field>(count(all, Written::field));
  const bool is_plain = fields.size() == all.size();
  const auto locals = is_plain ? std::span<Bind>() : make_list<Bind>(count(all, Written::object_local));
  const auto assertions = is_plain ? std::span<Assertion>()
                                   : make_list<Assertion>(count(all, Written::object_assertion));
  names_of_fields(all, fields);
  bool all_static = true;
  for (const Field& field : fields) all_static = all_static && field.name != nullptr;
  Object* const made = arena_.make(
      Object{{NodeKind::object, span(id)}, fields, locals, assertions, all_static, scopes_.is_scope(id), 0});
  made->frame_size = in_object(made, made->needs_frame, [&] { members(id, all, locals, fields, assertions); });
  return made;
}

const Node* Lowering::object_comprehension(NodeId id) {
  const auto parts = tree_.children(id);
  std::size_t clause_count = 0;
  for (const NodeId part : parts) clause_count += is_clause(tree_.kind(part));
  const auto all = parts.first(parts.size() - clause_count);
  const auto clauses = make_list<Clause>(clause_count);
  const auto locals = make_list<Bind>(count(all, Written::object_local));
  open_clauses(parts.subspan(all.size()), clauses);
  Field only;
  names_of_fields(all, {&only, 1});
  const bool needs_frame = scopes_.is_scope(id);
  const std::uint16_t frame_size = in_object(nullptr, needs_frame, [&] { members(id, all, locals, {&only, 1}, {}); });
  close_clauses(clauses);
  return make(
      ObjectComprehension{{NodeKind::object_comprehension, span(id)}, clauses, only, locals, needs_frame, frame_size});
}

}  // namespace

tl::expected<Program, SyntaxError> lower(const syntax::Tree& tree, const syntax::Scopes& scopes, std::uint32_t base,
                                         std::string_view file, Arena& arena, Names& names) {
  try {
    return Lowering(tree, scopes, base, file, arena, names).program();
  } catch (SyntaxError& error) {
    return tl::unexpected(std::move(error));
  }
}

}  // namespace cfnsonnet::jsonnet::native
