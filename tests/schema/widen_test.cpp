// What the overlay permits more than a type's schema.
#include "schema/compiler/widen.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/compiler/folder.h"
#include "schema/compiler/overlay.h"
#include "schema/compiler/registry.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

/// A type whose one property has this schema, after a change.
json property_after(const char* schema, const char* change) {
  json type = {{"schema", {{"properties", {{"P", json::parse(schema)}}}}}};
  widen(type, "", {{"P", json::parse(change)}});
  return type["schema"]["properties"]["P"];
}

TEST(Widen, BoundsMoveOutwardsOnly) {
  EXPECT_EQ(property_after(R"({"maxLength": 64, "minimum": 1})", R"({"maxLength": 140, "minimum": 0})"),
            json::parse(R"({"maxLength": 140, "minimum": 0})"));
  EXPECT_EQ(property_after(R"({"maxItems": 200, "minItems": 0})", R"({"maxItems": 20, "minItems": 1})"),
            json::parse(R"({"maxItems": 200, "minItems": 0})"));
}

TEST(Widen, WhatIsNotLimitedStaysSo) {
  const char*
      all = R"({"maxLength": 1, "minLength": 1, "enum": ["A"], "anyCase": true, "pattern": "x", "format": null})";
  EXPECT_EQ(property_after(R"({"type": "string"})", all), json::parse(R"({"type": "string"})"));
}

TEST(Widen, ValuesAreAdded) {
  EXPECT_EQ(property_after(R"({"enum": ["B", "C"]})", R"({"enum": ["A", "B"]})"),
            json::parse(R"({"enum": ["A", "B", "C"]})"));
  EXPECT_EQ(property_after(R"({"enumCaseInsensitive": ["b"]})", R"({"enum": ["a"]})"),
            json::parse(R"({"enumCaseInsensitive": ["a", "b"]})"));
}

TEST(Widen, CaseMayBeAny) {
  EXPECT_EQ(property_after(R"({"enum": ["a"]})", R"({"anyCase": true})"),
            json::parse(R"({"enumCaseInsensitive": ["a"]})"));
  EXPECT_EQ(property_after(R"({"enum": ["b"], "enumCaseInsensitive": ["a"]})", R"({"anyCase": true})"),
            json::parse(R"({"enumCaseInsensitive": ["a", "b"]})"))
      << "as after `schema update`, where a newer schema came on top";
}

TEST(Widen, PatternsAreReplacedAndLimitsDropped) {
  EXPECT_EQ(property_after(R"({"pattern": "^a$", "maxItems": 3})", R"({"pattern": "^[ab]$", "maxItems": null})"),
            json::parse(R"({"pattern": "^[ab]$"})"));
}

TEST(Widen, PlacesLeadIntoObjectsListsAndForms) {
  json type = json::parse(R"({"schema": {"properties": {"L": {"anyOf": [true, {"type": "array",
      "items": {"properties": {"In": {"maxLength": 1}}}}]}}}})");
  EXPECT_EQ(widen(type, "", {{"L/*/In", {{"maxLength", 2}}}}), 1);
  EXPECT_EQ(type["schema"]["properties"]["L"]["anyOf"][1]["items"]["properties"]["In"]["maxLength"], 2);
  EXPECT_EQ(widen(type, "", {{"L/In", {{"maxLength", 3}}}, {"L/*/Out", {{"maxLength", 3}}}}), 0);
}

TEST(Widen, DefinitionsAreMeantByName) {
  json type = json::parse(R"({"schema": {"properties": {"P": {"$ref": "#/definitions/D"}}},
      "definitions": {"D": {"enum": ["a"]}, "E": {"properties": {"enum": {"enum": ["x"]}}}}})");
  EXPECT_EQ(widen(type, "", {{"P", {{"enum", {"b"}}}}}), 0) << "a reference is not followed";
  EXPECT_EQ(widen(type, "D", {{"", {{"enum", {"b"}}}}}), 1);
  EXPECT_EQ(widen(type, "", {{"**", {{"anyCase", true}}}}), 2);
  EXPECT_EQ(type["definitions"], json::parse(R"({"D": {"enumCaseInsensitive": ["a", "b"]},
      "E": {"properties": {"enum": {"enumCaseInsensitive": ["x"]}}}})"));
}

TEST(Widen, NothingIsNarrowed) {
  const auto wrong = [](const char* changes) {
    const auto checked = check_widening(json::parse(changes));
    return checked ? "no error" : checked.error();
  };
  EXPECT_EQ(wrong(R"({"P": {"maxLength": 3, "enum": ["a"], "pattern": null, "anyCase": true}})"), "no error");
  EXPECT_EQ(wrong(R"({"P": 3})"), "\"widen\": \"P\" is no object");
  EXPECT_EQ(wrong(R"({"P": {"required": ["A"]}})"), "\"widen\": \"required\" of \"P\" makes nothing wider");
  EXPECT_EQ(wrong(R"({"P": {"maxLength": "3"}})"), "\"widen\": \"maxLength\" of \"P\" makes nothing wider");
  EXPECT_EQ(wrong(R"({"P": {"anyCase": false}})"), "\"widen\": \"anyCase\" of \"P\" makes nothing wider");
  EXPECT_EQ(wrong(R"({"P": {"maxLenght": 3}})"), "\"widen\": \"maxLenght\" of \"P\" makes nothing wider");
}

/// A correction that changes nothing is misspelt, or AWS has put its schema right: it goes.
TEST(Widen, EachCorrectionIsNeeded) {
  const std::filesystem::path folder = std::filesystem::path(PROJECT_DIR) / "schema";
  auto overlay = read_overlay(folder / "overlay");
  ASSERT_TRUE(overlay) << overlay.error();
  json types = json::object();
  const auto files = json_files(folder / "services");
  ASSERT_TRUE(files);
  for (const auto& file : *files) types.update(*read_json(file));
  int corrections = 0;
  for (const Fact& fact : overlay->facts()) {
    if (fact.widen.is_null()) continue;
    for (const std::string& pattern : fact.types) {
      int changed = 0;
      for (const std::string& place : matching_types(pattern, types)) {
        const std::size_t dot = place.find('.');
        json& type = types[place.substr(0, dot)];
        const std::string definition = dot == std::string::npos ? "" : place.substr(dot + 1);
        for (const auto& [path, changes] : fact.widen.items()) {
          for (const auto& [name, value] : changes.items()) {
            const int count = widen(type, definition, {{path, {{name, value}}}});
            changed += count;
            corrections += count;
            EXPECT_TRUE(count > 0 || path == "**") << fact.place << ": " << place << ": " << name << " of " << path;
          }
        }
      }
      EXPECT_GT(changed, 0) << fact.place << ": " << pattern;
    }
  }
  EXPECT_GT(corrections, 500);
}

}  // namespace
}  // namespace cfnsonnet::schema
