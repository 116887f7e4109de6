// Kinds: whether a text is an ARN, a name, an ID … and of what; so that a Ref that gives a role's name is not taken
// where its ARN is wanted.
//
// The keyword `kinds` lists what a place takes, or what Ref or an attribute gives: "arn", "name", "id", "url",
// "domain", "address"; a place also "label", the name of what has an ID beside it, and "uri"; with a type behind it,
// that of such a resource: "arn AWS::IAM::Role". Names tell most of it, and patterns: a property "RoleArn" takes an
// ARN, a type that is identified by "TopicArn" gives one with Ref. Where they do not tell or are wrong, the overlay
// says so.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "schema/compiler/text.h"

namespace cfnsonnet::schema {

/// Adds the kinds that names tell to all types.
void add_kinds_by_name(nlohmann::json& types);

/// A fact of the overlay: {"gives": {"Ref": "name", "Arn": "arn"}}; that of another resource with its type,
/// "arn AWS::SecretsManager::Secret". An empty text says that nothing is known.
[[nodiscard]] Expected<void> set_given_kinds(nlohmann::json& type, const std::string& name,
                                             const nlohmann::json& gives);

/// A fact of the overlay: {"takes": {"Role": ["arn"], "VpcConfig/SubnetIds": ["id AWS::EC2::Subnet"]}}: a property of
/// the type, or of one of its definitions, "DEFINITION/NAME". No kinds say that any may be.
[[nodiscard]] Expected<void> set_taken_kinds(nlohmann::json& type, const nlohmann::json& takes);

}  // namespace cfnsonnet::schema
