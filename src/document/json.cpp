// Strict JSON (RFC 8259) in one pass over the text.
//
// A string without escapes stays a view into the source, so that a large template is read with few copies. Places are
// kept by a cursor that only moves forward: columns cost one look at each byte, however long the line is. The reader
// stops at the first syntax error, but reports every duplicate name that it meets before it.
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "document/json.h"
#include "document/names.h"
#include "document/text.h"
#include "text/ascii.h"

namespace cfnsonnet::document {
namespace {

using text::is_digit;
bool is_word_letter(char c) { return text::is_letter(c) || c == '_' || c == '$'; }

/// Of each byte, whether it stands for itself inside of a string.
constexpr auto is_plain = [] {
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

class JsonReader {
 public:
  explicit JsonReader(const SourcePtr& source)
      : source_(source), text_(without_bom(source->text)), is_ascii_(is_ascii(text_)), builder_(source) {}

  [[nodiscard]] bool yaml_allows() const { return yaml_allows_; }

  ReadResult read() {
    if (auto finding = check_text(source_)) return tl::unexpected(ReadErrors{std::move(*finding)});
    skip_blanks();
    Node* root = value(1);
    if (root) {
      skip_blanks();
      if (at_ < text_.size()) fail("the template ends before this; only blanks may follow it");
    }
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    return std::move(builder_).finish(root);
  }

 private:
  // --- the text and the places in it

  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  /// The place of the next byte. The cursor walks from where it was last asked.
  Position here() { return place_of(at_); }

  Position place_of(std::size_t offset) {
    if (is_ascii_ && offset > counted_) {
      column_ += static_cast<std::uint32_t>(offset - counted_);
      counted_ = offset;
    }
    for (; counted_ < offset; ++counted_) {
      if (begins_code_point(text_[counted_])) ++column_;
    }
    return {line_, column_};
  }

  void new_line() {  // the byte at at_ is a line feed
    ++line_;
    column_ = 1;
    counted_ = at_ + 1;
  }

  void skip_blanks() {
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') {
        new_line();
      } else if (c != ' ' && c != '\t' && c != '\r') {
        return;
      }
    }
  }

  [[nodiscard]] Origin origin(Position start) { return {source_.get(), {start, here()}, no_cause}; }

  // --- errors: the first one ends the reading

  std::nullptr_t fail_at(Range range, std::string message) {
    errors_.push_back(unreadable(source_, range, std::move(message)));
    return nullptr;
  }

  std::nullptr_t fail(std::string message) { return fail_at(one_at(here()), std::move(message)); }

  static Range one_at(Position start) { return {start, {start.line, start.column + 1}}; }

  /// For a place where `expected` should stand: names what stands there instead.
  std::nullptr_t unexpected(std::string_view expected) {
    if (at_ >= text_.size()) return fail(fmt::format("the text ends here; expected {}", expected));
    if (constexpr std::string_view yaml_only = "#'!&*|>"; yaml_only.find(peek()) != std::string_view::npos)
      yaml_allows_ = true;
    if (text_.substr(at_).starts_with("//") || text_.substr(at_).starts_with("/*") || peek() == '#') {
      return fail("JSON has no comments");
    }
    if (peek() == '\'') return fail(fmt::format("expected {}; JSON's strings stand in double quotes", expected));
    if (peek() == '"') return fail(fmt::format("expected {}, not a string", expected));
    const Position start = here();
    std::size_t end = at_;
    while (end < text_.size() && (is_word_letter(text_[end]) || is_digit(text_[end]))) ++end;
    if (end == at_) {
      ++end;
      while (end < text_.size() && !begins_code_point(text_[end])) ++end;
    }
    const std::string found = quoted(text_.substr(at_, end - at_));
    return fail_at({start, place_of(end)}, fmt::format("expected {}, not {}", expected, found));
  }

  // --- values

  Node* value(std::uint32_t depth) {
    switch (peek()) {
      case '{': return object(depth);
      case '[': return array(depth);
      case '"': {
        const Position start = here();
        std::string_view text;
        if (!string(text)) return nullptr;
        return builder_.string(text, origin(start));
      }
      case 't': return word("true");
      case 'f': return word("false");
      case 'n': return word("null");
      default: return peek() == '-' || is_digit(peek()) ? number() : no_value();
    }
  }

  Node* no_value() {
    for (const std::string_view name : {"NaN", "Infinity"}) {
      if (text_.substr(at_).starts_with(name)) return unexpected("a value that JSON can express");
    }
    return unexpected("a value");
  }

  Node* word(std::string_view name) {
    const std::size_t end = at_ + name.size();
    if (text_.substr(at_, name.size()) != name ||
        (end < text_.size() && (is_word_letter(text_[end]) || is_digit(text_[end])))) {
      return unexpected("a value");
    }
    const Position start = here();
    at_ = end;
    if (name == "null") return builder_.null(origin(start));
    return builder_.boolean(name == "true", origin(start));
  }

  void skip_digits() {
    while (is_digit(peek())) ++at_;
  }

  Node* number() {
    const Position start = here();
    const std::size_t begin = at_;
    if (peek() == '-') ++at_;
    if (text_.substr(at_).starts_with("Infinity")) return unexpected("a value that JSON can express");
    if (!is_digit(peek())) return unexpected("a digit");
    if (peek() == '0' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])) {
      return fail("a number must not begin with 0; to keep the 0, make it a string");
    }
    skip_digits();
    if (peek() == '.') {
      ++at_;
      if (!is_digit(peek())) return unexpected("a digit");
      skip_digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      if (peek() == '+' || peek() == '-') ++at_;
      if (!is_digit(peek())) return unexpected("a digit");
      skip_digits();
    }
    if (is_word_letter(peek())) return unexpected("the end of the number");

    const std::string_view literal = text_.substr(begin, at_ - begin);
    double number = 0;
    if (std::from_chars(literal.data(), literal.data() + literal.size(), number).ec == std::errc::result_out_of_range) {
      if (decimal_exponent(literal) > 0) {
        return fail_at({start, here()}, fmt::format("the number {} is too large for a double", quoted(literal)));
      }
      number = 0;  // too small to tell from 0
    }
    return builder_.number(number, literal, origin(start));
  }

  Node* array(std::uint32_t depth) {
    const Position start = here();
    if (depth > max_depth) return too_deep();
    ++at_;
    const std::size_t base = items_.size();  // the items of the arrays around this one lie below
    skip_blanks();
    if (peek() == ']') {
      ++at_;
      return builder_.array({}, origin(start));
    }
    while (true) {
      Node* item = value(depth + 1);
      if (!item) return nullptr;
      items_.push_back(item);
      skip_blanks();
      if (peek() == ']') break;
      if (peek() != ',') return unexpected("\",\" or \"]\" after an item of the list");
      const Position comma = take_comma();
      if (peek() == ']') return fail_at(one_at(comma), "a list's last item has no comma after it");
    }
    ++at_;
    Node* node = builder_.array(std::span(items_).subspan(base), origin(start));
    items_.resize(base);
    return node;
  }

  /// The comma at the cursor, and the blanks after it.
  Position take_comma() {
    const Position comma = here();
    ++at_;
    skip_blanks();
    return comma;
  }

  Node* object(std::uint32_t depth) {
    const Position start = here();
    if (depth > max_depth) return too_deep();
    ++at_;
    const std::size_t base = members_.size();
    skip_blanks();
    if (peek() == '}') {
      ++at_;
      return builder_.object({}, origin(start));
    }
    while (true) {
      Member member;
      if (!this->member(member, depth)) return nullptr;
      members_.push_back(member);
      skip_blanks();
      if (peek() == '}') break;
      if (peek() != ',') return unexpected("\",\" or \"}\" after a member of the object");
      const Position comma = take_comma();
      if (peek() == '}') return fail_at(one_at(comma), "an object's last member has no comma after it");
    }
    ++at_;
    const auto members = std::span<const Member>(members_).subspan(base);
    report_duplicates(members, source_, errors_);
    Node* node = builder_.object(members, origin(start));
    members_.resize(base);
    return node;
  }

  bool member(Member& member, std::uint32_t depth) {
    if (peek() != '"') {
      yaml_allows_ = is_word_letter(peek());
      unexpected("a name in double quotes");
      return false;
    }
    const Position start = here();
    std::string_view name;
    if (!string(name)) return false;
    member = builder_.member(name, origin(start));
    skip_blanks();
    if (peek() != ':') {
      unexpected(fmt::format("\":\" after the name {}", quoted(name)));
      return false;
    }
    ++at_;
    skip_blanks();
    member.value = value(depth + 1);
    return member.value != nullptr;
  }

  std::nullptr_t too_deep() { return fail(fmt::format("the template is nested more than {} levels deep", max_depth)); }

  // --- strings

  /// Reads the string at the cursor. Without escapes the result is a view into the source.
  bool string(std::string_view& out) {
    const Position start = here();
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && is_plain[static_cast<unsigned char>(text_[at_])]) ++at_;
    if (peek() == '"' && at_ < text_.size()) {
      out = text_.substr(begin, at_ - begin);
      ++at_;
      return true;
    }
    scratch_.assign(text_, begin, at_ - begin);
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        out = builder_.keep(scratch_);
        return true;
      }
      if (c == '\\') {
        if (!escape()) return false;
      } else if (static_cast<unsigned char>(c) < 0x20) {
        if (c == '\n' || c == '\r') break;
        yaml_allows_ = c == '\t';
        fail(fmt::format("a control character stands in a string; write it as \"{}\"",
                         c == '\t' ? "\\t" : fmt::format("\\u{:04x}", static_cast<unsigned>(c))));
        return false;
      } else {
        scratch_ += c;
        ++at_;
      }
    }
    yaml_allows_ = at_ < text_.size();  // a line break
    fail_at({start, here()}, at_ < text_.size()
                                 ? "the string has no closing quote on its line; a line break in it is written \"\\n\""
                                 : "the string has no closing quote");
    return false;
  }

  bool escape() {
    const Position start = here();
    const char c = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    constexpr std::string_view names = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (const std::size_t i = names.find(c); i != std::string_view::npos) {
      scratch_ += meanings[i];
      at_ += 2;
      return true;
    }
    if (c == 'u') return unicode_escape(start);
    std::size_t end = std::min(at_ + 2, text_.size());
    while (end < text_.size() && !begins_code_point(text_[end])) ++end;
    fail_at({start, place_of(end)}, R"(this is no escape of JSON; a backslash itself is written "\\")");
    return false;
  }

  /// The four digits at the cursor's `\u`, or nothing (and the cursor stays) where there are none.
  std::optional<char32_t> code_unit() {
    if (text_.substr(at_, 2) != "\\u" || at_ + 6 > text_.size()) return std::nullopt;
    std::uint32_t unit = 0;
    const char* digits = text_.data() + at_ + 2;
    if (std::from_chars(digits, digits + 4, unit, 16).ptr != digits + 4) return std::nullopt;
    at_ += 6;
    return unit;
  }

  bool unicode_escape(Position start) {
    const auto first = code_unit();
    if (!first) {
      fail("\"\\u\" takes four hexadecimal digits");
      return false;
    }
    char32_t code_point = *first;
    if (code_point >= 0xD800 && code_point <= 0xDFFF) {
      const auto second = code_point <= 0xDBFF ? code_unit() : std::nullopt;
      if (!second || *second < 0xDC00 || *second > 0xDFFF) {
        fail_at({start, here()}, fmt::format("\"\\u{:04x}\" is half of a character; its other half must be beside it",
                                             static_cast<unsigned>(code_point)));
        return false;
      }
      code_point = 0x10000 + ((code_point - 0xD800) << 10) + (*second - 0xDC00);
    }
    append_utf8(scratch_, code_point);
    return true;
  }

  const SourcePtr& source_;
  std::string_view text_;
  bool is_ascii_;
  Builder builder_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;  // of the byte at counted_
  std::size_t counted_ = 0;
  std::vector<Node*> items_;
  std::vector<Member> members_;
  std::string scratch_;
  bool yaml_allows_ = false;
  ReadErrors errors_;
};

}  // namespace

ReadResult read_json(const SourcePtr& source) { return JsonReader(source).read(); }

JsonAttempt try_json(const SourcePtr& source) {
  JsonReader reader(source);
  ReadResult result = reader.read();
  return {std::move(result), reader.yaml_allows()};
}

}  // namespace cfnsonnet::document
