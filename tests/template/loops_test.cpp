#include "template/loops.h"

#include <gtest/gtest.h>

#include <fmt/core.h>

#include "document/read.h"

namespace cfnsonnet {
namespace {

document::Document parse(std::string text) {
  return *document::read_json(std::make_shared<Source>("t", std::move(text)));
}

/// A template with the transform, of these members.
std::string with_transform(std::string_view members) {
  return fmt::format(R"({{"Transform": "AWS::LanguageExtensions", {}}})", members);
}

/// The names in Resources after loops are unrolled, "A B C".
std::string resources(const std::string& text, const std::optional<ParameterValues>& deployment = {}) {
  const auto document = parse(text);
  const Template written(document);
  const auto unrolled = unroll_loops(written, deployment);
  if (!unrolled || !unrolled->document()) return "as written";
  std::string names;
  for (const auto& member : unrolled->document()->root().find("Resources")->members)
    names += (names.empty() ? "" : " ") + std::string(member.name);
  return names;
}

TEST(Loops, AreLeftAloneWithoutTheTransform) {
  EXPECT_EQ(resources(R"({"Resources": {"Fn::ForEach::L": ["X", ["1"], {"A${X}": {}}]}})"), "as written");
  EXPECT_EQ(resources(with_transform(R"("Resources": {"A": {}})")), "as written");
}

TEST(Loops, GoThroughLists) {
  EXPECT_EQ(resources(with_transform(R"("Resources": {"Z": {}, "Fn::ForEach::L": ["X", ["1", 2], {"A${X}": {}}]})")),
            "Z A1 A2");
  EXPECT_EQ(resources(with_transform(R"("Resources": {"Fn::ForEach::L": ["X", ["a.b"], {"A&{X}": {}, "B&{X}": {}}]})")),
            "Aab Bab");
  EXPECT_EQ(resources(with_transform(R"("Resources": {"Fn::ForEach::L": ["X", [], {"A${X}": {}}]})")), "");
}

TEST(Loops, GoThroughParameters) {
  const auto text = with_transform(
      R"("Parameters": {"P": {"Type": "CommaDelimitedList", "Default": "a, b"}},
         "Resources": {"Fn::ForEach::L": ["X", {"Ref": "P"}, {"A${X}": {}}]})");
  EXPECT_EQ(resources(text), "Aa Ab");
  EXPECT_EQ(resources(text, ParameterValues{{"P", "c"}}), "Ac");
  EXPECT_EQ(resources(text, ParameterValues{{"P", std::nullopt}}), "Fn::ForEach::L A${X}");
}

TEST(Loops, GoThroughMaps) {
  const std::string map = R"("Mappings": {"M": {"a": {"l": ["1", "2"]}}}, )";
  EXPECT_EQ(resources(with_transform(map + R"("Resources": {
      "Fn::ForEach::L": ["X", {"Fn::FindInMap": ["M", "a", "l"]}, {"A${X}": {}}]})")),
            "A1 A2");
  EXPECT_EQ(resources(with_transform(map + R"("Resources": {
      "Fn::ForEach::L": ["X", {"Fn::FindInMap": ["M", "b", "l", {"DefaultValue": ["3"]}]}, {"A${X}": {}}]})")),
            "A3");
  EXPECT_EQ(resources(with_transform(map + R"("Resources": {
      "Fn::ForEach::L": ["X", {"Fn::FindInMap": ["M", {"Ref": "AWS::Region"}, "l"]}, {"A${X}": {}}]})")),
            "Fn::ForEach::L A${X}");
}

TEST(Loops, StandInLoops) {
  EXPECT_EQ(resources(with_transform(R"("Resources": {"Fn::ForEach::L": ["X", ["a", "b"],
      {"Fn::ForEach::M": ["Y", ["1", "2"], {"${X}${Y}": {}}]}]})")),
            "a1 a2 b1 b2");
}

TEST(Loops, ReplaceIdentifiersInValues) {
  const auto document = parse(with_transform(R"("Resources": {"Fn::ForEach::L": ["X", ["a-1"], {"A${X}": {
      "Ref": {"Ref": "X"},
      "Text": "<${X}>",
      "Sub": {"Fn::Sub": "T${X}"},
      "RefSub": {"Ref": {"Fn::Sub": "T&{X}"}},
      "Open": {"Fn::Sub": "T${X}${Y}"},
      "Own": {"Fn::Sub": ["T${X}", {"X": "own"}]},
      "Other": {"Ref": "Y"}}}]})"));
  const Template written(document);
  const auto unrolled = unroll_loops(written, {});
  const document::Node& made = *unrolled->document()->root().find("Resources")->find("Aa-1");
  EXPECT_TRUE(made.find("Ref")->is_string("a-1"));
  EXPECT_TRUE(made.find("Text")->is_string("<a-1>"));
  EXPECT_TRUE(made.find("Sub")->is_string("Ta-1"));
  EXPECT_TRUE(made.find("RefSub")->find("Ref")->is_string("Ta1"));
  EXPECT_TRUE(made.find("Open")->find("Fn::Sub")->is_string("Ta-1${Y}"));
  EXPECT_TRUE(made.find("Own")->find("Fn::Sub")->items[0]->is_string("T${X}"));
  EXPECT_TRUE(made.find("Other")->find("Ref")->is_string("Y"));
  const Unrolled::Made* by = unrolled->made_by(*made.find("Text"));
  ASSERT_NE(by, nullptr);
  EXPECT_EQ(by->round->identifier, "X");
  EXPECT_EQ(by->round->value, "a-1");
  EXPECT_EQ(unrolled->rounds_of(*by->written), 1U);
  EXPECT_EQ(made.origin().span.begin, by->written->origin().span.begin);
}

TEST(Loops, OfWrongFormsStayAsTheyAre) {
  for (const char* loop : {"null", "5", "[]", "{}", R"("X")", R"(["X"])", R"([null, null, null])",
                           R"(["X", ["a"], []])", R"(["X", {"a": 1, "b": 2}, {"A${X}": {}}])",
                           R"(["X", [null], {"A${X}": {}}])", R"(["", ["a"], {"A${X}": {}}])"}) {
    const auto document = parse(with_transform(fmt::format(R"("Resources": {{"Fn::ForEach::L": {}}})", loop)));
    const Template written(document);
    const auto unrolled = unroll_loops(written, {});
    ASSERT_TRUE(unrolled && unrolled->document()) << loop;
    EXPECT_EQ(unrolled->problems().size(), 1U) << loop;
    EXPECT_NE(unrolled->document()->root().find("Resources")->find("Fn::ForEach::L"), nullptr) << loop;
  }
}

TEST(Loops, EndWhereTheyMakeTooMuch) {
  std::string items = "\"0\"";
  for (int i = 1; i < 1000; ++i) items += fmt::format(", \"{}\"", i);
  for (const char* entry : {R"("A${X}x${Y}x${Z}": {})", ""}) {
    const auto document = parse(with_transform(fmt::format(
        R"("Resources": {{"Fn::ForEach::L": ["X", [{0}], {{"Fn::ForEach::M": ["Y", [{0}],
            {{"Fn::ForEach::N": ["Z", [{0}], {{{1}}}]}}]}}]}})",
        items, entry)));
    const Template written(document);
    const auto unrolled = unroll_loops(written, {});
    ASSERT_TRUE(unrolled);
    EXPECT_EQ(unrolled->document(), nullptr);
    EXPECT_EQ(unrolled->problems().size(), 1U);
  }
}

}  // namespace
}  // namespace cfnsonnet
