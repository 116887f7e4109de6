// A place in a JSON text that moves forward; and how to get past what is no JSON.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cfnsonnet::document {

class JsonCursor {
 public:
  /// The text must be UTF-8 of less than 4 GiB, and outlive this. A byte-order mark is behind the cursor.
  explicit JsonCursor(std::string_view text);

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] std::string_view from(std::size_t begin) const { return text_.substr(begin, at_ - begin); }
  [[nodiscard]] std::uint32_t offset() const { return static_cast<std::uint32_t>(at_); }
  [[nodiscard]] char previous() const { return at_ > 0 ? text_[at_ - 1] : '\0'; }

  void advance(std::size_t bytes) { at_ += bytes; }
  void skip_digits();
  /// Blanks and line breaks.
  void skip_blanks();

  /// How long the word at the cursor is, or the character that begins none.
  [[nodiscard]] std::size_t token_length() const;

  [[nodiscard]] bool at_comment() const;
  /// False where the comment at the cursor has no end; all that is left is of it then.
  bool skip_comment();

  /// Goes to the "," behind an element that could not be read, or to the bracket that ends what it stands in. False
  /// where brackets or quotes were on the way: what comes then may belong elsewhere than it seems.
  bool skip_element();

  /// From the end of a line on which a string has no closing quote back to where that was likely meant to be: before
  /// the "," and the brackets that end the line. `begin` is the string's first byte.
  void back_to_likely_end(std::size_t begin);

 private:
  bool skip_string();
  std::string_view text_;
  std::size_t at_;
};

}  // namespace cfnsonnet::document
