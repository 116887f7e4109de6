// From JSON to the blob and back; wrong input gets one line with its place.
#include "schema/compiler/pack.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/bundle.h"
#include "schema/compiler/folder.h"
#include "schema/compiler/unpack.h"
#include "schema/support.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;
using testing::pack_error;
using testing::packed;

TEST(Pack, ComesBackAsItWas) {
  const json types = json::parse(R"({"AWS::A::B": {
    "schema": {"type": "object", "additionalProperties": false, "required": ["N"], "requiredXor": [["A", "B"]], "uniqueKeys": [["K"]],
      "properties": {"N": {"type": "string", "pattern": "^a", "enum": ["p", "q"]}, "A": {"$ref": "#/definitions/D"}, "B": {"minimum": -0.5, "maximum": 12},
        "C": {"if": {"type": "string"}, "then": {"minLength": 1}, "else": false}}},
    "definitions": {"D": {"type": "object", "properties": {"D": {"type": "array", "items": {"$ref": "#/definitions/D"}}}}},
    "attributes": {"Arn": {"type": "string"}}, "ref": {"type": "string"}, "tagging": "Tags", "createOnly": ["N"],
    "lifecycle": {"status": "shutdown", "date": "2026-01-31"}}})");
  const auto words = pack(types, "s");
  ASSERT_TRUE(words) << words.error();
  const auto bundle = Bundle::from_words(*words);
  ASSERT_TRUE(bundle) << bundle.error();
  const auto back = unpack(**bundle);
  ASSERT_TRUE(back) << back.error();
  EXPECT_EQ(*back, types) << back->dump(1);
}

TEST(Pack, TheCommittedSchemaIsThatOfTheBinaryWordForWord) {
  const auto folder = read_folder(PROJECT_DIR "/schema");
  ASSERT_TRUE(folder) << folder.error();
  const auto words = pack(folder->types, folder->sources, folder->files);
  ASSERT_TRUE(words) << words.error();
  EXPECT_TRUE(std::ranges::equal(*words, Bundle::embedded().words())) << "packing must give the same bytes every time";
  // What the binary holds is all that there is: nothing is lost on the way back.
  const auto types = unpack(Bundle::embedded());
  ASSERT_TRUE(types) << types.error();
  const auto again = pack(*types, folder->sources);
  ASSERT_TRUE(again) << again.error();
  EXPECT_TRUE(std::ranges::equal(*again, Bundle::embedded().words()));
}

TEST(Pack, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(pack_error(R"({"T": 1})"), "T: /: a type is an object");
  EXPECT_EQ(pack_error(R"({"T": {}})"), "T: /: a type needs a \"schema\"");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {}, "propertys": {}}})"),
            "T: /propertys: unknown member \"propertys\" of a type");
  EXPECT_EQ(pack_error(R"({"T": {"schema": 5}})"), "T: /schema: a schema is an object, true or false");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {"properties": {"A/B": {"maxlength": 3}}}}})"),
            "T: /schema/properties/A~1B/maxlength: unknown keyword \"maxlength\"");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {"type": "text"}}})"), "T: /schema/type: unknown type \"text\"");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {"type": []}}})"), "T: /schema/type: names no type");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {"maxLength": "3"}}})"), "T: /schema/maxLength: is no count");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {"maxLength": -1}}})"), "T: /schema/maxLength: is no count");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {"minimum": "3"}}})"), "T: /schema/minimum: is no number");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {"required": "A"}}})"), "T: /schema/required: is no list");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {"required": [1]}}})"),
            "T: /schema/required: lists something that is no string");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {"enum": [{}]}}})"), "T: /schema/enum: lists a value that is no scalar");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {"oneOf": {}}}})"), "T: /schema/oneOf: is no list of schemas");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {"properties": []}}})"), "T: /schema/properties: is no object");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {"uniqueItems": 1}}})"),
            "T: /schema/uniqueItems: is neither true nor false");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {"then": {}}}})"), "T: /schema/then: \"then\" without \"if\"");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {"pattern": 1}}})"), "T: /schema/pattern: is no string");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {}, "lifecycle": {"status": "dead"}}})"),
            "T: /lifecycle/status: unknown status \"dead\"; one of active, maintenance, sunset, shutdown");
}

TEST(Pack, ReferencesToNowhere) {
  EXPECT_EQ(pack_error(R"({"T": {"schema": {"items": {"$ref": "#/definitions/Tag"}}}})"),
            "T: /schema/items/$ref: $ref to an unknown definition \"Tag\"");
  EXPECT_EQ(
      pack_error(R"({"T": {"schema": {"items": {"$ref": "http://x"}}}})"),
      "T: /schema/items/$ref: $ref to unknown \"http://x\"; it is \"#/definitions/NAME\" or the name of a structure");
  EXPECT_EQ(pack_error(R"({"T": {"schema": {"items": {"$ref": "U"}}}, "U": {"schema": {}}})"),
            "T: /schema/items/$ref: $ref to unknown \"U\"; it is \"#/definitions/NAME\" or the name of a structure");
}

TEST(Pack, ReferencesInACircle) {
  EXPECT_EQ(
      pack_error(
          R"({"T": {"schema": {}, "definitions": {"A": {"$ref": "#/definitions/B"}, "B": {"$ref": "#/definitions/A"}}}})"),
      "T: /definitions/B/$ref: the definition \"A\" is nothing but itself");
  EXPECT_EQ(
      pack_error(
          R"({"T": {"schema": {"$ref": "#/definitions/A"}, "definitions": {"A": {"anyOf": [{"not": {"$ref": "#/definitions/A"}}]}}}})"),
      "T: /definitions/A: the schema refers to itself in a circle");
  std::string deep = "true";
  for (int i = 0; i < 100; ++i) deep = R"({"not": )" + deep + "}";
  EXPECT_EQ(pack_error(R"({"T": {"schema": )" + deep + "}}").substr(0, 3), "T: ");
}

TEST(Pack, NamesTheFile) {
  const auto words = pack(json::parse(R"({"T": {"schema": {"a": 1}}})"), "s", {{"T", "services/T.json"}});
  ASSERT_FALSE(words);
  EXPECT_EQ(words.error(), "services/T.json: T: /schema/a: unknown keyword \"a\"");
}

}  // namespace
}  // namespace cfnsonnet::schema
