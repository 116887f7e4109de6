// The actions inside the binary: all of the text is found as a JSON reader finds it, and some facts that AWS's
// documentation states.
#include "schema/iam.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <string>

#include <nlohmann/json.hpp>

#include "embedded/iam.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

std::string in_case(std::string_view text, int (*change)(int)) {
  std::string changed(text);
  std::transform(changed.begin(), changed.end(), changed.begin(),
                 [&](char c) { return static_cast<char>(change(static_cast<unsigned char>(c))); });
  return changed;
}

TEST(Iam, FindsAllThatTheTextHolds) {
  const json facts = json::parse(embedded::iam().front().contents);
  EXPECT_GE(facts.size(), 456U);
  std::vector<std::string> prefixes;
  for (const auto& [prefix, service] : facts.items()) {
    prefixes.push_back(prefix);
    const auto found = IamService::find(in_case(prefix, std::toupper));
    ASSERT_TRUE(found) << prefix;
    EXPECT_EQ(found->actions().size(), service["actions"].size()) << prefix;
    EXPECT_FALSE(found->action("")) << prefix;
    for (const auto& [name, indices] : service["actions"].items()) {
      const auto action = found->action(in_case(name, std::tolower));
      ASSERT_TRUE(action) << prefix << ':' << name;
      EXPECT_EQ(action->name, name);
      EXPECT_FALSE(found->action(name + "x")) << prefix << ':' << name;
      std::vector<std::string> resources;
      for (const json& index : indices) resources.push_back(service["resources"].at(index.get<std::size_t>()));
      const auto named = found->resources(*action);
      EXPECT_EQ(std::vector<std::string>(named.begin(), named.end()), resources) << prefix << ':' << name;
    }
  }
  const auto all = IamService::prefixes();
  EXPECT_EQ(std::vector<std::string>(all.begin(), all.end()), prefixes);
}

TEST(Iam, FindsNoServiceThatIsNotThere) {
  for (const char* prefix : {"", "a", "s3x", "s", "zzz", "{", "\"", "\n", "AWS::S3"})
    EXPECT_FALSE(IamService::find(prefix)) << prefix;
}

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
TEST(Iam, Bucket) {
  const auto service = IamService::find("s3");
  ASSERT_TRUE(service);
  const auto action = service->action("LISTBUCKET");
  ASSERT_TRUE(action);
  EXPECT_EQ(action->name, "ListBucket");
  const auto resources = service->resources(*action);
  EXPECT_NE(std::find(resources.begin(), resources.end(), "arn:${Partition}:s3:::${BucketName}"), resources.end());
  EXPECT_TRUE(service->resources(*service->action("ListAllMyBuckets")).empty());
  EXPECT_FALSE(service->action("ListBucketss"));
}

}  // namespace
}  // namespace cfnsonnet::schema
