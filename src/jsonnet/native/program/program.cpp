#include "jsonnet/native/program/program.h"

namespace cfnsonnet::jsonnet::native {

std::string_view text_of(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::multiply: return "*";
    case BinaryOperator::divide: return "/";
    case BinaryOperator::remainder: return "%";
    case BinaryOperator::add: return "+";
    case BinaryOperator::subtract: return "-";
    case BinaryOperator::shift_left: return "<<";
    case BinaryOperator::shift_right: return ">>";
    case BinaryOperator::less: return "<";
    case BinaryOperator::less_equal: return "<=";
    case BinaryOperator::greater: return ">";
    case BinaryOperator::greater_equal: return ">=";
    case BinaryOperator::equal: return "==";
    case BinaryOperator::not_equal: return "!=";
    case BinaryOperator::in: return "in";
    case BinaryOperator::bit_and: return "&";
    case BinaryOperator::bit_xor: return "^";
    case BinaryOperator::bit_or: return "|";
    case BinaryOperator::logical_and: return "&&";
    case BinaryOperator::logical_or: return "||";
  }
  return {};
}

std::string_view text_of(UnaryOperator op) {
  switch (op) {
    case UnaryOperator::logical_not: return "!";
    case UnaryOperator::bit_not: return "~";
    case UnaryOperator::minus: return "-";
    case UnaryOperator::plus: return "+";
  }
  return {};
}

}  // namespace cfnsonnet::jsonnet::native
