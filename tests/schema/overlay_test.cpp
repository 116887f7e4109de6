// Facts of our own.
#include "schema/compiler/overlay.h"

#include <gtest/gtest.h>

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

constexpr const char* page = "\"source\": \"https://docs.aws.amazon.com/x.html\"";

std::string error(const std::string& fact) {
  const auto facts = parse_overlay(json::parse("[" + fact + "]"), "o.json");
  return facts ? "no error" : facts.error();
}

TEST(Overlay, IsMerged) {
  const auto facts = parse_overlay(
      json::parse(
          R"([{"type": "T", "source": "https://x", "note": "n", "merge": {"schema": {"required": ["B"], "oneOf": null}}}])"),
      "o.json");
  ASSERT_TRUE(facts) << facts.error();
  json types = json::parse(R"({"T": {"schema": {"required": ["A"], "oneOf": [true], "minProperties": 1}}})");
  ASSERT_TRUE(apply_overlay(*facts, types));
  EXPECT_EQ(types, json::parse(R"({"T": {"schema": {"required": ["B"], "minProperties": 1}}})"));
}

TEST(Overlay, PropertiesAsAttributes) {
  const auto facts =
      parse_overlay(json::parse(R"([{"types": ["T"], "source": "https://x", "attributes": "properties"}])"), "o.json");
  ASSERT_TRUE(facts) << facts.error();
  json types = json::parse(
      R"({"T": {"schema": {"properties": {"S": {"type": "string"}, "L": {"type": "array", "items": {"type": "string"}},
      "Objects": {"type": "array", "items": {"$ref": "#/definitions/O"}}, "O": {"$ref": "#/definitions/O"}}},
    "definitions": {"O": {"type": "object", "properties": {"In": {"type": "integer"}, "Again": {"$ref": "#/definitions/O"}}}}, "attributes": {"Arn": true}}})");
  ASSERT_TRUE(apply_overlay(*facts, types));
  EXPECT_EQ(
      types["T"]["attributes"],
      json::parse(
          R"({"Arn": true, "S": {"type": "string"}, "L": {"type": "array", "items": {"type": "string"}}, "O.In": {"type": "integer"},
    "Objects": {"type": "array", "items": {"$ref": "#/definitions/O"}}})"));
}

TEST(Overlay, SaysWhatIsWrong) {
  EXPECT_EQ(parse_overlay(json::parse("{}"), "o.json").error(), "o.json: is no list of facts");
  EXPECT_EQ(error("1"), "o.json: fact 1: is no object");
  EXPECT_EQ(error(std::string("{") + page + R"(, "merge": {}})"), "o.json: fact 1: needs \"type\" or \"types\"");
  EXPECT_EQ(error(R"({"type": "T", "merge": {}})"),
            "o.json: fact 1: needs \"source\", the address of the page that states it");
  EXPECT_EQ(error(R"({"type": "T", "source": "hearsay", "merge": {}})"),
            "o.json: fact 1: \"source\" is no member of a fact, or has the wrong form");
  EXPECT_EQ(error(std::string("{\"type\": \"T\", ") + page + "}"),
            "o.json: fact 1: says nothing: it needs \"merge\" or \"attributes\"");
  EXPECT_EQ(error(std::string("{\"type\": \"T\", \"mrege\": {}, ") + page + "}"),
            "o.json: fact 1: \"mrege\" is no member of a fact, or has the wrong form");
  const auto facts =
      parse_overlay(json::parse(std::string("[{\"type\": \"U\", \"merge\": {}, ") + page + "}]"), "o.json");
  json types = json::object();
  EXPECT_EQ(apply_overlay(*facts, types).error(), "o.json: fact 1: unknown type \"U\"");
}

}  // namespace
}  // namespace cfnsonnet::schema
