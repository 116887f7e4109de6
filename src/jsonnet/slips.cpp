#include "jsonnet/slips.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "jsonnet/native/runtime/stack.h"
#include "syntax/literals.h"
#include "syntax/parser.h"
#include "syntax/scopes.h"

namespace cfnsonnet::jsonnet {
namespace {

using syntax::Binder;
using syntax::NodeId;
using syntax::NodeKind;
using syntax::Span;
using syntax::Token;
using syntax::TokenKind;

/// Finds the slips of one file.
class Finder {
 public:
  Finder(SourcePtr source, const syntax::Tree& tree, const syntax::Scopes& scopes)
      : source_(std::move(source)), tree_(tree), scopes_(scopes) {}

  void find(Slips& found) {
    const auto first = static_cast<std::ptrdiff_t>(found.unused.size());
    for (NodeId id = 0; id < tree_.listed(); ++id) {
      const auto children = tree_.children(id);
      if (tree_.kind(id) == NodeKind::local)
        for (const NodeId bind : children.first(children.size() - 1)) check_bind(bind, id, found.unused);
      if (tree_.kind(id) == NodeKind::object_local) check_bind(children.front(), id, found.unused);
      if (tree_.kind(id) == NodeKind::array)
        for (const NodeId item : children) check_sums(item, found.commas);
    }
    std::sort(found.unused.begin() + first, found.unused.end(),
              [](const auto& a, const auto& b) { return a.name.span < b.name.span; });
  }

 private:
  [[nodiscard]] Location location(Span span) const { return {source_, span}; }
  [[nodiscard]] const Binder& binder(NodeId node) const { return scopes_.binders()[scopes_.binder_of(node)]; }
  [[nodiscard]] bool is_meant(const Binder& binder) const { return tree_.text(binder.name).starts_with('_'); }

  /// `x = …` and `f(x) = …` of a `local`, in objects too.
  void check_bind(NodeId bind, NodeId local, std::vector<UnusedVariable>& found) const {
    const Binder& variable = binder(bind);
    const std::string name(tree_.text(variable.name));
    if (!variable.is_used) {
      if (!is_meant(variable)) found.push_back({location(variable.name), name, import_in(bind), {}, line_of(local)});
      return;
    }
    if (variable.is_value) return;
    for (const NodeId parameter : parameters(bind))
      if (const Binder& own = binder(parameter); !own.is_used && !is_meant(own))
        found.push_back({location(own.name), std::string(tree_.text(own.name)), {}, name});
  }

  /// Of the function that a variable is.
  [[nodiscard]] std::vector<NodeId> parameters(NodeId bind) const {
    const NodeId value = syntax::without_parentheses(tree_, tree_.children(bind).back());
    const NodeId function = !has_parameters(tree_, bind) && tree_.kind(value) == NodeKind::function ? value : bind;
    std::vector<NodeId> all;
    for (const NodeId child : tree_.children(function))
      if (tree_.kind(child) == NodeKind::parameter) all.push_back(child);
    return all;
  }

  [[nodiscard]] std::string import_in(NodeId bind) const {
    const NodeId value = syntax::without_parentheses(tree_, tree_.children(bind).back());
    if (has_parameters(tree_, bind) || tree_.kind(value) != NodeKind::import) return {};
    return value_of(tree_.last_token(value));
  }

  /// The value of a string, or a name.
  [[nodiscard]] std::string value_of(const Token& token) const { return syntax::name_value(token, tree_.text(token)); }

  /// That of `local x = …;` where nothing else stands on it. Jsonnet never looks at the value of a variable that is not
  /// used, so nothing is lost with it.
  [[nodiscard]] std::optional<Span> line_of(NodeId local) const {
    if (tree_.kind(local) != NodeKind::local || tree_.children(local).size() != 2) return std::nullopt;
    const NodeId bind = tree_.children(local).front();
    const std::uint32_t begin = tree_.first_token(local).begin, end = tree_.tokens()[tree_.node(bind).end_token].end;
    const std::string_view text = tree_.text();
    constexpr std::string_view blanks = " \t\r";
    const std::size_t before = begin == 0 ? std::string_view::npos : text.find_last_not_of(blanks, begin - 1);
    const std::size_t line_end = text.find_first_not_of(blanks, end);
    const bool has_the_line = before == std::string_view::npos || text[before] == '\n';
    if (!has_the_line || line_end == std::string_view::npos || text[line_end] != '\n') return std::nullopt;
    if (tree_.text(Span{begin, end}).find('\n') != std::string_view::npos) return std::nullopt;
    const std::size_t line = before + 1;  // npos + 1 is 0.
    return Span{static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(line_end + 1)};
  }

  /// Objects that stand side by side in one item of an array, as they do where a comma is missing. On one line, an
  /// object behind another one is meant.
  void check_sums(NodeId item, std::vector<MissingComma>& found) const {
    while (tree_.kind(item) == NodeKind::binary || tree_.kind(item) == NodeKind::apply) {
      const NodeId left = tree_.children(item)[0], right = tree_.children(item)[1];
      if (tree_.kind(item) == NodeKind::apply)
        check_sum(left, right, found);
      else
        check_sums(right, found);
      item = left;
    }
  }

  void check_sum(NodeId left, NodeId right, std::vector<MissingComma>& found) const {
    const NodeId before = tree_.kind(left) == NodeKind::apply ? tree_.children(left)[1] : left;
    if (tree_.kind(before) != NodeKind::object || tree_.kind(right) != NodeKind::object) return;
    const Span from_first{tree_.span(before).begin, tree_.span(right).begin};
    MissingComma comma{location(tree_.span(right)), location(tree_.span(before)), replaced_names(before, right)};
    if (!comma.names.empty() && tree_.text(from_first).find('\n') != std::string_view::npos)
      found.push_back(std::move(comma));
  }

  [[nodiscard]] std::vector<std::string> replaced_names(NodeId before, NodeId after) const {
    std::set<std::string> earlier;
    std::vector<std::string> names;
    for (const NodeId field : tree_.children(before))
      if (is_named(field)) earlier.insert(value_of(tree_.first_token(field)));
    for (const NodeId field : tree_.children(after)) {
      if (!is_named(field) || adds(field)) continue;
      std::string name = value_of(tree_.first_token(field));
      if (earlier.contains(name)) names.push_back(std::move(name));
    }
    return names;
  }

  [[nodiscard]] bool is_named(NodeId member) const {
    return tree_.kind(member) == NodeKind::field && tree_.first_token(member).kind != TokenKind::bracket_left;
  }
  [[nodiscard]] bool adds(NodeId field) const {
    return tree_.token_before(tree_.children(field).back()).kind >= TokenKind::plus_colon;
  }

  SourcePtr source_;
  const syntax::Tree& tree_;
  const syntax::Scopes& scopes_;
};

void find_slips(const SourcePtr& source, Slips& found) {
  const syntax::Tree tree = syntax::parse(source->text);
  if (!tree.errors().empty()) return;
  const syntax::Scopes scopes = syntax::resolve(tree);
  if (scopes.errors().empty()) Finder(source, tree, scopes).find(found);
}

}  // namespace

Slips slips_of(std::span<const SourcePtr> sources) {
  Slips found;
  (void)native::run_on_stack(syntax::parser_stack_bytes, [&](const void*, const void*) {
    for (const SourcePtr& source : sources) find_slips(source, found);
  });
  return found;
}

}  // namespace cfnsonnet::jsonnet
