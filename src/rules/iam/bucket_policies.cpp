// E3514: what a bucket policy is about. Amazon S3 takes it only for its own bucket and the objects in it ("Policy has
// invalid resource"), and where each action can act on one of a statement's resources: s3:ListBucket on the bucket,
// s3:GetObject on objects ("Action does not apply to any resource(s) in statement").
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-policy-action-resource.html
//
// Buckets and resources are compared as far as their texts are known (composed.h). A name with wildcards may be any
// bucket's.
#include <algorithm>

#include "rules/iam/policy.h"
#include "rules/values/composed.h"
#include "rules/values/wildcards.h"
#include "schema/iam.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

// Longer ones are no ARNs.
constexpr std::size_t max_arn = 2048;
// A policy of a bucket has at most 20 KB; a real one has fewer.
constexpr std::size_t max_resources = 1024;

/// What a policy is for, as written, and when.
struct Bucket {
  Composed name;
  Scenario when;
};

/// A resource of a statement, as far as it is known.
struct PolicyResource {
  const Node* value;
  Scenario when;
  Composed bucket;  ///< Empty where it is not known which.
  bool may_be_bucket = true;
  bool may_be_objects = true;
};

PolicyResource read_resource(const Alternative& choice, const Context& context) {
  PolicyResource resource{choice.value, choice.when, {}};
  Composed arn = composed(*choice.value, context);
  const std::string text = known_text(arn);
  const std::size_t partition = std::string_view("arn:").size();
  const std::size_t service = text.starts_with("arn:") ? text.find(':', partition) : std::string::npos;
  constexpr std::string_view of_buckets = ":s3:::";
  if (service == std::string::npos || text.size() > max_arn ||
      !std::string_view(text).substr(service).starts_with(of_buckets))
    return resource;
  const std::size_t start = service + of_buckets.size();
  const std::size_t slash = text.find('/', start);
  const std::size_t end = std::min(slash, text.size());
  const std::string_view name = std::string_view(text).substr(start, end - start);
  resource.may_be_bucket = slash == std::string::npos;
  if (has_wildcard(name) || name.find("${") != std::string_view::npos) return resource;
  resource.bucket.assign(arn.begin() + static_cast<std::ptrdiff_t>(start),
                         arn.begin() + static_cast<std::ptrdiff_t>(end));
  const bool is_name = std::ranges::none_of(resource.bucket,
                                            [](const Unit& unit) { return unit.kind == Unit::unknown; });
  resource.may_be_objects = slash != std::string::npos || !is_name;
  return resource;
}

/// What an element of a statement has: a value alone, or each of a list.
std::vector<Alternative> values_of(const Statement& statement, std::string_view element, const Context& context) {
  std::vector<Alternative> values;
  for (Alternative& choice : values_at(*statement.body, element, context.conditions, statement.when)) {
    for (Alternative& item : values_at(*choice.value, "*", context.conditions, choice.when))
      values.push_back(std::move(item));
    if (!choice.value->is_array()) values.push_back(std::move(choice));
  }
  return values;
}

std::vector<PolicyResource> resources_of(const Statement& statement, const Context& context) {
  std::vector<PolicyResource> resources;
  for (const Alternative& value : values_of(statement, "Resource", context))
    if (resources.size() < max_resources) resources.push_back(read_resource(value, context));
  return resources;
}

void check_buckets(const std::vector<Bucket>& buckets, std::vector<PolicyResource>& resources, const Context& context,
                   Findings& out) {
  for (PolicyResource& resource : resources) {
    for (const Bucket& bucket : buckets) {
      const auto when = resource.bucket.empty() ? std::nullopt
                                                : together(resource.when, bucket.when, context.conditions);
      if (!when) continue;
      const auto equal = are_equal(resource.bucket, bucket.name);
      if (equal == true && resource.may_be_bucket) resource.may_be_objects = false;
      if (equal != false) continue;
      out.put(
          E3514, {resource.value},
          "this is of another bucket than the policy; Amazon S3 takes only the bucket in \"Bucket\" and objects in it",
          *when);
      break;
    }
  }
}

/// Whether an action acts on buckets, and whether on objects; neither where it is not known, or on something else.
struct ActsOn {
  bool buckets = false;
  bool objects = false;
};

ActsOn acts_on(std::string_view action) {
  ActsOn result;
  const std::size_t colon = action.find(':');
  if (colon == std::string_view::npos || has_wildcard(action)) return result;
  const auto service = schema::IamService::find(action.substr(0, colon));
  const auto found = service ? service->action(action.substr(colon + 1)) : std::nullopt;
  if (!found) return result;
  for (std::string_view arn : service->resources(*found)) {
    result.buckets = result.buckets || arn.ends_with(":s3:::${BucketName}");
    result.objects = result.objects || arn.ends_with(":s3:::${BucketName}/${ObjectName}");
  }
  return result;
}

void check_action(const Alternative& action, const std::vector<PolicyResource>& resources, const Context& context,
                  Findings& out) {
  if (!action.value->is_string()) return;
  const ActsOn on = acts_on(action.value->text);
  if (on.buckets == on.objects) return;
  bool any = false;
  for (const PolicyResource& resource : resources) {
    if (!compatible(action.when, resource.when, context)) continue;
    any = true;
    if (on.buckets ? resource.may_be_bucket : resource.may_be_objects) return;
  }
  if (!any) return;
  const std::string_view text = action.value->text;
  out.put(E3514, {action.value},
          on.buckets
              ? fmt::format("\"{}\" acts on the bucket, and Resource has only objects; add arn:aws:s3:::name", text)
              : fmt::format("\"{}\" acts on objects, and Resource has only the bucket; add arn:aws:s3:::name/*", text),
          action.when);
}

}  // namespace

void check_bucket_policy(const Context& context, const Policy& policy, const Statement& statement, Findings& out) {
  if (policy.property->kind != PolicyKind::bucket) return;
  std::vector<Bucket> buckets;
  for (const Located& bucket : locate(*policy.resource, "Bucket", context))
    if (bucket.value && bucket.arrived) buckets.push_back({composed(*bucket.value, context), bucket.when});
  std::vector<PolicyResource> resources = resources_of(statement, context);
  if (resources.empty()) return;
  check_buckets(buckets, resources, context, out);
  for (const Alternative& action : values_of(statement, "Action", context))
    check_action(action, resources, context, out);
}

}  // namespace cfnsonnet::rules
