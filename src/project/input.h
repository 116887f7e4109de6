// One thing that a run looks at: a template by itself, or as one of the stacks of its project.
#pragma once

#include <string>

#include "project/stacks.h"

namespace cfnsonnet::project {

struct Input {
  std::string file;          ///< As it was named: a file, "-" for standard input, or code.
  StackPtr stack = nullptr;  ///< Null: the template by itself.
  bool is_code = false;

  [[nodiscard]] bool is_file() const { return !is_code && file != "-"; }
};

/// What messages call standard input.
inline constexpr const char* standard_input_name = "<stdin>";

}  // namespace cfnsonnet::project
