// The table of formats.
#include "cfnsonnet/report.h"

#include <set>

#include <gtest/gtest.h>

namespace cfnsonnet::report {
namespace {

TEST(Formats, AreFoundByName) {
  for (const Format& format : all_formats()) EXPECT_EQ(find_format(format.name), &format);
  EXPECT_EQ(find_format("nonsense"), nullptr);
  EXPECT_EQ(find_format(""), nullptr);
}

TEST(Formats, HaveNamesOfTheirOwnAndSummaries) {
  std::set<std::string_view> names;
  for (const Format& format : all_formats()) {
    EXPECT_TRUE(names.insert(format.name).second) << format.name;
    EXPECT_FALSE(format.summary.empty()) << format.name;
  }
  EXPECT_TRUE(names.contains("text"));
  EXPECT_TRUE(names.contains("json"));
}

}  // namespace
}  // namespace cfnsonnet::report
