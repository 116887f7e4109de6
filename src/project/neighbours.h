// Which stacks of a project get on badly with others, by what they export and import.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cfnsonnet/check.h"
#include "document/document.h"
#include "project/stacks.h"

namespace cfnsonnet::project {

/// The names by which a stack shares values, in each of its regions.
struct SharedNames {
  struct Name {
    std::string region;
    std::optional<std::string> text;  ///< Nothing where it is not known.
    bool is_certain;                  ///< No condition decides whether it is there.
  };
  std::vector<Name> exports, imports;
  bool is_known = false;  ///< The template could be read.
};

/// @param options  As the stack is checked: its regions and parameters.
[[nodiscard]] SharedNames shared_names_of(const document::Document& document, const Stack& stack,
                                          const CheckOptions& options);

/// A stack that is to be checked with what the others export.
struct Conflict {
  std::size_t index;
  std::shared_ptr<const Neighbours> neighbours;
};

/// @param stacks   Null for what is none.
/// @param shared   Of each of them.
/// @param are_all  The project has no others.
[[nodiscard]] std::vector<Conflict> conflicts_among(std::span<const Stack* const> stacks,
                                                    std::span<const SharedNames> shared, bool are_all);

}  // namespace cfnsonnet::project
