#include "syntax/parser.h"

#include <algorithm>

#include "syntax/grammar.h"
#include "syntax/lexer.h"

namespace cfnsonnet::syntax {

Tree parse(std::string_view text, std::pmr::memory_resource* memory) { return Parser(text, memory).file(); }

Parser::Parser(std::string_view text, std::pmr::memory_resource* memory) : tree_(text, memory) {
  constexpr std::size_t bytes_a_token = 3;  // Few programs have less. What is not used is address space, no memory.
  tree_.tokens_.reserve(text.size() / bytes_a_token + 8);
  Lexer lexer(text, &tree_.comments_, tree_.errors_);
  do {
    tree_.tokens_.push_back(lexer.next());
  } while (tree_.tokens_.back().kind != TokenKind::end);
  tree_.nodes_.reserve(tree_.tokens_.size() + 8);
  tree_.children_.reserve(tree_.tokens_.size() + 8);
  while (is(TokenKind::unreadable)) ++at_;
}

Tree Parser::file() {
  const Mark begin{0, 0, 0};
  expression();
  if (!is(TokenKind::end)) {
    fail_expected("an operator or the end of the file");
    skip_rest();
  }
  at_ = static_cast<std::uint32_t>(tree_.tokens_.size() - 1);
  close(begin, NodeKind::file);
  tree_.nodes_.back().end_token = at_;
  tree_.nodes_.push_back({NodeKind::missing, false, at_, at_, static_cast<std::uint32_t>(tree_.children_.size())});
  std::stable_sort(tree_.errors_.begin(), tree_.errors_.end(), [](const Error& a, const Error& b) { return a.span.begin < b.span.begin; });
  if (tree_.errors_.size() > max_errors) tree_.errors_.resize(max_errors);
  return std::move(tree_);
}

// --- Tokens ---------------------------------------------------------------------------------------------------------

void Parser::advance() {
  if (is(TokenKind::end)) return;
  taken_ = at_ + 1;
  do {
    ++at_;
  } while (is(TokenKind::unreadable));
}

TokenKind Parser::kind_after() const {
  std::uint32_t next = at_;
  while (tree_.tokens_[next].kind != TokenKind::end && tree_.tokens_[++next].kind == TokenKind::unreadable) {
  }
  return tree_.tokens_[next].kind;
}

bool Parser::take(TokenKind kind) {
  if (token().kind != kind) return false;
  advance();
  return true;
}

// --- Nodes ----------------------------------------------------------------------------------------------------------

void Parser::close(const Mark& begin, NodeKind kind) {
  const auto id = static_cast<NodeId>(tree_.nodes_.size());
  const auto first_child = static_cast<std::uint32_t>(tree_.children_.size());
  tree_.nodes_.push_back({kind, names_ != begin.names, begin.token, std::max(taken_, begin.token), first_child});
  for (std::size_t i = begin.children; i < stack_.size(); ++i) tree_.children_.push_back(stack_[i]);
  stack_.resize(begin.children);
  stack_.push_back(id);
}

void Parser::leaf(NodeKind kind, bool is_name) {
  const auto first_child = static_cast<std::uint32_t>(tree_.children_.size());
  stack_.push_back(static_cast<NodeId>(tree_.nodes_.size()));
  tree_.nodes_.push_back({kind, is_name, at_, at_ + 1, first_child});
  names_ += is_name;
  advance();
}

Span Parser::since(const Mark& begin) const { return {tree_.tokens_[begin.token].begin, previous_end()}; }

}  // namespace cfnsonnet::syntax
