// What the binary holds, against facts that AWS's documentation states.
#include <gtest/gtest.h>

#include "schema/bundle.h"

namespace cfnsonnet::schema {
namespace {

const Bundle& bundle() { return Bundle::embedded(); }

bool lists(const List<std::string_view>& list, std::string_view text) {
  return std::ranges::find(list, text) != list.end();
}

TEST(Embedded, HasEveryType) {
  std::size_t resources = 0;
  for (const Type& type : bundle().types()) resources += !type.is_structure();
  EXPECT_GE(resources, 1828U);
  for (const char* name : {"AWS::S3::Bucket", "AWS::EC2::VPC", "AWS::Lambda::Function", "AWS::IAM::Role",
                           "Alexa::ASK::Skill", "AWS::CloudFormation::CustomResource", "Module"}) {
    EXPECT_TRUE(bundle().type(name)) << name;
  }
  EXPECT_FALSE(bundle().type("AWS::S3::Buckets"));
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
TEST(Embedded, Bucket) {
  const Type bucket = *bundle().type("AWS::S3::Bucket");
  const Schema schema = bucket.schema();
  EXPECT_TRUE(schema.find(Keyword::additional_properties)->schema().find(Keyword::never));
  const Constraint properties = *schema.find(Keyword::properties);
  const Schema name = properties.property("BucketName")->schema;
  EXPECT_TRUE(name.find(Keyword::type)->types().has(JsonType::string));
  EXPECT_TRUE(name.find(Keyword::pattern));
  EXPECT_TRUE(lists(bucket.create_only(), "BucketName"));
  EXPECT_TRUE(bucket.attribute("Arn"));
  EXPECT_TRUE(bucket.attribute("RegionalDomainName"));
  EXPECT_FALSE(bucket.attribute("ARN"));
  EXPECT_EQ(bucket.tag_property(), "Tags");
  EXPECT_EQ(bucket.primary_identifier().front(), "BucketName");
  EXPECT_EQ(bucket.ref()->find(Keyword::pattern)->text(), name.find(Keyword::pattern)->text());
  EXPECT_EQ(bucket.ref()->find(Keyword::kinds)->strings().front(), "name AWS::S3::Bucket");
  const Schema versioning = properties.property("VersioningConfiguration")->schema;
  const auto
      status = versioning.find(Keyword::properties)->property("Status")->schema.find(Keyword::enumeration)->values();
  ASSERT_EQ(status.size(), 2U);
  EXPECT_EQ(status[0].text, "Enabled");
  EXPECT_EQ(status[1].text, "Suspended");
  EXPECT_EQ(versioning.find(Keyword::required)->strings().front(), "Status");
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-eip.html
TEST(Embedded, RefOfAnAddressIsTheAddress) {
  const Type address = *bundle().type("AWS::EC2::EIP");
  EXPECT_EQ(address.ref()->find(Keyword::kinds)->strings().front(), "address AWS::EC2::EIP");
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html
TEST(Embedded, NestedStacksReturnTheirOutputs) {
  const Type stack = *bundle().type("AWS::CloudFormation::Stack");
  EXPECT_TRUE(stack.attribute("Outputs.VpcId"));
  EXPECT_FALSE(stack.attribute("VpcId"));
  EXPECT_TRUE(lists(stack.schema().find(Keyword::required)->strings(), "TemplateURL"));
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
TEST(Embedded, CustomResourcesTakeAnyProperty) {
  const Type custom = *bundle().type("Custom::Thing");
  EXPECT_TRUE(lists(custom.schema().find(Keyword::required)->strings(), "ServiceToken"));
  EXPECT_FALSE(custom.schema().find(Keyword::additional_properties));
  EXPECT_FALSE(custom.schema().find(Keyword::pattern_properties));
  EXPECT_TRUE(custom.attribute("Any.Thing"));
}

// The registry says it with formats that it shares with cfn-lint.
TEST(Embedded, Formats) {
  const auto format = bundle()
                          .type("AWS::EC2::Subnet")
                          ->schema()
                          .find(Keyword::properties)
                          ->property("VpcId")
                          ->schema.find(Keyword::format);
  ASSERT_TRUE(format);
  EXPECT_EQ(format->text(), "AWS::EC2::VPC.Id");
}

TEST(Embedded, StatementsOfAFirewallContainStatements) {
  const Type acl = *bundle().type("AWS::WAFv2::WebACL");
  const auto statement = find_property(acl.definitions(), "Statement");
  const auto no = find_property(acl.definitions(), "NotStatement");
  ASSERT_TRUE(statement && no);
  EXPECT_EQ(no->schema.find(Keyword::properties)->property("Statement")->schema, statement->schema);
}

TEST(Embedded, NamesItsSources) {
  EXPECT_NE(bundle().sources().find("aws-service-spec"), std::string_view::npos);
  EXPECT_EQ(bundle().base_checksum(), 0U);
}

}  // namespace
}  // namespace cfnsonnet::schema
