#include "template/intrinsic.h"

#include <gtest/gtest.h>

#include "document/read.h"

namespace cfnsonnet {
namespace {

std::string variables(std::string_view text) {
  std::string list;
  for (const SubVariable& variable : sub_variables(text))
    list += std::string(variable.text) + '@' + std::to_string(variable.offset) + ' ';
  return list;
}

TEST(SubVariables, AreFoundWithTheirPlace) {
  EXPECT_EQ(variables("a${B}c${ D.E }"), "B@1 D.E@6 ");
  EXPECT_EQ(variables("${!Literal}${X}"), "X@11 ");
  EXPECT_EQ(variables("${"), "");
  EXPECT_EQ(variables("${}"), "");
  EXPECT_EQ(variables("$${A}"), "A@1 ");
}

TEST(Calls, AreObjectsWithOneKnownName) {
  const auto parse = [](std::string text) {
    return *document::read_json(std::make_shared<Source>("t", std::move(text)));
  };
  const auto join = parse(R"({"Fn::Join": []})");
  const auto loop = parse(R"({"Fn::ForEach::Name": []})");
  const auto data = parse(R"({"Fn::Join": [], "x": 1})");
  const auto unknown = parse(R"({"Fn::Juin": []})");
  EXPECT_EQ(call_of(join.root())->function, Function::join);
  EXPECT_EQ(call_of(loop.root())->function, Function::for_each);
  EXPECT_FALSE(call_of(data.root()));
  EXPECT_FALSE(call_of(unknown.root()));
}

TEST(Names, OfFunctionsComeBack) {
  for (std::size_t i = 0; i < function_count; ++i) {
    const auto function = static_cast<Function>(i);
    EXPECT_EQ(function_of(name_of(function)), function) << name_of(function);
  }
  EXPECT_FALSE(function_of("Fn::Nothing"));
  EXPECT_FALSE(function_of("ref"));
}

TEST(Attributes, SplitAtTheFirstDot) {
  EXPECT_EQ(split_attribute("Db.Endpoint.Port").logical_id, "Db");
  EXPECT_EQ(split_attribute("Db.Endpoint.Port").attribute, "Endpoint.Port");
  EXPECT_EQ(split_attribute("Db").attribute, "");
}

}  // namespace
}  // namespace cfnsonnet
