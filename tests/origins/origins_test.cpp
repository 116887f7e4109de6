// Where findings point in Jsonnet: each file FOLDER/NAME.jsonnet here is a template with a mistake, one construct of
// the language between the mistake and the value that CloudFormation would get. What is expected stands in the input:
//
//   AccessControl: /*E3030*/'Foo'      a finding of E3030 at 'Foo', the place right behind the comment
//   A: /*via E3030*/bucket('landing')  that finding has this place among those related to it
//   /*E1161*//*E3031*/'Landing'        two findings at one place
//   // expect: E3030 FILE:LINE:COLUMN  the same where no comment can stand, as in JSON; with `via` for a related place
//   // --ext-str acl=Foo               a flag of the program: --ext-str, --ext-code, --tla-str, --tla-code, --multi,
//                                      --yaml-stream
//
// All findings of a template must be expected. Related places are compared for a rule for which one is expected, and
// only those in files of the case, which are NAME.libsonnet, NAME.json … beside it, and in code given by flags.
// How often something was found at one place does not matter.
//
// What is right: a wrong key points at the key as written, a computed one at the string literal that gives it, else at
// its `[`. A wrong value points at the literal, operator or call that made it. What is missing points at the first
// literal of the object that lacks it. Related are the member that a value from elsewhere was put into, the literals
// that were added to an object, and the calls and imports on the way.
//
// NAME.known.jsonnet says what would be right and is not so yet; the test fails when it is, so that it be renamed.
#include <gtest/gtest.h>

#include <algorithm>
#include <compare>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "cfnsonnet/compile.h"

namespace cfnsonnet {
namespace {

namespace fs = std::filesystem;

struct Place {
  std::string rule;
  std::string file;
  Position position;
  auto operator<=>(const Place&) const = default;
};

struct Places {
  std::set<Place> findings;
  std::set<Place> related;
};

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// Up to the first dot: the files of a case share it.
std::string case_name(const fs::path& path) {
  const std::string file = path.filename().string();
  return file.substr(0, file.find('.'));
}

// --- Expectations --------------------------------------------------------------------------------

struct Mark {
  std::string rule;
  bool is_related;
  std::size_t end;
};

/// `/*E3030*/` or `/*via E3030*/`.
std::optional<Mark> mark_at(std::string_view text, std::size_t at) {
  constexpr std::size_t rule_length = 5;
  constexpr std::string_view open = "/*", close = "*/", via = "via ";
  if (text.substr(at, open.size()) != open) return std::nullopt;
  at += open.size();
  const bool is_related = text.substr(at, via.size()) == via;
  if (is_related) at += via.size();
  const std::string_view rule = text.substr(at, rule_length);
  at += rule_length;
  const bool is_rule = rule.size() == rule_length && rule[0] >= 'A' && rule[0] <= 'Z' &&
                       std::ranges::all_of(rule.substr(1), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_rule || text.substr(at, close.size()) != close) return std::nullopt;
  return Mark{std::string(rule), is_related, at + close.size()};
}

Position position_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::string_view line = before.substr(before.rfind('\n') + 1);  // npos + 1 is 0: there is no line before.
  const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  return {static_cast<std::uint32_t>(std::ranges::count(before, '\n') + 1),
          static_cast<std::uint32_t>(std::ranges::count_if(line, is_start) + 1)};
}

void add_marks(std::string_view text, const std::string& file, Places& places) {
  std::vector<Mark> pending;  // Marks one after the other mean the place behind the last.
  for (std::size_t at = text.find("/*"); at != std::string_view::npos; at = text.find("/*", at)) {
    const auto mark = mark_at(text, at);
    if (!mark) {
      at += 2;
      continue;
    }
    pending.push_back(*mark);
    at = mark->end;
    if (mark_at(text, at)) continue;
    for (const Mark& it : pending)
      (it.is_related ? places.related : places.findings).insert({it.rule, file, position_of(text, at)});
    pending.clear();
  }
}

/// `// expect: [via] E3030 FILE:LINE:COLUMN`.
void add_expect_line(const std::string& rest, Places& places) {
  std::istringstream words(rest);
  std::string rule, where;
  words >> rule;
  const bool is_related = rule == "via";
  if (is_related) words >> rule;
  words >> where;
  const std::size_t column = where.rfind(':');
  const std::size_t line = where.rfind(':', column - 1);
  const auto number = [&](std::size_t colon) {
    return static_cast<std::uint32_t>(std::stoul(where.substr(colon + 1)));
  };
  (is_related ? places.related : places.findings).insert({rule, where.substr(0, line), {number(line), number(column)}});
}

Binding binding(const std::string& text, bool is_code) {
  const std::size_t equals = text.find('=');
  return {text.substr(0, equals), text.substr(equals + 1), is_code};
}

void add_flag(const std::string& flag, const std::string& value, EvaluateRequest& request) {
  if (flag == "--ext-str")
    request.ext_vars.push_back(binding(value, false));
  else if (flag == "--ext-code")
    request.ext_vars.push_back(binding(value, true));
  else if (flag == "--tla-str")
    request.top_level_arguments.push_back(binding(value, false));
  else if (flag == "--tla-code")
    request.top_level_arguments.push_back(binding(value, true));
  else if (flag == "--multi")
    request.form = OutputForm::multi;
  else if (flag == "--yaml-stream")
    request.form = OutputForm::stream;
  else
    ADD_FAILURE() << flag << " is no flag that this test knows";
}

void add_comment_lines(const std::string& text, Places& places, EvaluateRequest& request) {
  constexpr std::string_view expect = "// expect: ";
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(expect)) add_expect_line(line.substr(expect.size()), places);
    if (!line.starts_with("// --")) continue;
    const std::size_t space = line.find(' ', 3);
    add_flag(line.substr(3, space - 3), space == std::string::npos ? "" : line.substr(space + 1), request);
  }
}

// --- What is found -------------------------------------------------------------------------------

bool is_of_case(const Location& location, const fs::path& file) {
  const std::string& name = location.source->name;
  return name.starts_with('<') || case_name(name) == case_name(file);
}

Places found_in(const CompileResult& result, const fs::path& file) {
  Places places;
  for (const Finding& finding : result.findings) {
    places.findings.insert({finding.rule, finding.location.source->name, finding.location.range().start});
    for (const Related& related : finding.related)
      if (is_of_case(related.location, file))
        places.related.insert({finding.rule, related.location.source->name, related.location.range().start});
  }
  return places;
}

void add_missing(const std::set<Place>& wanted, const std::set<Place>& there, std::string_view what,
                 std::string& text) {
  for (const Place& place : wanted)
    if (!there.contains(place))
      text += fmt::format("{} {} at {}:{}:{}\n", what, place.rule, place.file, place.position.line,
                          place.position.column);
}

/// Empty where all is as expected.
std::string difference(const Places& expected, Places found) {
  std::erase_if(found.related, [&](const Place& place) {
    return std::ranges::none_of(expected.related, [&](const Place& it) { return it.rule == place.rule; });
  });
  std::string text;
  add_missing(found.findings, expected.findings, "found", text);
  add_missing(expected.findings, found.findings, "did not find", text);
  add_missing(found.related, expected.related, "found related to", text);
  add_missing(expected.related, found.related, "did not find related to", text);
  return text;
}

std::vector<fs::path> cases() {
  std::vector<fs::path> list;
  for (const auto& entry : fs::recursive_directory_iterator(TEST_SOURCE_DIR))
    if (entry.path().extension() == ".jsonnet") list.push_back(fs::relative(entry.path(), TEST_SOURCE_DIR));
  std::sort(list.begin(), list.end());
  return list;
}

class Origins : public testing::TestWithParam<fs::path> {};

TEST_P(Origins, AreWhereTheMistakeIs) {
  const fs::path folder = fs::path(TEST_SOURCE_DIR) / GetParam().parent_path();
  const fs::path file = GetParam().filename();
  fs::current_path(folder);  // So that reports name files without it.

  Places expected;
  EvaluateRequest request;
  for (const auto& entry : fs::directory_iterator(folder))
    if (case_name(entry.path()) == case_name(file))
      add_marks(read(entry.path()), entry.path().filename().string(), expected);
  add_comment_lines(read(file), expected, request);
  ASSERT_FALSE(expected.findings.empty());

  CheckOptions options;
  // The cases are about the place of a mistake; what else is wrong with their buckets and subscriptions is left out.
  options.ignored = {"E3045", "W3045", "W3694", "J1004", "J2001", "J2003"};
  options.as_of = "2026-11-24";
  const CompileResult result = Compiler().check_file(file, request, options);
  const std::string text = difference(expected, found_in(result, file));
  if (file.string().find(".known.") == std::string::npos)
    EXPECT_EQ(text, "");
  else
    EXPECT_NE(text, "") << "it is right now: take .known out of its name";
}

INSTANTIATE_TEST_SUITE_P(Jsonnet, Origins, testing::ValuesIn(cases()), [](const auto& test) {
  std::string name = test.param.string();
  std::ranges::replace_if(
      name, [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
});

}  // namespace
}  // namespace cfnsonnet
