#include "schema/nearest.h"

#include <vector>

#include <gtest/gtest.h>

namespace cfnsonnet::schema {
namespace {

const std::vector<std::string_view> names = {"AWS::S3::Bucket", "AWS::S3::BucketPolicy", "AWS::SNS::Topic"};

TEST(Nearest, LettersAndCase) {
  EXPECT_EQ(nearest("AWS::S3::Buckte", names), "AWS::S3::Bucket");
  EXPECT_EQ(nearest("aws::s3::bucketpolicy", names), "AWS::S3::BucketPolicy");
  EXPECT_EQ(nearest("AWS::SNS::Topics", names), "AWS::SNS::Topic");
}

TEST(Nearest, NothingIsNear) {
  EXPECT_EQ(nearest("AWS::Lambda::Function", names), std::nullopt);
  EXPECT_EQ(nearest("", names), std::nullopt);
  EXPECT_EQ(nearest("x", {}), std::nullopt);
}

}  // namespace
}  // namespace cfnsonnet::schema
