// Lines and columns are those that counting from the beginning gives, and lead back to the byte.
#include "cfnsonnet/line_index.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cfnsonnet/source.h"
#include "text/utf8.h"

namespace cfnsonnet {
namespace {

std::string long_text() {
  std::string text;
  for (int line = 0; line < 40; ++line) {
    for (int i = 0; i < line * 7; ++i) text += i % 5 == 0 ? "ü" : i % 7 == 0 ? "😀" : "a";
    text += line % 3 == 0 ? "\r\n" : "\n";
  }
  return text + "the last line has no end";
}

std::vector<std::string> texts() {
  return {"", "\n", "one", std::string(256, 'x'), std::string(512, '\n'), long_text()};
}

/// The position of each byte, and of the end, by walking over all.
std::vector<Position> counted(const std::string& text, Unit unit) {
  std::vector<Position> positions;
  Position at{1, 0};
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool begins = i == text.size() || text::begins_code_point(text[i]);
    if (begins) ++at.column;
    positions.push_back(at);
    if (i < text.size() && begins && unit == Unit::utf16 && static_cast<unsigned char>(text[i]) >= 0xF0) ++at.column;
    if (i < text.size() && text[i] == '\n') at = {at.line + 1, 0};
  }
  return positions;
}

TEST(LineIndex, PositionsAreThoseThatAreCounted) {
  for (const std::string& text : texts()) {
    const LineIndex index(text);
    for (const Unit unit : {Unit::code_point, Unit::utf16}) {
      const std::vector<Position> expected = counted(text, unit);
      for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && !text::begins_code_point(text[at])) continue;
        ASSERT_EQ(index.position(at, unit), expected[at]) << at;
        ASSERT_EQ(index.offset(expected[at], unit), at);
      }
    }
  }
}

TEST(LineIndex, HasNoOffsetWhereThereIsNoText) {
  const LineIndex index("ab\r\n😀c");
  for (const Position at : {Position{0, 1}, Position{1, 0}, Position{1, 5}, Position{2, 4}, Position{3, 1}})
    EXPECT_EQ(index.offset(at), std::nullopt) << at.line << ':' << at.column;
  EXPECT_EQ(index.offset({1, 4}), 3U);
  EXPECT_EQ(index.offset({2, 3}), 9U);
  EXPECT_EQ(index.offset({2, 2}, Unit::utf16), std::nullopt) << "in the middle of a character";
  EXPECT_EQ(index.offset({2, 4}, Unit::utf16), 9U);
}

TEST(LineIndex, AByteOrderMarkIsNoColumn) {
  const LineIndex index("\xEF\xBB\xBF{}\n");
  EXPECT_EQ(index.position(0), (Position{1, 1}));
  EXPECT_EQ(index.position(3), (Position{1, 1}));
  EXPECT_EQ(index.position(4), (Position{1, 2}));
  EXPECT_EQ(index.offset({1, 1}), 3U);
  EXPECT_EQ(index.line(1), (Span{3, 5}));
}

TEST(LineIndex, ARangeThatHoldsSomethingIsAColumnWide) {
  const LineIndex index("ab\ncd\xB8");
  EXPECT_EQ(index.range({0, 2}), (Range{{1, 1}, {1, 3}}));
  EXPECT_EQ(index.range({2, 2}), (Range{{1, 3}, {1, 3}}));
  EXPECT_EQ(index.range({2, 3}), (Range{{1, 3}, {1, 4}})) << "a line feed is of its line";
  EXPECT_EQ(index.range({0, 3}), (Range{{1, 1}, {2, 1}}));
  EXPECT_EQ(index.range({5, 6}), (Range{{2, 3}, {2, 4}})) << "a byte that is no character";
  EXPECT_EQ(index.range({6, 7}), (Range{{2, 3}, {2, 4}})) << "past the end, where something is missing";
  EXPECT_FALSE(index.range(nowhere).known());
}

TEST(LineIndex, ALineHasNoEnd) {
  const LineIndex index("a\r\n\nb");
  EXPECT_EQ(index.line(1), (Span{0, 1}));
  EXPECT_EQ(index.line(2), (Span{3, 3}));
  EXPECT_EQ(index.line(3), (Span{4, 5}));
  EXPECT_EQ(index.line(0), std::nullopt);
  EXPECT_EQ(index.line(4), std::nullopt);
}

TEST(LineIndex, ALongLineIsNoWorse) {
  const std::string text(3'000'000, 'x');
  const LineIndex index(text);
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    ASSERT_EQ(index.position(i * 30), (Position{1, i * 30 + 1}));
    ASSERT_EQ(index.offset({1, i * 30 + 1}), i * 30);
  }
}

TEST(Location, IsKnownWhereItHasASourceAndAPlaceInIt) {
  const auto source = std::make_shared<const Source>("t", "a\nb");
  EXPECT_FALSE(Location{}.known());
  EXPECT_FALSE((Location{source, nowhere}).known());
  EXPECT_FALSE((Location{source, nowhere}).range().known());
  EXPECT_EQ((Location{source, {2, 3}}).range(), (Range{{2, 1}, {2, 2}}));
  EXPECT_LT((Location{source, nowhere}).order(), (Location{source, {0, 0}}).order());
}

}  // namespace
}  // namespace cfnsonnet
