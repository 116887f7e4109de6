// Strict JSON (RFC 8259) in one pass over the text.
//
// A string without escapes stays a view into the source, so that a large template is read with few copies.
//
// Behind a mistake the reader goes on, so that all of them are told at once. One that has its remedy in itself (a comma
// too few or too many, a comment, quotes of the other kind, an escape, a number) costs nothing more; of others the
// element is given up, up to the next "," or closing bracket. What that leads to is no mistake of its own: where
// brackets do not fit any more, the reading ends, in silence if brackets or quotes were given up before.
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "document/json.h"
#include "document/json_cursor.h"
#include "document/names.h"
#include "document/text.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace cfnsonnet::document {
namespace {

using text::is_blank;
using text::is_digit;
bool is_word_letter(char c) { return text::is_letter(c) || c == '_' || c == '$'; }

/// Of each byte, whether it stands for itself inside of a string.
constexpr auto stands_for_itself = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0x20; byte < table.size(); ++byte) table[byte] = byte != '"' && byte != '\\';
  return table;
}();

/// The power of ten of a literal's first digit that is not 0; far off for a literal that is all zeros.
/// Tells a number that is too large from one that is too small, which std::from_chars does not.
std::int64_t decimal_exponent(std::string_view literal) {
  if (literal.starts_with('-')) literal.remove_prefix(1);
  constexpr std::int64_t far = 1'000'000'000;
  const std::size_t e = literal.find_first_of("eE");
  std::int64_t exponent = 0;
  if (e != std::string_view::npos) {
    std::string_view digits = literal.substr(e + 1);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    if (std::from_chars(digits.data(), digits.data() + digits.size(), exponent).ec != std::errc()) {
      exponent = digits.starts_with('-') ? -far : far;
    }
    exponent = std::max(-far, std::min(far, exponent));
  }
  const std::string_view mantissa = literal.substr(0, e);
  const auto point = static_cast<std::int64_t>(std::min(mantissa.find('.'), mantissa.size()));
  const std::size_t first = mantissa.find_first_not_of("0.");
  if (first == std::string_view::npos) return -far;
  const auto at = static_cast<std::int64_t>(first);
  return exponent + (at < point ? point - at - 1 : point - at);
}

/// How the elements of a list or of an object are written.
struct Collection {
  char close;
  std::string_view after_element;  ///< What is expected behind an element.
  std::string_view comma_at_end;
};
constexpr Collection list{']', "\",\" or \"]\" after an item of the list", "a list's last item has no comma after it"};
constexpr Collection members_of_object{'}', "\",\" or \"}\" after a member of the object",
                                       "an object's last member has no comma after it"};

class JsonReader {
 public:
  explicit JsonReader(const SourcePtr& source) : source_(source), cursor_(source->text), builder_(source) {}

  [[nodiscard]] bool yaml_allows() const { return yaml_allows_; }

  ReadOutcome read() {
    if (auto finding = check_text(source_)) return {std::nullopt, {std::move(*finding)}};
    skip_blanks();
    Node* root = value(1);
    if (!ended_ && !spoilt_) {
      cursor_.skip_blanks();
      if (!cursor_.at_end() && !unsure_) fail("the template ends before this; only blanks may follow it");
    }
    sort_by_place(errors_);
    return {std::move(builder_).finish(root), std::move(errors_)};
  }

 private:
  [[nodiscard]] char peek() const { return ended_ ? '\0' : cursor_.peek(); }

  /// Blanks, and comments, which JSON does not have.
  void skip_blanks() {
    cursor_.skip_blanks();
    while (!ended_ && cursor_.at_comment()) {
      if (peek() == '#') may_be_yaml(true);
      fail("JSON has no comments");
      if (!cursor_.skip_comment()) unsure_ = true;
      cursor_.skip_blanks();
    }
  }

  [[nodiscard]] Origin origin(std::uint32_t start) { return {source_.get(), from(start), no_cause}; }

  [[nodiscard]] Span from(std::uint32_t start) const { return {start, cursor_.offset()}; }

  // --- errors

  /// False, for callers to return. A second error at one place is what the first led to.
  bool fail_at(Span span, std::string message) {
    if (ended_ || failed_at_ == span.begin) return false;
    failed_at_ = span.begin;
    errors_.push_back(unreadable(source_, span, std::move(message)));
    ended_ = errors_.size() >= max_read_errors;
    return false;
  }

  bool fail(std::string message) { return fail_at(one_at(cursor_.offset()), std::move(message)); }

  [[nodiscard]] Span one_at(std::uint32_t start) const { return character_at(source_->text, start); }

  /// Says whether YAML has what is about to be refused. The first refusal decides.
  void may_be_yaml(bool allows) {
    if (!failed_at_) yaml_allows_ = allows;
  }

  /// For a place where `expected` should stand: names what stands there instead.
  bool unexpected(std::string_view expected) {
    if (cursor_.at_end()) {
      if (!unsure_) fail(fmt::format("the text ends here; expected {}", expected));
      ended_ = true;
      return false;
    }
    if (constexpr std::string_view yaml_only = "'!&*|>"; yaml_only.find(peek()) != std::string_view::npos)
      may_be_yaml(true);
    if (peek() == '\'') return fail(fmt::format("expected {}; JSON's strings stand in double quotes", expected));
    if (peek() == '"') return fail(fmt::format("expected {}, not a string", expected));
    const std::uint32_t start = cursor_.offset();
    const std::string_view token = cursor_.rest().substr(0, cursor_.token_length());
    return fail_at({start, start + static_cast<std::uint32_t>(token.size())},
                   fmt::format("expected {}, not {}", expected, quoted(token)));
  }

  /// In place of a value that cannot be read. What is left of it is given up by the list or the object around it.
  Node* no_value(std::uint32_t start) {
    spoilt_ = true;
    return builder_.null(origin(start));
  }

  void give_up_element() {
    if (!cursor_.skip_element()) unsure_ = true;
  }

  [[nodiscard]] bool at_separator() const { return peek() == ',' || peek() == ']' || peek() == '}'; }

  // --- values

  Node* value(std::uint32_t depth) {
    switch (peek()) {
      case '{': return object(depth);
      case '[': return array(depth);
      case '"': return text();
      case 't': return word("true");
      case 'f': return word("false");
      case 'n': return word("null");
      default: return peek() == '-' || is_digit(peek()) ? number() : other();
    }
  }

  Node* text() {
    const std::uint32_t start = cursor_.offset();
    const std::string_view value = string();
    return builder_.string(value, origin(start));
  }

  /// What is no value of JSON.
  Node* other() {
    const std::uint32_t start = cursor_.offset();
    const bool is_number = cursor_.rest().starts_with("NaN") || cursor_.rest().starts_with("Infinity");
    unexpected(is_number ? "a value that JSON can express" : "a value");
    if (peek() == '\'') {
      const std::string_view value = single_quoted();
      return builder_.string(value, origin(start));
    }
    if (closes_too_early()) return text();
    if (!ended_ && !at_separator()) cursor_.advance(cursor_.token_length());
    return no_value(start);
  }

  /// Over a closing bracket in front of a string, which is one too many.
  bool closes_too_early() {
    if (peek() != '}' && peek() != ']') return false;
    const std::string_view rest = cursor_.rest();
    const std::size_t next = rest.find_first_not_of(' ', 1);
    if (next == std::string_view::npos || rest[next] != '"') return false;
    cursor_.advance(next);
    return true;
  }

  Node* word(std::string_view name) {
    if (cursor_.rest().substr(0, cursor_.token_length()) != name) return other();
    const std::uint32_t start = cursor_.offset();
    cursor_.advance(name.size());
    if (name == "null") return builder_.null(origin(start));
    return builder_.boolean(name == "true", origin(start));
  }

  Node* number() {
    const std::uint32_t start = cursor_.offset();
    if (!number_literal()) {
      while (is_word_letter(peek()) || is_digit(peek()) || peek() == '.' || peek() == '+' || peek() == '-')
        cursor_.advance(1);
      return no_value(start);
    }
    const std::string_view literal = cursor_.from(start);
    double number = 0;
    if (std::from_chars(literal.data(), literal.data() + literal.size(), number).ec == std::errc::result_out_of_range) {
      if (decimal_exponent(literal) > 0) {
        fail_at(from(start), fmt::format("the number {} is too large for a double", quoted(literal)));
        return no_value(start);
      }
      number = 0;  // too small to tell from 0
    }
    return builder_.number(number, literal, origin(start));
  }

  bool number_literal() {
    if (peek() == '-') cursor_.advance(1);
    if (cursor_.rest().starts_with("Infinity")) return unexpected("a value that JSON can express");
    if (peek() == '0' && cursor_.rest().size() > 1 && is_digit(cursor_.rest()[1]))
      return fail("a number must not begin with 0; to keep the 0, make it a string");
    if (!digits()) return false;
    if (peek() == '.') {
      cursor_.advance(1);
      if (!digits()) return false;
    }
    if (peek() == 'e' || peek() == 'E') {
      cursor_.advance(1);
      if (peek() == '+' || peek() == '-') cursor_.advance(1);
      if (!digits()) return false;
    }
    if (is_word_letter(peek())) return unexpected("the end of the number");
    return true;
  }

  /// One at least.
  bool digits() {
    if (!is_digit(peek())) return unexpected("a digit");
    cursor_.skip_digits();
    return true;
  }

  // --- lists and objects

  Node* array(std::uint32_t depth) {
    const std::uint32_t start = cursor_.offset();
    if (depth > max_depth) return too_deep(start);
    const std::size_t base = items_.size();  // the items of the arrays around this one lie below
    for (bool more = begin_elements(list); more; more = next_element(list)) {
      Node* item = value(depth + 1);
      items_.push_back(item);
    }
    Node* node = builder_.array(std::span(items_).subspan(base), origin(start));
    items_.resize(base);
    return node;
  }

  Node* object(std::uint32_t depth) {
    const std::uint32_t start = cursor_.offset();
    if (depth > max_depth) return too_deep(start);
    const std::size_t base = members_.size();
    for (bool more = begin_elements(members_of_object); more; more = next_element(members_of_object)) member(depth);
    refuse_duplicates(base);
    Node* node = builder_.object(std::span<const Member>(members_).subspan(base), origin(start));
    members_.resize(base);
    return node;
  }

  void refuse_duplicates(std::size_t base) {
    ReadErrors unsure;  // Members of another object may be among these.
    if (report_duplicates(std::span<const Member>(members_).subspan(base), source_, unsure_ ? unsure : errors_))
      members_.resize(base + keep_first_of_each(std::span(members_).subspan(base)));
    ended_ = ended_ || errors_.size() >= max_read_errors;
  }

  Node* too_deep(std::uint32_t start) {
    fail(fmt::format("the template is nested more than {} levels deep", max_depth));
    give_up_element();
    return no_value(start);
  }

  /// Over the opening bracket; false where the closing one follows.
  bool begin_elements(const Collection& collection) {
    cursor_.advance(1);
    skip_blanks();
    return !closed(collection);
  }

  bool closed(const Collection& collection) {
    if (peek() != collection.close) return false;
    cursor_.advance(1);
    return true;
  }

  /// From behind an element to the next one; false behind the last.
  bool next_element(const Collection& collection) {
    if (std::exchange(spoilt_, false)) return next_behind_spoilt(collection);
    skip_blanks();
    if (ended_) return false;
    if (closed(collection)) return false;
    if (peek() != ',') return next_without_comma(collection);
    const std::uint32_t comma = take_comma();
    if (peek() != collection.close) return true;
    fail_at(one_at(comma), std::string(collection.comma_at_end));
    spoilt_ = true;  // The bracket may be what is too much.
    return !closed(collection);
  }

  /// An error has been said: no further one until what comes is an element again.
  bool next_behind_spoilt(const Collection& collection) {
    cursor_.skip_blanks();
    if (!at_separator()) give_up_element();
    if (closed(collection)) return false;
    if (peek() == ',') {
      take_comma();
      return !closed(collection);
    }
    ended_ = true;  // The bracket that ends something else.
    return false;
  }

  bool next_without_comma(const Collection& collection) {
    const char before = cursor_.previous();
    unexpected(collection.after_element);
    if (ended_) return false;
    // A quote right behind a string or a word is one too many.
    const bool may_begin = peek() != '"' || is_blank(before) || before == '}' || before == ']';
    if (begins_element(collection) && may_begin) return true;
    if (at_separator() || peek() == '"') return next_behind_spoilt(collection);
    const bool after_name = peek() == ':';
    cursor_.advance(cursor_.token_length());
    const bool stands_alone = is_blank(cursor_.peek());
    skip_blanks();
    if (!at_separator() && after_name) {  // A bracket is missing before the name or behind what comes before it.
      ended_ = true;
      return false;
    }
    return (stands_alone && begins_element(collection)) || next_behind_spoilt(collection);
  }

  [[nodiscard]] bool begins_element(const Collection& collection) const {
    const char c = peek();
    if (c == '"' || c == '\'') return true;
    return collection.close == ']' && (c == '{' || c == '[' || c == '-' || is_digit(c));
  }

  /// The comma at the cursor, and the blanks after it.
  std::uint32_t take_comma() {
    const std::uint32_t comma = cursor_.offset();
    cursor_.advance(1);
    skip_blanks();
    return comma;
  }

  void member(std::uint32_t depth) {
    const std::uint32_t start = cursor_.offset();
    const auto name = this->name();
    if (!name) return;
    Member member = builder_.member(*name, origin(start));
    skip_blanks();
    const std::uint32_t behind = cursor_.offset();
    member.value = colon(*name) ? value(depth + 1) : no_value(behind);
    members_.push_back(member);
  }

  /// Nothing where there is none, and the element is spoilt.
  std::optional<std::string_view> name() {
    if (peek() == '"') return string();
    may_be_yaml(is_word_letter(peek()));
    unexpected("a name in double quotes");
    if (peek() == '\'') return single_quoted();
    const std::string_view word = cursor_.rest().substr(0, is_word_letter(peek()) ? cursor_.token_length() : 0);
    cursor_.advance(word.size());
    cursor_.skip_blanks();
    if (!word.empty() && peek() == ':' && !cursor_.rest().starts_with("::")) return word;
    spoilt_ = true;
    return std::nullopt;
  }

  /// Over the ":" behind a name; false where no value comes.
  bool colon(std::string_view name) {
    if (peek() != ':') {
      if (spoilt_) return false;
      const bool quote_too_much = cursor_.previous() == '"' && peek() == '"';
      unexpected(fmt::format("\":\" after the name {}", quoted(name)));
      if (ended_ || quote_too_much) return false;
      const std::size_t length = cursor_.token_length();
      const bool is_before_colon = cursor_.rest().substr(length).starts_with(':');
      if (!is_before_colon) return peek() == '"' || peek() == '{' || peek() == '[' || is_digit(peek());
      cursor_.advance(length);
    }
    spoilt_ = false;  // A name without its closing quote has been said, and here its ":" is.
    cursor_.advance(1);
    skip_blanks();
    return true;
  }

  // --- strings

  /// Reads the string at the cursor. Without escapes the result is a view into the source.
  std::string_view string() {
    const std::uint32_t start = cursor_.offset();
    cursor_.advance(1);
    const std::size_t begin = cursor_.offset();
    while (stands_for_itself[static_cast<unsigned char>(peek())]) cursor_.advance(1);
    if (peek() == '"') {
      const std::string_view plain = cursor_.from(begin);
      cursor_.advance(1);
      return plain;
    }
    scratch_ = cursor_.from(begin);
    while (!cursor_.at_end()) {
      const char c = cursor_.peek();
      if (c == '"') {
        cursor_.advance(1);
        return builder_.keep(scratch_);
      }
      if (c == '\n' || c == '\r') break;
      if (c == '\\') {
        escape();
        continue;
      }
      if (static_cast<unsigned char>(c) < 0x20) control_character(c);
      scratch_ += c;
      cursor_.advance(1);
    }
    return unclosed(start, begin);
  }

  void control_character(char c) {
    may_be_yaml(c == '\t');
    fail(fmt::format("a control character stands in a string; write it as \"{}\"",
                     c == '\t' ? "\\t" : fmt::format("\\u{:04x}", static_cast<unsigned>(c))));
  }

  std::string_view unclosed(std::uint32_t start, std::size_t begin) {
    may_be_yaml(!cursor_.at_end());  // a line break
    fail_at(from(start), cursor_.at_end() ? "the string has no closing quote"
                                          : "the string has no closing quote on its line; a line break in "
                                            "it is written \"\\n\"");
    cursor_.back_to_likely_end(begin);
    spoilt_ = unsure_ = true;
    return cursor_.from(begin);
  }

  /// The string in single quotes at the cursor, which has been said to be none of JSON.
  std::string_view single_quoted() {
    cursor_.advance(1);
    const std::size_t begin = cursor_.offset();
    const std::size_t end = cursor_.rest().find_first_of("'\"\n");
    if (end == std::string_view::npos || cursor_.rest()[end] != '\'') {
      spoilt_ = unsure_ = true;
      return {};
    }
    cursor_.advance(end);
    const std::string_view text = cursor_.from(begin);
    cursor_.advance(1);
    return text;
  }

  /// Behind one that is none the string may end too early.
  void escape() {
    const std::uint32_t start = cursor_.offset();
    const std::string_view rest = cursor_.rest();
    const char c = rest.size() > 1 ? rest[1] : '\0';
    constexpr std::string_view names = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (const std::size_t i = names.find(c); i != std::string_view::npos) {
      scratch_ += meanings[i];
      cursor_.advance(2);
    } else if (c == 'u') {
      unicode_escape(start);
    } else {
      std::size_t length = std::min<std::size_t>(2, rest.size());
      while (length < rest.size() && !begins_code_point(rest[length])) ++length;
      fail_at({start, start + static_cast<std::uint32_t>(length)},
              R"(this is no escape of JSON; a backslash itself is written "\\")");
      scratch_ += '\\';
      cursor_.advance(1);
      spoilt_ = true;
    }
  }

  /// The four digits at the cursor's `\u`, or nothing (and the cursor stays) where there are none.
  std::optional<char32_t> code_unit() {
    const std::string_view rest = cursor_.rest();
    if (!rest.starts_with("\\u") || rest.size() < 6) return std::nullopt;
    std::uint32_t unit = 0;
    const char* digits = rest.data() + 2;
    if (std::from_chars(digits, digits + 4, unit, 16).ptr != digits + 4) return std::nullopt;
    cursor_.advance(6);
    return unit;
  }

  void unicode_escape(std::uint32_t start) {
    const auto first = code_unit();
    if (!first) {
      fail("\"\\u\" takes four hexadecimal digits");
      cursor_.advance(2);
      return;
    }
    char32_t code_point = *first;
    if (code_point >= 0xD800 && code_point <= 0xDFFF) {
      const auto second = code_point <= 0xDBFF ? code_unit() : std::nullopt;
      if (!second || *second < 0xDC00 || *second > 0xDFFF) {
        fail_at(from(start), fmt::format("\"\\u{:04x}\" is half of a character; its other half must be "
                                         "beside it",
                                         static_cast<unsigned>(code_point)));
        return;
      }
      code_point = 0x10000 + ((code_point - 0xD800) << 10) + (*second - 0xDC00);
    }
    append_utf8(scratch_, code_point);
  }

  const SourcePtr& source_;
  JsonCursor cursor_;
  Builder builder_;
  std::vector<Node*> items_;
  std::vector<Member> members_;
  std::string scratch_;
  ReadErrors errors_;
  std::optional<std::uint32_t> failed_at_;  ///< At last, by more than a name that stands twice.
  bool yaml_allows_ = false;
  bool spoilt_ = false;  ///< The element at the cursor: an error of it was said, and it may not end here.
  bool unsure_ = false;  ///< Brackets or quotes were given up, so that others may not fit.
  bool ended_ = false;   ///< Nothing more is read.
};

}  // namespace

ReadOutcome recover_json(const SourcePtr& source) { return JsonReader(source).read(); }

ReadResult read_json(const SourcePtr& source) { return whole(recover_json(source)); }

JsonAttempt try_json(const SourcePtr& source) {
  JsonReader reader(source);
  ReadOutcome outcome = reader.read();
  return {std::move(outcome), reader.yaml_allows()};
}

}  // namespace cfnsonnet::document
