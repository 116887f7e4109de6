// How a schema bundle lies in memory: little-endian 32-bit words, read in place.
//
// A *reference* is the index of a word from the start of the blob. Word 0 starts the header, so that a reference of 0
// can mean "none". The sections follow one another:
//
//   header    the words of `Header`
//   types     records of `type_words` words, sorted by name
//   patterns  for each PatternId the reference of its text
//   strings   each [length in bytes] and the UTF-8 bytes, ended by at least one NUL and padded to whole words; sorted
//   numbers   IEEE doubles, two words each
//   schemas   each [n] and n constraints of `constraint_words` words: [keyword] [argument]; no two are equal
//   lists     each [n] and n records of the kind that its user expects
//
// The argument of a constraint is, by its keyword (see keyword.h): a number as it is (counts, type sets), a PatternId,
// or a reference to a schema, a string, a double or a list. Records in lists: a string or a schema is its reference; a
// value is [kind] [string] [double or boolean]; a property is [name] [schema], where the name is a string or, with the
// bit `pattern_bit` set, a PatternId; a dependency is [name] [list of strings].
//
// A change to any of this, or to the order of `Keyword`, raises `format_version`: a cached bundle of another version is
// ignored, never misread.
#pragma once

#include <bit>
#include <cstdint>

namespace cfnsonnet::schema::format {

static_assert(std::endian::native == std::endian::little, "a bundle is read in place; big-endian machines need a copy");

inline constexpr std::uint32_t magic = 0x42'4e'46'43;  // "CFNB" in the file's first four bytes
inline constexpr std::uint32_t format_version = 5;

inline constexpr std::uint32_t pattern_bit = 0x8000'0000;
/// References stay below the bit that marks a pattern's name: a bundle has less than 8 GiB, and far less in practice.
inline constexpr std::uint32_t max_words = pattern_bit;

/// allOf within anyOf within …, all on one value: so deep may schemas nest, because whoever evaluates them recurses.
inline constexpr std::uint32_t max_in_place_depth = 64;

struct Section {
  std::uint32_t begin;  ///< Reference of the first word.
  std::uint32_t end;    ///< One past the last.
};

struct Header {
  std::uint32_t magic;
  std::uint32_t format_version;
  std::uint32_t words;     ///< Of the whole blob.
  std::uint32_t checksum;  ///< Of every word after this one: finds damage, not malice.
  Section types, patterns, strings, numbers, schemas, lists;
  std::uint32_t sources;  ///< String: what the bundle was made of, for people.
  std::uint32_t base;     ///< The checksum of the bundle that it was made on top of; 0: of none.
};
inline constexpr std::uint32_t header_words = sizeof(Header) / 4;
inline constexpr std::uint32_t checksummed_from = 4;

/// The words of a type's record.
enum TypeWord : std::uint32_t {
  type_name,                // string
  type_schema,              // schema
  type_attributes,          // list of properties
  type_ref,                 // schema or 0
  type_definitions,         // list of properties
  type_primary_identifier,  // lists of strings from here …
  type_read_only,
  type_write_only,
  type_create_only,
  type_conditional_create_only,
  type_deprecated,      // … to here
  type_lifecycle,       // LifecycleStatus
  type_lifecycle_date,  // string
  type_tag_property,    // string
  type_words
};

inline constexpr std::uint32_t constraint_words = 2;
inline constexpr std::uint32_t value_words = 3;
inline constexpr std::uint32_t property_words = 2;
inline constexpr std::uint32_t dependency_words = 2;

/// A quick mix of 32-bit words (multiply and rotate, after MurmurHash3's body); no cryptography.
[[nodiscard]] inline std::uint32_t checksum(const std::uint32_t* first, const std::uint32_t* last) {
  std::uint32_t hash = 0x9747b28c;
  for (; first != last; ++first)
    hash = std::rotl(hash ^ (std::rotl(*first * 0xcc9e2d51U, 15) * 0x1b873593U), 13) * 5 + 0xe6546b64U;
  return hash;
}

}  // namespace cfnsonnet::schema::format
