#include "jsonnet/variables.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "document/bundled.h"
#include "jsonnet/native/runtime/stack.h"
#include "syntax/lexer.h"
#include "syntax/literals.h"
#include "syntax/parser.h"

namespace cfnsonnet::jsonnet {
namespace {

using syntax::NodeId;
using syntax::NodeKind;
using syntax::Token;
using syntax::TokenKind;

bool is_among(std::span<const SourcePtr> sources, std::string_view path) {
  const auto is_step = [&](std::string_view step) { return path.starts_with(step); };
  while (is_step("./") || is_step("../")) path.remove_prefix(path.find('/') + 1);
  return std::any_of(sources.begin(), sources.end(),
                     [&](const SourcePtr& source) { return source->name.ends_with(path); });
}

/// Reads the tokens of one file. A file that has none of the words costs a search.
class Reader {
 public:
  Reader(std::span<const SourcePtr> sources, ReadVariables& found) : sources_(sources), found_(found) {}

  void read(const Source& source) {
    if (source.text.find("extVar") == std::string::npos && source.text.find("import") == std::string::npos) return;
    text_ = source.text;
    std::vector<syntax::Error> errors;
    syntax::Lexer lexer(text_, nullptr, errors);
    std::vector<Token> tokens;
    do {
      tokens.push_back(lexer.next());
    } while (tokens.back().kind != TokenKind::end);
    if (!errors.empty()) found_.may_read_any = true;  // No Jsonnet: a file that is imported as text.
    for (std::size_t i = 0; i < tokens.size(); ++i) read(std::span(tokens).subspan(i));
  }

 private:
  /// The token, with those that follow it.
  void read(std::span<const Token> tokens) {
    const Token& first = tokens.front();
    const bool is_name = first.kind == TokenKind::identifier || first.kind == TokenKind::string;
    if (is_name && value(first) == "extVar") return read_call(tokens);
    if (first.kind == TokenKind::kw_import && tokens[1].kind == TokenKind::string &&
        !is_among(sources_, value(tokens[1])))
      found_.may_read_any = true;
  }

  /// `extVar('name')`, or something else that gets at variables.
  void read_call(std::span<const Token> tokens) {
    const bool is_clear = tokens.size() > 3 && tokens[1].kind == TokenKind::paren_left &&
                          tokens[2].kind == TokenKind::string && tokens[3].kind == TokenKind::paren_right;
    if (is_clear)
      found_.names.insert(value(tokens[2]));
    else
      found_.may_read_any = true;
  }

  [[nodiscard]] std::string value(const Token& token) const {
    return syntax::name_value(token, text_.substr(token.begin, token.end - token.begin));
  }

  std::span<const SourcePtr> sources_;
  ReadVariables& found_;
  std::string_view text_;  // Of the file.
};

bool is_plainly_an_object(const Source& source) {
  const syntax::Tree tree = syntax::parse(source.text);
  if (!tree.errors().empty()) return false;
  NodeId node = syntax::without_parentheses(tree, tree.children(tree.root()).front());
  while (tree.kind(node) == NodeKind::local || tree.kind(node) == NodeKind::assertion)
    node = syntax::without_parentheses(tree, tree.children(node).back());
  constexpr NodeKind kinds[] = {NodeKind::object, NodeKind::object_comprehension, NodeKind::binary, NodeKind::apply};
  return std::ranges::find(kinds, tree.kind(node)) != std::end(kinds);
}

}  // namespace

ReadVariables read_variables(std::span<const SourcePtr> sources) {
  ReadVariables found;
  Reader reader(sources, found);
  for (const SourcePtr& source : sources)
    if (!document::is_bundled(*source)) reader.read(*source);  // The bundled library reads none.
  (void)native::run_on_stack(syntax::parser_stack_bytes, [&](const void*, const void*) {
    found.takes_arguments = !is_plainly_an_object(*sources.front());
  });
  return found;
}

}  // namespace cfnsonnet::jsonnet
