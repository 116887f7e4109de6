// What a program has turned into text, and CloudFormation can make nothing of any more.
#pragma once

#include "document/document.h"
#include "rules/check/context.h"

namespace cfnsonnet::rules {

/// J1001: a call of a function as JSON inside of a text: `'arn:aws:s3:::' + { Ref: 'Bucket' }`. J1002: an account's ID
/// in an ARN that lacks digits.
void check_stringified(const document::Node& text, const Context& context, Findings& out);

/// J1002: a number that is an account's ID, and too short for one.
void check_account_number(const document::Node& number, Findings& out);

}  // namespace cfnsonnet::rules
