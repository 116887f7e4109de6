// The resources that AWS::Serverless generates beside those that a template names: a function's role, an API's stage.
//
// The transform itself is not run. What is known is which names a template gets, and of which type the resource is.
// Some names end in a hash or in a value that only a deployment knows: of these, the beginning is known.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace cfnsonnet {

class Template;

class GeneratedNames {
 public:
  void collect(const Template& model);

  /// The type of the resource of that name; "" where there is none, or its type is not known.
  [[nodiscard]] std::string_view type_of(std::string_view name) const;
  /// Whether a resource of that name, or a property of one (`Function.Alias`), may be generated.
  [[nodiscard]] bool may_be(std::string_view name) const;

 private:
  friend class GeneratedNamesCollector;
  std::unordered_map<std::string, std::string_view> types_;
  std::unordered_set<std::string> beginnings_;
};

}  // namespace cfnsonnet
