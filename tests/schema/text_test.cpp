// Reading and writing schema files.
#include "schema/compiler/text.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/support.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

std::string error(std::string_view text) {
  const auto value = parse_json(text, "f.json");
  return value ? "no error" : value.error();
}

TEST(Text, LayOut) {
  json wide = json::array();
  for (int i = 0; i < 30; ++i) wide.push_back("value " + std::to_string(i));
  const std::string text = format_json({{"T", {{"b", {{"type", "string"}}}, {"a", json::array()}, {"wide", wide}}}});
  EXPECT_EQ(text.substr(0, 88),
            "{\n \"T\": {\n  \"a\": [],\n  \"b\": {\"type\": \"string\"},\n  \"wide\": [\n   \"value 0\",\n   \"value "
            "1\",\n");
  EXPECT_TRUE(text.ends_with("   \"value 29\"\n  ]\n }\n}\n"));
  EXPECT_EQ(*parse_json(text, "again"), json::parse(text));
}

TEST(Text, WrongJson) {
  EXPECT_EQ(error("{\"a\": 1,}").substr(0, 29), "f.json: at line 1, column 9: ");
  EXPECT_EQ(error(R"({"a": 1, "a": 2})"), "f.json: \"a\" stands twice in one object");
  EXPECT_EQ(error(std::string(300, '[') + std::string(300, ']')), "f.json: nested more than 200 levels deep");
  EXPECT_NE(error(""), "no error");
  EXPECT_NE(error("{} {}"), "no error");
  EXPECT_NE(error("\"\xff\""), "no error");
}

TEST(Text, Files) {
  const testing::TemporaryFolder folder;
  EXPECT_EQ(read_file(folder.path() / "none").error(),
            (folder.path() / "none").string() + ": No such file or directory");
  EXPECT_EQ(read_file(folder.path()).error(), folder.path().string() + ": is a folder, not a file");
  ASSERT_TRUE(write_file(folder.path() / "f", "new"));
  EXPECT_EQ(*read_file(folder.path() / "f"), "new");
  EXPECT_EQ(folder.entries(), 1U) << "no temporary file is left";
  EXPECT_EQ(write_file(folder.path() / "no" / "f", "x").error(),
            (folder.path() / "no" / "f").string() + ": No such file or directory");
}

TEST(Text, Pointers) { EXPECT_EQ(pointer("/a", "b/c~d"), "/a/b~1c~0d"); }

}  // namespace
}  // namespace cfnsonnet::schema
