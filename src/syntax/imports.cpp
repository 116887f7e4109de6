#include "syntax/imports.h"

#include <optional>

#include "syntax/lexer.h"
#include "syntax/literals.h"

namespace cfnsonnet::syntax {
namespace {

std::optional<Import::Form> form_of(TokenKind keyword) {
  switch (keyword) {
    case TokenKind::kw_import: return Import::Form::code;
    case TokenKind::kw_importstr: return Import::Form::text;
    case TokenKind::kw_importbin: return Import::Form::bytes;
    default: return std::nullopt;
  }
}

}  // namespace

std::vector<Import> imports_of(std::string_view text) {
  std::vector<Import> imports;
  std::vector<Error> errors;
  Lexer lexer(text, nullptr, errors);
  std::optional<Import::Form> form;
  std::string scratch;
  for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
    if (form && (token.kind == TokenKind::string || token.kind == TokenKind::text_block))
      imports.push_back(
          {*form, std::string(string_value(token, text.substr(token.begin, token.end - token.begin), scratch))});
    form = form_of(token.kind);
  }
  return imports;
}

}  // namespace cfnsonnet::syntax
