// Whether what a Ref or an attribute gives is of the kind that a place takes: an ARN, a name, an ID, and of what.
//
// The schema knows it by `kinds` ("arn AWS::IAM::Role"; schema/compiler/kinds.h) and, more strictly, by formats
// ("AWS::EC2::VPC.Id").
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/check/context.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

/// What a Ref (no attribute) or Fn::GetAtt gives.
struct Given {
  AttributeName from;
  std::string_view type;  ///< Of the resource.
  schema::Schema schema;
  std::string_view format = {};  ///< What is known of this resource beyond its type.
  bool is_parameter = false;  ///< Of that name, which gives the identifier of a resource that is not in the template.
};

struct WrongKind {
  std::string message;
  std::optional<AttributeName> better;  ///< What gives the right one, if just one thing of the resource does.
};

/// Nothing where it fits, and where that is not known.
[[nodiscard]] std::optional<WrongKind> wrong_kind(const Given& given, schema::Schema wanted, const Context& context);

/// Whether a place asks for a kind at all.
[[nodiscard]] bool asks_for_kind(schema::Schema schema);

}  // namespace cfnsonnet::rules
