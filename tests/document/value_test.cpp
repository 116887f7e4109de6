// The public view of a document.
#include "cfnsonnet/document.h"

#include <gtest/gtest.h>

namespace cfnsonnet {
namespace {

std::shared_ptr<const document::Document> yaml(const char* text) {
  return read_document(std::make_shared<Source>("t.yaml", text));
}

TEST(Value, SaysWhatItIs) {
  const auto document = yaml("{none: ~, yes: true, two: 2, text: 'a', list: [1], object: {}}");
  const Value root(*document);
  EXPECT_TRUE(root.is_object() && !root.is_array() && !root.is_null());
  EXPECT_TRUE(root.find("none")->is_null());
  EXPECT_EQ(root.find("yes")->boolean(), true);
  EXPECT_EQ(root.find("two")->number(), 2.0);
  EXPECT_EQ(root.find("text")->string(), "a");
  EXPECT_TRUE(root.find("list")->is_array());
}

TEST(Value, HasNothingOfAnotherKind) {
  const auto document = yaml("{text: '1', two: 2}");
  const Value text = *Value(*document).find("text");
  EXPECT_EQ(text.boolean(), std::nullopt);
  EXPECT_EQ(text.number(), std::nullopt);
  EXPECT_EQ(text.size(), 0U);
  EXPECT_FALSE(text.item(0));
  EXPECT_FALSE(text.find("text"));
  EXPECT_EQ(Value(*document).find("two")->string(), std::nullopt);
}

TEST(Value, GivesMembersAndItemsInTheOrderWritten) {
  const auto document = yaml("{b: [x, y], a: 1}");
  const Value root(*document);
  ASSERT_EQ(root.size(), 2U);
  EXPECT_EQ(root.item(0)->name(), "b");
  EXPECT_EQ(root.item(1)->name(), "a");
  EXPECT_FALSE(root.item(2));
  EXPECT_EQ(root.find("b")->item(1)->string(), "y");
  EXPECT_EQ(root.find("b")->item(1)->name(), std::nullopt);
  EXPECT_EQ(root.name(), std::nullopt);
}

TEST(Value, FollowsAPathAndKnowsIt) {
  const auto document = yaml("a:\n  - b\n  - c: deep");
  const Value root(*document);
  const Path path = {"a", std::size_t{1}, "c"};
  const auto deep = root.follow(path);
  ASSERT_TRUE(deep);
  EXPECT_EQ(deep->string(), "deep");
  EXPECT_EQ(deep->path(), path);
  EXPECT_EQ(deep->location().source->name, "t.yaml");
  EXPECT_EQ(deep->location().range().start, (Position{3, 8}));
  EXPECT_TRUE(root.follow({}));
  EXPECT_FALSE(root.follow({"a", std::size_t{2}}));
  EXPECT_FALSE(root.follow({"a", "b"}));
  EXPECT_FALSE(root.follow({std::size_t{0}}));  // An object has names, not numbers.
}

TEST(Value, SeesTheLongFormOfYaml) {
  const auto document = yaml("a: !GetAtt b.c");
  EXPECT_EQ(Value(*document).follow({"a", "Fn::GetAtt", std::size_t{1}})->string(), "c");
}

TEST(ReadDocument, SaysWhatIsWrongOnlyWhereSomebodyAsks) {
  const auto text = std::make_shared<Source>("t.json", "{\"a\": 1,}");
  EXPECT_FALSE(read_document(text));
  std::vector<Finding> errors(1);
  EXPECT_FALSE(read_document(text, &errors));
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[1].rule, "E0000");
  EXPECT_EQ(errors[1].location.range().start, (Position{1, 8}));
}

}  // namespace
}  // namespace cfnsonnet
