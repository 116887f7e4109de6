// The parser's inside: one object reads one file. See parser.h for what it is for.
//
// Recursive descent with the tokens' one-token lookahead. Lists are gathered on stacks that all levels share, and moved
// to the arena when a list is complete; so a level of nesting takes little of the C++ stack, and no list allocates for
// itself. While it reads, it notes for each object what `Object::needs_frame` depends on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "jsonnet/native/arena.h"
#include "jsonnet/native/ast.h"
#include "jsonnet/native/lexer.h"
#include "jsonnet/native/names.h"

namespace cfnsonnet::jsonnet::native {

class Syntax {
 public:
  Syntax(std::string_view text, std::uint32_t base, Arena& arena, Names& names);

  /// The whole file, not resolved yet.
  /// @throws SyntaxError
  [[nodiscard]] const Node* file();

 private:
  // What the object around an expression is used for. Its names are not inside of it.
  struct ObjectUse {
    bool uses_self = false;   // By self, super or $.
    bool has_locals = false;  // A body has a `local` that takes slots of the object's frame.
  };

  // Where an expression stands.
  struct Place {
    ObjectUse* object = nullptr;     // That `self` means; null outside of objects.
    ObjectUse* outermost = nullptr;  // That `$` means.
    bool* has_locals = nullptr;      // Told of a `local`: that of the frame around.
  };

  // How full the stacks of an object's members were before it.
  struct Marks {
    std::size_t fields;
    std::size_t binds;
    std::size_t assertions;
  };

  // How tightly operators bind, as in jsonnet: the smaller the number, the tighter. Calls and the like bind tightest.
  using Precedence = unsigned;
  static constexpr Precedence unary_precedence = 4;
  static constexpr Precedence loosest = 15;

  // --- Tokens: each leaves the first token that it does not take in `token_`. ---
  void advance();
  [[nodiscard]] bool is(TokenKind kind) const { return token_.kind == kind; }
  bool take(TokenKind kind);
  void expect(TokenKind kind, std::string_view text, std::string_view where);
  void expect_semicolon(std::string_view where);
  Token expect_identifier(std::string_view what);
  [[noreturn]] void fail(std::string message, Span span) const;
  [[noreturn]] void fail_expected(std::string_view what) const;
  [[noreturn]] void fail_too_deep() const;
  [[nodiscard]] std::string hint() const;
  void refuse_short_form() const;
  void fail_short_form(Span name, std::string_view tag) const;
  void refuse_next_line(const Token& path) const;
  [[nodiscard]] Token token_after(Span span) const;
  void note_new_line();
  [[nodiscard]] std::string describe(const Token& token) const;
  [[nodiscard]] Span since(std::uint32_t begin) const { return {begin, previous_end_}; }

  // --- Expressions (syntax.cpp) ---
  const Node* expression(Precedence limit = loosest);
  const Node* greedy();
  const Node* terminal();
  const Node* unary(UnaryOperator op);
  const Node* binary(const Node* left, std::uint32_t begin, Precedence precedence);
  const Node* self(std::uint16_t mark);
  const Node* super_index();
  const Node* array();
  const Node* parenthesized();
  const Node* subscript(const Node* target, std::uint32_t begin);
  const Node* slice(const Node* target, const Node* from, std::uint32_t begin);
  const Node* field_access(const Node* target, std::uint32_t begin);
  const Node* call(const Node* callee, std::uint32_t begin);
  void argument(bool after_named);
  const Node* with_object(const Node* left, std::uint32_t begin);
  const Node* conditional();
  const Node* local();
  const Node* assert_expression();
  const Node* error_expression();
  const Node* import(NodeKind kind);
  Assertion assertion();
  ObjectUse& object_around(std::string_view keyword, Span span);

  // --- Functions, objects and comprehensions (syntax_scopes.cpp) ---
  const Node* function_expression();
  std::span<const Parameter> parameters();
  const Node* function_body(std::uint32_t begin, std::span<const Parameter> parameters, Name name);
  void bind();
  std::span<const Bind> gathered_binds(std::size_t mark);
  const Node* object();
  void member(const Place& outside);
  void object_assertion();
  void field(const Place& outside);
  void field_name(const Place& outside);
  void field_colon(Field& field, bool is_method);
  const Node* finish_object(const Marks& marks, std::uint32_t begin, bool needs_frame);
  const Node* finish_object_comprehension(const Marks& marks, std::uint32_t begin, bool needs_frame);
  std::span<const Clause> clauses();
  void refuse_duplicate_fields(std::span<const Field> fields);
  void refuse_duplicate_names(std::string_view what);

  template <class T>
  const T* make(T node) {
    return arena_.make(node);
  }
  template <class Read>
  const Node* in_brackets(Read read) {
    ++brackets_;
    const Node* const found = read();
    --brackets_;
    return found;
  }
  // The items above the mark, moved from their stack to the arena.
  template <class T>
  std::span<const T> gathered(std::vector<T>& stack, std::size_t mark) {
    const std::size_t count = stack.size() - mark;
    if (count == 0) return {};
    auto* const memory = static_cast<T*>(arena_.allocate(count * sizeof(T), alignof(T)));
    std::uninitialized_copy_n(stack.begin() + static_cast<std::ptrdiff_t>(mark), count, memory);
    stack.erase(stack.begin() + static_cast<std::ptrdiff_t>(mark), stack.end());
    return {memory, count};
  }

  Arena& arena_;
  Names& names_;
  std::string_view text_;
  std::uint32_t base_;
  Lexer lexer_;
  Token token_;
  std::uint32_t previous_end_ = 0;  // Of the token before `token_`.
  unsigned depth_ = 0;
  // Where an expression went on with a bracket of the next line, which may have been meant for the next expression.
  struct NewLine {
    std::uint32_t after = 0;  // The token before it ends here; 0: nowhere.
    unsigned brackets = 0;    // That it stands in.
  };
  NewLine new_line_;
  unsigned brackets_ = 0;  // That are open.
  Place place_;
  bool ignored_ = false;  // For `Place::has_locals` where it does not matter.

  std::vector<const Node*> nodes_;
  std::vector<NamedArgument> named_arguments_;
  std::vector<Parameter> parameters_;
  std::vector<Clause> clauses_;
  std::vector<Field> fields_;
  std::vector<Bind> binds_;
  std::vector<Assertion> assertions_;
  std::vector<Span> bind_spans_;       // Of those in `binds_`.

  struct Written {
    Name name;
    Span span;
  };
  std::vector<Written> written_;  // Names that must differ; empty between uses.
};

}  // namespace cfnsonnet::jsonnet::native
