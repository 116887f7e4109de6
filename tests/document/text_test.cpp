// Places tells the same as the functions that count from the beginning.
#include "document/text.h"

#include <gtest/gtest.h>

#include <string>

namespace cfnsonnet::document {
namespace {

std::string long_text() {
  std::string text;
  for (int line = 0; line < 40; ++line) {
    for (int i = 0; i < line * 7; ++i) text += i % 5 == 0 ? "ü" : i % 7 == 0 ? "😀" : "a";
    text += line % 3 == 0 ? "\r\n" : "\n";
  }
  return text + "the last line has no end";
}

TEST(PlacesTest, PositionsAreThoseThatAreCounted) {
  for (const std::string& text : {std::string(), std::string("\n"), std::string("one"), long_text()}) {
    const Places places(text);
    for (std::size_t at = 0; at <= text.size(); ++at) ASSERT_EQ(places.position(at), position_of(text, at)) << at;
  }
}

TEST(PlacesTest, OffsetsAreThoseThatAreCounted) {
  for (const std::string& text : {std::string(), std::string("\n"), std::string("one"), long_text()}) {
    const Places places(text);
    for (std::uint32_t line = 0; line < 45; ++line)
      for (std::uint32_t column = 0; column < 300; ++column)
        ASSERT_EQ(places.offset({line, column}), offset_of(text, {line, column})) << line << ':' << column;
  }
}

TEST(PlacesTest, ALongLineIsNoWorse) {
  const std::string text(3'000'000, 'x');
  const Places places(text);
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    ASSERT_EQ(places.position(i * 30), (Position{1, i * 30 + 1}));
    ASSERT_EQ(places.offset({1, i * 30 + 1}), i * 30);
  }
}

}  // namespace
}  // namespace cfnsonnet::document
