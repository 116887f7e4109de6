// What names tell of the kinds of texts, and what facts of the overlay say in their place.
#include "schema/compiler/kinds.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/compiler/overlay.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

json type_of(const char* text) {
  json types = {{"AWS::A::Topic", json::parse(text)}};
  add_kinds_by_name(types);
  return types["AWS::A::Topic"];
}

json kinds(const json& schema) { return schema.contains("kinds") ? schema["kinds"] : json(); }

TEST(Kinds, PropertiesCalledArnTakeOne) {
  const json type = type_of(R"({"schema": {"properties": {
      "RoleArn": {"type": "string"}, "TargetARNs": {"type": "array", "items": {"type": "string"}},
      "Role": {"type": "string"}, "HasArn": {"type": "boolean"},
      "Deep": {"properties": {"KeyArn": {"type": ["string", "object"]}}}}}})");
  const json& properties = type["schema"]["properties"];
  EXPECT_EQ(kinds(properties["RoleArn"]), json({"arn"}));
  EXPECT_EQ(kinds(properties["TargetARNs"]["items"]), json({"arn"}));
  EXPECT_EQ(kinds(properties["TargetARNs"]), json());
  EXPECT_EQ(kinds(properties["Role"]), json());
  EXPECT_EQ(kinds(properties["HasArn"]), json());
  EXPECT_EQ(kinds(properties["Deep"]["properties"]["KeyArn"]), json({"arn"}));
}

TEST(Kinds, PropertiesThatOnlyAnArnMatchesTakeOne) {
  const json type = type_of(R"({"schema": {"properties": {
      "Role": {"type": "string", "pattern": "^arn:aws(|-cn):iam::[0-9|]+:role/.+$"},
      "Roles": {"type": "array", "items": {"type": "string", "pattern": "arn:.*"}},
      "Key": {"type": "string", "pattern": "^arn:.*$|^alias/.*$"}, "Id": {"type": "string", "pattern": "^(arn:.*:)?[a-z]+$"}}}})");
  const json& properties = type["schema"]["properties"];
  EXPECT_EQ(kinds(properties["Role"]), json({"arn"}));
  EXPECT_EQ(kinds(properties["Roles"]["items"]), json({"arn"}));
  EXPECT_EQ(kinds(properties["Key"]), json());
  EXPECT_EQ(kinds(properties["Id"]), json());
}

TEST(Kinds, ADefinitionThatOthersUseTooStaysAsItIs) {
  const json type = type_of(R"({"schema": {"properties": {"RoleArn": {"$ref": "#/definitions/Text"}}},
      "definitions": {"Text": {"type": "string", "maxLength": 9}}})");
  EXPECT_EQ(type["schema"]["properties"]["RoleArn"],
            json::parse(R"({"type": "string", "maxLength": 9, "kinds": ["arn"]})"));
  EXPECT_EQ(kinds(type["definitions"]["Text"]), json());
}

TEST(Kinds, AttributesAndRefsGiveWhatTheirNamesSay) {
  const json type = type_of(R"({"schema": {}, "ref": {"type": "string"}, "primaryIdentifier": ["TopicName"],
      "attributes": {"TopicArn": {"type": "string"}, "RoleArn": {"type": "string"}, "Id": {"type": "string"},
                     "Host.DNSName": {"type": "string"}, "HostUrl": {"type": "string"}, "CountArn": {"type": "integer"}}})");
  EXPECT_EQ(kinds(type["ref"]), json({"name AWS::A::Topic"}));
  EXPECT_EQ(kinds(type["attributes"]["TopicArn"]), json({"arn AWS::A::Topic"}));
  EXPECT_EQ(kinds(type["attributes"]["RoleArn"]), json({"arn"})) << "of a role";
  EXPECT_EQ(kinds(type["attributes"]["Id"]), json()) << "an ARN as often as an ID";
  EXPECT_EQ(kinds(type["attributes"]["Host.DNSName"]), json({"domain"}));
  EXPECT_EQ(kinds(type["attributes"]["HostUrl"]), json({"url"}));
  EXPECT_EQ(kinds(type["attributes"]["CountArn"]), json());
}

TEST(Kinds, ARefMayNameAnotherResource) {
  const json type = type_of(
      R"({"schema": {}, "ref": {"type": "string"}, "primaryIdentifier": ["AutoScalingGroupName"]})");
  EXPECT_EQ(kinds(type["ref"]), json({"name"}));
}

TEST(Kinds, TheOverlayKnowsBetter) {
  Overlay overlay;
  ASSERT_TRUE(overlay.add(json::parse(R"([{"type": "AWS::A::B", "source": "https://x",
      "gives": {"Ref": "arn", "Name": ""},
      "takes": {"Role": ["arn AWS::IAM::Role"], "D/Ids": ["id"], "TaskArn": []}}])"),
                          "o.json"));
  json types = json::parse(R"({"AWS::A::B": {
      "schema": {"properties": {"Role": {"type": "string"}, "TaskArn": {"type": "string"}}},
      "definitions": {"D": {"properties": {"Ids": {"type": "array", "items": {"type": "string"}}}}},
      "attributes": {"Name": {"type": "string"}}, "primaryIdentifier": ["Id"]}})");
  const auto applied = overlay.apply(types);
  ASSERT_TRUE(applied) << applied.error();
  const json& type = types["AWS::A::B"];
  EXPECT_EQ(kinds(type["ref"]), json({"arn AWS::A::B"}));
  EXPECT_EQ(kinds(type["attributes"]["Name"]), json());
  EXPECT_EQ(kinds(type["schema"]["properties"]["Role"]), json({"arn AWS::IAM::Role"}));
  EXPECT_EQ(kinds(type["schema"]["properties"]["TaskArn"]), json());
  EXPECT_EQ(kinds(type["definitions"]["D"]["properties"]["Ids"]["items"]), json({"id"}));
}

TEST(Kinds, AFactAboutNothingIsAnError) {
  for (const char* fact :
       {R"("gives": {"Arn": "arn"})", R"("takes": {"Role": ["arn"]})", R"("takes": {"D/Role": ["arn"]})"}) {
    Overlay overlay;
    ASSERT_TRUE(
        overlay.add(json::parse(std::string(R"([{"type": "T", "source": "https://x", )") + fact + "}]"), "o.json"));
    json types = json::parse(R"({"T": {"schema": {}}})");
    const auto applied = overlay.apply(types);
    ASSERT_FALSE(applied);
    EXPECT_NE(applied.error().find("o.json: fact 1: T: the type has no "), std::string::npos) << applied.error();
  }
}

}  // namespace
}  // namespace cfnsonnet::schema
