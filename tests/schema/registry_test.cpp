// AWS's registry format into ours.
#include "schema/compiler/registry.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/support.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

json normalised(std::string_view schema, Dropped* out = nullptr) {
  json types = json::object();
  Dropped dropped;
  const auto added = add_registry_type(json::parse(schema), "t.json", types, dropped);
  if (out) *out = dropped;
  return added ? types.begin().value() : json(added.error());
}

std::string error(std::string_view schema) {
  const json result = normalised(schema);
  return result.is_string() ? result.get<std::string>() : "no error";
}

TEST(Registry, AType) {
  Dropped dropped;
  const json type = normalised(R"({"typeName": "AWS::A::B", "description": "prose", "additionalProperties": false,
    "properties": {"Arn": {"type": "string", "description": "prose"}, "Name": {"type": ["string"], "minLength": 0, "maxLength": 5, "insertionOrder": false},
      "End": {"type": "object", "properties": {"Host": {"type": "string"}}}, "Tags": {"type": "array", "uniqueItems": false, "items": {"$ref": "#/definitions/Tag"}}},
    "definitions": {"Tag": {"type": "object", "dependencies": {"A": ["C", "B"]}}}, "required": ["Name"],
    "readOnlyProperties": ["/properties/Arn", "/properties/End/Host", "/properties/Tags/*/Id"], "createOnlyProperties": ["/properties/Tags/items/properties/Key"],
    "writeOnlyProperties": ["/properties/Name"], "primaryIdentifier": ["/properties/Arn"], "tagging": {"taggable": true, "tagProperty": "/properties/Tags"},
    "lifecycle": {"status": "sunset", "date": "2026-01-01", "note": "prose"}})",
                               &dropped);
  EXPECT_EQ(
      type,
      json::parse(R"({"schema": {"type": "object", "additionalProperties": false, "required": ["Name"], "properties":
      {"Arn": {"type": "string"}, "Name": {"type": "string", "maxLength": 5}, "End": {"type": "object", "properties": {"Host": {"type": "string"}}},
       "Tags": {"type": "array", "items": {"$ref": "#/definitions/Tag"}}}},
    "definitions": {"Tag": {"type": "object", "dependentRequired": {"A": ["B", "C"]}}},
    "readOnly": ["Arn", "End/Host", "Tags/*/Id"], "writeOnly": ["Name"], "createOnly": ["Tags/*/Key"], "primaryIdentifier": ["Arn"],
    "attributes": {"Arn": {"type": "string"}, "End.Host": {"type": "string"}}, "ref": {"type": "string"}, "tagging": "Tags",
    "lifecycle": {"status": "sunset", "date": "2026-01-01"}})"))
      << type.dump(1);
  EXPECT_EQ(dropped, (Dropped{{"description", 1}, {"insertionOrder", 1}}));
}

TEST(Registry, KeywordsOfDraft7) {
  const json type = normalised(R"({"typeName": "A::B::C", "properties": {
    "List": {"items": [{"type": "string"}, {}], "additionalItems": false},
    "Either": {"dependencies": {"A": {"required": ["B"]}}},
    "Same": {"$ref": "#/properties/List"}}})");
  EXPECT_EQ(type["schema"]["properties"],
            json::parse(R"({"List": {"prefixItems": [{"type": "string"}, {}], "items": false},
    "Either": {"allOf": [{"if": {"required": ["A"]}, "then": {"required": ["B"]}}]}, "Same": {"$ref": "#/definitions/properties.List"}})"));
  EXPECT_EQ(type["definitions"]["properties.List"], type["schema"]["properties"]["List"]);
}

TEST(Registry, ReferencesToNowhereSayNothing) {
  Dropped dropped;
  const json type = normalised(
      R"({"typeName": "A::B::C", "properties": {"X": {"$ref": "#/definitions/None"}}, "definitions": {"Own": {"$ref": "#/definitions/Own"}}})",
      &dropped);
  EXPECT_EQ(type["schema"]["properties"]["X"], json::object());
  EXPECT_EQ(type["definitions"]["Own"], json::object());
  EXPECT_EQ(dropped["$ref to nowhere"], 2);
}

TEST(Registry, AComposedIdentifierIsAString) {
  EXPECT_EQ(
      normalised(
          R"({"typeName": "A::B::C", "properties": {"X": {}, "Y": {}}, "primaryIdentifier": ["/properties/Y", "/properties/X"]})")
          ["ref"],
      json({{"type", "string"}}));
}

TEST(Registry, WhatIsNoType) {
  EXPECT_EQ(error("[]"), "t.json: is no schema of a resource type: no object");
  EXPECT_EQ(error("{}"), "t.json: is no schema of a resource type: no \"typeName\"");
  EXPECT_EQ(error(R"({"typeName": 3})"), "t.json: is no schema of a resource type: no \"typeName\"");
  EXPECT_EQ(error(R"({"typeName": "Bucket"})"), "t.json: \"Bucket\" is no name of a resource type");
  EXPECT_EQ(error(R"({"typeName": "A::B::C", "properties": []})"), "t.json: /properties: is no object");
  EXPECT_EQ(error(R"({"typeName": "A::B::C", "properties": {"T": {}}, "tagging": {"taggable": "yes"}})"),
            "t.json: is no schema of a resource type: a member has the wrong form");
}

TEST(Registry, Folders) {
  const testing::TemporaryFolder folder;
  Dropped dropped;
  EXPECT_EQ(read_registry_folder(folder.path(), dropped).error(),
            folder.path().string() + ": holds no schemas of resource types");
  folder.write("aws-a-b.json", R"({"typeName": "AWS::A::B"})");
  folder.write("readme.txt", "no JSON");
  EXPECT_TRUE(read_registry_folder(folder.path(), dropped)->contains("AWS::A::B"));
  folder.write("broken.json", "{\"typeName\": ");
  EXPECT_EQ(read_registry_folder(folder.path(), dropped).error().substr(0, folder.path().string().size() + 22),
            folder.path().string() + "/broken.json: at line ");
}

TEST(Registry, TheLayoutOfCfnLint) {
  const testing::TemporaryFolder folder;
  Dropped dropped;
  folder.write("providers/us_east_1.py", "types: dict[str, str] = {\n    \"AWS::A::B\": \"00ff\",\n}\n");
  folder.write("resources/00ff.json", R"({"typeName": "AWS::A::B"})");
  folder.write("resources/1111.json", R"({"typeName": "AWS::Other::Region"})");
  const auto types = read_registry_folder(folder.path(), dropped);
  ASSERT_TRUE(types) << types.error();
  EXPECT_EQ(types->size(), 1U);
  folder.write("providers/us_east_1.py", "types = {}\n");
  EXPECT_EQ(read_registry_folder(folder.path(), dropped).error(),
            folder.path().string() + "/providers/us_east_1.py: lists no types");
}

}  // namespace
}  // namespace cfnsonnet::schema
