#include "syntax/lexer.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "syntax/escapes.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace cfnsonnet::syntax {
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

using text::is_digit;

// 1 where a byte may be in an identifier, 2 where it may be in an operator, 3 where it is blank.
constexpr auto classes = [] {
  std::array<unsigned char, 256> table{};
  for (unsigned c = 0; c < 128; ++c)
    table[c] = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ? 1 : 0;
  for (const char c : std::string_view("!$:~+-&|^=<>*/%")) table[static_cast<unsigned char>(c)] = 2;
  for (const char c : std::string_view(" \n\t\r")) table[static_cast<unsigned char>(c)] = 3;
  return table;
}();

bool is_word(char c) { return classes[static_cast<unsigned char>(c)] == 1; }
bool is_symbol(char c) { return classes[static_cast<unsigned char>(c)] == 2; }
bool is_blank(char c) { return classes[static_cast<unsigned char>(c)] == 3; }

// Where one of those above begins among the keywords, which are in order; others begin none.
constexpr auto first_keywords = [] {
  std::array<unsigned char, 256> table{};
  table.fill(std::size(keywords));
  for (std::size_t i = std::size(keywords); i-- > 0;)
    table[static_cast<unsigned char>(keywords[i].first.front())] = static_cast<unsigned char>(i);
  return table;
}();

// Operators of one symbol, by it.
constexpr auto single_operators = [] {
  std::array<TokenKind, 256> table{};
  table.fill(TokenKind::unknown_operator);
  for (const auto& [symbol, kind] : operators)
    if (symbol.size() == 1) table[static_cast<unsigned char>(symbol.front())] = kind;
  return table;
}();

// Symbols that a longer operator may not end in, as they may begin what follows it: `a=-1`, `a!=!b`.
bool is_prefix_symbol(char c) { return c == '+' || c == '-' || c == '~' || c == '!' || c == '$'; }

}  // namespace

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
  return unreadable();
}

bool Lexer::at(std::string_view prefix) const {
  return std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(prefix);
}

void Lexer::fail(std::string message, const char* from, const char* to) {
  if (errors_.size() < max_errors) errors_.push_back({std::move(message), {offset(from), offset(to)}});
}

Token Lexer::bad_token(TokenKind kind, const char* from) const {
  Token found = token(kind, from);
  found.is_bad = true;
  return found;
}

// White space and comments.
void Lexer::skip_blanks() {
  for (;;) {
    while (at_ != end_ && is_blank(*at_)) ++at_;
    if (at_ == end_ || (*at_ != '#' && *at_ != '/') || (!at('#') && !at("//") && !at("/*"))) return;
    skip_comment();
  }
}

void Lexer::skip_comment() {
  const char* const from = at_;
  const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  const bool to_end_of_line = !rest.starts_with("/*");
  const std::size_t end = to_end_of_line ? std::min(rest.find('\n'), rest.size()) : rest.find("*/", 2);
  if (end == rest.npos) {
    fail("the comment has no closing */", at_, at_ + 2);
    at_ = end_;
  } else {
    at_ += to_end_of_line ? end : end + 2;
  }
  if (comments_ != nullptr) comments_->push_back({offset(from), offset(at_)});
}

Token Lexer::punctuation(TokenKind kind) {
  ++at_;
  return token(kind, at_ - 1);
}

Token Lexer::word() {
  const char* const from = at_;
  while (at_ != end_ && is_word(*at_)) ++at_;
  const std::string_view text(from, static_cast<std::size_t>(at_ - from));
  constexpr std::size_t longest_keyword = 10;
  if (text.size() > longest_keyword) return token(TokenKind::identifier, from);
  for (std::size_t i = first_keywords[static_cast<unsigned char>(*from)];
       i < std::size(keywords) && keywords[i].first.front() == *from; ++i)
    if (text == keywords[i].first) return token(keywords[i].second, from);
  return token(TokenKind::identifier, from);
}

// Reads the symbols from here on, as far as they may be one operator. A run of symbols may hold many operators, so
// where it ends is kept.
void Lexer::read_run() {
  last_of_operator_ = nullptr;
  for (run_end_ = at_; run_end_ != end_ && is_symbol(*run_end_); ++run_end_) {
    const std::string_view rest(run_end_, static_cast<std::size_t>(end_ - run_end_));
    if (rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with(block_mark)) break;
    if (!is_prefix_symbol(*run_end_)) last_of_operator_ = run_end_;
  }
}

Token Lexer::symbols() {
  const char* const from = at_;
  if (at_ + 1 == end_ || !is_symbol(at_[1])) {
    ++at_;
    return token(single_operators[static_cast<unsigned char>(*from)], from);
  }
  if (at_ >= run_end_) read_run();
  at_ = (last_of_operator_ != nullptr && last_of_operator_ > from ? last_of_operator_ : from) + 1;
  const std::string_view text(from, static_cast<std::size_t>(at_ - from));
  if (text.size() == 1) return token(single_operators[static_cast<unsigned char>(*from)], from);
  for (const auto& [symbol, kind] : operators)
    if (text == symbol) return token(kind, from);
  return token(TokenKind::unknown_operator, from);
}

// What goes on as one word is part of it, so that one mistake is one token.
Token Lexer::bad_number(const char* from, const char* end_of_error, std::string message) {
  fail(std::move(message), from, end_of_error);
  while (at_ != end_ && is_word(*at_)) ++at_;
  return bad_token(TokenKind::number, from);
}

// Numbers are those of JSON, without a sign, and `_` between digits. A zero at the beginning stands alone: `01` is two
// numbers, and nobody means them.
Token Lexer::number() {
  const char* const from = at_;
  if (*at_ == '0') {
    ++at_;
    if (at('_')) return bad_number(from, at_ + 1, "a number that begins with 0 cannot go on with _");
    if (at_ != end_ && is_digit(*at_)) {
      const char* const last = std::find_if_not(at_, end_, is_digit);
      const std::string_view digits(from, static_cast<std::size_t>(last - from));
      return bad_number(from, last, fmt::format("a number has no leading zero; quotes keep it: '{}'", digits));
    }
  } else if (const char* const bad = take_digits()) {
    return bad_number(from, bad, "expected a digit after _ in a number");
  }
  if (at('.')) {
    ++at_;
    if (at_ == end_ || !is_digit(*at_))
      return bad_number(from, at_, "expected a digit after the decimal point of a number");
    if (const char* const bad = take_digits()) return bad_number(from, bad, "expected a digit after _ in a number");
  }
  if (at('e') || at('E')) {
    ++at_;
    if (at('+') || at('-')) ++at_;
    if (at_ == end_ || !is_digit(*at_)) return bad_number(from, at_, "expected a digit in the exponent of a number");
    if (const char* const bad = take_digits()) return bad_number(from, bad, "expected a digit after _ in a number");
  }
  return token(TokenKind::number, from);
}

// Digits, and `_` between them. The end of a `_` that no digit follows, or null.
const char* Lexer::take_digits() {
  for (; at_ != end_ && (is_digit(*at_) || *at_ == '_'); ++at_)
    if (*at_ == '_' && (at_ + 1 == end_ || !is_digit(at_[1]))) return at_ + 1;
  return nullptr;
}

// The rest of the text is hardly meant to be the string: it ends where its line does, or before the brackets and commas
// at the end of it.
Token Lexer::unclosed_string(const char* from, const char* quote_end) {
  fail("the string has no closing quote", from, quote_end);
  at_ = std::find(from, end_, '\n');
  while (at_ > quote_end && std::string_view(" \t\r,;)]}").find(at_[-1]) != std::string_view::npos) --at_;
  return bad_token(TokenKind::string, from);
}

Token Lexer::quoted() {
  const char* const from = at_;
  const char quote = *at_++;
  bool has_escapes = false;
  unsigned char all = 0;  // Whether some byte is not ASCII.
  for (; at_ != end_ && *at_ != quote; ++at_) {
    if (*at_ == '\\') {
      has_escapes = true;
      if (++at_ == end_) break;
    }
    if (*at_ == '\n') {
      has_long_strings_ = true;
      if (strings_ == Strings::end_with_line) return unclosed_string(from, from + 1);
    }
    all |= static_cast<unsigned char>(*at_);
  }
  if (at_ == end_) return unclosed_string(from, from + 1);
  const std::string_view raw(from + 1, static_cast<std::size_t>(at_ - from - 1));
  ++at_;
  if (refuse_nul(from) || (has_escapes && refuse_escapes(from, raw))) return bad_token(TokenKind::string, from);
  Token found = token(TokenKind::string, from);
  found.is_plain = !has_escapes && all < 0x80;
  return found;
}

Token Lexer::verbatim() {
  const char* const from = at_++;
  if (!at('"') && !at('\'')) {
    fail("expected a quote after @", from, from + 1);
    return bad_token(TokenKind::unreadable, from);
  }
  const char quote = *at_++;
  for (;;) {  // Two quotes stand for one.
    const auto* const next = static_cast<const char*>(std::memchr(at_, quote, static_cast<std::size_t>(end_ - at_)));
    if (next == nullptr) return unclosed_string(from, from + 2);
    at_ = next + 1;
    if (!at(quote)) break;
    ++at_;
  }
  return refuse_nul(from) ? bad_token(TokenKind::string, from) : token(TokenKind::string, from);
}

Token Lexer::unclosed_block(const char* from, std::string message) {
  fail(std::move(message), from, from + block_mark.size());
  return bad_token(TokenKind::text_block, from);
}

// Lines that begin with the white space of the first, and empty ones. It ends with a line that is indented less, and
// begins with the mark.
Token Lexer::text_block() {
  const char* const from = at_;
  at_ += block_mark.size();
  if (at('-')) ++at_;
  while (at(' ') || at('\t') || at('\r')) ++at_;
  if (!at('\n')) return unclosed_block(from, "expected a line break after |||");
  ++at_;
  take_blank_lines();
  const char* const first = at_;
  while (at(' ') || at('\t')) ++at_;
  const std::string_view indent(first, static_cast<std::size_t>(at_ - first));
  if (indent.empty()) return unclosed_block(from, "the first line of a text block must be indented");
  at_ = first;
  while (at(indent)) {
    const auto* const line_end = static_cast<const char*>(std::memchr(at_, '\n', static_cast<std::size_t>(end_ - at_)));
    if (line_end == nullptr) {
      at_ = end_;
      return unclosed_block(from, "the text block has no closing |||");
    }
    at_ = line_end + 1;
    take_blank_lines();
  }
  const char* const last_line = at_;
  while (at(' ') || at('\t')) ++at_;
  if (!at(block_mark)) {
    if (at_ == end_) return unclosed_block(from, "the text block has no closing |||");
    at_ = last_line;
    fail("expected ||| or a line indented as the first of the text block is", last_line,
         std::find(last_line, end_, '\n'));
    return bad_token(TokenKind::text_block, from);
  }
  at_ += block_mark.size();
  return refuse_nul(from) ? bad_token(TokenKind::text_block, from) : token(TokenKind::text_block, from);
}

void Lexer::take_blank_lines() {
  for (;;) {
    const std::size_t length = at("\r\n") ? 2 : at('\n') ? 1 : 0;
    if (length == 0) return;
    at_ += length;
  }
}

// jsonnet takes such a byte for the end of the file.
bool Lexer::refuse_nul(const char* from) {
  const auto* const nul = static_cast<const char*>(std::memchr(from, '\0', static_cast<std::size_t>(at_ - from)));
  if (nul == nullptr) return false;
  fail("a string cannot hold the character U+0000 itself; write \\u0000", nul, nul + 1);
  return true;
}

// Of a string that has just been read.
bool Lexer::refuse_escapes(const char* from, std::string_view raw) {
  std::string repaired, value;
  const bool is_well_formed = text::is_well_formed(raw);
  if (!is_well_formed) text::append_well_formed(repaired, raw);
  auto error = append_unescaped(value, is_well_formed ? raw : repaired);
  if (!error) return false;
  const char* const begin = is_well_formed ? raw.data() + error->at : from;
  fail(std::move(error->message), begin, is_well_formed ? begin + error->length : at_);
  return true;
}

namespace {

/// What Jsonnet has in place of what other languages and text processors write.
std::string_view remedy(std::string_view character) {
  constexpr std::string_view quotes[] = {"`",      "\u201C", "\u201D", "\u201E", "\u2018",
                                         "\u2019", "\u201A", "\u00AB", "\u00BB"};
  if (character == "?") return "; a choice is written if … then … else …";
  if (std::ranges::find(quotes, character) != std::end(quotes)) return "; a string stands in plain quotes, ' or \"";
  return {};
}

}  // namespace

Token Lexer::unreadable() {
  const char* const from = at_;
  const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  const auto byte = static_cast<unsigned char>(*at_);
  const std::size_t length = text::well_formed_length(rest);
  at_ += std::max<std::size_t>(length, 1);
  if (rest.starts_with(byte_order_mark))
    fail("a byte order mark cannot be part of a Jsonnet file", from, at_);
  else if (byte < ' ' || byte == 0x7F)
    fail(fmt::format("unexpected character U+{:04X}", byte), from, at_);
  else if (length == 0)
    fail(fmt::format("unexpected byte 0x{:02X}", byte), from, at_);
  else
    fail(fmt::format("unexpected character \"{0}\"{1}", rest.substr(0, length), remedy(rest.substr(0, length))), from,
         at_);
  return bad_token(TokenKind::unreadable, from);
}

}  // namespace cfnsonnet::syntax
