// The report for programs: its exact text, and that it is JSON whatever it is given.
#include <random>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cfnsonnet/report.h"
#include "place.h"

namespace cfnsonnet::report {
namespace {

std::string json(const std::vector<Finding>& findings) { return find_format("json")->write(findings, {}); }

Related related(SourcePtr source, Range range, std::string message) {
  Related result;
  result.location = located(std::move(source), range);
  result.message = std::move(message);
  return result;
}

TEST(Json, IsAnObjectWithoutFindings) { EXPECT_EQ(json({}), "{\"version\": 1, \"findings\": []}\n"); }

TEST(Json, SaysAllThatAFindingHas) {
  const auto yaml = std::make_shared<Source>("t.yaml", "");
  Finding one;
  one.rule = "E3002";
  one.message = "no property \"X\"";
  one.location = located(yaml, {{2, 3}, {2, 8}});
  one.path = {"Resources", "B", "Tags", std::size_t{0}};
  one.related.push_back(related(yaml, {{1, 1}, {1, 2}}, "first here"));
  one.related.emplace_back().message = "only said";
  Finding rendered;
  rendered.rule = "W1";
  rendered.level = Level::warning;
  rendered.message = "m";
  rendered.location = located(std::make_shared<Source>("a.jsonnet", "", SourceKind::rendered), {{7, 5}, {9, 6}});
  Finding nowhere;
  nowhere.rule = "J0001";
  nowhere.level = Level::info;
  nowhere.message = "n";
  EXPECT_EQ(json({one, rendered, nowhere}),
            R"({"version": 1, "findings": [
  {"rule": "J0001", "level": "info", "message": "n", "file": null, "path": []},
  {"rule": "W1", "level": "warning", "message": "m", "file": "a.jsonnet", "rendered": {"start": {"line": 7, "column": 5}, "end": {"line": 9, "column": 6}}, "path": []},
  {"rule": "E3002", "level": "error", "message": "no property \"X\"", "file": "t.yaml", "start": {"line": 2, "column": 3}, "end": {"line": 2, "column": 8}, "path": ["Resources", "B", "Tags", 0], "related": [{"message": "first here", "file": "t.yaml", "start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 2}}, {"message": "only said", "file": null}]}
]}
)");
}

TEST(Json, AnyBytesGiveJsonThatParses) {
  std::mt19937 random(4);
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    for (int i = 0; i < 40; ++i) bytes += static_cast<char>(random());
    Finding finding;
    finding.rule = "E1";
    finding.message = bytes;
    finding.path = {bytes};
    finding.location.source = std::make_shared<Source>(bytes, "");
    const auto parsed = nlohmann::json::parse(json({finding}), nullptr, false);
    ASSERT_FALSE(parsed.is_discarded()) << round;
    ASSERT_EQ(parsed["findings"].size(), 1U);
  }
}

TEST(Json, KeepsTextThatIsUtf8) {
  using namespace std::string_literals;
  const std::string text = "\0\x1f \" \\ \x7f é 名 😀 \u2028"s;
  Finding finding;
  finding.message = text;
  EXPECT_EQ(nlohmann::json::parse(json({finding}))["findings"][0]["message"].get<std::string>(), text);
}

}  // namespace
}  // namespace cfnsonnet::report
