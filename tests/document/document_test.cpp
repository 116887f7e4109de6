// The tree itself: paths, parents, and finding members.
#include "document/document.h"

#include <gtest/gtest.h>

#include "support.h"

namespace cfnsonnet::document {
namespace {

TEST(Document, PathOfANodeLeadsFromTheRoot) {
  const Document document = read(read_json, R"({"a": {"b": [1, {"c": 2}]}})");
  const Node* c = document.root().find("a")->find("b")->items[1]->find("c");
  EXPECT_EQ(path_of(*c), (Path{"a", "b", std::size_t{1}, "c"}));
  EXPECT_TRUE(path_of(document.root()).empty());
}

TEST(Document, HolderIsTheMemberAndOnlyForMembers) {
  const Document document = read(read_json, R"({"a": [1]})");
  const Node* a = document.root().find("a");
  ASSERT_NE(a->holder(), nullptr);
  EXPECT_EQ(a->holder()->name, "a");
  EXPECT_EQ(a->items[0]->holder(), nullptr);
  EXPECT_EQ(document.root().holder(), nullptr);
}

TEST(Document, FindOnWhatIsNoObjectIsNull) {
  const Document document = read(read_json, R"([1])");
  EXPECT_EQ(document.root().find("a"), nullptr);
  EXPECT_EQ(document.root().member("a"), nullptr);
}

TEST(Document, ScalarsHaveOneText) {
  const Document document = read(read_json, R"([true, false, 1.50, "x", "", null, [], {}])");
  std::string all;
  for (const Node* item : document.root().items)
    all += item->scalar_text() ? "<" + std::string(*item->scalar_text()) + ">" : "-";
  EXPECT_EQ(all, "<true><false><1.50><x><>---");
}

TEST(Document, NumbersMayBeTexts) {
  const Document right = read(read_json, R"([12, " 12 ", "+12", "1.2e1"])");
  for (const Node* item : right.root().items) EXPECT_EQ(item->scalar_number(), 12) << item->text;
  const Document wrong = read(read_json,
                              R"(["", "12a", "+", "++12", "+-12", "1 2", "inf", "nan", "1e999", true, null, [1]])");
  for (const Node* item : wrong.root().items) EXPECT_FALSE(item->scalar_number()) << item->text;
}

TEST(Document, LocationOutlivesTheDocument) {
  Location location;
  {
    const Document document = read(read_json, R"({"a": 1})");
    location = location_of(document.root().find("a")->origin());
  }
  EXPECT_EQ(location.source->text, R"({"a": 1})");
  EXPECT_EQ(location.range(), (Range{{1, 7}, {1, 8}}));
}

TEST(Document, DescribesEachKind) {
  const Document document = read(read_json, R"([null, true, 1, "x", [], {}])");
  std::string all;
  for (const Node* item : document.root().items) all += std::string(describe(item->kind)) + ", ";
  EXPECT_EQ(all, "null, a boolean, a number, a string, a list, an object, ");
}

}  // namespace
}  // namespace cfnsonnet::document
