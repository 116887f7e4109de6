// The reference engine: outputs in every form, documents, and failures with their places.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "jsonnet/engine.h"

namespace cfnsonnet::jsonnet {
namespace {

namespace fs = std::filesystem;

Request snippet(const std::string& code) {
  Request request;
  request.snippet = code;
  return request;
}

Result evaluate(const Request& request) { return make_libjsonnet_engine()->evaluate(request); }

TEST(LibjsonnetEngine, GivesJsonAsJsonnetPrintsIt) {
  const Result result = evaluate(snippet("{ b: [1, {}], a: 'é' }"));
  ASSERT_TRUE(result);
  ASSERT_EQ(result->size(), 1U);
  EXPECT_EQ(result->front().text, "{\n   \"a\": \"é\",\n   \"b\": [\n      1,\n      { }\n   ]\n}\n");
  EXPECT_FALSE(result->front().document);
}

TEST(LibjsonnetEngine, GivesDocumentsWithOriginsInTheRenderedText) {
  Request request = snippet("{ a: { b: true } }");
  request.want_documents = true;
  const Result result = evaluate(request);
  ASSERT_TRUE(result);
  ASSERT_TRUE(result->front().document);
  const document::Document& document = *result->front().document;
  EXPECT_EQ(document.source()->kind, SourceKind::rendered);
  EXPECT_EQ(document.source()->name, "<cmdline>");
  EXPECT_EQ(document.source()->text, result->front().text);
  const document::Node* value = document.root().find("a")->find("b");
  ASSERT_TRUE(value);
  EXPECT_TRUE(value->is_boolean());
  EXPECT_EQ(document::location_of(value->origin()).range().start, (Position{3, 12}));
}

TEST(LibjsonnetEngine, ReadsATemplateOutOfAString) {
  Request request = snippet("'Resources:\\n  A: !Ref B\\n'");
  request.form = OutputForm::string;
  request.want_documents = true;
  const Result result = evaluate(request);
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->front().text, "Resources:\n  A: !Ref B\n\n");
  ASSERT_TRUE(result->front().document);
  EXPECT_TRUE(result->front().document->root().find("Resources")->find("A")->find("Ref")->is_string("B"));
}

TEST(LibjsonnetEngine, NamesTheOutputsOfAnObject) {
  Request request = snippet("{ 'b.json': 2, 'a.json': { c: 1 } }");
  request.form = OutputForm::multi;
  request.want_documents = true;
  const Result result = evaluate(request);
  ASSERT_TRUE(result);
  ASSERT_EQ(result->size(), 2U);
  EXPECT_EQ((*result)[0].name, "a.json");
  EXPECT_EQ((*result)[0].text, "{\n   \"c\": 1\n}\n");
  EXPECT_TRUE((*result)[0].document->root().is_object());
  EXPECT_EQ((*result)[1].name, "b.json");
  EXPECT_EQ((*result)[1].text, "2\n");
}

TEST(LibjsonnetEngine, GivesEmptyStringsOfAnObjectTheirName) {
  Request request = snippet("{ a: '', b: 'text' }");
  request.form = OutputForm::multi;
  request.manifest_strings = true;
  const Result result = evaluate(request);
  ASSERT_TRUE(result);
  ASSERT_EQ(result->size(), 2U);
  EXPECT_EQ((*result)[0].name, "a");
  EXPECT_EQ((*result)[0].text, "\n");
  EXPECT_EQ((*result)[1].text, "text\n");
}

TEST(LibjsonnetEngine, GivesTheItemsOfAStream) {
  Request request = snippet("[1, 'x']");
  request.form = OutputForm::stream;
  const Result result = evaluate(request);
  ASSERT_TRUE(result);
  ASSERT_EQ(result->size(), 2U);
  EXPECT_EQ((*result)[0].text, "1\n");
  EXPECT_EQ((*result)[1].text, "\"x\"\n");
  request.snippet = "[]";
  EXPECT_TRUE(evaluate(request)->empty());
}

TEST(LibjsonnetEngine, BindsVariablesAndArguments) {
  Request request = snippet("function(a, b) [a, b, std.extVar('c'), std.extVar('d')]");
  request.top_level_arguments = {{"a", "1 + 1", false}, {"b", "1 + 1", true}};
  request.ext_vars = {{"c", "{}", false}, {"d", "{}", true}, {"c", "the last counts", false}};
  const Result result = evaluate(request);
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->front().text, "[\n   \"1 + 1\",\n   2,\n   \"the last counts\",\n   { }\n]\n");
}

TEST(LibjsonnetEngine, EvaluatesTheEmbeddedLibrary) {
  const Result result = evaluate(snippet("(import 'cfn/main.libsonnet').ref('Bucket')"));
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->front().text, "{\n   \"Ref\": \"Bucket\"\n}\n");
}

TEST(LibjsonnetEngine, PointsAtASyntaxError) {
  const Result result = evaluate(snippet("{\n  a: 1 +\n}"));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "unexpected: \"}\" while parsing terminal");
  EXPECT_EQ(result.error().location.source->name, "<cmdline>");
  EXPECT_EQ(result.error().location.source->text, "{\n  a: 1 +\n}");
  EXPECT_EQ(result.error().location.range(), (Range{{3, 1}, {3, 2}}));
  EXPECT_FALSE(result.error().unreadable_file);
}

TEST(LibjsonnetEngine, SaysThatTheMainFileIsMissing) {
  Request request;
  request.file = "nowhere.jsonnet";
  const Result result = evaluate(request);
  ASSERT_FALSE(result);
  EXPECT_TRUE(result.error().unreadable_file);
  EXPECT_EQ(result.error().message, "cannot open \"nowhere.jsonnet\": No such file or directory");
  EXPECT_EQ(result.error().verbatim, "Opening input file: nowhere.jsonnet: No such file or directory\n");
  EXPECT_EQ(result.error().location.source->name, "nowhere.jsonnet");
}

TEST(LibjsonnetEngine, SaysThatTheMainFileIsAFolder) {
  Request request;
  request.file = TEST_SOURCE_DIR;
  const Result result = evaluate(request);
  ASSERT_FALSE(result);
  EXPECT_TRUE(result.error().unreadable_file);
  EXPECT_EQ(result.error().message, "cannot read \"" TEST_SOURCE_DIR "\": Is a directory");
}

TEST(LibjsonnetEngine, FailsWhereTheRenderedTextIsNoDocument) {
  // jsonnet's own limit is 500 frames; with more, a value may be nested deeper than a document may be.
  Request request = snippet("local nest(n) = if n == 0 then [] else [nest(n - 1)]; nest(600)");
  request.max_stack = 10000;
  request.want_documents = true;
  const Result result = evaluate(request);
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().message, "");
  EXPECT_TRUE(result.error().location.source);
  EXPECT_FALSE(result.error().unreadable_file);
}

TEST(LibjsonnetEngine, SurvivesAnAbortOfLibjsonnet) {
  const Result result = evaluate(snippet("std.parseJson('1e999')"));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message,
            "libjsonnet gave up: [json.exception.out_of_range.406] number overflow parsing '1e999'");
  EXPECT_EQ(result.error().location.source->name, "<cmdline>");
}

TEST(LibjsonnetEngine, EndsInfiniteRecursion) {
  Request request = snippet("local f(x) = f(x) + 1; f(1)");
  request.max_trace = 2;
  const Result result = evaluate(request);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "max stack frames exceeded.");
  EXPECT_EQ(result.error().location.range(), (Range{{1, 14}, {1, 18}}));
}

}  // namespace
}  // namespace cfnsonnet::jsonnet
