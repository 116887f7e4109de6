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

}  // namespace
}  // namespace cfnsonnet
