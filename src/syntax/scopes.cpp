#include "syntax/scopes.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "names/nearest.h"
#include "syntax/duplicates.h"
#include "syntax/parser.h"
#include "syntax/quoted.h"

namespace cfnsonnet::syntax {

/// One walk over a tree, in the order in which names become visible.
class ScopeWalk {
 public:
  ScopeWalk(const Tree& tree, std::pmr::memory_resource* memory) : tree_(tree), result_(memory) {}

  Scopes run() {
    if (tree_.has_names(tree_.root())) result_.links_.resize(tree_.listed());
    result_.reads_.resize(tree_.name_count(), no_binder);
    find_duplicates(tree_, result_.errors_);
    expression(tree_.children(tree_.root()).front());
    std::ranges::stable_sort(result_.errors_, {}, [](const Error& error) { return error.span.begin; });
    return std::move(result_);
  }

 private:
  static constexpr NodeId nobody = 0xFFFF'FFFF;

  // What the object around an expression is, and who it is that a `local` in it is a part of.
  struct Place {
    NodeId object = nobody;     // That `self` means.
    NodeId outermost = nobody;  // That `$` means.
    NodeId holder = nobody;     // The object, unless a function or a comprehension lies between.
  };

  // Some are not inlined, so that the recursion over all kinds of nodes does not hold on its stack what one kind needs.
  void expression(NodeId id);
  [[gnu::noinline]] void alone(NodeId id);
  [[gnu::noinline]] void rest(NodeId id);
  void children_from(NodeId id, std::size_t first) {
    for (const NodeId child : tree_.children(id).subspan(first)) expression(child);
  }

  [[gnu::noinline]] void name(NodeId id, bool is_called);
  [[gnu::noinline]] void unknown(NodeId id);
  void needs_object(NodeId id, NodeId object, std::string_view word);
  [[gnu::noinline]] void local(NodeId id);
  [[gnu::noinline]] void function(NodeId id, std::size_t first_parameter);
  [[gnu::noinline]] void comprehension(NodeId id);
  [[gnu::noinline]] void object(NodeId id, std::size_t members);
  [[gnu::noinline]] void computed_names(NodeId id, std::size_t members);
  void open_clauses(NodeId id, std::size_t first);
  void body_of_bind(NodeId id);

  void bind(NodeId node, const Token& name);
  void drop(std::size_t mark);

  const Tree& tree_;
  Scopes result_;
  Place place_;
  struct Bound {
    std::string_view name;
    BinderId binder;
    BinderId hidden;  // The variable of the same name that this one hides.
  };
  std::vector<Bound> bound_;                                // In scope, the innermost last.
  std::unordered_map<std::string_view, BinderId> visible_;  // Those that nothing hides, or `no_binder`.
  std::vector<NodeId> chain_;                               // See `expression`.
};

// --- Variables -----------------------------------------------------------------------------------

void ScopeWalk::bind(NodeId node, const Token& name) {
  const auto id = static_cast<BinderId>(result_.binders_.size());
  result_.links_[node] = id;
  result_.binders_.push_back({node, name.span()});
  if (name.kind != TokenKind::identifier) return;  // An error has taken its place.
  const std::string_view text = tree_.text(name);
  const auto visible = visible_.try_emplace(text, no_binder).first;
  bound_.push_back({text, id, visible->second});
  visible->second = id;
}

void ScopeWalk::drop(std::size_t mark) {
  for (; bound_.size() > mark; bound_.pop_back()) visible_[bound_.back().name] = bound_.back().hidden;
}

void ScopeWalk::name(NodeId id, bool is_called) {
  const std::string_view text = tree_.text(tree_.first_token(id));
  const auto found = visible_.find(text);
  if (found == visible_.end() || found->second == no_binder) {
    result_.reads_[Tree::name_index(id)] = text == "std" ? global_std : no_binder;
    if (text != "std") unknown(id);
    return;
  }
  result_.reads_[Tree::name_index(id)] = found->second;
  Binder& binder = result_.binders_[found->second];
  binder.is_used = true;
  binder.is_value = binder.is_value || !is_called;
}

void ScopeWalk::unknown(NodeId id) {
  if (result_.errors_.size() >= max_errors) return;
  const std::string_view text = tree_.text(tree_.first_token(id));
  std::vector<std::string_view> candidates;
  for (auto each = bound_.rbegin(); each != bound_.rend(); ++each) candidates.push_back(each->name);
  for (const char* const word : {"std", "null", "true", "false", "self", "super"}) candidates.emplace_back(word);
  std::string message = fmt::format("unknown variable: {}", quoted(text));
  if (const auto similar = nearest(text, candidates)) message += fmt::format("; did you mean \"{}\"?", *similar);
  result_.errors_.push_back({std::move(message), tree_.span(id)});
}

void ScopeWalk::needs_object(NodeId id, NodeId object, std::string_view word) {
  if (object != nobody) {
    result_.links_[object] = 1;
    return;
  }
  if (result_.errors_.size() >= max_errors) return;
  const Token token = word == "super" && tree_.kind(id) == NodeKind::in_super ? tree_.last_token(id)
                                                                              : tree_.first_token(id);
  result_.errors_.push_back({fmt::format("{} can be used only inside of an object", word), token.span()});
}

// --- Expressions ---------------------------------------------------------------------------------

// Goes down the first operands without recursion, then back up over the rest of each node.
void ScopeWalk::expression(NodeId id) {
  if (!tree_.has_names(id)) return;
  const std::size_t mark = chain_.size();
  while (begins_with_operand(tree_.kind(id))) {
    chain_.push_back(id);
    id = tree_.children(id).front();
  }
  if (tree_.kind(id) == NodeKind::name)
    name(id, chain_.size() > mark && tree_.kind(chain_.back()) == NodeKind::call);
  else
    alone(id);
  while (chain_.size() > mark) {
    const NodeId outer = chain_.back();
    chain_.pop_back();
    rest(outer);
  }
}

void ScopeWalk::rest(NodeId id) {
  if (tree_.kind(id) == NodeKind::in_super) needs_object(id, place_.object, "super");
  children_from(id, 1);
}

// A node that does not begin with an operand.
void ScopeWalk::alone(NodeId id) {
  switch (tree_.kind(id)) {
    case NodeKind::self: return needs_object(id, place_.object, "self");
    case NodeKind::dollar: return needs_object(id, place_.outermost, "$");
    case NodeKind::super_field: return needs_object(id, place_.object, "super");
    case NodeKind::super_index: needs_object(id, place_.object, "super"); return children_from(id, 0);
    case NodeKind::local: return local(id);
    case NodeKind::function: return function(id, 0);
    case NodeKind::array_comprehension:
    case NodeKind::object_comprehension: return comprehension(id);
    case NodeKind::object: computed_names(id, tree_.children(id).size()); return object(id, tree_.children(id).size());
    default: return children_from(id, 0);
  }
}

// --- What opens a scope --------------------------------------------------------------------------

void ScopeWalk::local(NodeId id) {
  const std::size_t mark = bound_.size();
  if (place_.holder != nobody) result_.links_[place_.holder] = 1;
  const auto children = tree_.children(id);
  for (const NodeId child : children)
    if (tree_.kind(child) == NodeKind::bind) bind(child, tree_.first_token(child));
  for (const NodeId child : children)
    if (tree_.kind(child) == NodeKind::bind)
      body_of_bind(child);
    else
      expression(child);
  drop(mark);
}

void ScopeWalk::body_of_bind(NodeId id) { return has_parameters(tree_, id) ? function(id, 0) : children_from(id, 0); }

// A function, a bind or a field, from its parameters on.
void ScopeWalk::function(NodeId id, std::size_t first_parameter) {
  const std::size_t mark = bound_.size();
  const NodeId holder = std::exchange(place_.holder, nobody);
  const auto children = tree_.children(id).subspan(first_parameter);
  for (const NodeId child : children)
    if (tree_.kind(child) == NodeKind::parameter) bind(child, tree_.first_token(child));
  for (const NodeId child : children)
    if (tree_.kind(child) == NodeKind::parameter)
      children_from(child, 0);
    else
      expression(child);
  place_.holder = holder;
  drop(mark);
}

void ScopeWalk::open_clauses(NodeId id, std::size_t first) {
  for (const NodeId clause : tree_.children(id).subspan(first)) {
    children_from(clause, 0);
    if (tree_.kind(clause) == NodeKind::for_clause) {
      const std::uint32_t name = tree_.node(clause).first_token + 1;
      bind(clause, tree_.tokens()[std::min<std::size_t>(name, tree_.tokens().size() - 1)]);
    }
    place_.holder = nobody;
  }
}

void ScopeWalk::comprehension(NodeId id) {
  const std::size_t mark = bound_.size();
  const Place outside = place_;
  const auto children = tree_.children(id);
  const auto first_clause = std::ranges::find_if(children, [&](NodeId child) { return is_clause(tree_.kind(child)); });
  const auto members = static_cast<std::size_t>(first_clause - children.begin());
  open_clauses(id, members);
  if (tree_.kind(id) == NodeKind::object_comprehension) {
    computed_names(id, members);
    object(id, members);
  } else {
    for (const NodeId child : children.first(members)) expression(child);
  }
  place_ = outside;
  drop(mark);
}

// The names of fields in brackets, which lie outside of the object.
void ScopeWalk::computed_names(NodeId id, std::size_t members) {
  for (const NodeId member : tree_.children(id).first(members))
    if (tree_.kind(member) == NodeKind::field && behind_name(tree_, member) == 1)
      expression(tree_.children(member).front());
}

void ScopeWalk::object(NodeId id, std::size_t members) {
  const Place outside = place_;
  const std::size_t mark = bound_.size();
  place_ = {id, outside.outermost == nobody ? id : outside.outermost, id};
  const auto children = tree_.children(id).first(members);
  for (const NodeId member : children) {
    if (tree_.kind(member) != NodeKind::object_local) continue;
    result_.links_[id] = 1;
    const NodeId bound = tree_.children(member).front();
    bind(bound, tree_.first_token(bound));
  }
  for (const NodeId member : children) {
    if (tree_.kind(member) == NodeKind::object_local) {
      body_of_bind(tree_.children(member).front());
    } else if (tree_.kind(member) != NodeKind::field) {
      children_from(member, 0);
    } else if (has_parameters(tree_, member)) {
      function(member, behind_name(tree_, member));
    } else {
      children_from(member, behind_name(tree_, member));
    }
  }
  place_ = outside;
  drop(mark);
}

Scopes resolve(const Tree& tree, std::pmr::memory_resource* memory) { return ScopeWalk(tree, memory).run(); }

}  // namespace cfnsonnet::syntax
