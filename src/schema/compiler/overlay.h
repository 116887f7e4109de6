// schema/overlay/: facts of our own, on top of what the sources say, each with the AWS page that states it.
//
// A file is a list of facts:
//
//   [{"type": "AWS::Lambda::Function", "source": "https://docs.aws.amazon.com/…", "merge": {"schema": {…}}}]
//
// "types" with a list stands for "type" with each of them. "merge" is a merge patch (RFC 7396) on the normalised type:
// null removes a member, a list replaces a list. "define" is a whole type in place of what the sources say, if
// anything; in it, {"passedTo": "AWS::Lambda::Function/Handler"} stands for that property's schema. "attributes":
// "properties" says that Fn::GetAtt returns every property. "widen" corrects what a schema refuses and AWS does not
// (widen.h); its type may also be a definition of one, or "AWS::ElastiCache::*".
//
// What a property takes and what Ref or an attribute gives, an ARN, a name or an ID (kinds.h):
//
//   [{"type": "AWS::IAM::InstanceProfile", "source": "…", "gives": {"Ref": "name"}, "takes": {"Roles": ["name
//   AWS::IAM::Role"]}}]
//
// A rule about one type is a fact too: what its properties, or a definition of the type, must satisfy besides, and the
// rule that reports what does not.
//
//   [{"type": "AWS::SQS::Queue", "rule": "E3501", "source": "…", "require": {"if": {…}, "then": {…}}},
//    {"type": "AWS::EC2::Instance.Ebs", "rule": "E3671", "source": "…", "require": {…}}]
//
// Values that differ by region stand in a table, a file of their own, and a schema names it: {"valuesByRegion":
// "TABLE"} is what regions/TABLE.json lists.
//
//   {"source": "…", "regions": {"everywhere": ["us-east-1", …], …}, "values": {"m5.large": "everywhere", …}}
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "schema/compiler/text.h"

namespace cfnsonnet::schema {

struct Fact {
  std::string place;               ///< For messages: "schema/overlay/rules/lambda.json: fact 3".
  std::vector<std::string> types;  ///< Of `require` and `widen` also a type's definition: "AWS::EC2::Instance.Ebs".
  nlohmann::json define;           ///< Null without one.
  nlohmann::json merge;            ///< Null without one.
  nlohmann::json widen;            ///< By place, what is permitted more; null without.
  bool properties_are_attributes = false;
  nlohmann::json gives;  ///< What Ref and attributes give, and properties take (kinds.h); null without any.
  nlohmann::json takes;
  std::string rule;
  nlohmann::json require;  ///< A schema; null without one.
};

/// The files of an overlay, together: they refer to one another.
class Overlay {
 public:
  /// @param file  Its path, for messages; a table goes by its name.
  [[nodiscard]] Expected<void> add(const nlohmann::json& contents, const std::string& file);
  [[nodiscard]] Expected<void> apply(nlohmann::json& types) const;

  [[nodiscard]] const std::vector<Fact>& facts() const { return facts_; }

 private:
  [[nodiscard]] Expected<void> apply(const Fact& fact, const std::string& place, nlohmann::json& types) const;
  /// @param definition  What is meant of the type; empty: its properties.
  [[nodiscard]] Expected<void> require(const Fact& fact, nlohmann::json& type, const std::string& definition) const;
  /// After what names tell of them.
  [[nodiscard]] Expected<void> set_kinds(nlohmann::json& types) const;
  [[nodiscard]] Expected<void> expand_passed(nlohmann::json& types) const;

  std::vector<Fact> facts_;
  std::map<std::string, nlohmann::json> tables_;  ///< By name: for each value its regions.
};

/// The types that a fact means by a name, or by "AWS::ElastiCache::*".
[[nodiscard]] std::vector<std::string> matching_types(const std::string& place, const nlohmann::json& types);

/// Every .json file in the folder and those below.
[[nodiscard]] Expected<Overlay> read_overlay(const std::filesystem::path& folder);

/// Takes out what `require` has added to types that were unpacked from a bundle.
void drop_requirements(nlohmann::json& types);

}  // namespace cfnsonnet::schema
