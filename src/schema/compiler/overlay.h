// schema/overlay/: facts of our own, on top of what the sources say, each with the AWS page that states it.
//
// A file is a list of facts:
//
//   [{"type": "AWS::Lambda::Function", "source": "https://docs.aws.amazon.com/…", "merge": {"schema": {…}}}]
//
// "types" with a list stands for "type" with each of them. "merge" is a merge patch (RFC 7396) on the normalised type:
// null removes a member, a list replaces a list. "attributes": "properties" says that Fn::GetAtt returns every
// property.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "schema/compiler/text.h"

namespace cfnsonnet::schema {

struct Fact {
  std::string place;  ///< For messages: "schema/overlay/lambda.json: fact 3".
  std::vector<std::string> types;
  nlohmann::json merge;  ///< Null without one.
  bool properties_are_attributes = false;
};

[[nodiscard]] Expected<std::vector<Fact>> parse_overlay(const nlohmann::json& facts, const std::string& file);
[[nodiscard]] Expected<std::vector<Fact>> read_overlay(const std::filesystem::path& folder);
[[nodiscard]] Expected<void> apply_overlay(const std::vector<Fact>& facts, nlohmann::json& types);

}  // namespace cfnsonnet::schema
