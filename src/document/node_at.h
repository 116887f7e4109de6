// What stands at a place of a text: for tools that know a place and want the node and its path.
#pragma once

#include <cstdint>
#include <optional>

#include "document/document.h"

namespace cfnsonnet::document {

/// A node, or the name of one of its members.
struct Found {
  const Node* node;
  const Member* name = nullptr;  ///< Where the place is in a name: the member of `node` that has it.
};

/// The innermost node or name whose text holds the byte (up to its end, which is not of it; an empty text holds the
/// one place that it stands at). Of copies that aliases of YAML made, the one where it is written. Nothing outside
/// of the document. Takes a look at each node, for the parts of a document may stand in any order and in several
/// sources.
[[nodiscard]] std::optional<Found> node_at(const Document& document, const Source& source, std::uint32_t offset);

/// The steps from the root to the node, or to the member whose name was found.
[[nodiscard]] Path path_of(const Found& found);

}  // namespace cfnsonnet::document
