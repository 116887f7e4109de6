// The database of @aws-cdk/aws-service-spec into our form.
#include "schema/compiler/service_spec.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

Expected<json> read(std::string_view resource, std::string_view definitions = "[]") {
  return normalise_service_spec(
      json::parse(R"({"schema": {"resource": {"entities": [)" + std::string(resource) +
                  R"(]}, "typeDefinition": {"entities": )" + std::string(definitions) + "}}}"),
      "db.json");
}

TEST(ServiceSpec, AResource) {
  const auto types = read(
      R"({"$id": "1", "cloudFormationType": "AWS::A::B", "primaryIdentifier": ["Name"], "tagInformation": {"tagPropertyName": "Tags", "variant": "standard"},
      "attributes": {"Arn": {"type": {"type": "string"}}}, "properties": {
        "Name": {"type": {"type": "string", "allowedValues": ["b", "a"]}, "required": true, "causesReplacement": "yes", "documentation": "prose"},
        "Rules": {"type": {"type": "array", "element": {"type": "ref", "reference": {"$ref": "2"}}}},
        "Map": {"type": {"type": "map", "element": {"type": "number"}}}, "Any": {"type": {"type": "json"}, "deprecated": "WARN"},
        "Either": {"type": {"type": "union", "types": [{"type": "boolean"}, {"type": "string"}]}}, "When": {"type": {"type": "date-time"}},
        "Tags": {"type": {"type": "array", "element": {"type": "tag"}}}}})",
      R"([{"$id": "2", "name": "Rule", "properties": {"Id": {"type": {"type": "integer"}, "required": true, "causesReplacement": "maybe"}, "Next": {"type": {"type": "ref", "reference": {"$ref": "2"}}}}}])");
  ASSERT_TRUE(types) << types.error();
  EXPECT_EQ(
      (*types)["AWS::A::B"],
      json::parse(R"({"schema": {"type": "object", "additionalProperties": false, "required": ["Name"], "properties": {
      "Name": {"type": "string", "enum": ["a", "b"]}, "Rules": {"type": "array", "items": {"$ref": "#/definitions/Rule"}},
      "Map": {"type": "object", "additionalProperties": {"type": "number"}}, "Any": {"type": ["object", "string"]},
      "Either": {"anyOf": [{"type": "boolean"}, {"type": "string"}]}, "When": {"type": "string", "format": "date-time"},
      "Tags": {"type": "array", "items": {"$ref": "#/definitions/ResourceTag"}}}},
    "definitions": {"Rule": {"type": "object", "additionalProperties": false, "required": ["Id"], "properties": {"Id": {"type": "integer"}, "Next": {"$ref": "#/definitions/Rule"}}},
      "ResourceTag": {"type": "object", "additionalProperties": false, "required": ["Key", "Value"], "properties": {"Key": {"type": "string"}, "Value": {"type": "string"}}}},
    "attributes": {"Arn": {"type": "string"}}, "createOnly": ["Name"], "conditionalCreateOnly": ["Rules/*/Id"], "deprecated": ["Any"],
    "primaryIdentifier": ["Name"], "ref": {"type": "string", "enum": ["a", "b"]}, "tagging": "Tags"})"))
      << (*types)["AWS::A::B"].dump(1);
}

TEST(ServiceSpec, RefMayReturnSomethingElse) {
  const auto types = read(
      R"({"$id": "1", "cloudFormationType": "T", "primaryIdentifier": ["Id"], "cfnRefIdentifier": ["Arn"], "attributes": {"Arn": {"type": {"type": "string"}}}, "properties": {}})");
  EXPECT_EQ((*types)["T"]["refIdentifier"], "Arn");
}

TEST(ServiceSpec, WhatIsNoDatabase) {
  EXPECT_EQ(normalise_service_spec(json::parse("[]"), "db.json").error(),
            "db.json: is no database of aws-service-spec: db.json: no \"schema\"");
  EXPECT_EQ(read(R"({"$id": "1"})").error(),
            "db.json: is no database of aws-service-spec: /schema/resource: no \"cloudFormationType\"");
  EXPECT_EQ(read(R"({"cloudFormationType": "T", "properties": {"P": {"type": {"type": "color"}}}})").error(),
            "db.json: is no database of aws-service-spec: T: unknown type \"color\"");
  EXPECT_EQ(
      read(R"({"cloudFormationType": "T", "properties": {"P": {"type": {"type": "ref", "reference": {"$ref": "9"}}}}})")
          .error(),
      "db.json: is no database of aws-service-spec: T: no definition has the id 9");
  EXPECT_EQ(read(R"({"cloudFormationType": "T", "properties": {"P": {"type": {"type": "string"}, "required": "yes"}}})")
                .error(),
            "db.json: is no database of aws-service-spec");
}

}  // namespace
}  // namespace cfnsonnet::schema
