// The schema bundle: what AWS says of every resource type, in one read-only blob that is read in place.
//
// A bundle answers one question fast: which constraints hold for this value? A `Type` leads to a `Schema`; a schema is
// a short list of `Constraint`s, each a keyword of JSON Schema (draft 7) or of the few that CloudFormation needs beside
// it, with its argument. Nothing is parsed or copied to open a bundle: every view below is a pointer into the blob,
// valid while the bundle lives. The format is in schema/format.h; the compiler that writes it, in schema/compiler/.
//
//   const Bundle& bundle = Bundle::embedded();
//   if (auto type = bundle.type("AWS::S3::Bucket"))
//     if (auto properties = type->schema().find(Keyword::properties))
//       if (auto name = properties->property("BucketName"))
//         for (Constraint c : name->schema.constraints()) …
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

#include "schema/format.h"

namespace cfnsonnet::schema {

class Bundle;
class Schema;

/// The order is part of the format, and that in which a schema's constraints stand.
enum class Keyword : std::uint8_t {
  // Any value.
  type,                  ///< types()
  enumeration,           ///< values(), sorted: strings first
  enumeration_any_case,  ///< values(); letters compare without case (cfn-lint's enumCaseInsensitive).
  constant,              ///< values(), exactly one
  all_of,
  any_of,
  one_of,            ///< schemas()
  negation,          ///< schema(): JSON Schema's `not`
  if_then_else,      ///< schemas(): three; a missing `then` or `else` is the schema that accepts everything
  values_by_region,  ///< dependencies(): each value, and the regions in which it is one
  functions,  ///< strings(): the intrinsic functions that may stand here; without it, those of the place around it
  never,      ///< Nothing is valid: JSON Schema's `false`
  rule,       ///< text(): the identifier of the rule that reports what breaks this schema
  because,    ///< text(): why it must hold, for the message
  // Strings.
  pattern,  ///< pattern(), text()
  min_length,
  max_length,  ///< count()
  format,      ///< text(): "AWS::EC2::VPC.Id", "date-time" …
  kinds,       ///< strings(): what it may identify something by, "arn", "id AWS::EC2::VPC" …
  // Numbers.
  minimum,
  maximum,
  exclusive_minimum,
  exclusive_maximum,
  multiple_of,  ///< number()
  // Lists.
  items,         ///< schema(); with prefix_items, of the items after those
  prefix_items,  ///< schemas(), by index
  contains,      ///< schema()
  min_items,
  max_items,     ///< count()
  unique_items,  ///< no argument
  unique_keys,   ///< strings(): no two items agree in all of these members
  // Objects.
  properties,             ///< properties(), sorted by name
  pattern_properties,     ///< properties(): the names are patterns, pattern() of each
  additional_properties,  ///< schema(); without the keyword, anything
  property_names,         ///< schema()
  min_properties,
  max_properties,      ///< count()
  required,            ///< strings()
  required_xor,        ///< strings(): exactly one of them
  required_or,         ///< strings(): at least one of them
  dependent_required,  ///< dependencies(): with this member, those too
  dependent_excluded,  ///< dependencies(): with this member, none of those
  comparisons,  ///< strings(): how numbers relate, "FromPort <= ToPort" (comparison.h); one that is not known is right
};

/// The JSON types that a value may have, as a set.
enum class JsonType : std::uint8_t {
  string = 1,
  integer = 2,
  number = 4,
  boolean = 8,
  array = 16,
  object = 32,
  null = 64
};
struct TypeSet {
  std::uint8_t bits = 0;
  [[nodiscard]] bool has(JsonType type) const { return bits & static_cast<std::uint8_t>(type); }
};

/// Identifies a pattern within its bundle, counting from 0: an index for a cache of compiled patterns.
using PatternId = std::uint32_t;

/// How an item of a list lies in the blob: its size in words, and how it is made from its address.
template <typename Item>
struct Record;

/// A view of `size()` fixed-size records in the blob; items are made as they are asked for, and are values.
template <typename Item>
class List {
 public:
  class iterator {
   public:
    using value_type = Item;
    using reference = Item;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;         // of C++17: items are no references
    using iterator_concept = std::random_access_iterator_tag;  // of C++20

    iterator() = default;
    iterator(const Bundle* bundle, const std::uint32_t* at) : bundle_(bundle), at_(at) {}
    Item operator*() const { return Record<Item>::make(*bundle_, at_); }
    Item operator[](difference_type n) const { return *(*this + n); }
    iterator& operator+=(difference_type n) {
      at_ += n * static_cast<difference_type>(Record<Item>::words);
      return *this;
    }
    iterator& operator-=(difference_type n) { return *this += -n; }
    iterator& operator++() { return *this += 1; }
    iterator& operator--() { return *this -= 1; }
    iterator operator++(int) { return std::exchange(*this, *this + 1); }
    iterator operator--(int) { return std::exchange(*this, *this - 1); }
    friend iterator operator+(iterator i, difference_type n) { return i += n; }
    friend iterator operator+(difference_type n, iterator i) { return i += n; }
    friend iterator operator-(iterator i, difference_type n) { return i -= n; }
    friend difference_type operator-(const iterator& a, const iterator& b) {
      return (a.at_ - b.at_) / static_cast<difference_type>(Record<Item>::words);
    }
    friend bool operator==(const iterator& a, const iterator& b) { return a.at_ == b.at_; }
    friend auto operator<=>(const iterator& a, const iterator& b) { return a.at_ <=> b.at_; }

   private:
    const Bundle* bundle_ = nullptr;
    const std::uint32_t* at_ = nullptr;
  };
  using const_iterator = iterator;
  using value_type = Item;

  List(const Bundle& bundle, const std::uint32_t* first, std::uint32_t size)
      : bundle_(&bundle), first_(first), size_(size) {}
  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] iterator begin() const { return {bundle_, first_}; }
  [[nodiscard]] iterator end() const { return {bundle_, first_ + std::size_t{size_} * Record<Item>::words}; }
  [[nodiscard]] Item operator[](std::uint32_t index) const {
    return Record<Item>::make(*bundle_, first_ + std::size_t{index} * Record<Item>::words);
  }
  [[nodiscard]] Item front() const { return (*this)[0]; }

 private:
  const Bundle* bundle_;
  const std::uint32_t* first_;
  std::uint32_t size_;
};

/// A scalar of an enumeration, as JSON writes it.
struct Value {
  enum class Kind : std::uint8_t { string, number, boolean, null } kind = Kind::null;
  std::string_view text;  ///< A string's value; a number's shortest literal.
  double number = 0;
  bool boolean = false;
};

class Constraint;

/// A set of constraints; all must hold. Two schemas are equal if and only if their ids are.
class Schema {
 public:
  Schema(const Bundle& bundle, std::uint32_t id) : bundle_(&bundle), id_(id) {}
  /// Not dense: a key for a map, no index.
  [[nodiscard]] std::uint32_t id() const { return id_; }
  [[nodiscard]] List<Constraint> constraints() const;
  /// The first constraint with that keyword (unique_keys, required_xor and required_or may stand several times), or
  /// nothing.
  [[nodiscard]] std::optional<Constraint> find(Keyword keyword) const;
  friend bool operator==(const Schema& a, const Schema& b) { return a.bundle_ == b.bundle_ && a.id_ == b.id_; }

 private:
  const Bundle* bundle_;
  std::uint32_t id_;
};

struct Property {
  std::string_view name;
  Schema schema;
  PatternId pattern = 0;  ///< For pattern_properties: the name as a pattern.
};

/// With `name`, `others` are required or excluded.
struct Dependency {
  std::string_view name;
  List<std::string_view> others;
};

class Constraint {
 public:
  Constraint(const Bundle& bundle, const std::uint32_t* at) : bundle_(&bundle), at_(at) {}
  [[nodiscard]] Keyword keyword() const { return static_cast<Keyword>(at_[0]); }
  // Each of these is only for the keywords that say so above.
  [[nodiscard]] TypeSet types() const { return {static_cast<std::uint8_t>(at_[1])}; }
  [[nodiscard]] std::uint32_t count() const { return at_[1]; }
  [[nodiscard]] double number() const;
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] PatternId pattern() const { return at_[1]; }
  [[nodiscard]] Schema schema() const { return {*bundle_, at_[1]}; }
  [[nodiscard]] List<Schema> schemas() const;
  [[nodiscard]] List<std::string_view> strings() const;
  [[nodiscard]] List<Value> values() const;
  [[nodiscard]] List<Property> properties() const;
  [[nodiscard]] List<Dependency> dependencies() const;
  /// Of `properties`: the one of that name, by binary search.
  [[nodiscard]] std::optional<Property> property(std::string_view name) const;

 private:
  const Bundle* bundle_;
  const std::uint32_t* at_;
};

enum class LifecycleStatus : std::uint8_t { active, maintenance, sunset, shutdown };

/// A resource type, or a structure of a template ("structure:Parameter", "structure:Fn::Join").
class Type {
 public:
  Type(const Bundle& bundle, const std::uint32_t* at) : bundle_(&bundle), at_(at) {}
  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] bool is_structure() const { return name().starts_with("structure:"); }
  [[nodiscard]] Schema schema() const {
    return {*bundle_, at_[format::type_schema]};
  }  ///< Of the resource's Properties.
  /// What Fn::GetAtt returns: "Arn", "Endpoint.Address", "Outputs.*"; sorted by name.
  [[nodiscard]] List<Property> attributes() const;
  /// The schema of an attribute; a name that ends in `.*` or is `*` stands for any.
  [[nodiscard]] std::optional<Schema> attribute(std::string_view name) const;
  /// What Ref returns, where known: a string with its format or pattern.
  [[nodiscard]] std::optional<Schema> ref() const;
  /// The named parts of the type ("VersioningConfiguration"), as AWS's documentation calls them; sorted by name.
  [[nodiscard]] List<Property> definitions() const;
  // Paths of properties, steps joined by "/", "*" for every item: "VersioningConfiguration/Status", "Rules/*/Id".
  [[nodiscard]] List<std::string_view> primary_identifier() const { return paths(format::type_primary_identifier); }
  [[nodiscard]] List<std::string_view> read_only() const { return paths(format::type_read_only); }
  [[nodiscard]] List<std::string_view> write_only() const { return paths(format::type_write_only); }
  /// A change replaces the resource.
  [[nodiscard]] List<std::string_view> create_only() const { return paths(format::type_create_only); }
  /// A change may replace it.
  [[nodiscard]] List<std::string_view> conditional_create_only() const {
    return paths(format::type_conditional_create_only);
  }
  [[nodiscard]] List<std::string_view> deprecated() const { return paths(format::type_deprecated); }
  [[nodiscard]] LifecycleStatus lifecycle() const { return static_cast<LifecycleStatus>(at_[format::type_lifecycle]); }
  [[nodiscard]] std::string_view lifecycle_date() const;  ///< "2026-05-20", or empty.
  /// The property that holds the tags ("Tags", "HostedZoneTags"), or empty.
  [[nodiscard]] std::string_view tag_property() const;

 private:
  [[nodiscard]] List<std::string_view> paths(std::uint32_t word) const;
  const Bundle* bundle_;
  const std::uint32_t* at_;
};

class Bundle {
 public:
  /// The one inside the binary.
  static const Bundle& embedded();
  /// A bundle from a file (mapped, checked in full before it is trusted), as `schema update` writes it. The error is
  /// one line that starts with the file's name.
  static tl::expected<std::unique_ptr<Bundle>, std::string> open(const std::filesystem::path& file);
  /// A bundle from memory, checked likewise; the words must outlive it.
  static tl::expected<std::unique_ptr<Bundle>, std::string> from_words(std::span<const std::uint32_t> words);

  /// A bundle from memory that this program has put together itself, and so is not checked again.
  static std::unique_ptr<Bundle> view(std::span<const std::uint32_t> words) {
    return std::unique_ptr<Bundle>(new Bundle(words.data(), 0));
  }

  ~Bundle();
  Bundle(const Bundle&) = delete;
  Bundle& operator=(const Bundle&) = delete;

  /// The type of that name, by binary search. Any "Custom::…" is an AWS::CloudFormation::CustomResource, and any
  /// "…::MODULE" a Module, whose properties are not known here.
  [[nodiscard]] std::optional<Type> type(std::string_view name) const;
  [[nodiscard]] List<Type> types() const;  ///< Sorted by name, structures included.
  [[nodiscard]] std::uint32_t pattern_count() const { return header_->patterns.end - header_->patterns.begin; }
  [[nodiscard]] std::string_view pattern(PatternId id) const { return string(words_[header_->patterns.begin + id]); }
  /// What the bundle was made of, in words for people: "@aws-cdk/aws-service-spec 0.1.216, …".
  [[nodiscard]] std::string_view sources() const { return string(header_->sources); }
  /// Identifies its contents.
  [[nodiscard]] std::uint32_t checksum() const { return header_->checksum; }
  /// The checksum of the bundle that `schema update` started from to make this one; 0 for one that the build made.
  [[nodiscard]] std::uint32_t base_checksum() const { return header_->base; }
  /// The whole blob.
  [[nodiscard]] std::span<const std::uint32_t> words() const { return {words_, header_->words}; }

  // For the views above: what a reference refers to.
  [[nodiscard]] const std::uint32_t* at(std::uint32_t reference) const { return words_ + reference; }
  [[nodiscard]] std::string_view string(std::uint32_t reference) const {
    return {reinterpret_cast<const char*>(words_ + reference + 1), words_[reference]};
  }
  template <typename Item>
  [[nodiscard]] List<Item> list(std::uint32_t reference) const {
    return {*this, words_ + reference + 1, words_[reference]};
  }

 private:
  Bundle(const std::uint32_t* words, std::size_t mapped_bytes)
      : words_(words), header_(reinterpret_cast<const format::Header*>(words)), mapped_bytes_(mapped_bytes) {}
  [[nodiscard]] std::optional<Type> find_type(std::string_view name) const;

  const std::uint32_t* words_;
  const format::Header* header_;
  std::size_t mapped_bytes_;  ///< To unmap in the end; 0: the memory is somebody else's.
};

// ---- The accessors are inline: a check walks them for every value of a template. ----------------

template <>
struct Record<Constraint> {
  static constexpr std::uint32_t words = format::constraint_words;
  static Constraint make(const Bundle& bundle, const std::uint32_t* at) { return {bundle, at}; }
};
template <>
struct Record<Schema> {
  static constexpr std::uint32_t words = 1;
  static Schema make(const Bundle& bundle, const std::uint32_t* at) { return {bundle, *at}; }
};
template <>
struct Record<std::string_view> {
  static constexpr std::uint32_t words = 1;
  static std::string_view make(const Bundle& bundle, const std::uint32_t* at) { return bundle.string(*at); }
};
template <>
struct Record<Value> {
  static constexpr std::uint32_t words = format::value_words;
  static Value make(const Bundle& bundle, const std::uint32_t* at) {
    Value value{static_cast<Value::Kind>(at[0]), {}, 0, false};
    switch (value.kind) {
      case Value::Kind::string: value.text = bundle.string(at[1]); break;
      case Value::Kind::number:
        value.text = bundle.string(at[1]);
        std::memcpy(&value.number, bundle.at(at[2]), sizeof value.number);
        break;
      case Value::Kind::boolean: value.boolean = at[2] != 0; break;
      case Value::Kind::null: break;
    }
    return value;
  }
};
template <>
struct Record<Property> {
  static constexpr std::uint32_t words = format::property_words;
  static Property make(const Bundle& bundle, const std::uint32_t* at) {
    if (at[0] & format::pattern_bit) {
      const PatternId pattern = at[0] & ~format::pattern_bit;
      return {bundle.pattern(pattern), {bundle, at[1]}, pattern};
    }
    return {bundle.string(at[0]), {bundle, at[1]}};
  }
};
template <>
struct Record<Dependency> {
  static constexpr std::uint32_t words = format::dependency_words;
  static Dependency make(const Bundle& bundle, const std::uint32_t* at) {
    return {bundle.string(at[0]), bundle.list<std::string_view>(at[1])};
  }
};
template <>
struct Record<Type> {
  static constexpr std::uint32_t words = format::type_words;
  static Type make(const Bundle& bundle, const std::uint32_t* at) { return {bundle, at}; }
};

inline List<Constraint> Schema::constraints() const { return bundle_->list<Constraint>(id_); }

inline std::optional<Constraint> Schema::find(Keyword keyword) const {
  for (const Constraint constraint : constraints()) {
    if (constraint.keyword() >= keyword)
      return constraint.keyword() == keyword ? std::optional(constraint) : std::nullopt;
  }
  return std::nullopt;
}

inline double Constraint::number() const {
  double value;
  std::memcpy(&value, bundle_->at(at_[1]), sizeof value);
  return value;
}
inline std::string_view Constraint::text() const {
  return keyword() == Keyword::pattern ? bundle_->pattern(at_[1]) : bundle_->string(at_[1]);
}
inline List<Schema> Constraint::schemas() const { return bundle_->list<Schema>(at_[1]); }
inline List<std::string_view> Constraint::strings() const { return bundle_->list<std::string_view>(at_[1]); }
inline List<Value> Constraint::values() const { return bundle_->list<Value>(at_[1]); }
inline List<Property> Constraint::properties() const { return bundle_->list<Property>(at_[1]); }
inline List<Dependency> Constraint::dependencies() const { return bundle_->list<Dependency>(at_[1]); }

/// The property of that name in a list that is sorted by name.
[[nodiscard]] inline std::optional<Property> find_property(const List<Property>& properties, std::string_view name) {
  const auto it = std::ranges::lower_bound(properties, name, {}, &Property::name);
  if (it == properties.end() || (*it).name != name) return std::nullopt;
  return *it;
}

inline std::optional<Property> Constraint::property(std::string_view name) const {
  return find_property(properties(), name);
}

inline std::string_view Type::name() const { return bundle_->string(at_[format::type_name]); }
inline List<Property> Type::attributes() const { return bundle_->list<Property>(at_[format::type_attributes]); }
inline List<Property> Type::definitions() const { return bundle_->list<Property>(at_[format::type_definitions]); }
inline std::optional<Schema> Type::ref() const {
  const std::uint32_t id = at_[format::type_ref];
  return id == 0 ? std::nullopt : std::optional(Schema(*bundle_, id));
}
inline std::string_view Type::lifecycle_date() const { return bundle_->string(at_[format::type_lifecycle_date]); }
inline std::string_view Type::tag_property() const { return bundle_->string(at_[format::type_tag_property]); }
inline List<std::string_view> Type::paths(std::uint32_t word) const {
  return bundle_->list<std::string_view>(at_[word]);
}

inline List<Type> Bundle::types() const {
  return {*this, words_ + header_->types.begin, (header_->types.end - header_->types.begin) / format::type_words};
}

}  // namespace cfnsonnet::schema
