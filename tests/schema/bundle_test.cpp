// The reader, on small schemas made for it.
#include "schema/bundle.h"

#include <gtest/gtest.h>

#include "schema/support.h"

namespace cfnsonnet::schema {
namespace {

using testing::packed;

TEST(Bundle, FindsTypesByName) {
  const auto bundle = packed(R"({"AWS::A::B": {"schema": {}}, "AWS::A::C": {"schema": {}}, "Z": {"schema": {}}})");
  EXPECT_EQ(bundle->types().size(), 3U);
  ASSERT_TRUE(bundle->type("AWS::A::C"));
  EXPECT_EQ(bundle->type("AWS::A::C")->name(), "AWS::A::C");
  for (const char* unknown : {"", "AWS::A", "AWS::A::BB", "aws::a::b", "ZZ", "structure:Z"})
    EXPECT_FALSE(bundle->type(unknown)) << unknown;
  EXPECT_EQ(bundle->sources(), "test data");
}

TEST(Bundle, CustomResourcesAndModulesAreOneTypeEach) {
  const auto bundle = packed(R"({"AWS::CloudFormation::CustomResource": {"schema": {}}, "Module": {"schema": {}}})");
  EXPECT_EQ(bundle->type("Custom::Anything")->name(), "AWS::CloudFormation::CustomResource");
  EXPECT_EQ(bundle->type("My::S3::Bucket::MODULE")->name(), "Module");
  EXPECT_FALSE(bundle->type("Custom:Anything"));
  EXPECT_FALSE(bundle->type("My::S3::Bucket::MODULES"));
}

TEST(Bundle, EveryKeywordHasItsArgument) {
  const auto bundle = packed(R"json({"T": {"schema": {
    "type": ["object", "string"], "enum": ["b", "a", 1.5, true, null], "enumCaseInsensitive": ["X"], "const": 7,
    "allOf": [{"minLength": 1}], "anyOf": [true, false], "oneOf": [{}], "not": {"type": "null"},
    "if": {"type": "array"}, "then": {"minItems": 2}, "functions": ["Ref"],
    "pattern": "^a+$", "minLength": 1, "maxLength": 2, "format": "date-time",
    "minimum": -1.5, "maximum": 10, "exclusiveMinimum": -2, "exclusiveMaximum": 11, "multipleOf": 0.5,
    "items": {"type": "integer"}, "prefixItems": [{"type": "boolean"}, {}], "contains": {"const": 1},
    "minItems": 3, "maxItems": 4, "uniqueItems": true, "uniqueKeys": ["K"],
    "properties": {"B": {"type": "number"}, "A": {}}, "patternProperties": {"^x": {"type": "null"}}, "additionalProperties": false,
    "propertyNames": {"maxLength": 9}, "minProperties": 5, "maxProperties": 6,
    "required": ["A"], "requiredXor": [["A", "B"], ["C", "D"]], "requiredOr": ["E", "F"],
    "dependentRequired": {"B": ["A"]}, "dependentExcluded": {"A": ["C", "D"]},
    "comparisons": ["A <= B", "A * 2 < B"]}}})json");
  const Schema schema = bundle->type("T")->schema();
  const auto of = [&](Keyword keyword) {
    const auto found = schema.find(keyword);
    if (!found) throw std::runtime_error("keyword missing");
    return *found;
  };
  EXPECT_TRUE(of(Keyword::type).types().has(JsonType::object));
  EXPECT_FALSE(of(Keyword::type).types().has(JsonType::array));
  const auto values = of(Keyword::enumeration).values();
  ASSERT_EQ(values.size(), 5U);
  EXPECT_EQ(values[0].text, "a");
  EXPECT_EQ(values[1].text, "b");
  EXPECT_EQ(values[2].number, 1.5);
  EXPECT_EQ(values[2].text, "1.5");
  EXPECT_TRUE(values[3].kind == Value::Kind::boolean && values[3].boolean);
  EXPECT_EQ(values[4].kind, Value::Kind::null);
  EXPECT_EQ(of(Keyword::enumeration_any_case).values().front().text, "X");
  EXPECT_EQ(of(Keyword::constant).values().front().text, "7");
  EXPECT_EQ(of(Keyword::all_of).schemas().front().find(Keyword::min_length)->count(), 1U);
  EXPECT_TRUE(of(Keyword::any_of).schemas()[0].constraints().empty());
  EXPECT_TRUE(of(Keyword::any_of).schemas()[1].find(Keyword::never));
  EXPECT_EQ(of(Keyword::one_of).schemas().size(), 1U);
  EXPECT_TRUE(of(Keyword::negation).schema().find(Keyword::type)->types().has(JsonType::null));
  const auto condition = of(Keyword::if_then_else).schemas();
  ASSERT_EQ(condition.size(), 3U);
  EXPECT_EQ(condition[1].find(Keyword::min_items)->count(), 2U);
  EXPECT_TRUE(condition[2].constraints().empty()) << "a missing else accepts everything";
  EXPECT_EQ(of(Keyword::functions).strings().front(), "Ref");
  EXPECT_EQ(of(Keyword::pattern).text(), "^a+$");
  EXPECT_EQ(bundle->pattern(of(Keyword::pattern).pattern()), "^a+$");
  EXPECT_EQ(of(Keyword::format).text(), "date-time");
  EXPECT_EQ(of(Keyword::minimum).number(), -1.5);
  EXPECT_EQ(of(Keyword::maximum).number(), 10);
  EXPECT_EQ(of(Keyword::exclusive_minimum).number(), -2);
  EXPECT_EQ(of(Keyword::exclusive_maximum).number(), 11);
  EXPECT_EQ(of(Keyword::multiple_of).number(), 0.5);
  EXPECT_TRUE(of(Keyword::items).schema().find(Keyword::type)->types().has(JsonType::integer));
  EXPECT_EQ(of(Keyword::prefix_items).schemas().size(), 2U);
  EXPECT_EQ(of(Keyword::contains).schema().find(Keyword::constant)->values().front().number, 1);
  EXPECT_EQ(of(Keyword::min_items).count(), 3U);
  EXPECT_EQ(of(Keyword::max_items).count(), 4U);
  EXPECT_EQ(of(Keyword::unique_items).keyword(), Keyword::unique_items);
  EXPECT_EQ(of(Keyword::unique_keys).strings().front(), "K");
  const auto properties = of(Keyword::properties).properties();
  ASSERT_EQ(properties.size(), 2U);
  EXPECT_EQ(properties[0].name, "A");
  EXPECT_EQ(properties[1].name, "B");
  EXPECT_TRUE(of(Keyword::properties).property("B")->schema.find(Keyword::type)->types().has(JsonType::number));
  EXPECT_FALSE(of(Keyword::properties).property("C"));
  const Property by_pattern = of(Keyword::pattern_properties).properties().front();
  EXPECT_EQ(by_pattern.name, "^x");
  EXPECT_EQ(bundle->pattern(by_pattern.pattern), "^x");
  EXPECT_TRUE(of(Keyword::additional_properties).schema().find(Keyword::never));
  EXPECT_EQ(of(Keyword::property_names).schema().find(Keyword::max_length)->count(), 9U);
  EXPECT_EQ(of(Keyword::min_properties).count(), 5U);
  EXPECT_EQ(of(Keyword::max_properties).count(), 6U);
  EXPECT_EQ(of(Keyword::required).strings().front(), "A");
  EXPECT_EQ(of(Keyword::required_xor).strings()[1], "B");
  EXPECT_EQ(of(Keyword::required_or).strings()[1], "F");
  EXPECT_EQ(of(Keyword::dependent_required).dependencies().front().others.front(), "A");
  EXPECT_EQ(of(Keyword::dependent_excluded).dependencies().front().name, "A");
  EXPECT_EQ(of(Keyword::dependent_excluded).dependencies().front().others.size(), 2U);
  EXPECT_EQ(of(Keyword::comparisons).strings()[1], "A * 2 < B");
  EXPECT_EQ(std::ranges::count(schema.constraints(), Keyword::required_xor, &Constraint::keyword), 2)
      << "a list of lists is several constraints";
  EXPECT_EQ(bundle->pattern_count(), 2U);
}

TEST(Bundle, EqualSchemasHaveOneId) {
  const auto bundle = packed(
      R"({"A": {"schema": {"properties": {"X": {"type": "string", "maxLength": 3}, "Y": {"$ref": "#/definitions/D"}}},
                                       "definitions": {"D": {"maxLength": 3, "type": "string"}}},
                                 "B": {"schema": {"items": {"type": ["string"], "maxLength": 3}}}})");
  const auto properties = *bundle->type("A")->schema().find(Keyword::properties);
  EXPECT_EQ(properties.property("X")->schema, properties.property("Y")->schema);
  EXPECT_EQ(properties.property("X")->schema, bundle->type("B")->schema().find(Keyword::items)->schema());
}

TEST(Bundle, DefinitionsMayContainThemselves) {
  const auto bundle = packed(
      R"({"A": {"schema": {"$ref": "#/definitions/Tree"}, "definitions": {"Tree": {"properties": {"Left": {"$ref": "#/definitions/Tree"}}}}},
                                 "B": {"schema": {"$ref": "#/definitions/Baum"}, "definitions": {"Baum": {"properties": {"Left": {"$ref": "#/definitions/Baum"}}}}}})");
  const Schema tree = bundle->type("A")->schema().find(Keyword::all_of)->schemas().front();
  EXPECT_EQ(tree.find(Keyword::properties)->property("Left")->schema, tree);
  EXPECT_EQ(bundle->type("A")->schema(), bundle->type("B")->schema()) << "equal, whatever the definitions are called";
}

TEST(Bundle, StructuresReferToEachOther) {
  const auto bundle = packed(
      R"({"structure:List": {"schema": {"items": {"$ref": "structure:Item"}}}, "structure:Item": {"schema": {"functions": ["Ref"]}}})");
  const auto list = bundle->type("structure:List");
  EXPECT_TRUE(list->is_structure());
  EXPECT_EQ(list->schema().find(Keyword::items)->schema(), bundle->type("structure:Item")->schema());
}

TEST(Bundle, AType) {
  const auto bundle = packed(
      R"({"T": {"schema": {}, "attributes": {"Arn": {"type": "string"}, "Outputs.*": {"type": "integer"}, "A.B": true},
    "definitions": {"D": {"type": "boolean"}}, "ref": {"type": "string"}, "primaryIdentifier": ["Id"], "readOnly": ["R"], "writeOnly": ["W"], "createOnly": ["C", "L/*/X"],
    "conditionalCreateOnly": ["M"], "deprecated": ["O"], "lifecycle": {"status": "sunset", "date": "2026-05-20"}, "tagging": "Tags"}, "U": {"schema": {}}})");
  const Type type = *bundle->type("T");
  EXPECT_TRUE(type.attribute("Arn"));
  EXPECT_TRUE(type.attribute("A.B"));
  EXPECT_FALSE(type.attribute("A"));
  EXPECT_FALSE(type.attribute("Outputs"));
  EXPECT_FALSE(type.attribute("Outputs."));
  EXPECT_TRUE(type.attribute("Outputs.Some.Thing")->find(Keyword::type)->types().has(JsonType::integer));
  EXPECT_TRUE(type.ref());
  EXPECT_EQ(type.definitions().front().name, "D");
  EXPECT_EQ(type.primary_identifier().front(), "Id");
  EXPECT_EQ(type.read_only().front(), "R");
  EXPECT_EQ(type.write_only().front(), "W");
  EXPECT_EQ(type.create_only()[1], "L/*/X");
  EXPECT_EQ(type.conditional_create_only().front(), "M");
  EXPECT_EQ(type.deprecated().front(), "O");
  EXPECT_EQ(type.lifecycle(), LifecycleStatus::sunset);
  EXPECT_EQ(type.lifecycle_date(), "2026-05-20");
  EXPECT_EQ(type.tag_property(), "Tags");
  const Type bare = *bundle->type("U");
  EXPECT_FALSE(bare.ref());
  EXPECT_TRUE(bare.attributes().empty());
  EXPECT_EQ(bare.lifecycle(), LifecycleStatus::active);
  EXPECT_EQ(bare.tag_property(), "");
}

TEST(Bundle, AnyAttribute) {
  const auto bundle = packed(R"({"T": {"schema": {}, "attributes": {"*": true}}})");
  EXPECT_TRUE(bundle->type("T")->attribute("Whatever.You.Like"));
}

}  // namespace
}  // namespace cfnsonnet::schema
