// Facts of our own.
#include "schema/compiler/overlay.h"

#include <gtest/gtest.h>

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

constexpr const char* page = "\"source\": \"https://docs.aws.amazon.com/x.html\"";

Overlay overlay_of(const char* facts) {
  Overlay overlay;
  const auto added = overlay.add(json::parse(facts), "o.json");
  EXPECT_TRUE(added) << added.error();
  return overlay;
}

std::string error(const std::string& fact) {
  Overlay overlay;
  const auto added = overlay.add(json::parse("[" + fact + "]"), "o.json");
  return added ? "no error" : added.error();
}

TEST(Overlay, IsMerged) {
  const auto overlay = overlay_of(
      R"([{"type": "T", "source": "https://x", "note": "n", "merge": {"schema": {"required": ["B"], "oneOf": null}}}])");
  json types = json::parse(R"({"T": {"schema": {"required": ["A"], "oneOf": [true], "minProperties": 1}}})");
  ASSERT_TRUE(overlay.apply(types));
  EXPECT_EQ(types, json::parse(R"({"T": {"schema": {"required": ["B"], "minProperties": 1}}})"));
}

TEST(Overlay, DefinesATypeWholly) {
  const auto overlay = overlay_of(
      R"([{"type": "T", "source": "https://x", "define": {"schema": {"required": ["B"]}}}])");
  json types = json::parse(R"({"T": {"schema": {"minProperties": 1}, "tagging": "Tags"}})");
  ASSERT_TRUE(overlay.apply(types));
  EXPECT_EQ(types, json::parse(R"({"T": {"schema": {"required": ["B"]}}})"));
  types = json::object();
  ASSERT_TRUE(overlay.apply(types));
  EXPECT_TRUE(types.contains("T"));
}

TEST(Overlay, WhatIsPassedOnTakesItsDefinitionsAlong) {
  const auto overlay = overlay_of(R"([{"type": "T", "source": "https://x", "define": {
      "schema": {"properties": {"P": {"passedTo": "A::B/Q"}, "R": {"passedTo": "A::B.Tree/Leaf"}}}}},
      {"type": "A::B", "source": "https://x", "merge": {"definitions": {"Tree": {"maxProperties": 2}}}}])");
  json types = json::parse(R"({"A::B": {"schema": {"properties": {"Q": {"items": {"$ref": "#/definitions/Tree"}}}},
      "definitions": {"Tree": {"properties": {"Leaf": {"type": "string"}, "Again": {"$ref": "#/definitions/Tree"}}}}}})");
  ASSERT_TRUE(overlay.apply(types));
  const json expected = json::parse(R"({
      "schema": {"properties": {"P": {"items": {"$ref": "#/definitions/A::B.Tree"}}, "R": {"type": "string"}}},
      "definitions": {"A::B.Tree": {"maxProperties": 2,
        "properties": {"Leaf": {"type": "string"}, "Again": {"$ref": "#/definitions/A::B.Tree"}}}}})");
  EXPECT_EQ(types["T"], expected);
  ASSERT_TRUE(overlay.apply(types)) << "as `schema update` does with what it finds";
  EXPECT_EQ(types["T"], expected);
}

TEST(Overlay, WhatIsPassedOnMustBeThere) {
  for (const char* place : {"A::B/Other", "A::C/Q", "A::B", "A::B.Tree/Q", ""}) {
    const auto overlay = overlay_of(
        (R"([{"type": "T", "source": "https://x", "define": {"schema": {"items": {"passedTo": ")" + std::string(place) +
         R"("}}}}])")
            .c_str());
    json types = json::parse(R"({"A::B": {"schema": {"properties": {"Q": true}}}})");
    const auto applied = overlay.apply(types);
    ASSERT_FALSE(applied) << place;
    EXPECT_EQ(applied.error(), "o.json: fact 1: there is no property \"" + std::string(place) + "\"");
  }
}

TEST(Overlay, PropertiesAsAttributes) {
  const auto overlay = overlay_of(R"([{"types": ["T"], "source": "https://x", "attributes": "properties"}])");
  json types = json::parse(
      R"({"T": {"schema": {"properties": {"S": {"type": "string"}, "L": {"type": "array", "items": {"type": "string"}},
      "Objects": {"type": "array", "items": {"$ref": "#/definitions/O"}}, "O": {"$ref": "#/definitions/O"}}},
    "definitions": {"O": {"type": "object", "properties": {"In": {"type": "integer"}, "Again": {"$ref": "#/definitions/O"}}}}, "attributes": {"Arn": true}}})");
  ASSERT_TRUE(overlay.apply(types));
  EXPECT_EQ(
      types["T"]["attributes"],
      json::parse(
          R"({"Arn": true, "S": {"type": "string"}, "L": {"type": "array", "items": {"type": "string"}}, "O.In": {"type": "integer"},
    "Objects": {"type": "array", "items": {"$ref": "#/definitions/O"}}})"));
}

TEST(Overlay, RequirementsStandBesideTheSchema) {
  const auto overlay = overlay_of(
      R"([{"type": "T", "source": "https://x", "rule": "E3501", "require": {"required": ["A"]}},
      {"type": "T.D", "source": "https://x", "rule": "E3502", "require": {"required": ["B"]}}])");
  const json before = json::parse(R"({"T": {"schema": {"type": "object"}, "definitions": {"D": {"allOf": [true]}}}})");
  json types = before;
  ASSERT_TRUE(overlay.apply(types));
  EXPECT_EQ(types, json::parse(R"({"T": {
      "schema": {"type": "object", "allOf": [{"required": ["A"], "rule": "E3501"}]},
      "definitions": {"D": {"allOf": [true, {"required": ["B"], "rule": "E3502"}]}}}})"));
  drop_requirements(types);
  EXPECT_EQ(types, before);
}

TEST(Overlay, CorrectionsAreOfTypesDefinitionsAndServices) {
  const auto overlay = overlay_of(R"([
      {"type": "A::B::C", "source": "https://x", "widen": {"P": {"maxLength": 2}}},
      {"type": "A::B::C.D", "source": "https://x", "widen": {"": {"minimum": 0}}},
      {"types": ["A::B::*"], "source": "https://x", "widen": {"**": {"anyCase": true}}}])");
  json types = json::parse(R"({
      "A::B::C": {"schema": {"properties": {"P": {"maxLength": 1}}}, "definitions": {"D": {"minimum": 1}}},
      "A::B::E": {"schema": {"enum": ["a"]}}, "A::BB::E": {"schema": {"enum": ["a"]}}})");
  ASSERT_TRUE(overlay.apply(types));
  EXPECT_EQ(types, json::parse(R"({
      "A::B::C": {"schema": {"properties": {"P": {"maxLength": 2}}}, "definitions": {"D": {"minimum": 0}}},
      "A::B::E": {"schema": {"enumCaseInsensitive": ["a"]}}, "A::BB::E": {"schema": {"enum": ["a"]}}})"));
}

TEST(Overlay, TablesAreByRegion) {
  Overlay overlay;
  ASSERT_TRUE(overlay.add(
      json::parse(
          R"({"source": "https://x", "regions": {"all": ["r-1", "r-2"], "one": ["r-2"]}, "values": {"a": "all", "b": "one"}})"),
      "regions/sizes.json"));
  ASSERT_TRUE(overlay.add(json::parse(R"([{"type": "T", "source": "https://x", "rule": "E3628",
      "require": {"properties": {"Size": {"valuesByRegion": "sizes"}}}}])"),
                          "o.json"));
  json types = json::parse(R"({"T": {"schema": {}}})");
  ASSERT_TRUE(overlay.apply(types));
  EXPECT_EQ(types["T"]["schema"]["allOf"][0]["properties"]["Size"],
            json::parse(R"({"valuesByRegion": {"a": ["r-1", "r-2"], "b": ["r-2"]}})"));
}

TEST(Overlay, SaysWhatIsWrong) {
  Overlay none;
  EXPECT_EQ(none.add(json::parse("1"), "o.json").error(), "o.json: is neither a list of facts nor a table");
  EXPECT_EQ(none.add(json::parse("{}"), "o.json").error(),
            "o.json: needs \"source\", the address of the page that states it");
  EXPECT_EQ(
      none.add(json::parse(R"({"source": "https://x", "regions": {}, "values": {"a": "all"}})"), "o.json").error(),
      "o.json: the value \"a\" names no set of regions");
  EXPECT_EQ(error("1"), "o.json: fact 1: is no object");
  EXPECT_EQ(error(std::string("{") + page + R"(, "merge": {}})"), "o.json: fact 1: needs \"type\" or \"types\"");
  EXPECT_EQ(error(R"({"type": "T", "merge": {}})"),
            "o.json: fact 1: needs \"source\", the address of the page that states it");
  EXPECT_EQ(error(R"({"type": "T", "source": "hearsay", "merge": {}})"),
            "o.json: fact 1: \"source\" is no member of a fact, or has the wrong form");
  EXPECT_EQ(error(std::string("{\"type\": \"T\", ") + page + "}"),
            "o.json: fact 1: says nothing: it needs \"define\", \"merge\", \"widen\", \"require\", \"gives\", "
            "\"takes\" or \"attributes\"");
  EXPECT_EQ(error(std::string("{\"type\": \"T\", \"mrege\": {}, ") + page + "}"),
            "o.json: fact 1: \"mrege\" is no member of a fact, or has the wrong form");
  EXPECT_EQ(error(std::string("{\"type\": \"T\", \"widen\": {\"P\": {\"maxLength\": true}}, ") + page + "}"),
            "o.json: fact 1: \"widen\": \"maxLength\" of \"P\" makes nothing wider");
  EXPECT_EQ(error(std::string("{\"type\": \"T\", \"require\": {}, ") + page + "}"),
            "o.json: fact 1: \"require\" and \"rule\" stand together");
}

TEST(Overlay, SaysWhatDoesNotFit) {
  const auto applied = [](const std::string& fact) {
    json types = json::parse(R"({"T": {"schema": {}}})");
    const auto result = overlay_of(("[{" + fact + ", " + page + "}]").c_str()).apply(types);
    return result ? "no error" : result.error();
  };
  EXPECT_EQ(applied(R"("type": "U", "merge": {})"), "o.json: fact 1: unknown type \"U\"");
  EXPECT_EQ(applied(R"("type": "T.D", "rule": "E3501", "require": {})"),
            "o.json: fact 1: the type has no definition \"D\"");
  EXPECT_EQ(applied(R"("type": "U.D", "rule": "E3501", "require": {})"), "o.json: fact 1: unknown type \"U\"");
  EXPECT_EQ(applied(R"("type": "T", "rule": "E3501", "require": {"valuesByRegion": "sizes"})"),
            "o.json: fact 1: there is no table \"sizes\"");
}

}  // namespace
}  // namespace cfnsonnet::schema
