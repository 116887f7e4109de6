// The actions of IAM: which a service has, and which resources each can name.
//
// The facts are schema/iam/actions.json, a line for each service, both sorted; the text lies in the binary and is
// searched where it lies, so that nothing is read or copied before somebody asks. Names compare without case, as they
// do in a policy.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace cfnsonnet::schema {

struct IamAction {
  std::string_view name;       ///< "GetObject", as AWS writes it.
  std::string_view resources;  ///< Indices into the service's resources: "2,7".
};

class IamService {
 public:
  /// The service whose actions start with that prefix: "s3", "execute-api".
  [[nodiscard]] static std::optional<IamService> find(std::string_view prefix);
  /// The prefixes of all services, sorted.
  [[nodiscard]] static std::vector<std::string_view> prefixes();

  [[nodiscard]] std::optional<IamAction> action(std::string_view name) const;
  [[nodiscard]] std::vector<IamAction> actions() const;
  /// The ARNs of what an action can name, "arn:${Partition}:s3:::${BucketName}"; none where it can only name "*".
  [[nodiscard]] std::vector<std::string_view> resources(const IamAction& action) const;

 private:
  IamService(std::string_view resources, std::string_view actions) : resources_(resources), actions_(actions) {}
  std::string_view resources_;  // "arn:…","arn:…"
  std::string_view actions_;    // "GetObject":[2,7],"PutObject":[7]
};

}  // namespace cfnsonnet::schema
