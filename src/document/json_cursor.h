// A place in a JSON text that moves forward, with the line and the column that it stands at; and how to get past what
// is no JSON.
//
// Columns cost one look at each byte, however long the line is, as long as places are asked for in their order.
#pragma once

#include <cstddef>
#include <string_view>

#include "cfnsonnet/source.h"

namespace cfnsonnet::document {

class JsonCursor {
 public:
  /// The text must be UTF-8, and outlive this.
  explicit JsonCursor(std::string_view text);

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] std::string_view from(std::size_t begin) const { return text_.substr(begin, at_ - begin); }
  [[nodiscard]] std::size_t offset() const { return at_; }
  [[nodiscard]] char previous() const { return at_ > 0 ? text_[at_ - 1] : '\0'; }
  [[nodiscard]] Position here() { return place_of(at_); }
  /// Of a byte on this line.
  [[nodiscard]] Position place_of(std::size_t offset);

  /// Over bytes of this line.
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
  void new_line();
  bool skip_string();
  std::string_view text_;
  bool is_ascii_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;  // Of the byte at counted_.
  std::size_t counted_ = 0;
  std::size_t line_begin_ = 0;
};

}  // namespace cfnsonnet::document
