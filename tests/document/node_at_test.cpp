// From a position to what stands there.
#include "document/node_at.h"

#include <gtest/gtest.h>

#include "document/read.h"

namespace cfnsonnet::document {
namespace {

std::string written(const PathSegment& step) {
  const auto* name = std::get_if<std::string>(&step);
  return name ? *name : std::to_string(std::get<std::size_t>(step));
}

using Recovery = ReadOutcome (*)(const SourcePtr&);

/// "name a.b" or "string a.b"; "-" where nothing is.
std::string at(Recovery recover, std::string text, Position position) {
  const auto source = std::make_shared<Source>("t", std::move(text));
  const ReadOutcome outcome = recover(source);
  const auto offset = static_cast<std::uint32_t>(source->lines().offset(position).value());
  const auto found = outcome.document ? node_at(*outcome.document, *source, offset) : std::nullopt;
  if (!found) return "-";
  std::string out = found->name ? "name" : std::string(describe(found->node->kind));
  for (const PathSegment& step : path_of(*found)) out += " " + written(step);
  return out;
}

TEST(NodeAt, FindsTheInnermostOfJson) {
  const std::string text = "{\"a\": [1, {\"b\": \"c\"}],\n \"d\": null}";
  EXPECT_EQ(at(recover_json, text, {1, 1}), "an object");
  EXPECT_EQ(at(recover_json, text, {1, 2}), "name a");
  EXPECT_EQ(at(recover_json, text, {1, 4}), "name a");
  EXPECT_EQ(at(recover_json, text, {1, 5}), "an object");
  EXPECT_EQ(at(recover_json, text, {1, 7}), "a list a");
  EXPECT_EQ(at(recover_json, text, {1, 8}), "a number a 0");
  EXPECT_EQ(at(recover_json, text, {1, 11}), "an object a 1");
  EXPECT_EQ(at(recover_json, text, {1, 12}), "name a 1 b");
  EXPECT_EQ(at(recover_json, text, {1, 17}), "a string a 1 b");
  EXPECT_EQ(at(recover_json, text, {2, 7}), "null d");
  EXPECT_EQ(at(recover_json, text, {2, 12}), "-");
}

TEST(NodeAt, FindsWhatIsLeftOfATextWithErrors) {
  EXPECT_EQ(at(recover_json, "{\"a\": , \"b\": [\"c", {1, 7}), "null a");
  EXPECT_EQ(at(recover_json, "{\"a\": , \"b\": [\"c", {1, 9}), "name b");
  EXPECT_EQ(at(recover_json, "{\"a\": , \"b\": [\"c", {1, 15}), "a string b 0");
  EXPECT_EQ(at(recover_json, "", {1, 1}), "-");
}

TEST(NodeAt, FindsTheInnermostOfYaml) {
  const std::string text = "a:\n  - !GetAtt b.c\n  - !Ref d\ne: &x {f: g}\nh: *x\n";
  EXPECT_EQ(at(recover_yaml, text, {1, 1}), "name a");
  EXPECT_EQ(at(recover_yaml, text, {2, 5}), "name a 0 Fn::GetAtt");
  EXPECT_EQ(at(recover_yaml, text, {2, 13}), "a string a 0 Fn::GetAtt 0");
  EXPECT_EQ(at(recover_yaml, text, {2, 15}), "a string a 0 Fn::GetAtt 1");
  EXPECT_EQ(at(recover_yaml, text, {3, 10}), "a string a 1 Ref");
  EXPECT_EQ(at(recover_yaml, text, {4, 11}), "a string e f");
  EXPECT_EQ(at(recover_yaml, text, {5, 1}), "name h");
}

TEST(NodeAt, LooksAtNoOtherSource) {
  const auto source = std::make_shared<Source>("t", "{}");
  const auto document = read_json(source);
  const Source other("other", "{}");
  EXPECT_FALSE(node_at(*document, other, 0));
}

}  // namespace
}  // namespace cfnsonnet::document
