// JSON: what it gives, where things stand, and the full text of each refusal.
#include <gtest/gtest.h>

#include "document/names.h"
#include "document/read.h"
#include "support.h"

namespace cfnsonnet::document {
namespace {

std::string json(std::string_view text) { return show(read_json, text); }

TEST(Json, ReadsEveryKindInOrder) {
  EXPECT_EQ(json(R"( {"z": null, "a": [true, false, -1.5e2, 0], "s": "x", "o": {}, "l": []} )"),
            R"({"z":null,"a":[true,false,-150,0],"s":"x","o":{},"l":[]})");
  EXPECT_EQ(json("\"x\""), "\"x\"");
  EXPECT_EQ(json("[]"), "[]");
}

TEST(Json, StringsWithoutEscapesAreViewsIntoTheSource) {
  const auto source = std::make_shared<Source>("t", R"(["plain", "escaped\n"])");
  const auto result = read_json(source);
  ASSERT_TRUE(result);
  const char* plain = result->root().items[0]->text.data();
  EXPECT_TRUE(plain >= source->text.data() && plain < source->text.data() + source->text.size());
  EXPECT_EQ(result->root().items[1]->text, "escaped\n");
}

TEST(Json, ReadsEscapes) {
  EXPECT_EQ(read(read_json, R"("\"\\\/\b\f\n\r\t\u00e9\u20ac\ud83d\ude00\u0000")").root().text,
            std::string_view("\"\\/\b\f\n\r\t\u00e9\u20ac\U0001F600\0", 18));
}

TEST(Json, KeepsANumbersLiteral) {
  const Document document = read(read_json, "[1.10, 1e3, -0, 12345678901234567890]");
  EXPECT_EQ(document.root().items[0]->text, "1.10");
  EXPECT_EQ(document.root().items[1]->number(), 1000);
  EXPECT_EQ(document.root().items[2]->text, "-0");
  EXPECT_EQ(document.root().items[3]->text, "12345678901234567890");
}

TEST(Json, PlacesCountLinesAndCodePoints) {
  const Document document = read(read_json, "\xEF\xBB\xBF{\r\n\t\"é😀\": [1,\n  \"x\"\n]}");
  const Member& member = document.root().members[0];
  EXPECT_EQ(place(document.root().origin()), "1:1-4:3");
  EXPECT_EQ(place(member.origin()), "2:2-2:6");
  EXPECT_EQ(place(member.value->origin()), "2:8-4:2");
  EXPECT_EQ(place(member.value->items[0]->origin()), "2:9-2:10");
  EXPECT_EQ(place(member.value->items[1]->origin()), "3:3-3:6");
}

TEST(Json, ReportsEachOccurrenceOfADuplicate) {
  EXPECT_EQ(json("{\"a\": 1,\n \"a\": 2,\n \"b\": {\"a\": 3},\n \"a\": 4}"),
            "1:2-1:5 \"a\" stands more than once in this object; names must be unique; 2:2 and again here\n"
            "2:2-2:5 \"a\" stands more than once in this object; names must be unique; 1:2 first here\n"
            "4:2-4:5 \"a\" stands more than once in this object; names must be unique; 1:2 first here");
}

TEST(Json, NamesThatEscapesMakeEqualAreDuplicates) {
  EXPECT_EQ(json(R"({"a": 1, "\u0061": 2})"),
            "1:2-1:5 \"a\" stands more than once in this object; names must be unique; 1:10 and again here\n"
            "1:10-1:18 \"a\" stands more than once in this object; names must be unique; 1:2 first here");
}

TEST(Json, FindsADuplicateAmongManyMembers) {
  std::string text = "{";
  for (int i = 0; i < 20'000; ++i) text += "\"k" + std::to_string(i) + "\": 1,\n";
  EXPECT_EQ(json(text + "\"k7\": 2}"),
            "8:1-8:5 \"k7\" stands more than once in this object; names must be unique; 20001:1 and again here\n"
            "20001:1-20001:5 \"k7\" stands more than once in this object; names must be unique; 8:1 first here");
}

TEST(Json, StopsAddingDuplicatesAtItsLimit) {
  std::string text = "{\"a\": 0";
  for (int i = 0; i < 1000; ++i) text += ", \"a\": 1";
  const auto result = read_json(std::make_shared<Source>("t", text + "}"));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().size(), max_read_errors);
}

TEST(Json, AllowsMaxDepthAndNoMore) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_EQ(json(nested(max_depth)), nested(max_depth));
  EXPECT_EQ(json(nested(max_depth + 1)), "1:513-1:514 the template is nested more than 512 levels deep");
  EXPECT_EQ(json(std::string(1'000'000, '[')), "1:513-1:514 the template is nested more than 512 levels deep");
}

TEST(Json, GoesOnBehindEachMistake) {
  EXPECT_EQ(json("{\"a\": [1, 2,],\n"
                 " \"b\": 1 \"c\": 'x', // d\n"
                 " e: \"\\q\", \"f\" 012,\n"
                 " \"g\": , \"h\": tru, \"h\": [1 2], }"),
            "1:12-1:13 a list's last item has no comma after it\n"
            "2:9-2:10 expected \",\" or \"}\" after a member of the object, not a string\n"
            "2:14-2:15 expected a value; JSON's strings stand in double quotes\n"
            "2:19-2:20 JSON has no comments\n"
            "3:2-3:3 expected a name in double quotes, not \"e\"\n"
            "3:6-3:8 this is no escape of JSON; a backslash itself is written \"\\\\\"\n"
            "3:15-3:18 expected \":\" after the name \"f\", not \"012\"\n"
            "4:7-4:8 expected a value, not \",\"\n"
            "4:9-4:12 \"h\" stands more than once in this object; names must be unique; 4:19 and again here\n"
            "4:14-4:17 expected a value, not \"tru\"\n"
            "4:19-4:22 \"h\" stands more than once in this object; names must be unique; 4:9 first here\n"
            "4:27-4:28 expected \",\" or \"]\" after an item of the list, not \"2\"\n"
            "4:29-4:30 an object's last member has no comma after it");
}

/// What there is of a text with errors.
std::string recovered(std::string_view text) {
  const auto outcome = recover_json(std::make_shared<Source>("t", std::string(text)));
  EXPECT_FALSE(outcome.errors.empty());
  return outcome.document ? show(*outcome.document) : "nothing";
}

TEST(Json, KeepsWhatItCanReadOfATextWithErrors) {
  EXPECT_EQ(recovered("{\"a\": , \"b\": 2 \"c\": [1,], \"c\": 3}"), R"({"a":null,"b":2,"c":[1]})");
  EXPECT_EQ(recovered("{\"a\": \"x,\n \"b\": {\"c\": \"d},\n \"e\": 1}"), R"({"a":"x","b":{"c":"d"},"e":1})");
  EXPECT_EQ(recovered("{\"a\": {\"b\": [1, 2"), R"({"a":{"b":[1,2]}})");
  EXPECT_EQ(recovered("{'a': 'b', c: 1}"), R"({"a":"b","c":1})");
  EXPECT_EQ(recovered("[1, }, 2]"), "[1,null]");
  EXPECT_EQ(recovered(""), "nothing");
}

TEST(Json, GivesUpTheElementThatIsDamagedAndSaysSoOnce) {
  EXPECT_EQ(json("{\"Type\": AWS::S3::Bucket\",\n \"b\": [1,]}"),
            "1:10-1:13 expected a value, not \"AWS\"\n2:9-2:10 a list's last item has no comma after it");
  EXPECT_EQ(json("{\"a\": {{\"b\": 1}, \"c\": [2]}"), "1:8-1:9 expected a name in double quotes, not \"{\"");
  EXPECT_EQ(json("{\"a\": \"b\": 1}, \"c\": 2}"),
            "1:10-1:11 expected \",\" or \"}\" after a member of the object, not \":\"");
}

struct Refusal {
  std::string text;
  std::string errors;
};

void PrintTo(const Refusal& refusal, std::ostream* out) { *out << testing::PrintToString(refusal.text); }

class JsonRefuses : public testing::TestWithParam<Refusal> {};

TEST_P(JsonRefuses, WithOneClearLine) { EXPECT_EQ(json(GetParam().text), GetParam().errors); }

const Refusal refusals[] = {
    {"", "- the template is empty; it must be an object with the member \"Resources\""},
    {" \r\n\t", "- the template is empty; it must be an object with the member \"Resources\""},
    {"\xEF\xBB\xBF", "- the template is empty; it must be an object with the member \"Resources\""},
    {"{} x", "1:4-1:5 the template ends before this; only blanks may follow it"},
    {"{}{}", "1:3-1:4 the template ends before this; only blanks may follow it"},
    {"[1,]", "1:3-1:4 a list's last item has no comma after it"},
    {"{\"a\": 1,}", "1:8-1:9 an object's last member has no comma after it"},
    {"[1 2]", "1:4-1:5 expected \",\" or \"]\" after an item of the list, not \"2\""},
    {"{\"a\": 1 \"b\": 2}", "1:9-1:10 expected \",\" or \"}\" after a member of the object, not a string"},
    {"{\"a\" 1}", "1:6-1:7 expected \":\" after the name \"a\", not \"1\""},
    {"{a: 1}", "1:2-1:3 expected a name in double quotes, not \"a\""},
    {"{'a': 1}", "1:2-1:3 expected a name in double quotes; JSON's strings stand in double quotes"},
    {"{\"a\":", "1:6-1:7 the text ends here; expected a value"},
    {"[\"a\n", "1:2-1:4 the string has no closing quote on its line; a line break in it is written \"\\n\""},
    {"[\"a", "1:2-1:4 the string has no closing quote"},
    {"[\"a\tb\"]", "1:4-1:5 a control character stands in a string; write it as \"\\t\""},
    {"[\"a\x1b\"]", "1:4-1:5 a control character stands in a string; write it as \"\\u001b\""},
    {"[\"\\q\"]", "1:3-1:5 this is no escape of JSON; a backslash itself is written \"\\\\\""},
    {"[\"\\u12\"]", "1:3-1:4 \"\\u\" takes four hexadecimal digits"},
    {"[\"\\u12g4\"]", "1:3-1:4 \"\\u\" takes four hexadecimal digits"},
    {"[\"\\ud83d\"]", "1:3-1:9 \"\\ud83d\" is half of a character; its other half must be beside it"},
    {"[\"\\ud83d\\u0041\"]", "1:3-1:15 \"\\ud83d\" is half of a character; its other half must be beside it"},
    {"[\"\\ude00\"]", "1:3-1:9 \"\\ude00\" is half of a character; its other half must be beside it"},
    {"[NaN]", "1:2-1:5 expected a value that JSON can express, not \"NaN\""},
    {"[Infinity]", "1:2-1:10 expected a value that JSON can express, not \"Infinity\""},
    {"[-Infinity]", "1:3-1:11 expected a value that JSON can express, not \"Infinity\""},
    {"[tru]", "1:2-1:5 expected a value, not \"tru\""},
    {"[nullx]", "1:2-1:7 expected a value, not \"nullx\""},
    {"[1e999]", "1:2-1:7 the number \"1e999\" is too large for a double"},
    {"[-1e309]", "1:2-1:8 the number \"-1e309\" is too large for a double"},
    {"[012]", "1:2-1:3 a number must not begin with 0; to keep the 0, make it a string"},
    {"[1.]", "1:4-1:5 expected a digit, not \"]\""},
    {"[1e]", "1:4-1:5 expected a digit, not \"]\""},
    {"[-]", "1:3-1:4 expected a digit, not \"]\""},
    {"[+1]", "1:2-1:3 expected a value, not \"+\""},
    {"[0x1F]", "1:3-1:6 expected the end of the number, not \"x1F\""},
    {"[1, // one\n2]", "1:5-1:6 JSON has no comments"},
    {"[1, # one\n2]", "1:5-1:6 JSON has no comments"},
    {"[1}", "1:3-1:4 expected \",\" or \"]\" after an item of the list, not \"}\""},
    {std::string("[\0]", 3), "1:2-1:3 expected a value, not \"\\u0000\""},
    {"[1]\n  é", "2:3-2:4 the template ends before this; only blanks may follow it"},
    {"[\"é\xC3(\"]", "1:4-1:5 the byte 0xC3 is not UTF-8 here; save the file as UTF-8"},
    {"[\"\xED\xA0\x80\"]", "1:3-1:4 the byte 0xED is not UTF-8 here; save the file as UTF-8"},
    {"[\"\xC0\x80\"]", "1:3-1:4 the byte 0xC0 is not UTF-8 here; save the file as UTF-8"},
    {"[\"\xF4\x90\x80\x80\"]", "1:3-1:4 the byte 0xF4 is not UTF-8 here; save the file as UTF-8"},
    {"[\"\xE2\x82", "1:3-1:4 the byte 0xE2 is not UTF-8 here; save the file as UTF-8"},
    {std::string("\xFF\xFE{\0}\0", 6), "1:1-1:2 the file is UTF-16; a template is UTF-8"},
};

INSTANTIATE_TEST_SUITE_P(Json, JsonRefuses, testing::ValuesIn(refusals));

TEST(Json, NumbersTooSmallAreZero) {
  EXPECT_EQ(json("[1e-999, -1e-400]"), "[0,0]");
  EXPECT_EQ(json("[0." + std::string(400, '0') + "1]"), "[0]");
  EXPECT_EQ(json("[0e99999999999999999999]"), "[0]");
  EXPECT_EQ(json("[" + std::string(400, '9') + "e-399]"), "[10]");
}

TEST(Json, ReportsDuplicatesThatStandBeforeASyntaxError) {
  EXPECT_EQ(json(R"([{"a": 1, "a": 2}, x])"),
            "1:3-1:6 \"a\" stands more than once in this object; names must be unique; 1:11 and again here\n"
            "1:11-1:14 \"a\" stands more than once in this object; names must be unique; 1:3 first here\n"
            "1:20-1:21 expected a value, not \"x\"");
}

}  // namespace
}  // namespace cfnsonnet::document
