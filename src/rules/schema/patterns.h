// The regular expressions of the schema, compiled when first needed and kept for the next value.
//
// Patterns come from AWS's schemas, values from templates that nobody vouches for: a match has a limit, and past it the
// value counts as matching, so that a slow pattern never becomes a finding. Not shared between threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "schema/bundle.h"

namespace cfnsonnet::rules {

/// One compiled pattern, searched for anywhere in a text as JSON Schema asks. A pattern that PCRE2 does not understand
/// matches everything.
class Pattern {
 public:
  explicit Pattern(std::string_view pattern);
  [[nodiscard]] bool matches(std::string_view text) { return matches(text, 0); }
  /// The text as a whole, not somewhere in it.
  [[nodiscard]] bool matches_whole(std::string_view text);
  [[nodiscard]] bool valid() const { return code_ != nullptr; }
  /// Whether it is no pattern in any dialect: a bracket is not closed, or nothing follows the last backslash.
  [[nodiscard]] bool is_unbalanced() const { return is_unbalanced_; }

 private:
  [[nodiscard]] bool matches(std::string_view text, std::uint32_t options);
  struct Deleter {
    void operator()(void* code) const;
  };
  std::unique_ptr<void, Deleter> code_;
  unsigned matches_ = 0;
  bool is_unbalanced_ = false;
};

class Patterns {
 public:
  explicit Patterns(const schema::Bundle& bundle) : bundle_(bundle), compiled_(bundle.pattern_count()) {}
  [[nodiscard]] bool matches(schema::PatternId id, std::string_view text) {
    if (!compiled_[id]) compiled_[id] = std::make_unique<Pattern>(bundle_.pattern(id));
    return compiled_[id]->matches(text);
  }

 private:
  const schema::Bundle& bundle_;
  std::vector<std::unique_ptr<Pattern>> compiled_;
};

}  // namespace cfnsonnet::rules
