// What every check is given: the template, its references and conditions, the schema, and the options.
#pragma once

#include <string>

#include "rules/findings.h"
#include "schema/bundle.h"
#include "template/conditions.h"
#include "template/references.h"
#include "template/template.h"

namespace cfnsonnet::rules {

struct Context {
  const Template& model;
  const References& references;
  const Conditions& conditions;
  const schema::Bundle& bundle;
  std::string as_of;  ///< "2026-11-24": the day for rules about dates.
};

}  // namespace cfnsonnet::rules
