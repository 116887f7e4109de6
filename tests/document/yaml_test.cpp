// YAML: short forms, aliases, merge keys, places, and the full text of each refusal.
#include <gtest/gtest.h>

#include "document/read.h"
#include "support.h"

namespace cfnsonnet::document {
namespace {

std::string yaml(std::string_view text) { return show(read_yaml, text); }

TEST(Yaml, ReadsBlockAndFlowStyle) {
  EXPECT_EQ(yaml("a:\n- b\n- c: d\n  e: []\nf: {g: 'h', \"i\": [j, k: l]}\n"),
            R"({"a":["b",{"c":"d","e":[]}],"f":{"g":"h","i":["j",{"k":"l"}]}})");
}

TEST(Yaml, EveryFunctionHasAShortForm) {
  for (const std::string name :
       {"Sub", "Join", "Select", "Split", "If", "And", "Or", "Not", "Equals", "FindInMap", "Base64", "Cidr", "GetAZs",
        "ImportValue", "Transform", "Length", "ToJsonString", "ForEach", "GetStackOutput"}) {
    EXPECT_EQ(yaml("a: !" + name + " x"), "{\"a\":{\"Fn::" + name + "\":\"x\"}}");
    EXPECT_EQ(yaml("a: !" + name + " [x, 1]"), "{\"a\":{\"Fn::" + name + "\":[\"x\",1]}}");
    EXPECT_EQ(yaml("a: !" + name + "\n  x: 1"), "{\"a\":{\"Fn::" + name + "\":{\"x\":1}}}");
  }
  EXPECT_EQ(yaml("a: !Ref x"), R"({"a":{"Ref":"x"}})");
  EXPECT_EQ(yaml("a: !Condition x"), R"({"a":{"Condition":"x"}})");
}

TEST(Yaml, GetAttSplitsAtTheFirstDot) {
  EXPECT_EQ(yaml("a: !GetAtt b.Arn"), R"({"a":{"Fn::GetAtt":["b","Arn"]}})");
  EXPECT_EQ(yaml("a: !GetAtt b.Endpoint.Port"), R"({"a":{"Fn::GetAtt":["b","Endpoint.Port"]}})");
  EXPECT_EQ(yaml("a: !GetAtt b"), R"({"a":{"Fn::GetAtt":["b"]}})");
  EXPECT_EQ(yaml("a: !GetAtt [b.c, d]"), R"({"a":{"Fn::GetAtt":["b.c","d"]}})");
  EXPECT_EQ(yaml("a: {Fn::GetAtt: b.c}"), R"({"a":{"Fn::GetAtt":"b.c"}})");
}

TEST(Yaml, ShortFormsNestAndMixWithLongOnes) {
  EXPECT_EQ(yaml("a: !If [c, !Sub ['${x}', {x: !Ref y}], {Fn::Join: ['', [!Ref z]]}]"),
            R"({"a":{"Fn::If":["c",{"Fn::Sub":["${x}",{"x":{"Ref":"y"}}]},{"Fn::Join":["",[{"Ref":"z"}]]}]}})");
  EXPECT_EQ(yaml("a: !Base64\n  Fn::Sub: x"), R"({"a":{"Fn::Base64":{"Fn::Sub":"x"}}})");
}

TEST(Yaml, AShortFormsScalarIsText) {
  EXPECT_EQ(yaml("a: !Ref 12\nb: !Sub\nc: !Base64 NO\nd: !Select [012, x]"),
            R"({"a":{"Ref":"12"},"b":{"Fn::Sub":""},"c":{"Fn::Base64":"NO"},"d":{"Fn::Select":[10,"x"]}})");
}

TEST(Yaml, AnUnknownFunctionIsLeftToTheRules) {
  EXPECT_EQ(yaml("a: !Bogus x\nb: !Rain::S3 y"), R"({"a":{"Fn::Bogus":"x"},"b":{"Fn::Rain::S3":"y"}})");
}

TEST(Yaml, StandardTagsDecideTheType) {
  EXPECT_EQ(yaml("a: !!str 12\nb: !!int '012'\nc: !!float 3\nd: !!bool 'yes'\ne: !!null x\nf: !!map {}\ng: !!seq "
                 "[]\nh: !!str\ni: ! 1"),
            R"({"a":"12","b":10,"c":3,"d":true,"e":null,"f":{},"g":[],"h":"","i":1})");
  EXPECT_EQ(yaml("%TAG !y! tag:yaml.org,2002:\n---\na: !y!str 1\nb: !<tag:yaml.org,2002:str> 2"),
            R"({"a":"1","b":"2"})");
}

TEST(Yaml, PlainScalarsHaveYaml11TypesAndQuotedOnesNone) {
  EXPECT_EQ(yaml("a: [NO, on, 012, 1.10, 2012-10-17, ~, 10:30]\nb: ['NO', \"on\", '012', '~']"),
            R"({"a":[false,true,10,1.1,"2012-10-17",null,630],"b":["NO","on","012","~"]})");
  EXPECT_EQ(read(read_yaml, "a: 1.10").root().find("a")->text, "1.10");
}

TEST(Yaml, KeysAreTheirText) {
  EXPECT_EQ(yaml("1: a\ntrue: b\nNO: c\n2012-10-17: d\n012: e\n'': f"),
            R"({"1":"a","true":"b","NO":"c","2012-10-17":"d","012":"e","":"f"})");
}

TEST(Yaml, MultiLineScalars) {
  EXPECT_EQ(yaml("a: |\n  x\n   y\n\nb: >-\n  x\n  y\n\n  z\nc: 'x\n  y'\nd: x\n  y\ne: \"x\\\n   y\"\n"),
            R"({"a":"x\n y\n","b":"x y\nz","c":"x y","d":"x y","e":"xy"})");
}

TEST(Yaml, AliasesAreCopies) {
  const Document document = read(read_yaml, "a: &x {b: [1, !Ref c]}\nd: *x\n");
  const Node* original = document.root().find("a");
  const Node* copy = document.root().find("d");
  EXPECT_EQ(path_of(*copy->find("b")->items[1]->find("Ref")), (Path{"d", "b", std::size_t{1}, "Ref"}));
  EXPECT_EQ(path_of(*original->find("b")->items[0]), (Path{"a", "b", std::size_t{0}}));
  EXPECT_EQ(place(copy->origin()), place(original->origin()));
}

TEST(Yaml, AnchorsOfScalarsFunctionsAndKeys) {
  EXPECT_EQ(yaml("a: &x 012\nb: *x\nc: &y !Ref z\nd: *y\ne: !Sub &w v\nf: *w\n"),
            R"({"a":10,"b":10,"c":{"Ref":"z"},"d":{"Ref":"z"},"e":{"Fn::Sub":"v"},"f":{"Fn::Sub":"v"}})");
  EXPECT_EQ(yaml("&k a: {*k : 1}\n"), R"({"a":{"a":1}})");
  EXPECT_EQ(yaml("a: &x 1\nb: &x 2\nc: *x\n"), R"({"a":1,"b":2,"c":2})");
}

TEST(Yaml, MergeKeysBringInWhatIsNotWrittenOut) {
  EXPECT_EQ(yaml("a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  b: 3\n"), R"({"a":{"b":1,"c":2},"d":{"b":3,"c":2}})");
  EXPECT_EQ(yaml("<<: [{a: 1}, {a: 2, b: 2}]\nc: 3\n"), R"({"c":3,"a":1,"b":2})");
  EXPECT_EQ(yaml("<<: {a: 1, b: 1}\n<<: {a: 2}\n"), R"({"a":2,"b":1})");
  EXPECT_EQ(yaml("'<<': {a: 1}\n"), R"({"<<":{"a":1}})");
  EXPECT_EQ(yaml("!!merge x: {a: 1}\n"), R"({"a":1})");
}

TEST(Yaml, MergedMembersHaveTheirNewPath) {
  const Document document = read(read_yaml, "a: &x {b: {c: 1}}\nd:\n  <<: *x\n");
  EXPECT_EQ(path_of(*document.root().find("d")->find("b")->find("c")), (Path{"d", "b", "c"}));
  EXPECT_EQ(path_of(*document.root().find("a")->find("b")->find("c")), (Path{"a", "b", "c"}));
}

TEST(Yaml, PlacesCountLinesAndCodePoints) {
  const Document document = read(read_yaml,
                                 "\xEF\xBB\xBFé: 'ü'\r\nb:\r\n  - x\r\n  - !GetAtt  é.Arn # c\r\nc: [1,\r\n 2]\r\nd: "
                                 "|\r\n  t\r\n  u\r\ne: !Sub &a \"q\"\r\n");
  const Node& root = document.root();
  EXPECT_EQ(place(root.members[0].origin()), "1:1-1:2");
  EXPECT_EQ(place(root.find("é")->origin()), "1:4-1:7");
  EXPECT_EQ(place(root.find("b")->origin()), "3:3-4:19");
  EXPECT_EQ(place(root.find("b")->items[0]->origin()), "3:5-3:6");
  const Node* getatt = root.find("b")->items[1];
  EXPECT_EQ(place(getatt->origin()), "4:5-4:19");
  EXPECT_EQ(place(getatt->members[0].origin()), "4:5-4:12");
  EXPECT_EQ(place(getatt->members[0].value->origin()), "4:14-4:19");
  EXPECT_EQ(place(getatt->members[0].value->items[0]->origin()), "4:14-4:15");
  EXPECT_EQ(place(getatt->members[0].value->items[1]->origin()), "4:16-4:19");
  EXPECT_EQ(place(root.find("c")->origin()), "5:4-6:4");
  EXPECT_EQ(place(root.find("d")->origin()), "7:4-10:1");
  EXPECT_EQ(place(root.find("e")->members[0].origin()), "10:4-10:8");
  EXPECT_EQ(place(root.find("e")->members[0].value->origin()), "10:12-10:15");
  EXPECT_EQ(place(root.origin()), "1:1-10:15");
}

TEST(Yaml, LineSeparatorsOfYaml11AreNoLinesOfAnEditor) {
  const Document document = read(read_yaml, "a: \"x\u2028y\"\nb: c\n");
  EXPECT_EQ(place(document.root().find("b")->origin()), "2:4-2:5");
}

TEST(Yaml, ReportsEachOccurrenceOfADuplicate) {
  EXPECT_EQ(yaml("a: 1\nb: {c: 1, c: 2}\na: 3\n"),
            "1:1-1:2 \"a\" stands more than once in this object; names must be unique; 3:1 and again here\n"
            "2:5-2:6 \"c\" stands more than once in this object; names must be unique; 2:11 and again here\n"
            "2:11-2:12 \"c\" stands more than once in this object; names must be unique; 2:5 first here\n"
            "3:1-3:2 \"a\" stands more than once in this object; names must be unique; 1:1 first here");
}

TEST(Yaml, KeysThatAreEqualAsTextAreDuplicates) {
  EXPECT_EQ(yaml("80: a\n'80': b\n"),
            "1:1-1:3 \"80\" stands more than once in this object; names must be unique; 2:1 and again here\n"
            "2:1-2:5 \"80\" stands more than once in this object; names must be unique; 1:1 first here");
}

TEST(Yaml, AllowsMaxDepthAndNoMore) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_EQ(yaml(nested(max_depth)), nested(max_depth));
  EXPECT_EQ(yaml(nested(max_depth + 1)), "1:513-1:514 the template is nested more than 512 levels deep");
  EXPECT_EQ(yaml(std::string(100'000, '[')), "1:513-1:514 the template is nested more than 512 levels deep");
  EXPECT_EQ(yaml("&a " + nested(300) + ": 1"), "1:1-1:5 a key must be a name, not a list");
  EXPECT_EQ(yaml("- &a " + nested(300) + "\n- " + std::string(300, '[') + "*a" + std::string(300, ']')),
            "2:303-2:305 the template is nested more than 512 levels deep");
}

TEST(Yaml, ReportsAllThatIsRefusedAndReadsOn) {
  EXPECT_EQ(yaml("a: .inf\nb: !<tag:x> 1\nc: *no\nd: {e: 1, e: 2}\n[f]: g\n? {h: !!set {}}\n: i\n"
                 "<<: x\n<<: *no\nj: !!int k\nl: !Ref m\n---\nn: o\n"),
            "1:4-1:8 \".inf\" is no number that JSON can express; to mean the text, put it in quotes\n"
            "2:4-2:12 CloudFormation has no tag \"tag:x\"\n"
            "3:4-3:7 no anchor \"&no\" stands before this alias; to mean the text, put it in quotes\n"
            "4:5-4:6 \"e\" stands more than once in this object; names must be unique; 4:11 and again here\n"
            "4:11-4:12 \"e\" stands more than once in this object; names must be unique; 4:5 first here\n"
            "5:1-5:2 a key must be a name, not a list\n"
            "6:3-6:4 a key must be a name, not an object\n"
            "6:7-6:12 CloudFormation does not support the tag \"!!set\"\n"
            "8:5-8:6 the merge key \"<<\" takes a map or a list of maps\n"
            "9:5-9:8 no anchor \"&no\" stands before this alias; to mean the text, put it in quotes\n"
            "10:4-10:9 the tag \"!!int\" does not fit \"k\"\n"
            "12:1-12:4 a second YAML document starts here; a template is a single one");
}

TEST(Yaml, EndsAtAMistakeInTheSyntaxWithWhatCameBefore) {
  const auto outcome = recover_yaml(
      std::make_shared<Source>("t", "a: {b: 1, b: 2}\nc:\n  - d\n  - e: *x\n    f: 'g\nh: 1\n"));
  ASSERT_TRUE(outcome.document);
  EXPECT_EQ(show(*outcome.document), R"({"a":{"b":1},"c":["d",{"e":null,"f":null}]})");
  EXPECT_EQ(outcome.errors.size(), 4);
  EXPECT_EQ(outcome.errors.back().message, "the string has no closing quote");
}

TEST(Yaml, StopsAtItsLimitOfErrors) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "a" + std::to_string(i) + ": *x\n";
  EXPECT_EQ(recover_yaml(std::make_shared<Source>("t", text)).errors.size(), max_read_errors);
}

struct Refusal {
  std::string text;
  std::string errors;
};

void PrintTo(const Refusal& refusal, std::ostream* out) { *out << testing::PrintToString(refusal.text); }

class YamlRefuses : public testing::TestWithParam<Refusal> {};

TEST_P(YamlRefuses, WithOneClearLine) { EXPECT_EQ(yaml(GetParam().text), GetParam().errors); }

const Refusal refusals[] = {
    {"", "- the template is empty; it must be an object with the member \"Resources\""},
    {"# nothing\n", "- the template is empty; it must be an object with the member \"Resources\""},
    {"---\n", "- the template is empty; it must be an object with the member \"Resources\""},
    {"a: 1\n---\nb: 2\n", "2:1-2:4 a second YAML document starts here; a template is a single one"},
    {"a: .inf", "1:4-1:8 \".inf\" is no number that JSON can express; to mean the text, put it in quotes"},
    {"a: .NaN", "1:4-1:8 \".NaN\" is no number that JSON can express; to mean the text, put it in quotes"},
    {"a: *y", "1:4-1:6 no anchor \"&y\" stands before this alias; to mean the text, put it in quotes"},
    {"a: &x [*x]", "1:8-1:10 the alias \"*x\" stands inside of its own anchor"},
    {"a: *",
     "1:5-1:6 \"*\" begins an alias and \"&\" an anchor, and a name must follow; to mean the character, put it in "
     "quotes"},
    {"<<: x", "1:5-1:6 the merge key \"<<\" takes a map or a list of maps"},
    {"<<: [{a: 1}, x]", "1:5-1:6 the merge key \"<<\" takes a map or a list of maps"},
    {"<<: !If [a]", "1:5-1:10 the merge key \"<<\" takes a map or a list of maps"},
    {"[a]: b", "1:1-1:2 a key must be a name, not a list"},
    {"{a: 1}: b", "1:1-1:2 a key must be a name, not an object"},
    {"!Ref a: b", "1:1-1:7 a key must be a name, not the function \"!Ref\""},
    {"a: &x [1]\n*x : b", "2:1-2:3 a key must be a name, and the alias \"x\" is none"},
    {"null: 1", "1:1-1:5 the key null is null; to mean the name, put it in quotes"},
    {"?\n: 1", "1:2-1:2 a key is missing before this \":\""},
    {"{: 1}", "1:2-1:3 expected a value here"},
    {"a: !!binary aGVsbG8=", "1:4-1:12 CloudFormation does not support the tag \"!!binary\""},
    {"a: !!set {b}", "1:4-1:9 CloudFormation does not support the tag \"!!set\""},
    {"a: !!omap [b: 1]", "1:4-1:10 CloudFormation does not support the tag \"!!omap\""},
    {"a: !!timestamp 2012-10-17", "1:4-1:15 CloudFormation does not support the tag \"!!timestamp\""},
    {"a: !!foo x", "1:4-1:9 YAML has no tag \"!!foo\""},
    {"a: !!int x", "1:4-1:9 the tag \"!!int\" does not fit \"x\""},
    {"a: !!int 1.5", "1:4-1:9 the tag \"!!int\" does not fit \"1.5\""},
    {"a: !!bool maybe", "1:4-1:10 the tag \"!!bool\" does not fit \"maybe\""},
    {"a: !!map x", "1:4-1:9 the tag \"!!map\" does not fit \"x\""},
    {"a: !!str [b]", "1:4-1:9 the tag \"!!str\" does not fit a list"},
    {"a: !!seq {b: c}", "1:4-1:9 the tag \"!!seq\" does not fit an object"},
    {"a: !<tag:example.com,1:x> 1", "1:4-1:26 CloudFormation has no tag \"tag:example.com,1:x\""},
    {"a: !e!x 1", "1:4-1:5 the prefix of this tag is not declared"},
    {"a:\n\t- b", "2:1-2:2 a tab cannot indent YAML; use spaces"},
    {"a: `x", "1:4-1:5 \"`\" cannot begin a value; put the value in quotes"},
    {"é: b: c", "1:5-1:6 this \":\" starts a map where none can be; put a value that contains \": \" in quotes"},
    {"a: b\nc\nd: e", "2:1-2:2 this line is no \"key: value\": its \":\" is missing"},
    {"a:\n - b\n c: d",
     "3:2-3:3 this does not fit the list that starts on line 2: expected \"- \" with the same indentation"},
    {"a:\n  b: c\n d: e",
     "3:2-3:3 this does not fit the map that starts on line 1: its indentation or its \": \" is wrong"},
    {"a: !Base64 !Sub \"b\"",
     "1:12-1:13 two short forms cannot follow each other; write Fn::Base64: !Sub … on a line of its own, or in { }"},
    {"a: [!Ref !Sub b, c]",
     "1:10-1:11 two short forms cannot follow each other; write Ref: !Sub … on a line of its own, or in { }"},
    {"a:\n  Type:AWS::SQS::Queue\n  Properties: {}", "2:3-2:4 a blank is missing after \"Type:\""},
    {"a:\n  b: c\n  Type:x\n\n  Name:y\n  Properties: {}", "3:3-3:4 a blank is missing after \"Type:\""},
    {"a:\n  AWS::SQS::Queue\n  b: {}",
     "3:4-3:5 this \":\" starts a map where none can be; put a value that contains \": \" in quotes"},
    {"a:\n  b: c\n  Name:d\n", "3:3-3:4 a blank is missing after \"Name:\""},
    {"a:\n  - b\n  -c\nd: e", "3:3-3:4 a blank is missing after \"-\""},
    {"a: [b, c", "1:9-1:10 expected \",\" or \"]\" in the list that starts on line 1"},
    {"a: {b: c", "1:9-1:10 expected \",\" or \"}\" in the map that starts on line 1"},
    {"a: 'x\n", "1:4-1:5 the string has no closing quote"},
    {"a: \"\\q\"", "1:5-1:6 this is no escape of YAML; in double quotes a backslash itself is written \"\\\\\""},
    {"a: \"\\ud800\"", "1:7-1:8 this escape is no Unicode character"},
    {"a: - b", "1:4-1:5 a list cannot start here; put each \"- \" on a line of its own"},
    {"{a: 1}}", "1:7-1:8 the template ends before this; only comments may follow it"},
    {"a: b\nc: \x1b[0m",
     "2:4-2:5 the control character U+001B cannot stand in YAML; in double quotes it can be written as an escape"},
    {std::string("a: \0", 4),
     "1:4-1:5 the control character U+0000 cannot stand in YAML; in double quotes it can be written as an escape"},
    {"%YAML 2.0\n---\na: b", "1:1-1:2 the template must be YAML 1.1 or 1.2"},
    {"%FOO\n---\na: b", "1:5-1:6 this is not YAML: found unknown directive name"},
    {"a: \xFF", "1:4-1:5 the byte 0xFF is not UTF-8 here; save the file as UTF-8"},
};

INSTANTIATE_TEST_SUITE_P(Yaml, YamlRefuses, testing::ValuesIn(refusals));

}  // namespace
}  // namespace cfnsonnet::document
