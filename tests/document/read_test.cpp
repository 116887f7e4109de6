// Which of the two readers a text gets.
#include "document/read.h"

#include <gtest/gtest.h>

#include "support.h"

namespace cfnsonnet::document {
namespace {

std::string any(std::string_view text) { return show(read_template, text); }

TEST(ReadTemplate, TakesJsonAndYaml) {
  EXPECT_EQ(any("{\"a\": 1E2}"), R"({"a":100})");  // in YAML 1.1 this is text
  EXPECT_EQ(any("a: 1E2"), R"({"a":"1E2"})");
  EXPECT_EQ(any("\xEF\xBB\xBF \n{\"a\": 1E2}"), R"({"a":100})");
}

TEST(ReadTemplate, TakesFlowStyleYaml) {
  EXPECT_EQ(any("{a: !Ref b}"), R"({"a":{"Ref":"b"}})");
  EXPECT_EQ(any("{'a': no}"), R"({"a":false})");
  EXPECT_EQ(any("{\"a\": !Ref b, c: 'd'}"), R"({"a":{"Ref":"b"},"c":"d"})");
}

TEST(ReadTemplate, ForgivesJsonWhatYamlAllows) {
  EXPECT_EQ(any("{\"a\": \"x\ty\"}"), R"({"a":"x\ty"})");
  EXPECT_EQ(any("{\"a\": \"x\n  y\"}"), R"({"a":"x y"})");
  EXPECT_EQ(any("{\"a\": 1, # one\n \"b\": 2}"), R"({"a":1,"b":2})");
}

TEST(ReadTemplate, TakesNoOtherJsonFromAFileOfJson) {
  const auto named = [](const char* name, const char* text) {
    const auto read = read_template(std::make_shared<Source>(name, text));
    return read ? std::string("read") : read.error().front().message;
  };
  EXPECT_EQ(named("a.json", "{\"a\": 1, # one\n \"b\": 2}"), "JSON has no comments");
  EXPECT_EQ(named("a.json", "{\n// one\n\"a\": 1}"), "JSON has no comments");
  EXPECT_EQ(named("a.json", "// one\n{\"a\": 1}"), "JSON has no comments");
  EXPECT_EQ(named("a.yaml", "{\"a\": 1, # one\n \"b\": 2}"), "read");
}

TEST(ReadTemplate, DoesNotTakeASlipForText) {
  EXPECT_EQ(any("{\"a\": [1,]}"), "1:9-1:10 a list's last item has no comma after it");
  EXPECT_EQ(any("{\"a\": NaN}"), "1:7-1:10 expected a value that JSON can express, not \"NaN\"");
  EXPECT_EQ(any("{\"a\": tru}"), "1:7-1:10 expected a value, not \"tru\"");
  EXPECT_EQ(any("[1 2]"), "1:4-1:5 expected \",\" or \"]\" after an item of the list, not \"2\"");
}

TEST(ReadTemplate, ReportsTheJsonsErrorsWhenBothFail) {
  EXPECT_EQ(any("{\"a\": 1,,}"), "1:9-1:10 expected a name in double quotes, not \",\"");
  EXPECT_EQ(any("{\"a\": 1,} x"), "1:8-1:9 an object's last member has no comma after it");
}

TEST(ReadTemplate, LeavesTheRootToLaterStages) {
  EXPECT_EQ(any("[]"), "[]");
  EXPECT_EQ(any("just text"), "\"just text\"");
  EXPECT_EQ(any("~"), "null");
}

TEST(ReadTemplate, RefusesAnEmptyText) {
  const std::string empty = "- the template is empty; it must be an object with the member \"Resources\"";
  EXPECT_EQ(any(""), empty);
  EXPECT_EQ(any("\n"), empty);
  EXPECT_EQ(any("# only a comment\n"), empty);
  EXPECT_EQ(any("---\n...\n"), empty);
}

}  // namespace
}  // namespace cfnsonnet::document
