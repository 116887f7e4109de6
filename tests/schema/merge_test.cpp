// The policy of docs/schema.md, case by case.
#include "schema/compiler/merge.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

struct Merged {
  json type;
  Disagreements disagreements;
};

Merged merged(std::string_view older, std::string_view newer) {
  json base = {{"T", json::parse(older)}};
  Merged result;
  merge(base, json{{"T", json::parse(newer)}}, result.disagreements);
  result.type = base["T"];
  return result;
}

// Of a property X.
Merged merged_property(std::string_view older, std::string_view newer) {
  const auto type = [](std::string_view property) {
    return R"({"schema": {"type": "object", "properties": {"X": )" + std::string(property) + "}}}";
  };
  Merged result = merged(type(older), type(newer));
  result.type = result.type["schema"]["properties"]["X"];
  return result;
}

TEST(Merge, PropertiesAreUnited) {
  const auto result = merged(
      R"({"schema": {"properties": {"Old": {"type": "string", "pattern": "a"}, "Both": {"type": "integer", "maximum": 3}}}})",
      R"({"schema": {"type": "object", "properties": {"New": {"type": "boolean"}, "Both": {"type": "integer"}}}})");
  EXPECT_EQ(
      result.type["schema"]["properties"],
      json::parse(
          R"({"Old": {"type": "string", "pattern": "a"}, "Both": {"type": "integer", "maximum": 3}, "New": {"type": "boolean"}})"));
  EXPECT_EQ(result.disagreements,
            (Disagreements{"T\t/New\tproperty\tunknown\tknown\tnewer", "T\t/Old\tproperty\tknown\tunknown\tolder"}));
}

TEST(Merge, ReadOnlyPropertiesAreNoDisagreement) {
  const auto result = merged(R"({"schema": {"properties": {"Arn": {}, "N": {}}}, "readOnly": ["Arn"]})",
                             R"({"schema": {"properties": {"N": {}}}})");
  EXPECT_TRUE(result.disagreements.empty());
}

TEST(Merge, ADutyIsLiftedByTheNewerLayerAndImposedByNoneAlone) {
  const auto result = merged(
      R"({"schema": {"properties": {"A": {}, "B": {}, "C": {}}, "required": ["A", "B"]}})",
      R"({"schema": {"type": "object", "properties": {"A": {}, "B": {}, "C": {}}, "required": ["A", "C"]}})");
  EXPECT_EQ(result.type["schema"]["required"], json({"A"}));
  EXPECT_EQ(result.disagreements,
            (Disagreements{"T\t/B\trequired\tyes\tno\tnewer", "T\t/C\trequired\tno\tyes\tolder"}));
}

TEST(Merge, ValuesAreUnited) {
  auto result = merged_property(R"({"type": "string", "enum": ["a", "b"]})",
                                R"({"type": "string", "enum": ["b", "c"]})");
  EXPECT_EQ(result.type["enum"], json({"a", "b", "c"}));
  EXPECT_EQ(result.disagreements, (Disagreements{"T\t/X\tenum\t[\"a\"]\t[\"c\"]\tboth"}));
  result = merged_property(R"({"type": "string", "enumCaseInsensitive": ["lend"]})",
                           R"({"type": "string", "enum": ["LEND"]})");
  EXPECT_EQ(result.type["enumCaseInsensitive"], json({"lend"}));
  EXPECT_TRUE(result.disagreements.empty()) << "letters of the other case are no news";
}

TEST(Merge, ValuesThatOneLayerListsAloneAreNotBelieved) {
  const auto result = merged_property(R"({"type": "string"})", R"({"type": "string", "enum": ["a"]})");
  EXPECT_EQ(result.type, json::parse(R"({"type": "string"})"));
  EXPECT_EQ(result.disagreements, (Disagreements{"T\t/X\tenum\tany\t[\"a\"]\tolder"}));
}

TEST(Merge, TypesThatDiffer) {
  auto result = merged_property(R"({"type": "string"})", R"({"type": "integer"})");
  EXPECT_EQ(result.type, json::parse(R"({"type": "string"})")) << "CloudFormation turns scalars into each other";
  result = merged_property(R"({"type": "number", "minimum": 1})", R"({"type": "integer"})");
  EXPECT_TRUE(result.disagreements.empty()) << "an integer is a number";
  result = merged_property(R"({"type": "string"})", R"({"type": "array", "items": {"type": "string"}})");
  EXPECT_EQ(result.type,
            json::parse(R"({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})"));
  EXPECT_EQ(result.disagreements, (Disagreements{"T\t/X\ttype\tstring\tarray\tboth"}));
}

TEST(Merge, JsonOfTheServiceSpecSaysNothing) {
  const auto result = merged_property(R"({"type": "array", "items": {"maxLength": 3}})",
                                      R"({"type": ["object", "string"]})");
  EXPECT_EQ(result.type, json::parse(R"({"type": "array", "items": {"maxLength": 3}})"));
  EXPECT_TRUE(result.disagreements.empty());
}

TEST(Merge, TheBuiltInTagSaysNothingOfATypesOwnTags) {
  const auto result = merged(
      R"({"schema": {"properties": {"Tags": {"items": {"$ref": "#/definitions/Tag"}, "type": "array"}}},
                                 "definitions": {"Tag": {"properties": {"Key": {}, "Propagate": {}}}}})",
      R"({"schema": {"type": "object", "properties": {"Tags": {"type": "array", "items": {"$ref": "#/definitions/ResourceTag"}}}},
                                 "definitions": {"ResourceTag": {"type": "object", "properties": {"Key": {}, "Value": {}}, "required": ["Key", "Value"]}}})");
  EXPECT_EQ(result.type["definitions"], json::parse(R"({"Tag": {"properties": {"Key": {}, "Propagate": {}}}})"));
  EXPECT_TRUE(result.disagreements.empty());
}

TEST(Merge, DefinitionsMeetByPlaceNotByName) {
  const auto result = merged(
      R"({"schema": {"properties": {"P": {"$ref": "#/definitions/Old"}}}, "definitions": {"Old": {"properties": {"A": {"minLength": 1, "type": "string"}}}}})",
      R"({"schema": {"type": "object", "properties": {"P": {"$ref": "#/definitions/New"}}}, "definitions":
                                 {"New": {"type": "object", "properties": {"A": {"type": "string"}, "B": {"$ref": "#/definitions/More"}}},
                                  "More": {"type": "object", "properties": {"More": {"$ref": "#/definitions/More"}}}}})");
  EXPECT_EQ(
      result.type["definitions"],
      json::parse(
          R"({"Old": {"properties": {"A": {"minLength": 1, "type": "string"}, "B": {"$ref": "#/definitions/More"}}},
                            "More": {"type": "object", "properties": {"More": {"$ref": "#/definitions/More"}}}})"))
      << "what comes in brings its definitions along, even one that contains itself";
}

TEST(Merge, ABrokenDefinitionIsMended) {
  const auto result = merged(
      R"({"schema": {"properties": {"P": {"$ref": "#/definitions/D"}}}, "definitions": {"D": {}}})",
      R"({"schema": {"type": "object", "properties": {"P": {"$ref": "#/definitions/D"}}}, "definitions": {"D": {"type": "boolean"}}})");
  EXPECT_EQ(result.type["definitions"]["D"], json::parse(R"({"type": "boolean"})"));
}

TEST(Merge, FormsGainTheMembersThatAreNew) {
  const auto result = merged_property(
      R"({"type": "object", "oneOf": [{"type": "object", "properties": {"S3": {"type": "string", "minLength": 3}}, "required": ["S3"], "additionalProperties": false}]})",
      R"({"type": "object", "properties": {"S3": {"type": "string"}, "Git": {"type": "string"}}, "additionalProperties": false})");
  EXPECT_EQ(result.type["oneOf"], json::parse(R"([
      {"type": "object", "properties": {"S3": {"type": "string", "minLength": 3}}, "required": ["S3"], "additionalProperties": false},
      {"type": "object", "properties": {"Git": {"type": "string"}}, "required": ["Git"], "additionalProperties": false}])"));
  EXPECT_FALSE(result.type.contains("properties"));
}

TEST(Merge, AFreeObjectStaysFree) {
  const auto result = merged_property(R"({"type": "object"})",
                                      R"({"type": "object", "properties": {"A": {}}, "additionalProperties": false})");
  EXPECT_EQ(result.type, json::parse(R"({"type": "object"})"));
  EXPECT_EQ(result.disagreements, (Disagreements{"T\t/X\tmembers\tany\t1\tolder"}));
}

TEST(Merge, LimitsThatBothStateAreTheNewers) {
  const auto result = merged_property(R"({"type": "string", "maxLength": 3, "pattern": "a"})",
                                      R"({"type": "string", "maxLength": 9, "minLength": 2, "pattern": "b"})");
  EXPECT_EQ(result.type, json::parse(R"({"type": "string", "maxLength": 9, "pattern": "b"})"));
}

TEST(Merge, Attributes) {
  const auto result = merged(R"({"schema": {}, "attributes": {"Arn": {"type": "string", "pattern": "^arn"}}})",
                             R"({"schema": {}, "attributes": {"Arn": {"type": "string"}, "Id": {"type": "string"}}})");
  EXPECT_EQ(result.type["attributes"],
            json::parse(R"({"Arn": {"type": "string", "pattern": "^arn"}, "Id": {"type": "string"}})"));
}

TEST(Merge, ReplacementIsUnitedAndNamesOnlyTheOutermost) {
  const auto result = merged(R"({"schema": {}, "createOnly": ["A"]})",
                             R"({"schema": {}, "createOnly": ["A/B", "C"], "conditionalCreateOnly": ["C/D", "E"]})");
  EXPECT_EQ(result.type["createOnly"], json({"A", "C"}));
  EXPECT_EQ(result.type["conditionalCreateOnly"], json({"E"}));
}

TEST(Merge, WhatRefReturns) {
  const auto result = merged(
      R"({"schema": {"properties": {"Name": {"maxLength": 5}}}, "primaryIdentifier": ["Id"], "ref": {"type": "integer"}})",
      R"({"schema": {"type": "object", "properties": {"Name": {}}}, "ref": {"type": "string"}, "refIdentifier": "Name"})");
  EXPECT_EQ(result.type["ref"], json::parse(R"({"maxLength": 5})"));
  EXPECT_FALSE(result.type.contains("refIdentifier"));
}

TEST(Merge, TypesAreUnited) {
  json base = {{"Old", {{"schema", true}}}};
  Disagreements disagreements;
  merge(base, json{{"New", {{"schema", true}}}}, disagreements);
  EXPECT_EQ(base, json::parse(R"({"Old": {"schema": true}, "New": {"schema": true}})"));
  EXPECT_EQ(disagreements,
            (Disagreements{"New\t/\ttype\tunknown\tknown\tnewer", "Old\t/\ttype\tknown\tunknown\tolder"}));
}

}  // namespace
}  // namespace cfnsonnet::schema
