// A file that restricts and changes resource types, as cfn-lint's --override-spec reads it.
//
//   {"IncludeResourceTypes": ["AWS::S3::*"], "ExcludeResourceTypes": ["AWS::S3::MultiRegion*"],
//    "Patches": {"AWS::S3::Bucket": [{"op": "add", "path": "/required", "value": ["BucketName"]}]},
//    "ResourceTypes": {"AWS::S3::Bucket": {"Properties": {"Tags": {"Required": true}}}}}
//
// A patch is JSON Patch (RFC 6902) on the schema in the registry's format. "ResourceTypes", and "PropertyTypes" for a
// part of a type ("AWS::S3::Bucket.Rule"), are the form of cfn-lint before 1.0; of that "Required" is known.
// https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/customize_specifications.md
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "schema/compiler/text.h"

namespace cfnsonnet::schema {

class Override {
 public:
  [[nodiscard]] static Expected<Override> read(const std::filesystem::path& file);

  /// Whether the type may be used.
  [[nodiscard]] bool allows(const std::string& type) const;
  [[nodiscard]] std::set<std::string> changed_types() const;
  /// @param type  In normalised form.
  [[nodiscard]] Expected<void> change(const std::string& name, nlohmann::json& type) const;

 private:
  [[nodiscard]] Expected<void> patch(const std::string& name, const nlohmann::json& operations,
                                     nlohmann::json& type) const;

  std::string file_;
  std::vector<std::string> included_, excluded_;
  nlohmann::json patches_ = nlohmann::json::object();  ///< By type, a list of operations each.
  /// By type, and by definition of it ("" for the type itself): which properties are required from now on, and which
  /// not.
  std::map<std::string, std::map<std::string, std::map<std::string, bool>>> required_;
};

}  // namespace cfnsonnet::schema
