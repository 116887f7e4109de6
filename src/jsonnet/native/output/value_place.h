// Where in a value somebody is who walks it, for messages.
#pragma once

#include <cstddef>
#include <string>

#include "jsonnet/native/program/program.h"

namespace cfnsonnet::jsonnet::native {

/// A step into a value. Lives on the C++ stack of who took it.
struct ValuePlace {
  const ValuePlace* outer;  ///< Null: the value itself.
  Name field;               ///< Null: an item of an array.
  std::size_t index = 0;
};

/// Why a function cannot be written.
[[nodiscard]] std::string no_text_of_function(const ValuePlace* place);

/// `$.Resources["a b"][3]`; `$` is the whole value, which null stands for.
[[nodiscard]] std::string path_to(const ValuePlace* place);

}  // namespace cfnsonnet::jsonnet::native
