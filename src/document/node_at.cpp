#include "document/node_at.h"

namespace cfnsonnet::document {
namespace {

class Search {
 public:
  Search(const Source& source, Position position) : source_(source), position_(position) {}

  /// Recurses as deep as the document, whose depth has a limit.
  void look(const Node& node) {
    offer(node.origin(), {&node}, node.parent);
    for (const Node* item : node.items) look(*item);
    for (const Member& member : node.members) {
      offer(member.origin(), {&node, &member}, &node);
      look(*member.value);
    }
  }

  [[nodiscard]] std::optional<Found> found() const { return found_; }

 private:
  [[nodiscard]] bool holds(const Origin& origin) const {
    const Range& range = origin.range;
    if (origin.source != &source_ || !range.known()) return false;
    return range.start == position_ || (range.start < position_ && position_ < range.end);
  }

  void offer(const Origin& origin, const Found& candidate, const Node* around) {
    if (!holds(origin)) return;
    const bool is_as_wide = found_ && origin.range == range_;
    if (found_ && (is_as_wide ? found_->node != around || found_->name : !is_inside(origin.range))) return;
    found_ = candidate;
    range_ = origin.range;
  }

  /// Both hold the position. What begins later is further inside.
  [[nodiscard]] bool is_inside(const Range& range) const {
    return range.start != range_.start ? range_.start < range.start : range.end < range_.end;
  }

  const Source& source_;
  Position position_;
  std::optional<Found> found_;
  Range range_;
};

}  // namespace

std::optional<Found> node_at(const Document& document, const Source& source, Position position) {
  Search search(source, position);
  search.look(document.root());
  return search.found();
}

Path path_of(const Found& found) {
  Path path = path_of(*found.node);
  if (found.name) path.emplace_back(std::string(found.name->name));
  return path;
}

}  // namespace cfnsonnet::document
