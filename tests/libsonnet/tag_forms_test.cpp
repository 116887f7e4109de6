// tag_forms.libsonnet says how each resource type takes its tags; schema/ knows the same by other means. They must
// agree for every type that schema/ has, so that a type that AWS adds cannot be tagged in the wrong form unnoticed.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "evaluator.h"
#include "examples.h"

namespace cfnsonnet::test {
namespace {

using nlohmann::json;

/// The schema behind any "$ref": "#/definitions/NAME".
const json& resolved(const json& schema, const json& type) {
  const json* at = &schema;
  while (at->contains("$ref")) {
    const std::string target = at->at("$ref");
    at = &type.at("definitions").at(target.substr(target.rfind('/') + 1));
  }
  return *at;
}

/// The form of tag_forms.libsonnet that a property with this schema takes.
std::string form_of(const json& property, const json& type) {
  if (property.value("type", json()) == "array") {
    const json& item = resolved(property.at("items"), type);
    return item.value("properties", json::object()).contains("PropagateAtLaunch") ? "propagatedList" : "list";
  }
  return property.value("properties", json::object()).contains("Items") ? "items" : "map";
}

TEST(TagForms, AgreeWithTheSchemaOfEveryType) {
  std::map<std::string, json> expected;
  for (const auto& entry : std::filesystem::directory_iterator(PROJECT_DIR "/schema/services")) {
    const json service = json::parse(read_file(entry.path()));
    for (const auto& [name, type] : service.items()) {
      if (!type.contains("schema")) continue;
      const json properties = type.at("schema").value("properties", json::object());
      const std::string property = type.value("tagging", "Tags");
      if (properties.contains(property))
        expected[name] = {{"form", form_of(resolved(properties.at(property), type), type)}, {"property", property}};
    }
  }
  ASSERT_GT(expected.size(), 1000U);

  json names = json::array();
  for (const auto& [name, form] : expected) names.push_back(name);
  const Outcome outcome = cfnsonnet_eval().run(
      {"-J", "libsonnet", "-e",
       "local forms = import 'cfn/tag_forms.libsonnet'; {[type]: forms.formOf(type) for type in " + names.dump() +
           "}"});
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  const json given = json::parse(outcome.output);
  for (const auto& [name, form] : expected)
    EXPECT_EQ(given.at(name), form) << "libsonnet/cfn/tag_forms.libsonnet is wrong about " << name;
}

}  // namespace
}  // namespace cfnsonnet::test
