// Rules that a template itself switches off, in the form that cfn-lint reads:
//
//   Metadata: {'cfn-lint': {config: {ignore_checks: ['W3005', 'E3']}}}
//
// at the top for the whole template, in a resource for that resource. A name stands for all rules that begin with it.
// What ignores nothing is a finding of its own, J0003, as it is for comments (src/compile/comments.cpp).
// https://github.com/aws-cloudformation/cfn-lint#template-based-metadata
#pragma once

#include <vector>

#include "cfnsonnet/check.h"
#include "cfnsonnet/finding.h"
#include "template/template.h"

namespace cfnsonnet::rules {

/// Takes out what the template's own Metadata switches off, but for rules that are mandatory, and says which parts of
/// it switch off nothing.
void drop_suppressed(const Template& model, const CheckOptions& options, std::vector<Finding>& findings);

}  // namespace cfnsonnet::rules
