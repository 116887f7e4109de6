// What a person reads.
#include "schema/describe.h"

#include <gtest/gtest.h>

#include "schema/support.h"

namespace cfnsonnet::schema {
namespace {

using testing::packed;

constexpr std::string_view types = R"({"AWS::A::Thing": {
  "schema": {"type": "object", "additionalProperties": false, "required": ["Name"], "requiredXor": ["Name", "Rules"], "dependentExcluded": {"Size": ["Rules"]}, "properties": {
    "Arn": {"type": "string"}, "Name": {"type": "string", "minLength": 3, "maxLength": 63, "pattern": "^[a-z]+$"},
    "Size": {"type": "number", "minimum": 0.5}, "Kind": {"type": "string", "enum": ["a", "b"]},
    "Rules": {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/definitions/Rule"}}, "Policy": {"type": ["object", "string"]}}},
  "definitions": {"Rule": {"type": "object", "required": ["Id"], "properties": {"Id": {"type": "integer"}, "Next": {"$ref": "#/definitions/Rule"}}}},
  "attributes": {"Arn": {"type": "string"}}, "ref": {"type": "string"}, "readOnly": ["Arn"], "createOnly": ["Name"], "conditionalCreateOnly": ["Rules/*/Id"],
  "deprecated": ["Size"], "tagging": "Tags", "lifecycle": {"status": "sunset", "date": "2026-05-20"}}, "AWS::B::Other": {"schema": {}}, "structure:Template": {"schema": {}}})";

TEST(Describe, AType) {
  const auto bundle = packed(types);
  const auto text = describe(*bundle.bundle, "AWS::A::Thing");
  ASSERT_TRUE(text) << text.error();
  EXPECT_EQ(*text, R"(AWS::A::Thing
  Ref returns: string
  Tags are in: Tags
  The service is in sunset since 2026-05-20

Properties (* required; a change [replaces] the resource, [may replace] it, or is made in place)
    Kind    string, a | b
  * Name    string, matches ^[a-z]+$, 3 to 63 characters [replaces]
    Policy  string or object
    Rules   list of Rule, no item twice, at least 1 item
    Size    number, at least 0.5 [deprecated]
    exactly one of Name, Rules
    Size excludes Rules

Attributes (Fn::GetAtt)
    Arn  string

Parts (cfnsonnet schema AWS::A::Thing.NAME)
    Rule
)");
}

TEST(Describe, APart) {
  const auto bundle = packed(types);
  const std::string members = R"(
Members (* required; a change [replaces] the resource, [may replace] it, or is made in place)
  * Id    integer [may replace]
    Next  Rule
)";
  EXPECT_EQ(*describe(*bundle.bundle, "AWS::A::Thing.Rule"), "AWS::A::Thing.Rule\n  Rule\n" + members);
  EXPECT_EQ(*describe(*bundle.bundle, "AWS::A::Thing.Rules"),
            "AWS::A::Thing.Rules\n  list of Rule, no item twice, at least 1 item\n" + members);
  EXPECT_EQ(*describe(*bundle.bundle, "AWS::A::Thing.Rules.Id"), "AWS::A::Thing.Rules.Id\n  integer [may replace]\n");
  EXPECT_EQ(*describe(*bundle.bundle, "AWS::A::Thing.Rules/Id"), "AWS::A::Thing.Rules/Id\n  integer [may replace]\n");
  EXPECT_EQ(*describe(*bundle.bundle, "AWS::A::Thing.Name"),
            "AWS::A::Thing.Name\n  string, matches ^[a-z]+$, 3 to 63 characters [replaces]\n");
}

TEST(Describe, AnyProperties) {
  EXPECT_EQ(*describe(*packed(types).bundle, "AWS::B::Other"), "AWS::B::Other\n\nProperties: any\n");
}

TEST(Describe, Unknown) {
  const auto bundle = packed(types);
  const auto error = [&](std::string_view what) { return describe(*bundle.bundle, what).error(); };
  EXPECT_EQ(error("AWS::A::Thign"), "no resource type \"AWS::A::Thign\"; did you mean \"AWS::A::Thing\"?");
  EXPECT_EQ(error("Thing"), "no resource type \"Thing\"; did you mean \"AWS::A::Thing\"?");
  EXPECT_EQ(error("Completely::Different"),
            "no resource type \"Completely::Different\"; \"cfnsonnet schema\" lists them");
  EXPECT_EQ(error(""), "no resource type \"\"; \"cfnsonnet schema\" lists them");
  EXPECT_EQ(error("AWS::A::Thing.Nam"), "AWS::A::Thing has no \"Nam\"; did you mean \"Name\"?");
  EXPECT_EQ(error("AWS::A::Thing.Rules.ID"), "AWS::A::Thing has no \"Rules.ID\"; did you mean \"Id\"?");
  EXPECT_EQ(error("AWS::A::Thing.Name.Length"), "AWS::A::Thing has no \"Name.Length\"");
}

TEST(Describe, Lists) {
  const auto bundle = packed(types);
  EXPECT_EQ(list_types(*bundle.bundle, ""), "AWS::A::Thing\nAWS::B::Other\n");
  EXPECT_EQ(list_types(*bundle.bundle, "b::o"), "AWS::B::Other\n");
  EXPECT_EQ(list_types(*bundle.bundle, "zz"), "");
}

TEST(Describe, EveryEmbeddedTypeHasADescription) {
  for (const Type& type : Bundle::embedded().types()) {
    const auto text = describe(Bundle::embedded(), type.name());
    ASSERT_TRUE(text) << text.error();
    EXPECT_TRUE(text->starts_with(std::string(type.name()) + "\n"));
  }
}

}  // namespace
}  // namespace cfnsonnet::schema
