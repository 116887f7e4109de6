// What a resource type consists of, for a person at a terminal, or a program.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "schema/bundle.h"

namespace cfnsonnet::schema {

/// One property or member, and what it consists of.
struct DescribedMember {
  std::string name;
  std::string summary;  ///< "list of Rule, at least 1 item"
  bool required = false, write_only = false, read_only = false, deprecated = false;
  enum class Change : std::uint8_t { in_place, may_replace, replaces } change = Change::in_place;
  std::vector<DescribedMember> members;  ///< As deep as was asked for.
  std::vector<std::string> rules;        ///< About these: "exactly one of Name, Rules".
};

/// A type ("AWS::S3::Bucket"), or a part of it.
struct Described {
  std::string name;
  bool is_part = false;
  std::string ref, tag_property, lifecycle, lifecycle_date;  ///< Empty where there is none. Of a whole type only.
  DescribedMember self;                                      ///< Its properties, or the part.
  std::vector<DescribedMember> attributes;                   ///< What Fn::GetAtt returns; only names and summaries.
  std::vector<std::string> parts;                            ///< The names of its parts.
};

/// How deep a description may go; parts that contain themselves would have no end.
inline constexpr int most_depth = 10;

/// Describes a type ("AWS::S3::Bucket") or a part of it: a property by its path, lists stepped into by themselves
/// ("AWS::S3::Bucket.LifecycleConfiguration.Rules"), or a part by its name ("AWS::S3::Bucket.Rule").
/// @param depth  1: its members; 2: theirs, too; and so on.
/// @return What it is; or one line that says what is unknown, and what was probably meant.
[[nodiscard]] tl::expected<Described, std::string> explore(const Bundle& bundle, std::string_view what, int depth = 1);

/// The same as lines of text.
[[nodiscard]] tl::expected<std::string, std::string> describe(const Bundle& bundle, std::string_view what,
                                                              int depth = 1);

/// The names of the resource types that contain `filter`, upper and lower case being the same; a line each, sorted.
[[nodiscard]] std::string list_types(const Bundle& bundle, std::string_view filter);

/// A schema in a few words: `string, 3 to 63 characters`, `list of Rule, at least 1`.
[[nodiscard]] std::string summary(const Type& type, const Schema& schema);

}  // namespace cfnsonnet::schema
