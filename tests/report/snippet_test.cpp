// Which piece of a line is shown, and where its carets stand.
#include "report/snippet.h"

#include <chrono>
#include <cstdint>
#include <memory>

#include <gtest/gtest.h>

namespace cfnsonnet::report {
namespace {

/// The line and the carets under it.
std::string snippet(const std::string& text, const Range& range) {
  const auto source = std::make_shared<const Source>("t", text);
  const auto offset = [&](Position at) { return static_cast<std::uint32_t>(source->lines().offset(at).value()); };
  const Snippet found = snippet_of({source, {offset(range.start), offset(range.end)}});
  return found.line + "\n" + std::string(found.caret, ' ') + std::string(found.carets, '^');
}

TEST(Snippet, MarksFromTheStartUpToTheEnd) {
  EXPECT_EQ(snippet("a\n  bcd: e\nf", {{2, 3}, {2, 6}}),
            "  bcd: e\n"
            "  ^^^");
}

TEST(Snippet, MarksAtLeastOneColumn) {
  EXPECT_EQ(snippet("ab", {{1, 2}, {1, 2}}), "ab\n ^");
  EXPECT_EQ(snippet("ab", {{1, 3}, {1, 3}}), "ab\n  ^");
}

TEST(Snippet, ShowsTheFirstLineOfARangeOfSeveral) {
  EXPECT_EQ(snippet("k: {a,\r\n b}\r\n", {{1, 4}, {2, 4}}), "k: {a,\n   ^^^");
}

TEST(Snippet, AlignsTabs) { EXPECT_EQ(snippet("\tk:\tv", {{1, 5}, {1, 6}}), "    k:    v\n          ^"); }

TEST(Snippet, AlignsWideAndCombiningCharacters) {
  EXPECT_EQ(snippet("名前: v", {{1, 1}, {1, 3}}), "名前: v\n^^^^");
  EXPECT_EQ(snippet("名前: v", {{1, 5}, {1, 6}}), "名前: v\n      ^");
  EXPECT_EQ(snippet("e\u0301: 😀x", {{1, 6}, {1, 7}}), "e\u0301: 😀x\n     ^");
}

TEST(Snippet, SkipsAByteOrderMark) { EXPECT_EQ(snippet("\xEF\xBB\xBFk: v", {{1, 4}, {1, 5}}), "k: v\n   ^"); }

TEST(Snippet, CutsALongLineAroundTheCaret) {
  const std::string line = std::string(1000, 'a') + "HERE" + std::string(1000, 'b');
  EXPECT_EQ(snippet(line, {{1, 1001}, {1, 1005}}),
            "…" + std::string(30, 'a') + "HERE" + std::string(85, 'b') + "…\n" + std::string(31, ' ') + "^^^^");
  EXPECT_EQ(snippet(line, {{1, 3}, {1, 2000}}), std::string(120, 'a') + "…\n  " + std::string(118, '^'));
}

TEST(Snippet, LeavesALineWholeThatFits) {
  const std::string line = std::string(100, 'a') + "b";
  EXPECT_EQ(snippet(line, {{1, 60}, {1, 61}}), line + "\n" + std::string(59, ' ') + "^");
}

TEST(Snippet, IsEmptyWhereTheLineIs) {
  EXPECT_EQ(snippet("one\n", {{2, 1}, {2, 1}}), "\n^");
  EXPECT_EQ(snippet("one\n\r\n", {{2, 1}, {2, 2}}), "\n^");
}

TEST(Snippet, BadUtf8HasAColumnForEachByteThatBeginsNothing) {
  EXPECT_EQ(snippet("\xFF\xFEx", {{1, 3}, {1, 4}}), "\uFFFD\uFFFDx\n  ^");
}

TEST(Snippet, BadUtf8BeforeTheCaretIsNotCut) {
  std::string bad, shown;
  for (int i = 0; i < 90; ++i) bad += '\xB8', shown += "\xEF\xBF\xBD";
  EXPECT_EQ(snippet("# " + bad + "{a}", {{1, 4}, {1, 5}}), "# " + shown + "{a}\n" + std::string(93, ' ') + "^");
}

TEST(Snippet, FindsManyPlacesOnOneLongLineInOnePass) {
  const auto source = std::make_shared<const Source>("t", std::string(2'000'000, 'a'));
  const auto start = std::chrono::steady_clock::now();
  for (std::uint32_t at = 0; at < 2'000'000; at += 100) ASSERT_EQ(snippet_of({source, {at, at + 1}}).carets, 1U);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));  // minutes, if each began at the start
}

}  // namespace
}  // namespace cfnsonnet::report
