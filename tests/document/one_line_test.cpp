#include "document/one_line.h"

#include <gtest/gtest.h>

#include "document/json.h"

namespace cfnsonnet::document {
namespace {

std::string written(std::string text, const OneLine& style) {
  const auto document = read_json(std::make_shared<const Source>("value.json", std::move(text)));
  std::string out;
  write_on_one_line(document->root(), style, out);
  return out;
}

TEST(OneLineTest, WritesJson) {
  EXPECT_EQ(written(R"({"a": [1, true, null, {}], "b\n\"": "\\"})", compact_json),
            R"({"a":[1,true,null,{}],"b\u000a\"":"\\"})");
}

TEST(OneLineTest, WritesForPeople) {
  EXPECT_EQ(written(R"({"a": [1, 2], "b": "say \"so\""})", {", ", ": ", false}), R"({"a": [1, 2], "b": "say "so""})");
}

TEST(OneLineTest, EndsSoonAfterTheLongest) {
  EXPECT_EQ(written(R"(["abcdef", "g", ["h"], "i"])", {",", ":", false, 3}), R"(["abcdef",,,])");
}

}  // namespace
}  // namespace cfnsonnet::document
