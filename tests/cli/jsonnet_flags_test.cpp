// Both readers of jsonnet's flags: the one of `eval`, which follows `jsonnet`, and CLI11's, which `render` and `check`
// use.
#include "cli/flags/jsonnet_flags.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <string>
#include <vector>

namespace cfnsonnet::cli {
namespace {

using Words = std::vector<std::string>;

/// As `eval` reads them; the error's text is in `error`.
JsonnetFlags read_as_jsonnet(const Words& words, std::string* error = nullptr) {
  JsonnetFlags flags;
  const auto action = parse_jsonnet_arguments(words, flags);
  if (error) *error = action ? "" : action.error();
  return flags;
}

/// As `render` reads them.
JsonnetFlags read_with_cli11(const Words& words, std::string* error = nullptr) {
  JsonnetFlags flags;
  CLI::App app;
  add_jsonnet_flags(app, flags);
  add_jsonnet_inputs(app, flags);
  try {
    app.parse(Words(words.rbegin(), words.rend()));
    if (error) error->clear();
  } catch (const CLI::ParseError& failure) {
    if (error) *error = failure.what();
  }
  return flags;
}

/// Everything that flags can change, as text.
std::string describe(const JsonnetFlags& flags) {
  std::string text;
  const auto add = [&text](const std::string& word) { text += word + '|'; };
  for (const auto& [name, value, is_code] : flags.request.ext_vars)
    add("V " + name + '=' + value + (is_code ? " code" : ""));
  for (const auto& [name, value, is_code] : flags.request.top_level_arguments)
    add("A " + name + '=' + value + (is_code ? " code" : ""));
  for (const auto& folder : flags.request.search_path) add("J " + folder.string());
  for (const std::string& input : flags.inputs) add("input " + input);
  if (flags.inputs_are_code) add("e");
  if (!flags.output_file.empty()) add("o " + flags.output_file);
  if (flags.multi) add("m " + flags.output_folder);
  if (flags.stream) add("y");
  if (flags.strings) add("S");
  if (flags.create_folders) add("c");
  add("s " + std::to_string(flags.request.max_stack));
  add("t " + std::to_string(flags.request.max_trace));
  if (flags.request.gc_min_objects) add("gc " + std::to_string(*flags.request.gc_min_objects));
  if (flags.request.gc_growth_trigger) add("gc " + std::to_string(*flags.request.gc_growth_trigger));
  return text;
}

class JsonnetFlagsTest : public testing::TestWithParam<std::pair<Words, std::string>> {};

TEST_P(JsonnetFlagsTest, ReadAlikeByBoth) {
  const auto& [words, expected] = GetParam();
  EXPECT_EQ(describe(read_as_jsonnet(words)), expected);
  EXPECT_EQ(describe(read_with_cli11(words)), expected);
}

const std::pair<Words, std::string> same[] = {
    {{"a.jsonnet"}, "input a.jsonnet|s 500|t 20|"},
    {{"-"}, "input -|s 500|t 20|"},
    {{"-e", "[1, 2]"}, "input [1, 2]|e|s 500|t 20|"},
    {{"-e", "{ a: [1] }"}, "input { a: [1] }|e|s 500|t 20|"},
    {{"-e", "--", "-1"}, "input -1|e|s 500|t 20|"},
    {{"--exec", "1"}, "input 1|e|s 500|t 20|"},
    {{"a", "-o", "out.json"}, "input a|o out.json|s 500|t 20|"},
    {{"--output-file", "x", "-o", "y", "a"}, "input a|o y|s 500|t 20|"},
    {{"-Sm", "out", "a"}, "input a|m out/|S|s 500|t 20|"},
    {{"-ySc", "a"}, "input a|y|S|c|s 500|t 20|"},
    {{"--multi", "out/", "--string", "--yaml-stream", "--create-output-dirs", "a"}, "input a|m out/|y|S|c|s 500|t 20|"},
    {{"-J", "x", "--jpath", "y/", "a"}, "J x|J y/|input a|s 500|t 20|"},
    {{"-s", "7", "-t", "0", "a"}, "input a|s 7|t 0|"},
    {{"--max-stack", "9", "--max-trace", "3", "a"}, "input a|s 9|t 3|"},
    {{"--gc-min-objects", "5", "--gc-growth-trigger", "1.5", "a"}, "input a|s 500|t 20|gc 5|gc 1.500000|"},
    {{"-V", "x=a=b", "--ext-str", "y=", "a"}, "V x=a=b|V y=|input a|s 500|t 20|"},
    {{"-V", "x=[1]", "-A", "y=-1", "a"}, "V x=[1]|A y=-1|input a|s 500|t 20|"},
    {{"-V", "x=1", "--ext-code", "x=2", "-V", "x=3", "a"}, "V x=1|V x=2 code|V x=3|input a|s 500|t 20|"},
    {{"-V", "CFNSONNET_TEST_VARIABLE", "a"}, "V CFNSONNET_TEST_VARIABLE=set|input a|s 500|t 20|"},
    {{"--ext-code", "CFNSONNET_TEST_VARIABLE", "a"}, "V CFNSONNET_TEST_VARIABLE=set code|input a|s 500|t 20|"},
    {{"--ext-str-file", "x=it's", "--ext-code-file", "y=b=c", "a"},
     "V x=importstr @'it''s' code|V y=import @'b=c' code|input a|s 500|t 20|"},
    {{"-A", "x=1", "--tla-str", "y=2", "--tla-code", "z=3", "--tla-str-file", "f=g", "--tla-code-file", "h=i", "a"},
     "A x=1|A y=2|A z=3 code|A f=importstr @'g' code|A h=import @'i' code|input a|s 500|t 20|"},
};

INSTANTIATE_TEST_SUITE_P(Same, JsonnetFlagsTest, testing::ValuesIn(same));

const std::pair<Words, std::string> wrong[] = {
    {{"-s", "0", "a"}, "invalid --max-stack value: 0"},
    {{"-s", "many", "a"}, "invalid integer \"many\""},
    {{"-s", "", "a"}, "invalid integer \"\""},
    {{"-t", "-1", "a"}, "invalid --max-trace value: -1"},
    {{"--gc-min-objects", "-1", "a"}, "invalid --gc-min-objects value: -1"},
    {{"--gc-growth-trigger", "x", "a"}, "invalid number \"x\""},
    {{"--gc-growth-trigger", "-2", "a"}, "invalid --gc-growth-trigger \"-2\""},
    {{"-J", "", "a"}, "-J argument was empty string"},
    {{"-o", "", "a"}, "-o argument was empty string"},
    {{"-m", "", "a"}, "-m argument was empty string"},
    {{"-V", "CFNSONNET_TEST_UNSET", "a"}, "environment variable CFNSONNET_TEST_UNSET was undefined."},
    {{"--tla-str-file", "x", "a"}, "argument not in form <var>=<file> \"x\"."},
};

class WrongJsonnetFlagsTest : public testing::TestWithParam<std::pair<Words, std::string>> {};

TEST_P(WrongJsonnetFlagsTest, AreRefusedByBoth) {
  const auto& [words, expected] = GetParam();
  std::string error;
  (void)read_as_jsonnet(words, &error);
  EXPECT_EQ(error, expected);
  (void)read_with_cli11(words, &error);
  EXPECT_EQ(error, expected);
}

INSTANTIATE_TEST_SUITE_P(Wrong, WrongJsonnetFlagsTest, testing::ValuesIn(wrong));

TEST(JsonnetFlags, SeveralInputsAreForRenderOnly) {
  std::string error;
  (void)read_as_jsonnet({"a", "b"}, &error);
  EXPECT_EQ(error, "only one filename is allowed");
  EXPECT_EQ(read_with_cli11({"a", "-S", "b"}, &error).inputs, (Words{"a", "b"}));
  EXPECT_EQ(error, "");
}

TEST(JsonnetFlags, SearchPathOfTheEnvironmentIsReversed) {
  ::setenv("JSONNET_PATH", "a::b/", 1);
  const JsonnetFlags flags = jsonnet_flags_from_environment();
  ::unsetenv("JSONNET_PATH");
  EXPECT_EQ(describe(flags), "J b/|J |J a|s 500|t 20|");
  EXPECT_EQ(describe(jsonnet_flags_from_environment()), "s 500|t 20|");
}

TEST(JsonnetFlags, MakeTheRequestForAnInput) {
  EXPECT_EQ(make_request(read_as_jsonnet({"a.jsonnet"}), "a.jsonnet").file, "a.jsonnet");
  const jsonnet::Request code = make_request(read_as_jsonnet({"-eS", "'x'"}), "'x'");
  EXPECT_EQ(code.snippet, "'x'");
  EXPECT_EQ(code.snippet_name, "<cmdline>");
  EXPECT_EQ(code.form, jsonnet::OutputForm::string);
  const jsonnet::Request multi = make_request(read_as_jsonnet({"-ySm", "out", "a"}), "a");
  EXPECT_EQ(multi.form, jsonnet::OutputForm::multi);
  EXPECT_TRUE(multi.manifest_strings);
}

const int environment = [] { return ::setenv("CFNSONNET_TEST_VARIABLE", "set", 1); }();

}  // namespace
}  // namespace cfnsonnet::cli
