// Strings as values: making, joining, cutting, and finding their characters.
//
// A sum of strings is a rope until somebody needs it in one piece (`flat`); see Text.
#pragma once

#include <cstddef>
#include <string_view>

#include "jsonnet/native/runtime/budget.h"
#include "jsonnet/native/runtime/heap.h"
#include "jsonnet/native/runtime/names.h"
#include "jsonnet/native/runtime/text.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

class Strings {
 public:
  Strings(Heap& heap, Names& names, Budget& budget) : heap_(heap), names_(names), budget_(budget) {}
  Strings(const Strings&) = delete;
  Strings& operator=(const Strings&) = delete;

  [[nodiscard]] Value make(std::string_view utf8) { return Value::string(heap_.text(utf8)); }
  /// In one piece.
  [[nodiscard]] Text* flat(Value string) {
    Text* text = string.as_text();
    if (text->is_rope()) [[unlikely]]
      join(text);
    return text;
  }
  /// The bytes of a string in one piece; they hold as long as the value does.
  [[nodiscard]] std::string_view view(Value string) { return flat(string)->view(); }
  [[nodiscard]] Name intern(Value string);
  [[nodiscard]] Value concatenate(Value left, Value right);

  /// The bytes from `begin` to `end`, of so many code points. Shares them with the text where that is worth it.
  [[nodiscard]] Value part(Text* text, std::size_t begin, std::size_t end, std::size_t code_points);
  /// Where a code point begins; the text's end if it has fewer.
  [[nodiscard]] std::size_t offset_of(Text* text, std::size_t index);
  /// The code point at an index, which the string has.
  [[nodiscard]] Value character(Value string, std::size_t index);

 private:
  /// Where a walk through a string that is not ASCII has got to, by code points.
  struct Walk {
    const Text* text = nullptr;
    std::size_t index = 0;
    std::size_t offset = 0;
    unsigned collections = 0;  ///< Of the heap: after one, the address may be another string's.
  };

  void join(Text* rope);

  Heap& heap_;
  Names& names_;
  Budget& budget_;
  Walk walk_;
};

}  // namespace cfnsonnet::jsonnet::native
