// Which schema is used.
#include "schema/active.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/compiler/pack.h"
#include "schema/compiler/text.h"
#include "schema/support.h"

namespace cfnsonnet::schema {
namespace {

using testing::Environment;
using testing::TemporaryFolder;

std::string bundle_bytes(std::uint32_t base) {
  const auto words = pack(nlohmann::json::parse(R"({"T": {"schema": {}}})"), "test", {}, base);
  return {reinterpret_cast<const char*>(words->data()), words->size() * 4};
}

class Active : public ::testing::Test {
 protected:
  TemporaryFolder folder_;
  Environment cache_{"XDG_CACHE_HOME", folder_.path().c_str()};
  Environment choice_{"CFNSONNET_SCHEMA", nullptr};
  std::filesystem::path file_ = folder_.path() / "cfnsonnet" / "schema.bin";
};

TEST_F(Active, TheEmbeddedOneWithoutACache) {
  const auto active = active_bundle();
  ASSERT_TRUE(active);
  EXPECT_EQ(active->bundle, &Bundle::embedded());
  EXPECT_EQ(active->warning, "");
}

TEST_F(Active, TheCache) {
  folder_.write("cfnsonnet/schema.bin", bundle_bytes(Bundle::embedded().checksum()));
  const auto active = active_bundle();
  ASSERT_TRUE(active);
  EXPECT_TRUE(active->bundle->type("T"));
  EXPECT_EQ(active->file, file_);
  EXPECT_EQ(active->warning, "");
  const Environment embedded("CFNSONNET_SCHEMA", "embedded");
  EXPECT_EQ(active_bundle()->bundle, &Bundle::embedded());
}

TEST_F(Active, ABrokenCacheIsAWarning) {
  folder_.write("cfnsonnet/schema.bin", "half");
  const auto active = active_bundle();
  ASSERT_TRUE(active);
  EXPECT_EQ(active->bundle, &Bundle::embedded());
  EXPECT_EQ(
      active->warning,
      file_.string() + ": is no schema bundle; using the built-in schema; \"cfnsonnet schema update\" makes it anew");
}

TEST_F(Active, ACacheOfAnotherVersionIsAWarning) {
  folder_.write("cfnsonnet/schema.bin", bundle_bytes(Bundle::embedded().checksum() + 1));
  const auto active = active_bundle();
  ASSERT_TRUE(active);
  EXPECT_EQ(active->bundle, &Bundle::embedded());
  EXPECT_EQ(active->warning, file_.string() +
                                 ": was made by another version of cfnsonnet; using the built-in schema; \"cfnsonnet "
                                 "schema update\" makes it anew");
}

TEST_F(Active, AFileOfOnesOwn) {
  const auto file = folder_.write("own.bin", bundle_bytes(0));
  {
    const Environment own("CFNSONNET_SCHEMA", file.c_str());
    EXPECT_TRUE(active_bundle()->bundle->type("T"));
  }
  const Environment none("CFNSONNET_SCHEMA", "/none.bin");
  EXPECT_EQ(active_bundle().error(), "CFNSONNET_SCHEMA: /none.bin: No such file or directory");
}

TEST(CacheFile, FollowsTheSpecification) {
  const Environment home("HOME", "/home/somebody");
  {
    const Environment cache("XDG_CACHE_HOME", "/c");
    EXPECT_EQ(cache_file(), "/c/cfnsonnet/schema.bin");
  }
  {
    const Environment cache("XDG_CACHE_HOME", "relative");
    EXPECT_EQ(cache_file(), "/home/somebody/.cache/cfnsonnet/schema.bin");
  }
  const Environment cache("XDG_CACHE_HOME", nullptr);
  EXPECT_EQ(cache_file(), "/home/somebody/.cache/cfnsonnet/schema.bin");
  const Environment homeless("HOME", nullptr);
  EXPECT_EQ(cache_file(), "");
}

}  // namespace
}  // namespace cfnsonnet::schema
