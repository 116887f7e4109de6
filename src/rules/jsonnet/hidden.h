// Fields that Jsonnet hides, `Resources:: { … }`, where the template misses them.
#pragma once

#include <string_view>

#include "document/document.h"

namespace cfnsonnet::rules {

/// The first hidden field of an object of that name or, without one, of any; null where there is none.
[[nodiscard]] const document::Hidden* hidden_in(const document::Document& document, const document::Node& object,
                                                std::string_view name = {});

}  // namespace cfnsonnet::rules
