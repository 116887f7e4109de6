// Damaged and hostile texts: whatever comes, a reader ends soon with a document or with errors that have a place in the
// text. Worth most under AddressSanitizer (-DCFNSONNET_SANITIZE=ON).
#include <algorithm>
#include <ctime>
#include <functional>
#include <random>

#include <gtest/gtest.h>

#include "document/read.h"
#include "support.h"

namespace cfnsonnet::document {
namespace {

constexpr std::string_view json_text = R"({
  "AWSTemplateFormatVersion": "2010-09-09",
  "Description": "caf\u00e9 \ud83d\ude00 — ü",
  "Resources": {
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "Properties": {"Tags": [{"Key": "a", "Value": "b\n"}], "Size": -1.5e+3, "On": true, "Off": null}
    }
  }
})";

constexpr std::string_view yaml_text = R"(%YAML 1.1
--- # a comment
Mappings: &map
  "é": {'012': 012, b: [~, NO, 1.5e+3]}
Resources:
  Bucket:
    <<: [*map, {x: 1}]
    Type: !!str AWS::S3::Bucket
    Text: |-
      one
       two
    Folded: >
      a
      b
    Name: !Join ['-', [!Ref A, !GetAtt B.Arn.x, "\u00e9\n"]]
    If: !If
      - c
      - !Sub "${A}"
      - &x !Ref AWS::NoValue
    Again: *x
)";

void expect_sane(Reader reader, const std::string& text) {
  const auto source = std::make_shared<Source>("t", text);
  const ReadResult result = reader(source);
  if (result) return;
  ASSERT_FALSE(result.error().empty());
  const auto lines = 1 + static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
  for (const Finding& finding : result.error()) {
    EXPECT_TRUE(finding.rule == "E0000" || finding.rule == "E1001") << finding.rule;  // E1001: nothing is there.
    EXPECT_FALSE(finding.message.empty());
    EXPECT_EQ(finding.message.find('\n'), std::string::npos) << finding.message;
    EXPECT_LE(finding.location.range().start.line, lines) << finding.message;
    EXPECT_LE(finding.location.range().start, finding.location.range().end) << finding.message;
  }
}

class Damaged : public testing::TestWithParam<std::pair<Reader, std::string_view>> {};

TEST_P(Damaged, EveryPrefix) {
  const auto [reader, text] = GetParam();
  for (std::size_t length = 0; length <= text.size(); ++length)
    expect_sane(reader, std::string(text.substr(0, length)));
}

TEST_P(Damaged, RandomBytesChanged) {
  const auto [reader, text] = GetParam();
  constexpr std::string_view likely = "\"'{}[]:,-#&*!|>%@`?~<=. \n\t\r\\0eu";
  std::mt19937 random(20100909);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (int round = 0; round < 5000; ++round) {
    std::string damaged(text);
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
      const std::size_t at = below(damaged.size());
      switch (below(4)) {
        case 0: damaged[at] = static_cast<char>(random()); break;
        case 1: damaged[at] = likely[below(likely.size())]; break;
        case 2: damaged.insert(at, 1, likely[below(likely.size())]); break;
        default: damaged.erase(at, 1 + below(8));
      }
    }
    expect_sane(reader, damaged);
    if (HasFatalFailure()) FAIL() << damaged;
  }
}

/// How many texts that differ from the one of JSON by a character have more than so many errors.
std::pair<int, int> changed_by_a_character(std::size_t most_errors) {
  int all = 0;
  int beyond = 0;
  const auto count = [&](const std::string& text) {
    const std::size_t errors = recover_json(std::make_shared<Source>("t", text)).errors.size();
    if (errors == 0) return;
    ++all;
    if (errors > most_errors) ++beyond;
  };
  for (std::size_t at = 0; at < json_text.size(); ++at) {
    std::string changed(json_text);
    count(changed.erase(at, 1));
    for (const char more : std::string_view("\"{}[]:,\\x'\n")) count(std::string(json_text).insert(at, 1, more));
  }
  return {beyond, all};
}

TEST(Robustness, OneMistakeIsFewErrors) {
  const auto [more_than_one, all] = changed_by_a_character(1);
  EXPECT_GT(all, 1000);
  EXPECT_LT(more_than_one * 100, all * 18);
  const auto [more_than_two, all_again] = changed_by_a_character(2);
  EXPECT_LT(more_than_two * 100, all_again * 5);
}

TEST(Robustness, ManyMistakesEndAtTheLimitInLinearTime) {
  const auto seconds_for = [](int size) {
    std::string text = "[";
    for (int i = 0; i < size; ++i) text += "{\"a\" \"é\\q, [}],\n";
    double best = 1e9;
    for (int run = 0; run < 5; ++run) {
      const std::clock_t start = std::clock();
      EXPECT_LE(recover_json(std::make_shared<Source>("t", text)).errors.size(), max_read_errors);
      best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return best;
  };
  EXPECT_LT(seconds_for(80000) / seconds_for(10000), 40);  // some 8 when linear, 64 when quadratic
}

INSTANTIATE_TEST_SUITE_P(Readers, Damaged,
                         testing::Values(std::pair<Reader, std::string_view>{read_json, json_text},
                                         std::pair<Reader, std::string_view>{read_yaml, yaml_text},
                                         std::pair<Reader, std::string_view>{read_template, json_text}));

TEST(Robustness, TheTextsThatAreDamagedAreWhole) {
  EXPECT_TRUE(read_json(std::make_shared<Source>("t", std::string(json_text))));
  EXPECT_TRUE(read_yaml(std::make_shared<Source>("t", std::string(yaml_text))));
}

TEST(Robustness, ABillionLaughsEndsAtTheLimit) {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i <= 9; ++i) {
    const std::string below = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + below;
    for (int k = 1; k < 10; ++k) text += ", " + below;
    text += "]\n";
  }
  EXPECT_EQ(show(read_yaml, text), "6:25-6:28 the template's aliases stand for more than 500000 values");
}

/// How long reading takes, in the best of five runs.
double seconds(Reader reader, const std::string& text) {
  double best = 1e9;
  for (int run = 0; run < 5; ++run) {
    const auto source = std::make_shared<Source>("t", text);
    const std::clock_t start = std::clock();  // The processor's time: what else the machine does is not counted.
    const ReadResult result = reader(source);
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    EXPECT_TRUE(result);
  }
  return best;
}

struct Growth {
  const char* name;
  Reader reader;
  std::string (*make)(int size);
};

std::string repeat(int size, std::string begin, const std::function<std::string(int)>& part, std::string_view end) {
  for (int i = 0; i < size; ++i) begin += part(i);
  return begin + std::string(end);
}

const Growth growths[] = {
    {"JSON members on one line", read_json,
     [](int n) {
       return repeat(
           n, "{\"a\": 0", [](int i) { return ",\"é" + std::to_string(i) + "\":1"; }, "}");
     }},
    {"JSON escapes", read_json,
     [](int n) {
       return repeat(
           n, "[\"", [](int) { return "\\u00e9"; }, "\"]");
     }},
    {"YAML members", read_yaml,
     [](int n) {
       return repeat(
           n, "", [](int i) { return "é" + std::to_string(i) + ": 1\n"; }, "");
     }},
    {"YAML tags on one line", read_yaml,
     [](int n) {
       return repeat(
           n, "a: [0", [](int i) { return ", !Ref é" + std::to_string(i); }, "]");
     }},
    {"YAML aliases", read_yaml,
     [](int n) {
       return repeat(
           n, "a: &a b\nc: [", [](int) { return "*a ,"; }, "]");
     }},
};

TEST(Robustness, TimeGrowsNoFasterThanTheText) {
  for (const Growth& growth : growths) {
    const double small = seconds(growth.reader, growth.make(4000));
    const double large = seconds(growth.reader, growth.make(32000));
    EXPECT_LT(large / small, 40) << growth.name;  // some 8 when linear, 64 when quadratic
  }
}

}  // namespace
}  // namespace cfnsonnet::document
