#include "syntax/parser.h"

#include <algorithm>

#include "syntax/grammar.h"
#include "syntax/lexer.h"

namespace cfnsonnet::syntax {

Tree parse(std::string_view text, std::pmr::memory_resource* memory) {
  Parser parser(text, Lexer::Strings::go_on, memory);
  Tree tree = parser.file();
  if (tree.errors().empty() || !parser.has_long_strings()) return tree;
  Tree other = Parser(text, Lexer::Strings::end_with_line, memory).file();
  return other.errors().size() <= tree.errors().size() ? std::move(other) : std::move(tree);
}

Parser::Parser(std::string_view text, Lexer::Strings strings, std::pmr::memory_resource* memory) : tree_(text, memory) {
  constexpr std::size_t bytes_a_token = 2;  // Few programs have less. What is not used is address space, no memory.
  tree_.tokens_.reserve(text.size() / bytes_a_token + 8);
  Lexer lexer(text, &tree_.comments_, tree_.errors_, strings);
  for (Token next = lexer.next();; next = lexer.next()) {
    tree_.tokens_.push_back(next);
    if (next.kind == TokenKind::end) break;
    if (tree_.tokens_.size() < Tree::max_tokens - 1) continue;
    tree_.errors_.push_back({"the file is too large", next.span()});
    tree_.tokens_.push_back({next.end, next.end, TokenKind::end});
    break;
  }
  tree_.nodes_.reserve(tree_.tokens_.size() / 2 + 8);
  tree_.children_.reserve(tree_.tokens_.size() + 8);
  has_long_strings_ = lexer.has_long_strings();
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
  std::stable_sort(tree_.errors_.begin(), tree_.errors_.end(),
                   [](const Error& a, const Error& b) { return a.span.begin < b.span.begin; });
  if (tree_.errors_.size() > max_errors) tree_.errors_.resize(max_errors);
  return std::move(tree_);
}

// --- Tokens --------------------------------------------------------------------------------------

void Parser::advance() {
  if (is(TokenKind::end)) return;
  taken_ = at_ + 1;
  do {
    ++at_;
  } while (is(TokenKind::unreadable));
}

TokenKind Parser::kind_after() const {
  std::uint32_t next = at_;
  while (tree_.tokens_.kind(next) != TokenKind::end && tree_.tokens_.kind(++next) == TokenKind::unreadable) {
  }
  return tree_.tokens_.kind(next);
}

bool Parser::take(TokenKind kind) {
  if (!is(kind)) return false;
  advance();
  return true;
}

// --- Nodes ---------------------------------------------------------------------------------------

void Parser::close(const Mark& begin, NodeKind kind) {
  const auto id = static_cast<NodeId>(tree_.nodes_.size());
  const auto first_child = static_cast<std::uint32_t>(tree_.children_.size());
  tree_.nodes_.push_back({kind, names_ != begin.names, begin.token, std::max(taken_, begin.token), first_child});
  for (std::size_t i = begin.children; i < stack_.size(); ++i) tree_.children_.push_back(stack_[i]);
  stack_.resize(begin.children);
  stack_.push_back(id);
}

void Parser::leaf() {
  stack_.push_back(Tree::token_bit | at_);
  if (is(TokenKind::kw_self) || is(TokenKind::dollar)) ++names_;
  advance();
}

void Parser::name() {
  stack_.push_back(Tree::token_bit | Tree::name_bit | static_cast<NodeId>(tree_.names_.size()));
  tree_.names_.push_back(at_);
  ++names_;
  advance();
}

Span Parser::since(const Mark& begin) const { return {tree_.tokens_[begin.token].begin, previous_end()}; }

}  // namespace cfnsonnet::syntax
