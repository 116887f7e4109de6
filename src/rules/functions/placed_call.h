// A call of an intrinsic function, and the place that takes what it gives.
#pragma once

#include "document/document.h"
#include "rules/schema/place.h"
#include "schema/bundle.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

struct PlacedCall {
  const Call& call;
  const document::Node& value;  ///< What call_of() found it in.
  schema::Schema schema;        ///< What the value has to be.
  const Place& place;
};

}  // namespace cfnsonnet::rules
