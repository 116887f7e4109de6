#include "document/node_at.h"

namespace cfnsonnet::document {
namespace {

class Search {
 public:
  Search(const Source& source, std::uint32_t offset) : source_(source), offset_(offset) {}

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
    if (origin.source != &source_ || !origin.known()) return false;
    return origin.span.begin == offset_ || (origin.span.begin < offset_ && offset_ < origin.span.end);
  }

  void offer(const Origin& origin, const Found& candidate, const Node* around) {
    if (!holds(origin)) return;
    const bool is_as_wide = found_ && origin.span == span_;
    if (found_ && (is_as_wide ? found_->node != around || found_->name : !is_inside(origin.span))) return;
    found_ = candidate;
    span_ = origin.span;
  }

  /// Both hold the place. What begins later is further inside.
  [[nodiscard]] bool is_inside(const Span& span) const {
    return span.begin != span_.begin ? span_.begin < span.begin : span.end < span_.end;
  }

  const Source& source_;
  std::uint32_t offset_;
  std::optional<Found> found_;
  Span span_;
};

}  // namespace

std::optional<Found> node_at(const Document& document, const Source& source, std::uint32_t offset) {
  Search search(source, offset);
  search.look(document.root());
  return search.found();
}

Path path_of(const Found& found) {
  Path path = path_of(*found.node);
  if (found.name) path.emplace_back(std::string(found.name->name));
  return path;
}

}  // namespace cfnsonnet::document
