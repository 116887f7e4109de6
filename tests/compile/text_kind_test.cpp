// What a text is written in, by how it begins.
#include "compile/text_kind.h"

#include <gtest/gtest.h>

namespace cfnsonnet {
namespace {

void expect(TextKind kind, std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts) EXPECT_EQ(text_kind_of(text), kind) << text;
}

TEST(TextKind, Yaml) {
  expect(TextKind::yaml,
         {"Resources:", "Resources:\n  A: 1", "# comment\nResources:\n", "---\na: 1", "%YAML 1.2\n---\na: 1",
          "'Resources' : {}", "\"Resources\": {}", "- a", "AWSTemplateFormatVersion: '2010-09-09'",
          "\xEF\xBB\xBFResources: {}", "Fn::Transform: {}", "a name: 1"});
}

TEST(TextKind, Json) {
  expect(TextKind::json, {"{}", "[]", " {\"a\": [1, -2.5e3, true, false, null]}", "{\"a\": 1,}", "{\"a\": \"x // y\"",
                          "{\"a\": \"\\\"\"}"});
}

TEST(TextKind, Jsonnet) {
  expect(TextKind::jsonnet, {"",
                             "# only a comment",
                             "{ a: 1 }",
                             "{\"a\": 'b'}",
                             "{\"a\": 1 + 1}",
                             "{\"a\": x}",
                             "// {}\n{}",
                             "/* a: */ {}",
                             "local a = {b: 1}; a",
                             "function(a) {b: a}",
                             "import 'x.jsonnet'",
                             "assert true : 'a'; {}",
                             "assert a : b; {}",
                             "std.parseYaml(importstr 'a.yaml')",
                             "(import 'a') + {b: 1}",
                             "'text'",
                             "\"a\" + \"b\"",
                             "if true then {a: 1} else {}",
                             "|||\n  Resources: 1\n|||",
                             "{ /* c */ }",
                             "{\n# c\n}"});
}

}  // namespace
}  // namespace cfnsonnet
