#include "document/canonical.h"

#include <gtest/gtest.h>

#include "document/json.h"

namespace cfnsonnet::document {
namespace {

std::string of(std::string text) {
  return canonical(read_json(std::make_shared<const Source>("value.json", std::move(text)))->root());
}

TEST(CanonicalTest, IsEqualForEqualValues) {
  EXPECT_EQ(of(R"({"a": 1, "b": [true]})"), of(R"({"b": ["true"], "a": "1"})"));
}

TEST(CanonicalTest, DiffersForOthers) {
  EXPECT_NE(of(R"(["a", "b"])"), of(R"(["b", "a"])"));
  EXPECT_NE(of(R"(["a", "b"])"), of(R"(["ab"])"));
  EXPECT_NE(of(R"(null)"), of(R"("null")"));
  EXPECT_NE(of(R"({"a": "b"})"), of(R"(["a", "b"])"));
}

TEST(CanonicalTest, OfAMemberIsThatOfItsObject) { EXPECT_EQ(canonical("Ref", "Stage"), of(R"({"Ref": "Stage"})")); }

}  // namespace
}  // namespace cfnsonnet::document
