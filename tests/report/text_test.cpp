// The report for people, character for character.
#include <gtest/gtest.h>

#include "cfnsonnet/report.h"
#include "place.h"

namespace cfnsonnet::report {
namespace {

std::string text(const std::vector<Finding>& findings, const Options& options = {}) {
  return find_format("text")->write(findings, options);
}

SourcePtr source(std::string name, std::string contents, SourceKind kind = SourceKind::authored) {
  return std::make_shared<Source>(std::move(name), std::move(contents), kind);
}

Related related(SourcePtr source, Range range, std::string message) {
  Related result;
  result.location = located(std::move(source), range);
  result.message = std::move(message);
  return result;
}

Finding landing() {
  std::string lines(13, '\n');
  Finding finding;
  finding.rule = "E3002";
  finding.message = "AWS::S3::Bucket has no property \"Bucketname\"; did you mean \"BucketName\"?";
  finding.location = located(source("templates/landing.libsonnet", lines + "    Bucketname: 'landing-%s' % env,\n"),
                             {{14, 5}, {14, 15}});
  finding.path = {"Resources", "LandingBucket", "Properties"};
  finding.related.push_back(related(source("template.jsonnet", ""), {{9, 3}, {9, 8}}, ""));
  return finding;
}

TEST(Text, ShowsAFindingWithItsLineAndItsWay) {
  EXPECT_EQ(
      text({landing()}),
      R"(templates/landing.libsonnet:14:5: error[E3002]: AWS::S3::Bucket has no property "Bucketname"; did you mean "BucketName"?
   |
14 |     Bucketname: 'landing-%s' % env,
   |     ^^^^^^^^^^
   = in Resources.LandingBucket.Properties, from template.jsonnet:9:3
   = cfnsonnet explain E3002

1 error in 1 file
)");
}

TEST(Text, ColoursWhenAsked) {
  Finding finding;
  finding.rule = "W1";
  finding.message = "m";
  finding.level = Level::warning;
  finding.location = located(source("f", "ab\n"), {{1, 2}, {1, 3}});
  EXPECT_EQ(text({finding}, {.color = true}),
            "\x1b[1mf:1:2:\x1b[0m \x1b[1;33mwarning[W1]\x1b[0m: m\n"
            "  \x1b[34m|\x1b[0m\n"
            "\x1b[34m1\x1b[0m \x1b[34m|\x1b[0m ab\n"
            "  \x1b[34m|\x1b[0m  \x1b[1;33m^\x1b[0m\n"
            "  \x1b[34m=\x1b[0m cfnsonnet explain W1\n"
            "\n"
            "1 warning in 1 file\n");
}

TEST(Text, SortsByFilePlaceAndRuleAndCounts) {
  const SourcePtr a = source("a.yaml", "x\ny\n");
  const SourcePtr b = source("b.yaml", "z\n");
  const auto finding = [](const SourcePtr& where, Position start, Level level, std::string rule) {
    Finding f;
    f.rule = std::move(rule);
    f.message = "wrong";
    f.level = level;
    f.location = located(where, {start, {start.line, start.column + 1}});
    return f;
  };
  const std::vector<std::string> five(5, "t.yaml");
  EXPECT_EQ(text({finding(b, {1, 1}, Level::error, "E1"), finding(a, {2, 1}, Level::info, "I1"),
                  finding(a, {1, 1}, Level::error, "E2"), finding(a, {1, 1}, Level::error, "E1"),
                  finding(b, {1, 1}, Level::warning, "W1")},
                 {.inputs = five}),
            R"(a.yaml:1:1: error[E1]: wrong
  |
1 | x
  | ^
  = cfnsonnet explain E1

a.yaml:1:1: error[E2]: wrong
  |
1 | x
  | ^
  = cfnsonnet explain E2

a.yaml:2:1: info[I1]: wrong
  |
2 | y
  | ^
  = cfnsonnet explain I1

b.yaml:1:1: error[E1]: wrong
  |
1 | z
  | ^
  = cfnsonnet explain E1

b.yaml:1:1: warning[W1]: wrong
  |
1 | z
  | ^
  = cfnsonnet explain W1

3 errors, 1 warning, 1 info in 2 of 5 files
)");
}

TEST(Text, SaysNothingWithoutFindingsUnlessAsked) {
  EXPECT_EQ(text({}), "");
  const std::vector<std::string> three(3, "t.yaml");
  EXPECT_EQ(text({}, {.count = Count::always, .inputs = three}), "no findings in 3 files\n");
  EXPECT_EQ(text({}, {.count = Count::always}), "no findings\n");
}

TEST(Text, ARenderedPlaceIsNoLineOfTheFile) {
  Finding finding;
  finding.rule = "E3002";
  finding.message = "AWS::S3::Bucket has no property \"Bucketname\"";
  finding.location = located(source("template.jsonnet", "{\n   \"Bucketname\": 1\n}\n", SourceKind::rendered),
                             {{2, 4}, {2, 16}});
  finding.path = {"Resources", "B"};
  EXPECT_EQ(text({finding}),
            R"(template.jsonnet: error[E3002]: AWS::S3::Bucket has no property "Bucketname"
  --> line 2 of the JSON that it renders to:
  |
2 |    "Bucketname": 1
  |    ^^^^^^^^^^^^
  = in Resources.B
  = cfnsonnet explain E3002

1 error in 1 file
)");
}

TEST(Text, RelatedPlacesAreNotes) {
  const SourcePtr yaml = source("t.yaml", "a: 1\nb: 2\na: 3\n");
  Finding finding;
  finding.rule = "E0000";
  finding.message = "\"a\" stands more than once";
  finding.location = located(yaml, {{3, 1}, {3, 2}});
  finding.related.push_back(related(yaml, {{1, 1}, {1, 2}}, "first here"));
  finding.related.push_back(related(source("t.jsonnet", "", SourceKind::rendered), {{7, 1}, {7, 2}}, "and here"));
  finding.related.emplace_back().message = "only said";
  EXPECT_EQ(text({finding}),
            R"(t.yaml:3:1: error[E0000]: "a" stands more than once
  |
3 | a: 3
  | ^
  = first here: t.yaml:1:1
  = and here: t.jsonnet (line 7 of the rendered JSON)
  = only said
  = cfnsonnet explain E0000

1 error in 1 file
)");
}

TEST(Text, APlaceMayBeUnknown) {
  Finding nowhere;
  nowhere.rule = "J0001";
  nowhere.message = "something failed";
  Finding file = nowhere;
  file.location = {source("gone.yaml", ""), Span()};
  file.path = {"Resources"};
  EXPECT_EQ(text({file, nowhere}),
            R"(error[J0001]: something failed
   = cfnsonnet explain J0001

gone.yaml: error[J0001]: something failed
   = in Resources
   = cfnsonnet explain J0001

2 errors in 1 file
)");
}

TEST(Text, PathsShowIndicesAndQuoteOddNames) {
  Finding finding;
  finding.rule = "E1";
  finding.message = "m";
  finding.path = {"Resources", "A", "Tags", std::size_t{0}, "Fn::If", std::size_t{12}, "a.b", "", "x\ny"};
  EXPECT_EQ(text({finding}),
            "error[E1]: m\n"
            "   = in Resources.A.Tags[0].Fn::If[12][\"a.b\"][\"\"][\"x\\u000ay\"]\n"
            "   = cfnsonnet explain E1\n"
            "\n"
            "1 error\n");
}

TEST(Text, SaysOnceWhatIsFoundOftenAtOnePlace) {
  Finding finding;
  finding.rule = "E1";
  finding.message = "m";
  finding.location = located(source("a.jsonnet", "k: 1\n"), {{1, 1}, {1, 2}});
  std::vector<Finding> findings;
  for (const char* name : {"A", "B", "C"}) {
    finding.path = {"Resources", name};
    findings.push_back(finding);
  }
  finding.message = "n";
  finding.output = "b.json";
  findings.push_back(finding);
  EXPECT_EQ(text(findings),
            "a.jsonnet:1:1: error[E1]: m\n"
            "  |\n"
            "1 | k: 1\n"
            "  | ^\n"
            "  = 3 times, first in Resources.A\n"
            "  = cfnsonnet explain E1\n"
            "\n"
            "a.jsonnet:1:1: error[E1]: n\n"
            "  |\n"
            "1 | k: 1\n"
            "  | ^\n"
            "  = in Resources.C of the output \"b.json\"\n"
            "  = cfnsonnet explain E1\n"
            "\n"
            "4 errors in 1 file\n");
}

TEST(Text, NothingFromATemplateControlsTheTerminal) {
  Finding finding;
  finding.rule = "E1";
  finding.message = "no \x1b[2J \"\u202Egnp\", 1\n2: error[E2]: forged \xFF";
  finding.location = located(source("a\nb\x1b.yaml", "k: \x1b]0;title\x07 \u202E \xC3\n"), {{1, 4}, {1, 5}});
  EXPECT_EQ(text({finding}),
            "a\\u000ab\\u001b.yaml:1:4: error[E1]: no \\u001b[2J \"\\u202egnp\", 1\n"
            "    2: error[E2]: forged \uFFFD\n"
            "  |\n"
            "1 | k: \\u001b]0;title\\u0007 \\u202e \uFFFD\n"
            "  |    ^^^^^^\n"
            "  = cfnsonnet explain E1\n"
            "\n"
            "1 error in 1 file\n");
}

}  // namespace
}  // namespace cfnsonnet::report
