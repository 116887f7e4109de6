#include "syntax/token.h"

namespace cfnsonnet::syntax {

Precedence precedence_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::multiply:
    case TokenKind::divide:
    case TokenKind::remainder: return 5;
    case TokenKind::add:
    case TokenKind::subtract: return 6;
    case TokenKind::shift_left:
    case TokenKind::shift_right: return 7;
    case TokenKind::less:
    case TokenKind::less_equal:
    case TokenKind::greater:
    case TokenKind::greater_equal:
    case TokenKind::kw_in: return 8;
    case TokenKind::equal:
    case TokenKind::not_equal: return 9;
    case TokenKind::bit_and: return 10;
    case TokenKind::bit_xor: return 11;
    case TokenKind::bit_or: return 12;
    case TokenKind::logical_and: return 13;
    case TokenKind::logical_or: return 14;
    default: return 0;
  }
}

}  // namespace cfnsonnet::syntax
