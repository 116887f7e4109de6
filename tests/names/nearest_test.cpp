#include "names/nearest.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace cfnsonnet {
namespace {

const std::vector<std::string_view> types = {"AWS::S3::Bucket", "AWS::S3::BucketPolicy", "AWS::SNS::Topic"};
const std::vector<std::string_view> functions = {"length", "startsWith", "x", "foo"};

TEST(Nearest, LettersAndCase) {
  EXPECT_EQ(nearest("AWS::S3::Buckte", types), "AWS::S3::Bucket");
  EXPECT_EQ(nearest("aws::s3::bucketpolicy", types), "AWS::S3::BucketPolicy");
  EXPECT_EQ(nearest("AWS::SNS::Topics", types), "AWS::SNS::Topic");
  EXPECT_EQ(nearest("lenght", functions), "length");
  EXPECT_EQ(nearest("startswith", functions), "startsWith");
  EXPECT_EQ(nearest("X", functions), "x");
}

TEST(Nearest, BeginningsOfNames) {
  EXPECT_EQ(nearest("fo", functions), "foo");
  EXPECT_EQ(nearest("leng", functions), "length");
  EXPECT_EQ(nearest("st", functions), std::nullopt);
  EXPECT_EQ(nearest("f", functions), std::nullopt);
}

TEST(Nearest, NothingIsNear) {
  EXPECT_EQ(nearest("AWS::Lambda::Function", types), std::nullopt);
  EXPECT_EQ(nearest("", types), std::nullopt);
  EXPECT_EQ(nearest("x", {}), std::nullopt);
  EXPECT_EQ(nearest("y", functions), std::nullopt);
  EXPECT_EQ(nearest("unrelated", functions), std::nullopt);
  EXPECT_EQ(nearest(std::string(100'000, 'x'), functions), std::nullopt);
}

TEST(SurelyMeant, TheSameButForCase) {
  EXPECT_EQ(surely_meant("AWS::sns::topic", types), "AWS::SNS::Topic");
  EXPECT_EQ(surely_meant("X", functions), "x");
  const std::vector<std::string_view> both = {"Name", "name"};
  EXPECT_EQ(surely_meant("NAME", both), std::nullopt);
  EXPECT_EQ(same_but_for_case("NAME", both), std::nullopt);
  EXPECT_EQ(same_but_for_case("QueueNam", std::vector<std::string_view>{"QueueName"}), std::nullopt);
}

TEST(SurelyMeant, TheOnlyOneNear) {
  const std::vector<std::string_view> names = {"BucketName", "Tags", "VersioningConfiguration"};
  EXPECT_EQ(surely_meant("BuketNmae", names), "BucketName");
  EXPECT_EQ(surely_meant("Tagss", names), "Tags");
  EXPECT_EQ(surely_meant("Tagsss", names), std::nullopt);
  EXPECT_EQ(surely_meant("Tag", names), std::nullopt);
  EXPECT_EQ(surely_meant("Bucket", names), std::nullopt);
  EXPECT_EQ(surely_meant(std::string(100'000, 'x'), names), std::nullopt);
}

TEST(SurelyMeant, AnotherIsNearlyAsNear) {
  const std::vector<std::string_view> names = {"HttpPort", "HttpPost", "HttpsPort"};
  EXPECT_EQ(surely_meant("HttpPoxt", names), std::nullopt);
}

TEST(SurelyMeant, DigitsAreNoSlips) {
  const std::vector<std::string_view> sizes = {"t3.micro", "nodejs22.x"};
  EXPECT_EQ(surely_meant("t2.micro", sizes), std::nullopt);
  EXPECT_EQ(surely_meant("nodejs20.x", sizes), std::nullopt);
  EXPECT_EQ(surely_meant("nodjs22.x", sizes), "nodejs22.x");
}

}  // namespace
}  // namespace cfnsonnet
