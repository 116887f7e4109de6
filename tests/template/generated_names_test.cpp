#include "template/generated_names.h"

#include <gtest/gtest.h>

#include "document/read.h"
#include "template/template.h"

namespace cfnsonnet {
namespace {

class Names {
 public:
  explicit Names(const std::string& members)
      : document_(
            parsed(std::make_shared<Source>("t", R"({"Transform": "AWS::Serverless-2016-10-31", )" + members + "}"))),
        model_(document_) {}
  [[nodiscard]] bool has(std::string_view name) const { return model_.may_make_resource(name); }
  [[nodiscard]] std::string_view type(std::string_view name) const { return model_.generated_type(name); }

 private:
  static document::Document parsed(SourcePtr source) {
    auto document = document::read_json(source);
    EXPECT_TRUE(document) << source->text;
    return std::move(*document);
  }

  document::Document document_;
  Template model_;
};

TEST(GeneratedNames, AFunctionWithoutARoleGetsOne) {
  EXPECT_EQ(Names(R"("Resources": {"F": {"Type": "AWS::Serverless::Function"}})").type("FRole"), "AWS::IAM::Role");
  EXPECT_FALSE(
      Names(R"("Resources": {"F": {"Type": "AWS::Serverless::Function", "Properties": {"Role": "r"}}})").has("FRole"));
  EXPECT_FALSE(Names(R"("Globals": {"Function": {"Role": "r"}},
                        "Resources": {"F": {"Type": "AWS::Serverless::Function"}})")
                   .has("FRole"));
  EXPECT_TRUE(Names(R"("Resources": {"F": {"Type": "AWS::Serverless::Function", "Properties": {
                        "Role": {"Fn::If": ["C", "r", {"Ref": "AWS::NoValue"}]}}}})")
                  .has("FRole"));
}

TEST(GeneratedNames, AnAliasBringsAVersion) {
  const Names names(R"("Resources": {"F": {"Type": "AWS::Serverless::Function",
                                           "Properties": {"AutoPublishAlias": "live"}}})");
  EXPECT_EQ(names.type("FAliaslive"), "AWS::Lambda::Alias");
  EXPECT_EQ(names.type("F.Version"), "AWS::Lambda::Version");
  EXPECT_TRUE(names.has("FVersion0123456789"));
  EXPECT_FALSE(names.has("FAliasdead"));
  const Names open(R"("Resources": {"F": {"Type": "AWS::Serverless::Function",
                                          "Properties": {"AutoPublishAlias": {"Ref": "P"}}}})");
  EXPECT_TRUE(open.has("FAliasanything"));
}

TEST(GeneratedNames, EventsWithoutAnApiShareOne) {
  const Names shared(R"("Resources": {"F": {"Type": "AWS::Serverless::Function", "Properties": {
                          "Events": {"Get": {"Type": "Api"}}}}})");
  EXPECT_EQ(shared.type("ServerlessRestApi"), "AWS::ApiGateway::RestApi");
  EXPECT_EQ(shared.type("ServerlessRestApiProdStage"), "AWS::ApiGateway::Stage");
  EXPECT_TRUE(shared.has("FGetPermissionProd"));
  EXPECT_FALSE(shared.has("ServerlessHttpApi"));
  const Names own(R"("Resources": {"F": {"Type": "AWS::Serverless::Function", "Properties": {
                       "Events": {"Get": {"Type": "Api", "Properties": {"RestApiId": "x"}}}}}})");
  EXPECT_FALSE(own.has("ServerlessRestApi"));
}

TEST(GeneratedNames, OfWrongFormsAreBorne) {
  for (const char* properties : {"null", "[]", "5", R"({"Events": []})", R"({"Events": {"E": null}})",
                                 R"({"Events": {"E": {"Type": 5, "Properties": []}}})",
                                 R"({"DeploymentPreference": "x"})", R"({"Role": null})"}) {
    const Names names(R"("Globals": [], "Resources": {"F": {"Type": "AWS::Serverless::Function", "Properties": )" +
                      std::string(properties) + "}}");
    EXPECT_FALSE(names.has("Other")) << properties;
  }
}

TEST(GeneratedNames, AreNoneWithoutTheTransform) {
  const auto document = *document::read_json(
      std::make_shared<Source>("t", R"({"Resources": {"F": {"Type": "AWS::Serverless::Function"}}})"));
  EXPECT_FALSE(Template(document).may_make_resource("FRole"));
}

}  // namespace
}  // namespace cfnsonnet
