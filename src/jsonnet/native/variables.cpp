#include "jsonnet/variables.h"

#include <algorithm>
#include <string_view>

#include "document/bundled.h"
#include "jsonnet/native/lexer.h"
#include "jsonnet/native/parser.h"
#include "jsonnet/native/sources.h"
#include "jsonnet/native/stack.h"

namespace cfnsonnet::jsonnet {
namespace native {
namespace {

bool is_among(std::span<const SourcePtr> sources, std::string_view path) {
  const auto is_step = [&](std::string_view step) { return path.starts_with(step); };
  while (is_step("./") || is_step("../")) path.remove_prefix(path.find('/') + 1);
  return std::any_of(sources.begin(), sources.end(), [&](const SourcePtr& source) { return source->name.ends_with(path); });
}

/// Reads the tokens of one file. A file that has none of the words costs a search.
class Reader {
 public:
  Reader(std::span<const SourcePtr> sources, ReadVariables& found) : sources_(sources), found_(found) {}

  void read(const Source& source) {
    if (source.text.find("extVar") == std::string::npos && source.text.find("import") == std::string::npos) return;
    Arena arena;
    Names names(arena);
    Lexer lexer(source.text, 0, names);
    try {
      for (Token token = lexer.next(); token.kind != TokenKind::end;) token = after(token, lexer);
    } catch (const SyntaxError&) {
      found_.may_read_any = true;  // No Jsonnet: a file that is imported as text.
    }
  }

 private:
  /// @return The first token that does not belong to what this one begins.
  Token after(const Token& token, Lexer& lexer) {
    const bool is_name = token.kind == TokenKind::identifier || token.kind == TokenKind::string;
    if (is_name && token.text->view() == "extVar") return after_variable(lexer);
    Token next = lexer.next();
    if (token.kind == TokenKind::kw_import && next.kind == TokenKind::string && !is_among(sources_, next.text->view()))
      found_.may_read_any = true;
    return next;
  }

  Token after_variable(Lexer& lexer) {
    const Token open = lexer.next();
    if (open.kind != TokenKind::paren_left) return unclear(open);
    const Token name = lexer.next();
    if (name.kind != TokenKind::string) return unclear(name);
    const Token close = lexer.next();
    if (close.kind != TokenKind::paren_right) return unclear(close);
    found_.names.emplace(name.text->view());
    return lexer.next();
  }

  Token unclear(const Token& next) {
    found_.may_read_any = true;
    return next;
  }

  std::span<const SourcePtr> sources_;
  ReadVariables& found_;
};

bool is_plainly_an_object(const Source& source) {
  Arena arena;
  Names names(arena);
  const auto program = parse(source.text, 0, source.name, arena, names);
  if (!program) return false;
  const Node* node = program->root;
  while (node->kind == NodeKind::local || node->kind == NodeKind::assertion)
    node = node->kind == NodeKind::local ? static_cast<const Local*>(node)->body : static_cast<const Assert*>(node)->body;
  return node->kind == NodeKind::object || node->kind == NodeKind::object_comprehension || node->kind == NodeKind::binary;
}

}  // namespace
}  // namespace native

ReadVariables read_variables(std::span<const SourcePtr> sources) {
  ReadVariables found;
  native::Reader reader(sources, found);
  for (const SourcePtr& source : sources)
    if (!document::is_bundled(*source)) reader.read(*source);  // The bundled library reads none.
  (void)native::run_on_stack(native::parser_stack_bytes, [&](const void*, const void*) {
    found.takes_arguments = !native::is_plainly_an_object(*sources.front());
  });
  return found;
}

}  // namespace cfnsonnet::jsonnet
