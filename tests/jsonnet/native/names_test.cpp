// Names, and what reads the texts that they are made of: UTF-8, numbers, likeness.
#include "jsonnet/native/runtime/names.h"

#include <gtest/gtest.h>

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/nearest_double.h"
#include "text/utf8.h"

namespace cfnsonnet::jsonnet::native {
namespace {

TEST(Names, GivesEqualTextsTheSameName) {
  Arena arena;
  Names names(arena);
  const Name name = names.intern("field");
  EXPECT_EQ(names.intern(std::string("fi") + "eld"), name);
  EXPECT_NE(names.intern("Field"), name);
  EXPECT_EQ(name->view(), "field");
  EXPECT_TRUE(name->is_interned());
  EXPECT_TRUE(name->is_ascii());
  EXPECT_EQ(name->hash, hash_of("field"));
}

TEST(Names, FindsOnlyWhatWasInterned) {
  Arena arena;
  Names names(arena);
  EXPECT_EQ(names.find("x", hash_of("x")), nullptr);
  const Name name = names.intern("x");
  EXPECT_EQ(names.find("x", hash_of("x")), name);
}

TEST(Names, HoldsAnyBytes) {
  Arena arena;
  Names names(arena);
  EXPECT_EQ(names.intern("")->bytes, 0U);
  EXPECT_EQ(names.intern(""), names.intern({}));
  const std::string nul("a\0b", 3);
  EXPECT_EQ(names.intern(nul)->view(), nul);
  EXPECT_NE(names.intern(nul), names.intern("a"));
  EXPECT_EQ(names.intern("h\u00e9\u6f22\U0001F600")->code_points, 4U);
}

TEST(Names, KeepsNamesWhereTheyAreWhileTheTableGrows) {
  Arena arena;
  Names names(arena);
  std::vector<Name> all;
  for (int i = 0; i < 10'000; ++i) all.push_back(names.intern("name" + std::to_string(i)));
  for (int i = 0; i < 10'000; ++i)
    ASSERT_EQ(names.intern("name" + std::to_string(i)), all[static_cast<std::size_t>(i)]);
}

TEST(Names, TellsNamesApartWhoseHashesAreEqual) {
  Arena arena;
  Names names(arena);
  const Name one = names.intern("one", 1);
  const Name other = names.intern("other", 1);
  EXPECT_NE(one, other);
  EXPECT_EQ(names.find("one", 1), one);
  EXPECT_EQ(names.find("other", 1), other);
}

TEST(Text, CountsCodePointsAndIllFormedBytes) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("a longer text of ASCII"), 22U);
  EXPECT_EQ(count_code_points("twelve bytes\u00e9"), 13U);
  EXPECT_EQ(count_code_points("\u6f22\U0001F600"), 2U);
  EXPECT_EQ(count_code_points("\xED\xA0\x80"), 1U);  // A surrogate.
  EXPECT_EQ(count_code_points("\xC3"), 1U);
  EXPECT_EQ(count_code_points("\xE2\x82"), 2U);
  EXPECT_EQ(count_code_points("\xC0\x80"), 2U);          // Longer than need be.
  EXPECT_EQ(count_code_points("\xF4\x90\x80\x80"), 4U);  // Beyond U+10FFFF.
}

TEST(Text, HashesAllOfAText) {
  EXPECT_NE(hash_of(""), 0U);
  EXPECT_NE(hash_of("12345678a"), hash_of("12345678b"));
  EXPECT_NE(hash_of("a2345678"), hash_of("b2345678"));
  EXPECT_NE(hash_of(std::string_view("a\0", 2)), hash_of("a"));
}

TEST(Utf8, RepairsAsJsonnetDoes) {
  const auto repaired = [](std::string_view bytes) {
    std::string out;
    text::append_well_formed(out, bytes);
    return out;
  };
  EXPECT_EQ(repaired("caf\u00e9 \U0001F600"), "caf\u00e9 \U0001F600");
  EXPECT_EQ(repaired("caf\xE9 au lait"), "caf\uFFFDau lait");
  EXPECT_EQ(repaired("\xC3\x61"), "\uFFFD");
  EXPECT_EQ(repaired("\xFF\xFE"), "\uFFFD\uFFFD");
  EXPECT_EQ(repaired("\xE2\x82"), "\uFFFD\uFFFD");
  EXPECT_EQ(repaired("\xC1\x81"), "A");
  EXPECT_EQ(repaired("\xED\xA0\x80"), "\xED\xA0\x80");
  EXPECT_EQ(repaired("\xF4\x90\x80\x80"), "\uFFFD");
  EXPECT_TRUE(text::is_well_formed("a long enough text, \u00e9"));
  EXPECT_FALSE(text::is_well_formed("a long enough text, \xE9"));
}

TEST(NumberText, GivesTheNearestDouble) {
  EXPECT_EQ(text::nearest_double("0"), 0.0);
  EXPECT_EQ(text::nearest_double("42"), 42.0);
  EXPECT_EQ(text::nearest_double("0.1"), 0.1);
  EXPECT_EQ(text::nearest_double("123456789012345"), 123456789012345.0);
  EXPECT_EQ(text::nearest_double("9007199254740993"), 9007199254740992.0);
  EXPECT_EQ(text::nearest_double("3.14159265358979"), 3.14159265358979);
  EXPECT_EQ(text::nearest_double("3.141592653589793238"), 3.141592653589793238);
  EXPECT_EQ(text::nearest_double("1e-7"), 1e-7);
  EXPECT_EQ(text::nearest_double("2.2250738585072014E-308"), 2.2250738585072014E-308);
  EXPECT_EQ(text::nearest_double("5e-324"), 5e-324);
}

TEST(NumberText, GoesToInfinityAndToZero) {
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(text::nearest_double("1e999"), infinity);
  EXPECT_EQ(text::nearest_double("0.001e400"), infinity);
  EXPECT_EQ(text::nearest_double("1" + std::string(400, '0')), infinity);
  EXPECT_EQ(text::nearest_double("1e99999999999999999999"), infinity);
  EXPECT_EQ(text::nearest_double("1e-999"), 0.0);
  EXPECT_EQ(text::nearest_double("100e-999"), 0.0);
  EXPECT_EQ(text::nearest_double("0." + std::string(400, '0') + "1"), 0.0);
  EXPECT_EQ(text::nearest_double("1e-99999999999999999999"), 0.0);
  EXPECT_EQ(text::nearest_double("0e999"), 0.0);
  EXPECT_EQ(text::nearest_double("1" + std::string(400, '0') + "e-400"), 1.0);
}

}  // namespace
}  // namespace cfnsonnet::jsonnet::native
