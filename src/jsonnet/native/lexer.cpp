#include "jsonnet/native/lexer.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "jsonnet/native/escapes.h"
#include "jsonnet/native/number_text.h"
#include "jsonnet/native/utf8.h"

namespace cfnsonnet::jsonnet::native {
namespace {

constexpr std::string_view block_mark = "|||";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr std::pair<std::string_view, TokenKind> keywords[] = {
    {"assert", TokenKind::kw_assert},
    {"else", TokenKind::kw_else},
    {"error", TokenKind::kw_error},
    {"false", TokenKind::kw_false},
    {"for", TokenKind::kw_for},
    {"function", TokenKind::kw_function},
    {"if", TokenKind::kw_if},
    {"import", TokenKind::kw_import},
    {"importbin", TokenKind::kw_importbin},
    {"importstr", TokenKind::kw_importstr},
    {"in", TokenKind::kw_in},
    {"local", TokenKind::kw_local},
    {"null", TokenKind::kw_null},
    {"self", TokenKind::kw_self},
    {"super", TokenKind::kw_super},
    {"tailstrict", TokenKind::kw_tailstrict},
    {"then", TokenKind::kw_then},
    {"true", TokenKind::kw_true},
};

constexpr std::pair<std::string_view, TokenKind> operators[] = {
    {":", TokenKind::colon},       {"::", TokenKind::colon2},       {":::", TokenKind::colon3},
    {"+:", TokenKind::plus_colon}, {"+::", TokenKind::plus_colon2}, {"+:::", TokenKind::plus_colon3},
    {"=", TokenKind::assign},      {"*", TokenKind::multiply},      {"/", TokenKind::divide},
    {"%", TokenKind::remainder},   {"+", TokenKind::add},           {"-", TokenKind::subtract},
    {"<<", TokenKind::shift_left}, {">>", TokenKind::shift_right},  {"<", TokenKind::less},
    {"<=", TokenKind::less_equal}, {">", TokenKind::greater},       {">=", TokenKind::greater_equal},
    {"==", TokenKind::equal},      {"!=", TokenKind::not_equal},    {"&", TokenKind::bit_and},
    {"^", TokenKind::bit_xor},     {"|", TokenKind::bit_or},        {"&&", TokenKind::logical_and},
    {"||", TokenKind::logical_or}, {"!", TokenKind::logical_not},   {"~", TokenKind::bit_not},
    {"$", TokenKind::dollar},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 1 where a byte may be in an identifier, 2 where it may be in an operator.
constexpr auto classes = [] {
  std::array<unsigned char, 256> table{};
  for (unsigned c = 0; c < 128; ++c)
    table[c] = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ? 1 : 0;
  for (const char c : std::string_view("!$:~+-&|^=<>*/%")) table[static_cast<unsigned char>(c)] = 2;
  return table;
}();

bool is_word(char c) { return classes[static_cast<unsigned char>(c)] == 1; }
bool is_symbol(char c) { return classes[static_cast<unsigned char>(c)] == 2; }

// Symbols that a longer operator may not end in, as they may begin what follows it: `a=-1`, `a!=!b`.
bool is_prefix_symbol(char c) { return c == '+' || c == '-' || c == '~' || c == '!' || c == '$'; }

}  // namespace

Lexer::Lexer(std::string_view text, std::uint32_t base, Names& names)
    : begin_(text.data()), at_(begin_), end_(begin_ + text.size()), base_(base), names_(names) {}

Token Lexer::next() {
  skip_blanks();
  if (at_ == end_) return token(TokenKind::end, at_);
  switch (*at_) {
    case '{': return punctuation(TokenKind::brace_left);
    case '}': return punctuation(TokenKind::brace_right);
    case '[': return punctuation(TokenKind::bracket_left);
    case ']': return punctuation(TokenKind::bracket_right);
    case '(': return punctuation(TokenKind::paren_left);
    case ')': return punctuation(TokenKind::paren_right);
    case ',': return punctuation(TokenKind::comma);
    case '.': return punctuation(TokenKind::dot);
    case ';': return punctuation(TokenKind::semicolon);
    case '"':
    case '\'': return quoted();
    case '@': return verbatim();
    default: break;
  }
  if (is_digit(*at_)) return number();
  if (is_word(*at_)) return word();
  if (at(block_mark)) return text_block();
  if (is_symbol(*at_)) return symbols();
  refuse_character();
}

bool Lexer::before_assign() {
  const char* const here = at_;
  skip_blanks();
  const bool found = at('=') && operator_end() == at_ + 1;
  at_ = here;
  return found;
}

bool Lexer::at(std::string_view prefix) const {
  return std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(prefix);
}

void Lexer::fail(std::string message, const char* from, const char* to) const {
  throw SyntaxError{std::move(message), {address(from), address(to)}};
}

// White space and comments.
void Lexer::skip_blanks() {
  for (;;) {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\t' || *at_ == '\r')) ++at_;
    if (!at('#') && !at("//") && !at("/*")) return;
    skip_comment();
  }
}

void Lexer::skip_comment() {
  const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  const bool to_end_of_line = !rest.starts_with("/*");
  const std::size_t end = to_end_of_line ? std::min(rest.find('\n'), rest.size()) : rest.find("*/", 2);
  if (end == rest.npos) fail("the comment has no closing */", at_, at_ + 2);
  at_ += to_end_of_line ? end : end + 2;
}

Token Lexer::punctuation(TokenKind kind) {
  ++at_;
  return token(kind, at_ - 1);
}

Token Lexer::word() {
  const char* const from = at_;
  while (at_ != end_ && is_word(*at_)) ++at_;
  const std::string_view text(from, static_cast<std::size_t>(at_ - from));
  for (const auto& [keyword, kind] : keywords)
    if (text == keyword) return token(kind, from);
  return token(TokenKind::identifier, from, names_.intern(text));
}

// Where the operator that begins here ends.
const char* Lexer::operator_end() const {
  const char* end = at_;
  for (; end != end_ && is_symbol(*end); ++end) {
    const std::string_view rest(end, static_cast<std::size_t>(end_ - end));
    if (rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with(block_mark)) break;
  }
  while (end > at_ + 1 && is_prefix_symbol(end[-1])) --end;
  return end;
}

Token Lexer::symbols() {
  const char* const from = at_;
  at_ = operator_end();
  const std::string_view text(from, static_cast<std::size_t>(at_ - from));
  for (const auto& [symbol, kind] : operators)
    if (text == symbol) return token(kind, from);
  return token(TokenKind::unknown_operator, from);
}

// Numbers are those of JSON, without a sign, and `_` between digits. A zero at the beginning stands alone: `01` is two
// numbers, and refused.
Token Lexer::number() {
  const char* const from = at_;
  if (*at_ != '0') {
    take_digits();
  } else {
    ++at_;
    if (at('_')) fail("a number that begins with 0 cannot go on with _", from, at_ + 1);
    if (at_ != end_ && is_digit(*at_)) refuse_leading_zero(from);
  }
  if (at('.')) {
    ++at_;
    if (at_ == end_ || !is_digit(*at_)) fail("expected a digit after the decimal point of a number", from, at_);
    take_digits();
  }
  if (at('e') || at('E')) {
    ++at_;
    if (at('+') || at('-')) ++at_;
    if (at_ == end_ || !is_digit(*at_)) fail("expected a digit in the exponent of a number", from, at_);
    take_digits();
  }
  const std::string_view text(from, static_cast<std::size_t>(at_ - from));
  if (text.find('_') == text.npos) return token(TokenKind::number, from, nullptr, nearest_double(text));
  value_.clear();
  std::ranges::copy_if(text, std::back_inserter(value_), [](char c) { return c != '_'; });
  return token(TokenKind::number, from, nullptr, nearest_double(value_));
}

/// Two numbers side by side are in no program: nobody means them.
void Lexer::refuse_leading_zero(const char* from) {
  const char* const last = std::find_if_not(at_, end_, is_digit);
  fail(fmt::format("a number has no leading zero; quotes keep it: '{}'", std::string_view(from, static_cast<std::size_t>(last - from))), from, last);
}

void Lexer::take_digits() {
  const char* const from = at_;
  for (; at_ != end_ && (is_digit(*at_) || *at_ == '_'); ++at_)
    if (*at_ == '_' && (at_ + 1 == end_ || !is_digit(at_[1])))
      fail("expected a digit after _ in a number", from, at_ + 1);
}

Token Lexer::quoted() {
  const char* const from = at_;
  const char quote = *at_++;
  bool escapes = false;
  unsigned char all = 0;  // Whether some byte is not ASCII.
  for (; at_ != end_ && *at_ != quote; ++at_) {
    if (*at_ == '\\') {
      escapes = true;
      if (++at_ == end_) break;
    }
    all |= static_cast<unsigned char>(*at_);
  }
  if (at_ == end_) fail("the string has no closing quote", from, from + 1);
  const std::string_view raw(from + 1, static_cast<std::size_t>(at_ - from - 1));
  ++at_;
  refuse_nul(from);
  if (escapes) return token(TokenKind::string, from, unescaped(raw));
  return token(TokenKind::string, from, all < 0x80 ? names_.intern(raw) : intern_well_formed(raw));
}

Token Lexer::verbatim() {
  const char* const from = at_++;
  if (!at('"') && !at('\'')) fail("expected a quote after @", from, from + 1);
  const char quote = *at_++;
  value_.clear();
  for (;; ++at_) {  // Two quotes stand for one.
    const auto* const next = static_cast<const char*>(std::memchr(at_, quote, static_cast<std::size_t>(end_ - at_)));
    if (next == nullptr) fail("the string has no closing quote", from, from + 2);
    value_.append(at_, next);
    at_ = next + 1;
    if (!at(quote)) break;
    value_ += quote;
  }
  refuse_nul(from);
  return token(TokenKind::string, from, intern_well_formed(value_));
}

// Lines that begin with the white space of the first, which is left out, and empty ones. With `|||-` the last line
// break is left out too.
Token Lexer::text_block() {
  const char* const from = at_;
  at_ += block_mark.size();
  const bool chomps = at('-');
  if (chomps) ++at_;
  while (at(' ') || at('\t') || at('\r')) ++at_;
  if (!at('\n')) fail("expected a line break after |||", from, from + block_mark.size());
  ++at_;
  value_.clear();
  take_blank_lines();
  const char* const first = at_;
  while (at(' ') || at('\t')) ++at_;
  const std::string_view indent(first, static_cast<std::size_t>(at_ - first));
  if (indent.empty()) fail("the first line of a text block must be indented", from, from + block_mark.size());
  at_ = first;
  while (at(indent)) {
    at_ += indent.size();
    const auto* const line_end = static_cast<const char*>(std::memchr(at_, '\n', static_cast<std::size_t>(end_ - at_)));
    if (line_end == nullptr) fail("the text block has no closing |||", from, from + block_mark.size());
    value_.append(at_, line_end + 1);
    at_ = line_end + 1;
    take_blank_lines();
  }
  const char* const last_line = at_;
  while (at(' ') || at('\t')) ++at_;
  if (!at(block_mark)) {
    if (at_ == end_) fail("the text block has no closing |||", from, from + block_mark.size());
    const char* const line_end = std::find(last_line, end_, '\n');
    fail("expected ||| or a line indented as the first of the text block is", last_line, line_end);
  }
  at_ += block_mark.size();
  if (chomps) value_.pop_back();
  refuse_nul(from);
  return token(TokenKind::text_block, from, intern_well_formed(value_));
}

void Lexer::take_blank_lines() {
  for (;;) {
    const std::string_view line = at("\r\n") ? "\r\n" : at('\n') ? "\n" : "";
    if (line.empty()) return;
    value_ += line;
    at_ += line.size();
  }
}

// jsonnet takes such a byte for the end of the file.
void Lexer::refuse_nul(const char* from) const {
  const auto* const nul = static_cast<const char*>(std::memchr(from, '\0', static_cast<std::size_t>(at_ - from)));
  if (nul != nullptr) fail("a string cannot hold the character U+0000 itself; write \\u0000", nul, nul + 1);
}

Name Lexer::intern_well_formed(std::string_view value) {
  if (is_well_formed(value)) return names_.intern(value);
  repaired_.clear();
  append_well_formed(repaired_, value);
  return names_.intern(repaired_);
}

// Of a string that has just been read.
Name Lexer::unescaped(std::string_view raw) {
  const char* const from = raw.data();
  const bool well_formed = is_well_formed(raw);
  if (!well_formed) {
    repaired_.clear();
    append_well_formed(repaired_, raw);
    raw = repaired_;
  }
  value_.clear();
  if (auto error = append_unescaped(value_, raw)) {
    const char* const begin = well_formed ? from + error->at : from - 1;
    fail(std::move(error->message), begin, well_formed ? begin + error->length : at_);
  }
  return names_.intern(value_);
}

namespace {

/// What Jsonnet has in place of what other languages and text processors write.
std::string_view remedy(std::string_view character) {
  constexpr std::string_view quotes[] = {"`", "\u201C", "\u201D", "\u201E", "\u2018", "\u2019", "\u201A", "\u00AB", "\u00BB"};
  if (character == "?") return "; a choice is written if … then … else …";
  if (std::ranges::find(quotes, character) != std::end(quotes)) return "; a string stands in plain quotes, ' or \"";
  return {};
}

}  // namespace

void Lexer::refuse_character() {
  const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  if (rest.starts_with(byte_order_mark))
    fail("a byte order mark cannot be part of a Jsonnet file", at_, at_ + byte_order_mark.size());
  const auto byte = static_cast<unsigned char>(*at_);
  if (byte < ' ' || byte == 0x7F) fail(fmt::format("unexpected character U+{:04X}", byte), at_, at_ + 1);
  const std::size_t length = well_formed_length(rest);
  if (length == 0) fail(fmt::format("unexpected byte 0x{:02X}", byte), at_, at_ + 1);
  const std::string_view character = rest.substr(0, length);
  fail(fmt::format("unexpected character \"{}\"{}", character, remedy(character)), at_, at_ + length);
}

}  // namespace cfnsonnet::jsonnet::native
