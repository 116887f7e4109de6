#include "syntax/duplicates.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "syntax/literals.h"
#include "syntax/parser.h"
#include "syntax/quoted.h"

namespace cfnsonnet::syntax {
namespace {

/// Tells most names apart without a look at all of their letters: how long they are, and how they end.
std::uint64_t key_of(std::string_view name) {
  std::uint32_t end = 0;
  const std::size_t length = std::min(name.size(), sizeof end);
  if (length != 0) std::memcpy(&end, name.data() + name.size() - length, length);
  return std::uint64_t{name.size()} << 32 | end;
}

class Duplicates {
 public:
  Duplicates(const Tree& tree, std::vector<Error>& errors) : tree_(tree), errors_(errors) {}

  void check(NodeId id) {
    const std::size_t parts = tree_.children(id).size();
    if (parts < 2) return;
    switch (tree_.kind(id)) {
      case NodeKind::object:
      case NodeKind::object_comprehension:
        check_names(id, NodeKind::field, "field");
        return check_names(id, NodeKind::object_local, "local");
      case NodeKind::local:
        if (parts > 2) check_names(id, NodeKind::bind, "local");  // The last part is what they are for.
        return;
      case NodeKind::function:
      case NodeKind::bind:
      case NodeKind::field:
        if (parts > 2) check_names(id, NodeKind::parameter, "parameter");
        return;
      default: return;
    }
  }

 private:
  struct Written {
    std::string_view name;
    Span span;
    std::uint64_t key;
  };

  void check_names(NodeId parent, NodeKind kind, std::string_view what) {
    written_.clear();
    for (const NodeId child : tree_.children(parent)) {
      if (tree_.kind(child) != kind) continue;
      const Node named = tree_.node(kind == NodeKind::object_local ? tree_.children(child).front() : child);
      if (named.first_token == named.end_token) continue;
      add(tree_.tokens()[named.first_token]);
    }
    if (const Written* const found = duplicate(); found != nullptr && errors_.size() < max_errors)
      errors_.push_back({fmt::format("duplicate {}: {}", what, quoted(found->name)), found->span});
    decoded_.clear();
  }

  void add(const Token& token) {
    if (token.kind != TokenKind::identifier && token.kind != TokenKind::string && token.kind != TokenKind::text_block)
      return;
    if (token.kind == TokenKind::identifier) return add(tree_.text(token), token);
    if (token.is_plain) return add(tree_.text(Span{token.begin + 1, token.end - 1}), token);
    std::string& scratch = decoded_.emplace_back();
    add(name_value(token, tree_.text(token), scratch), token);
  }

  void add(std::string_view name, const Token& token) { written_.push_back({name, token.span(), key_of(name)}); }

  /// The first in the text that repeats an earlier one.
  const Written* duplicate() {
    constexpr std::size_t few = 8;
    if (written_.size() <= few) {
      for (std::size_t i = 1; i < written_.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
          if (written_[i].key == written_[j].key && written_[i].name == written_[j].name) return &written_[i];
      return nullptr;
    }
    std::ranges::sort(written_, [](const Written& a, const Written& b) {
      if (a.key != b.key) return a.key < b.key;
      return a.name != b.name ? a.name < b.name : a.span.begin < b.span.begin;
    });
    const Written* found = nullptr;
    for (std::size_t i = 1; i < written_.size(); ++i)
      if (written_[i].name == written_[i - 1].name && (found == nullptr || written_[i].span.begin < found->span.begin))
        found = &written_[i];
    return found;
  }

  const Tree& tree_;
  std::vector<Error>& errors_;
  std::vector<Written> written_;
  std::deque<std::string> decoded_;  // Names that are not as they are written.
};

}  // namespace

void find_duplicates(const Tree& tree, std::vector<Error>& errors) {
  Duplicates duplicates(tree, errors);
  for (NodeId id = 0; id < tree.listed(); ++id) duplicates.check(id);
}

}  // namespace cfnsonnet::syntax
