// Addresses to files, lines and columns.
#include "jsonnet/native/program/sources.h"

#include <gtest/gtest.h>

#include <memory>
#include <ostream>
#include <string>

namespace cfnsonnet {

void PrintTo(const Range& range, std::ostream* out) {
  *out << range.start.line << ':' << range.start.column << '-' << range.end.line << ':' << range.end.column;
}

}  // namespace cfnsonnet

namespace cfnsonnet::jsonnet::native {
namespace {

SourcePtr source(std::string name, std::string text) {
  return std::make_shared<Source>(std::move(name), std::move(text));
}

TEST(Sources, LaysFilesEndToEnd) {
  Sources sources;
  EXPECT_EQ(sources.add(source("a", "12345")), 1U);
  EXPECT_EQ(sources.add(source("empty", "")), 7U);
  EXPECT_EQ(sources.add(source("b", "1")), 8U);
  EXPECT_EQ((*sources.find(1))->name, "a");
  EXPECT_EQ((*sources.find(6))->name, "a");  // Its end.
  EXPECT_EQ((*sources.find(7))->name, "empty");
  EXPECT_EQ((*sources.find(9))->name, "b");
  EXPECT_EQ(sources.find(10), nullptr);
  EXPECT_EQ(sources.find(0), nullptr);
}

TEST(Sources, KnowsNothingBeforeTheFirstFile) {
  const Sources sources;
  EXPECT_EQ(sources.find(1), nullptr);
  EXPECT_EQ(sources.locate({1, 2}).source, nullptr);
}

TEST(Sources, CountsLinesAndColumnsFromOne) {
  Sources sources;
  static_cast<void>(sources.add(source("first", "x")));
  const std::uint32_t base = *sources.add(source("second", "ab\ncd\n\nef"));
  const auto locate = [&](std::uint32_t begin, std::uint32_t end) {
    return sources.locate({base + begin, base + end}).range();
  };
  EXPECT_EQ(sources.locate({base, base}).source->name, "second");
  EXPECT_EQ(locate(0, 2), (Range{{1, 1}, {1, 3}}));
  EXPECT_EQ(locate(2, 3), (Range{{1, 3}, {1, 4}}));
  EXPECT_EQ(locate(4, 5), (Range{{2, 2}, {2, 3}}));
  EXPECT_EQ(locate(5, 7), (Range{{2, 3}, {4, 1}}));
  EXPECT_EQ(locate(9, 9), (Range{{4, 3}, {4, 3}}));
}

TEST(Sources, CountsCodePoints) {
  Sources sources;
  const std::uint32_t base = *sources.add(source("a", "\u00e9\u6f22\U0001F600x\r\n\xFFy"));
  EXPECT_EQ(sources.locate({base + 9, base + 10}).range(), (Range{{1, 4}, {1, 5}}));
  EXPECT_EQ(sources.locate({base + 13, base + 14}).range(), (Range{{2, 2}, {2, 3}}));
}

TEST(Sources, KeepsASpanInsideOfItsFile) {
  Sources sources;
  const std::uint32_t base = *sources.add(source("a", "abc"));
  static_cast<void>(sources.add(source("b", "def")));
  EXPECT_EQ(sources.locate({base + 1, base + 100}).range(), (Range{{1, 2}, {1, 4}}));
  EXPECT_EQ(sources.locate({base + 2, base + 1}).range(), (Range{{1, 3}, {1, 3}}));
}

TEST(Sources, SaysNothingOfNowhere) {
  Sources sources;
  static_cast<void>(sources.add(source("a", "abc")));
  const Location found = sources.locate({});
  EXPECT_EQ(found.source, nullptr);
  EXPECT_FALSE(found.known());
}

}  // namespace
}  // namespace cfnsonnet::jsonnet::native
