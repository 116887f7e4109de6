// The checks run from the outside in, so that each may rely on those before it: the header and the sections; where
// strings and schemas begin; then the records, whose references must hit such a beginning. Lists have no beginnings of
// their own, since any run of words can be read as one: a list is checked for each kind of record that it is used as.
#include "schema/validate.h"

#include <cmath>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "schema/keyword.h"

namespace cfnsonnet::schema {
namespace {

using format::Header;
using format::Section;

enum class ListKind : std::uint8_t { strings, schemas, values, properties, pattern_properties, dependencies };
constexpr std::uint64_t list_kinds = 6;

/// Forms of forms of forms that share their parts are many when they are written out, and whoever evaluates them writes
/// them out. AWS's schemas have some hundreds for one value.
constexpr std::uint64_t max_applied = 100'000;

class Validator {
 public:
  explicit Validator(std::span<const std::uint32_t> words) : words_(words) {}

  std::optional<std::string> run() {
    if (words_.size() < format::header_words || words_[0] != format::magic) return "is no schema bundle";
    std::memcpy(&header_, words_.data(), sizeof header_);
    if (header_.format_version != format::format_version) {
      return fmt::format("is a schema bundle of format {}, this program reads format {}", header_.format_version,
                         format::format_version);
    }
    if (header_.words != words_.size()) {
      return fmt::format("is damaged: {} bytes long, should be {}", words_.size() * 4,
                         std::uint64_t{header_.words} * 4);
    }
    if (format::checksum(words_.data() + format::checksummed_from, words_.data() + words_.size()) != header_.checksum) {
      return "is damaged: its checksum is wrong";
    }
    if (!sections() || !strings() || !schema_starts() || !patterns() || !schemas() || !types() || !acyclic()) {
      return fmt::format("is damaged: {}", problem_);
    }
    return std::nullopt;
  }

 private:
  bool fail(std::string_view what, std::uint64_t word) {
    problem_ = fmt::format("{} at word {}", what, word);
    return false;
  }

  bool sections() {
    std::uint32_t at = format::header_words;
    for (const Section& section :
         {header_.types, header_.patterns, header_.strings, header_.numbers, header_.schemas, header_.lists}) {
      if (section.begin != at || section.end < section.begin) return fail("a section is out of place", at);
      at = section.end;
    }
    if (at != words_.size()) return fail("the sections do not fill the file", at);
    if ((header_.types.end - header_.types.begin) % format::type_words != 0)
      return fail("half a type", header_.types.end);
    if ((header_.numbers.end - header_.numbers.begin) % 2 != 0) return fail("half a number", header_.numbers.end);
    checked_.resize(header_.lists.end - header_.lists.begin);
    return true;
  }

  bool strings() {
    starts_.resize(words_.size());
    std::optional<std::string_view> previous;
    for (std::uint32_t at = header_.strings.begin; at != header_.strings.end;) {
      const std::uint64_t length = words_[at];
      const std::uint64_t next = at + 1 + length / 4 + 1;  // at least one NUL
      if (next > header_.strings.end) return fail("a string runs over its section", at);
      const std::string_view text = string(at);
      for (std::uint64_t i = length; i < (next - at - 1) * 4; ++i) {
        if (text.data()[i] != '\0') return fail("a string is not padded with zeros", at);
      }
      if (previous && *previous >= text) return fail("the strings are not sorted", at);
      previous = text;
      starts_[at] = Start::string;
      at = static_cast<std::uint32_t>(next);
    }
    return is_string(header_.sources) || fail("the sources are no string", format::checksummed_from);
  }

  bool schema_starts() {
    for (std::uint32_t at = header_.schemas.begin; at != header_.schemas.end;) {
      const std::uint64_t next = at + 1 + std::uint64_t{words_[at]} * format::constraint_words;
      if (next > header_.schemas.end) return fail("a schema runs over its section", at);
      starts_[at] = Start::schema;
      at = static_cast<std::uint32_t>(next);
    }
    return true;
  }

  bool patterns() {
    for (std::uint32_t at = header_.patterns.begin; at != header_.patterns.end; ++at) {
      if (!is_string(words_[at])) return fail("a pattern is no string", at);
    }
    return true;
  }

  bool schemas() {
    for (std::uint32_t at = header_.schemas.begin; at != header_.schemas.end;) {
      const std::uint32_t n = words_[at++];
      std::uint32_t previous = 0;
      for (std::uint32_t i = 0; i < n; ++i, at += format::constraint_words) {
        if (words_[at] < previous) return fail("constraints are not in order", at);
        previous = words_[at];
        if (!constraint(at)) return false;
      }
    }
    return true;
  }

  bool constraint(std::uint32_t at) {
    if (words_[at] >= keywords().size()) return fail("unknown keyword", at);
    const KeywordInfo& keyword = info(static_cast<Keyword>(words_[at]));
    const std::uint32_t argument = words_[at + 1];
    switch (keyword.argument) {
      case Argument::types: return (argument != 0 && argument < 128) || fail("an unknown set of types", at);
      case Argument::count: return true;
      case Argument::never:
      case Argument::flag: return argument == 0 || fail("an argument that should not be", at);
      case Argument::pattern: return is_pattern(argument) || fail("an unknown pattern", at);
      case Argument::text: return is_string(argument) || fail("a text is no string", at);
      case Argument::number: return is_number(argument) || fail("a number out of place", at);
      case Argument::schema: return is_schema(argument) || fail("a schema out of place", at);
      case Argument::values: return list(ListKind::values, argument, at);
      case Argument::value:
        return list(ListKind::values, argument, at) &&
               (words_[argument] == 1 || fail("a constant is no one value", at));
      case Argument::schemas: return list(ListKind::schemas, argument, at);
      case Argument::condition:
        return list(ListKind::schemas, argument, at) &&
               (words_[argument] == 3 || fail("a condition has not three parts", at));
      case Argument::strings:
      case Argument::groups:
      case Argument::comparisons: return list(ListKind::strings, argument, at);
      case Argument::properties: return list(ListKind::properties, argument, at);
      case Argument::pattern_properties: return list(ListKind::pattern_properties, argument, at);
      case Argument::dependencies: return list(ListKind::dependencies, argument, at);
    }
    return fail("unknown keyword", at);
  }

  // Checks a list once for each kind that it is used as.
  bool list(ListKind kind, std::uint32_t reference, std::uint32_t user) {
    if (reference < header_.lists.begin || reference >= header_.lists.end) return fail("a list out of place", user);
    std::uint8_t& checked = checked_[reference - header_.lists.begin];
    const auto bit = static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind));
    if (checked & bit) return true;
    checked = static_cast<std::uint8_t>(checked | bit);
    const std::uint32_t n = words_[reference];
    const std::uint32_t size = record_words(kind);
    // Lists are stored once and do not overlap: more work than there are words is an attempt to keep us busy.
    checked_words_ += std::uint64_t{n} * size;
    if (checked_words_ > list_kinds * words_.size()) return fail("the lists overlap", reference);
    if (std::uint64_t{n} * size > header_.lists.end - reference - 1)
      return fail("a list runs over its section", reference);
    for (std::uint32_t i = 0; i < n; ++i) {
      const std::uint32_t at = reference + 1 + i * size;
      if (!record(kind, at)) return false;
      const bool sorted = kind == ListKind::properties || kind == ListKind::dependencies;
      if (sorted && i > 0 && string(words_[at - size]) >= string(words_[at])) return fail("names are not sorted", at);
    }
    return true;
  }

  static std::uint32_t record_words(ListKind kind) {
    switch (kind) {
      case ListKind::strings:
      case ListKind::schemas: return 1;
      case ListKind::values: return format::value_words;
      case ListKind::properties:
      case ListKind::pattern_properties: return format::property_words;
      case ListKind::dependencies: return format::dependency_words;
    }
    return 1;
  }

  bool record(ListKind kind, std::uint32_t at) {
    const std::uint32_t* word = &words_[at];
    switch (kind) {
      case ListKind::strings: return is_string(word[0]) || fail("no string", at);
      case ListKind::schemas: return is_schema(word[0]) || fail("no schema", at);
      case ListKind::values: return value(at);
      case ListKind::properties: return (is_string(word[0]) && is_schema(word[1])) || fail("no property", at);
      case ListKind::pattern_properties:
        return ((word[0] & format::pattern_bit) && is_pattern(word[0] & ~format::pattern_bit) && is_schema(word[1])) ||
               fail("no pattern for properties", at);
      case ListKind::dependencies:
        return (is_string(word[0]) || fail("no dependency", at)) && list(ListKind::strings, word[1], at);
    }
    return false;
  }

  bool value(std::uint32_t at) {
    const std::uint32_t* word = &words_[at];
    switch (word[0]) {
      case static_cast<std::uint32_t>(Value::Kind::string): return is_string(word[1]) || fail("no string", at);
      case static_cast<std::uint32_t>(Value::Kind::number):
        return (is_string(word[1]) && is_number(word[2])) || fail("no number", at);
      case static_cast<std::uint32_t>(Value::Kind::boolean): return word[2] <= 1 || fail("no boolean", at);
      case static_cast<std::uint32_t>(Value::Kind::null): return true;
      default: return fail("an unknown kind of value", at);
    }
  }

  bool types() {
    for (std::uint32_t at = header_.types.begin; at != header_.types.end; at += format::type_words) {
      const std::uint32_t* type = &words_[at];
      if (!is_string(type[format::type_name]) || !is_string(type[format::type_lifecycle_date]) ||
          !is_string(type[format::type_tag_property])) {
        return fail("a type's texts are no strings", at);
      }
      if (at != header_.types.begin &&
          string(words_[at + format::type_name - format::type_words]) >= string(type[format::type_name])) {
        return fail("the types are not sorted", at);
      }
      if (!is_schema(type[format::type_schema])) return fail("a type has no schema", at);
      if (type[format::type_ref] != 0 && !is_schema(type[format::type_ref])) return fail("a schema out of place", at);
      if (type[format::type_lifecycle] > static_cast<std::uint32_t>(LifecycleStatus::shutdown))
        return fail("an unknown status", at);
      if (!list(ListKind::properties, type[format::type_attributes], at)) return false;
      if (!list(ListKind::properties, type[format::type_definitions], at)) return false;
      for (std::uint32_t word = format::type_primary_identifier; word <= format::type_deprecated; ++word) {
        if (!list(ListKind::strings, type[word], at)) return false;
      }
    }
    return true;
  }

  // A schema that applies itself to the same value would never come to an end: depth-first, with an explicit stack
  // because a hostile file may nest as deep as it is long.
  bool acyclic() {
    enum : std::uint8_t { fresh, open, done };
    std::vector<std::uint8_t> state(words_.size(), fresh);
    struct Frame {
      std::uint32_t schema;
      std::vector<std::uint32_t> next;
    };
    std::vector<Frame> stack;
    std::unordered_map<std::uint32_t, std::uint64_t> applied;  // By schema, how many are looked at for one value.
    const auto enter = [&](std::uint32_t schema) {
      state[schema] = open;
      stack.push_back({schema, in_place(schema)});
    };
    for (std::uint32_t at = header_.schemas.begin; at != header_.schemas.end;
         at += 1 + words_[at] * format::constraint_words) {
      if (state[at] != fresh || in_place(at).empty()) continue;
      enter(at);
      while (!stack.empty()) {
        if (stack.back().next.empty()) {
          const std::uint32_t schema = stack.back().schema;
          state[schema] = done;
          stack.pop_back();
          std::uint64_t count = 1;
          for (const std::uint32_t child : in_place(schema)) {
            const auto known = applied.find(child);
            count += known == applied.end() ? 1 : known->second;
          }
          if (count > max_applied) return fail("too many schemas apply to one value", schema);
          applied[schema] = count;
          continue;
        }
        const std::uint32_t child = stack.back().next.back();
        stack.back().next.pop_back();
        if (state[child] == open) return fail("a schema refers to itself in a circle", child);
        if (stack.size() >= format::max_in_place_depth) return fail("schemas apply to one value too deeply", child);
        if (state[child] == fresh) enter(child);
      }
    }
    return true;
  }

  std::vector<std::uint32_t> in_place(std::uint32_t schema) const {
    std::vector<std::uint32_t> result;
    for (std::uint32_t i = 0; i < words_[schema]; ++i) {
      const std::uint32_t* constraint = &words_[schema + 1 + i * format::constraint_words];
      const KeywordInfo& keyword = info(static_cast<Keyword>(constraint[0]));
      if (!applies_in_place(keyword.keyword)) continue;
      if (keyword.argument == Argument::schema) {
        result.push_back(constraint[1]);
        continue;
      }
      const std::uint32_t* list = &words_[constraint[1]];
      const bool named = keyword.argument == Argument::properties;
      for (std::uint32_t n = 0; n < *list; ++n)
        result.push_back(named ? list[1 + n * format::property_words + 1] : list[1 + n]);
    }
    return result;
  }

  [[nodiscard]] std::string_view string(std::uint32_t at) const {
    return {reinterpret_cast<const char*>(&words_[at] + 1), words_[at]};
  }
  [[nodiscard]] bool is_string(std::uint32_t reference) const {
    return reference < words_.size() && starts_[reference] == Start::string;
  }
  [[nodiscard]] bool is_schema(std::uint32_t reference) const {
    return reference < words_.size() && starts_[reference] == Start::schema;
  }
  [[nodiscard]] bool is_pattern(std::uint32_t id) const { return id < header_.patterns.end - header_.patterns.begin; }
  [[nodiscard]] bool is_number(std::uint32_t reference) const {
    return reference >= header_.numbers.begin && reference < header_.numbers.end &&
           (reference - header_.numbers.begin) % 2 == 0;
  }

  enum class Start : std::uint8_t { nothing, string, schema };

  std::span<const std::uint32_t> words_;
  Header header_{};
  std::vector<Start> starts_;
  std::vector<std::uint8_t> checked_;  // For each word of the lists, the kinds of list that were checked there.
  std::uint64_t checked_words_ = 0;
  std::string problem_;
};

}  // namespace

std::optional<std::string> validate(std::span<const std::uint32_t> words) { return Validator(words).run(); }

}  // namespace cfnsonnet::schema
