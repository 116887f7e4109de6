// YAML as CloudFormation reads it: events become nodes, bottom-up.
//
// Three things happen on the way. A tag such as `!GetAtt` becomes the object that it is short for. An alias becomes a
// copy of what its anchor names: a node has one parent, and a path. A merge key `<<` brings in the members that are not
// written out. AWS documents neither aliases nor merges as supported; the linters and packagers that people put before
// CloudFormation resolve both, and so do we
// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html).
//
// libyaml ends at a mistake in the syntax. What is well-formed and refused all the same ends nothing: in its place
// comes null, or what it would be without a tag, and what follows is read.
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "document/names.h"
#include "document/read.h"
#include "document/text.h"
#include "document/yaml_events.h"
#include "document/yaml_scalar.h"

namespace cfnsonnet::document {
namespace {

constexpr std::string_view standard_prefix = "tag:yaml.org,2002:";

/// What a tag asks for.
struct Tag {
  enum class Kind : std::uint8_t { none, function, standard, unknown } kind = Kind::none;
  std::string_view name;  ///< "GetAtt", "str".
};

Tag classify(std::string_view tag) {
  if (tag.empty() || tag == "!") return {};
  if (tag.starts_with(standard_prefix)) return {Tag::Kind::standard, tag.substr(standard_prefix.size())};
  if (tag.starts_with('!')) return {Tag::Kind::function, tag.substr(1)};
  return {Tag::Kind::unknown, tag};
}

class YamlReader {
 public:
  explicit YamlReader(const SourcePtr& source) : source_(source), events_(source), builder_(source) {}

  ReadOutcome read() {
    Node* root = document();
    sort_by_place(errors_);
    if (!root) return {std::nullopt, std::move(errors_)};
    return {std::move(builder_).finish(root), std::move(errors_)};
  }

 private:
  struct Anchor {
    const Node* node = nullptr;  ///< Null while its value is still being read.
    bool scalar = false;
    std::string_view text;  ///< A scalar as written, for an alias that stands as a key.
  };

  // --- errors

  void fail(Span span, std::string message) {
    if (errors_.size() < max_read_errors) errors_.push_back(unreadable(source_, span, std::move(message)));
  }

  /// What stands in place of a value that is refused.
  Node* no_value(Span span) { return builder_.null(origin(span)); }

  Node* refuse(Span span, std::string message) {
    fail(span, std::move(message));
    return no_value(span);
  }

  /// Nothing where the reading ends, before the end of the text: at a mistake in the syntax, or after too many others.
  std::optional<YamlEvent> next() {
    if (ended_ || errors_.size() >= max_read_errors) return std::nullopt;
    auto event = events_.next();
    if (!event) {
      errors_.push_back(events_.error());
      ended_ = true;
    }
    return event;
  }

  [[nodiscard]] Origin origin(Span span) const { return {source_.get(), span, no_cause}; }

  // --- the stream: one document

  Node* document() {
    auto event = next();        // the stream's start
    if (event) event = next();  // the document's start
    if (!event) return nullptr;
    if (event->is(YAML_STREAM_END_EVENT)) return empty();
    event = next();
    if (!event) return nullptr;
    const bool nothing = event->is(YAML_SCALAR_EVENT) && event->text().empty() && event->tag().empty() &&
                         (*event)->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    Node* root = node(*event, 1);
    event = next();  // the document's end
    if (event) event = next();
    if (event && !event->is(YAML_STREAM_END_EVENT))
      fail(events_.span(*event), "a second YAML document starts here; a template is a single one");
    return nothing && event && event->is(YAML_STREAM_END_EVENT) ? empty() : root;
  }

  Node* empty() {
    errors_.push_back(empty_template(source_));
    return nullptr;
  }

  // --- nodes

  Node* node(const YamlEvent& event, std::uint32_t depth) {
    if (event.is(YAML_ALIAS_EVENT)) return alias(event, depth);

    Tag tag = classify(event.tag());
    const auto properties = events_.properties(event);
    const Span tag_span = properties.tag.known() ? properties.tag : events_.span(event);
    if (tag.kind == Tag::Kind::unknown) {
      fail(tag_span, fmt::format("CloudFormation has no tag {}", document::quoted(tag.name)));
      tag = {};
    }

    const std::string anchor(event.anchor());
    if (!anchor.empty()) anchors_[anchor] = {};
    const std::uint32_t value_depth = tag.kind == Tag::Kind::function ? depth + 1 : depth;
    Node* value = untagged(event, tag, properties.value, value_depth);

    Node* result = value;
    if (tag.kind == Tag::Kind::function) {
      if (depth > max_depth) return too_deep(tag_span);
      const bool plain_name = tag.name == "Ref" || tag.name == "Condition";
      const Member member = builder_.member(
          builder_.keep(plain_name ? std::string(tag.name) : fmt::format("Fn::{}", tag.name)), origin(tag_span), value);
      result = builder_.object({&member, 1}, origin({events_.offset(event->start_mark), value->origin().span.end}));
    }
    if (!anchor.empty()) {
      const bool scalar = event.is(YAML_SCALAR_EVENT) && tag.kind != Tag::Kind::function;
      anchors_[anchor] = {result, scalar, scalar ? builder_.keep(event.text()) : std::string_view()};
    }
    return result;
  }

  Node* untagged(const YamlEvent& event, const Tag& tag, std::uint32_t start, std::uint32_t depth) {
    switch (event->type) {
      case YAML_SCALAR_EVENT: return scalar(event, tag, {start, events_.offset(event->end_mark)});
      case YAML_SEQUENCE_START_EVENT:
        if (tag.kind == Tag::Kind::standard && tag.name != "seq") wrong_tag(event, tag, "a list");
        return sequence(event, start, depth);
      default:
        if (tag.kind == Tag::Kind::standard && tag.name != "map") wrong_tag(event, tag, "an object");
        return mapping(event, start, depth);
    }
  }

  /// Ends the reading: libyaml takes the square of the depth.
  Node* too_deep(Span span) {
    ended_ = true;
    return refuse(span, fmt::format("the template is nested more than {} levels deep", max_depth));
  }

  void wrong_tag(const YamlEvent& event, const Tag& tag, std::string_view what) {
    const auto properties = events_.properties(event);
    const Span span = properties.tag.known() ? properties.tag : events_.span(event);
    for (const std::string_view name : {"binary", "omap", "pairs", "set", "timestamp"}) {
      if (tag.name == name) return fail(span, fmt::format("CloudFormation does not support the tag \"!!{}\"", name));
    }
    for (const std::string_view name : {"str", "int", "float", "bool", "null", "seq", "map"}) {
      if (tag.name == name) return fail(span, fmt::format("the tag \"!!{}\" does not fit {}", name, what));
    }
    return fail(span, fmt::format("YAML has no tag {}", document::quoted(fmt::format("!!{}", tag.name))));
  }

  // --- scalars

  Node* scalar(const YamlEvent& event, const Tag& tag, Span span) {
    const std::string_view text = builder_.keep(event.text());
    const bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (tag.kind == Tag::Kind::function) {
      return tag.name == "GetAtt" ? attribute(text, span) : builder_.string(text, origin(span));
    }
    if (tag.kind == Tag::Kind::standard) return standard(event, tag, text, span);
    return plain ? resolved(resolve_plain(text), text, span) : builder_.string(text, origin(span));
  }

  Node* resolved(const YamlScalar& value, std::string_view text, Span span) {
    switch (value.kind) {
      case Kind::null: return builder_.null(origin(span));
      case Kind::boolean: return builder_.boolean(value.boolean, origin(span));
      case Kind::number:
        if (!std::isfinite(value.number)) {
          return refuse(span, fmt::format("{} is no number that JSON can express; to mean the text, put it in quotes",
                                          document::quoted(text)));
        }
        return builder_.number(value.number, text, origin(span));
      default: return builder_.string(text, origin(span));
    }
  }

  /// `!!str`, `!!int` and so on, which hold for quoted scalars too.
  Node* standard(const YamlEvent& event, const Tag& tag, std::string_view text, Span span) {
    if (tag.name == "str") return builder_.string(text, origin(span));
    if (tag.name == "null") return builder_.null(origin(span));
    YamlScalar value = resolve_plain(text);
    const bool fits = (tag.name == "bool" && value.kind == Kind::boolean) ||
                      (tag.name == "float" && value.kind == Kind::number) ||
                      (tag.name == "int" && value.kind == Kind::number && std::nearbyint(value.number) == value.number);
    if (fits) return resolved(value, text, span);
    wrong_tag(event, tag, document::quoted(text));
    return builder_.string(text, origin(span));
  }

  /// `!GetAtt Name.Attribute`: the first dot parts the two, for attributes have dots of their own.
  Node* attribute(std::string_view text, Span span) {
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos) {
      Node* const name = builder_.string(text, origin(span));
      return builder_.array({&name, 1}, origin(span));
    }
    Span first = span;
    Span second = span;
    if (text_in(source_->text, span) == text) {  // Written as it is.
      first.end = span.begin + static_cast<std::uint32_t>(dot);
      second.begin = first.end + 1;
    }
    Node* const parts[] = {builder_.string(text.substr(0, dot), origin(first)),
                           builder_.string(text.substr(dot + 1), origin(second))};
    return builder_.array(parts, origin(span));
  }

  // --- collections

  Node* sequence(const YamlEvent& event, std::uint32_t start, std::uint32_t depth) {
    if (depth > max_depth) return too_deep(events_.span(event));
    const bool flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    std::vector<Node*> items;
    std::uint32_t end = events_.offset(event->end_mark);
    while (true) {
      const auto item_event = next();
      if (!item_event) break;
      if (item_event->is(YAML_SEQUENCE_END_EVENT)) {
        if (flow) end = std::max(end, events_.offset((*item_event)->end_mark));
        break;
      }
      Node* item = node(*item_event, depth + 1);
      items.push_back(item);
      end = std::max(end, events_.offset((*item_event)->end_mark));
      if (!item_event->is(YAML_ALIAS_EVENT)) end = std::max(end, item->origin().span.end);
    }
    return builder_.array(items, origin({start, end}));
  }

  Node* mapping(const YamlEvent& event, std::uint32_t start, std::uint32_t depth) {
    if (depth > max_depth) return too_deep(events_.span(event));
    const bool flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    std::vector<Member> members;
    std::vector<const Node*> merged;  // in the order in which they win
    bool has_merge_key = false;
    std::uint32_t end = events_.offset(event->end_mark);
    while (true) {
      const auto key_event = next();
      if (!key_event) break;
      if (key_event->is(YAML_MAPPING_END_EVENT)) {
        if (flow) end = std::max(end, events_.offset((*key_event)->end_mark));
        break;
      }
      auto member = key(*key_event, depth);
      const auto value_event = next();
      if (!value_event) {
        if (member && !is_merge(*key_event)) members.push_back(without_value(*member));
        break;
      }
      const std::size_t errors_before = errors_.size();
      Node* value = node(*value_event, depth + 1);
      end = std::max(end, events_.offset((*value_event)->end_mark));
      if (!value_event->is(YAML_ALIAS_EVENT)) end = std::max(end, value->origin().span.end);
      if (is_merge(*key_event)) {
        has_merge_key = true;
        if (errors_.size() == errors_before) add_merge(*value, *value_event, merged);
      } else if (member) {
        member->value = value;
        members.push_back(*member);
      }
    }
    if (report_duplicates(members, source_, errors_)) members.resize(keep_first_of_each(members));
    if (!merged.empty()) merge(members, merged);
    Node* object = builder_.object(members, origin({start, end}));
    if (has_merge_key) builder_.mark_merged(*object);
    return object;
  }

  Member without_value(Member member) {
    member.value = no_value({member.origin().span.end, member.origin().span.end});
    return member;
  }

  /// A member that has its name, and no value yet; nothing for what is no name, which is read all the same, for it may
  /// have anchors. CloudFormation's names are strings, so `80: x` and `NO: x` are the
  /// names "80" and "NO".
  std::optional<Member> key(const YamlEvent& event, std::uint32_t depth) {
    const Span span = events_.span(event);
    if (event.is(YAML_ALIAS_EVENT)) {
      const Anchor* anchor = find_anchor(event);
      if (!anchor) return std::nullopt;
      if (anchor->scalar) return builder_.member(anchor->text, origin(span));
      fail(span, fmt::format("a key must be a name, and the alias {} is none", document::quoted(event.anchor())));
      return std::nullopt;
    }
    const Tag tag = classify(event.tag());
    if (!event.is(YAML_SCALAR_EVENT)) {
      fail(span,
           fmt::format("a key must be a name, not {}", event.is(YAML_MAPPING_START_EVENT) ? "an object" : "a list"));
      node(event, depth + 1);
      return std::nullopt;
    }
    if (tag.kind == Tag::Kind::function) {
      fail(span,
           fmt::format("a key must be a name, not the function {}", document::quoted(fmt::format("!{}", tag.name))));
      return std::nullopt;
    }
    const bool merge_key = is_merge(event);
    const Node* value = merge_key ? nullptr : node(event, 1);  // honours its tag and keeps its anchor
    if (value && value->is_null()) {
      fail(span, event.text().empty()
                     ? "a key is missing before this \":\""
                     : fmt::format("the key {} is null; to mean the name, put it in quotes", event.text()));
      return std::nullopt;
    }
    return builder_.member(builder_.keep(event.text()), origin(span), nullptr, value && value->is_number());
  }

  // --- anchors, aliases and merge keys

  const Anchor* find_anchor(const YamlEvent& event) {
    const auto found = anchors_.find(event.anchor());
    if (found == anchors_.end()) {
      fail(events_.span(event),
           fmt::format("no anchor \"&{}\" stands before this alias; to mean the text, put it in quotes",
                       event.anchor()));
      return nullptr;
    }
    if (!found->second.node) {
      fail(events_.span(event), fmt::format("the alias \"*{}\" stands inside of its own anchor", event.anchor()));
      return nullptr;
    }
    return &found->second;
  }

  Node* alias(const YamlEvent& event, std::uint32_t depth) {
    const Anchor* anchor = find_anchor(event);
    Node* copied = anchor ? copy(*anchor->node, depth, event) : nullptr;
    return copied ? copied : no_value(events_.span(event));
  }

  /// A copy of the node and all below it, or null where there is too much of it. Its origins stay where the text is: at
  /// the anchor.
  Node* copy(const Node& from, std::uint32_t depth, const YamlEvent& alias) {
    if (++copied_ > max_yaml_nodes) {
      fail(events_.span(alias), fmt::format("the template's aliases stand for more than {} values", max_yaml_nodes));
      ended_ = true;
      return nullptr;
    }
    switch (from.kind) {
      case Kind::null: return builder_.null(from.origin());
      case Kind::boolean: return builder_.boolean(from.boolean, from.origin());
      case Kind::number: return builder_.number(from.number(), from.text, from.origin());
      case Kind::string: return builder_.string(from.text, from.origin());
      case Kind::array: {
        if (depth > max_depth) return too_deep(events_.span(alias));
        std::vector<Node*> items;
        for (const Node* item : from.items) {
          items.push_back(copy(*item, depth + 1, alias));
          if (!items.back()) return nullptr;
        }
        return builder_.array(items, from.origin());
      }
      case Kind::object: {
        if (depth > max_depth) return too_deep(events_.span(alias));
        std::vector<Member> members;
        for (const Member& member : from.members) {
          members.push_back(member);
          members.back().value = copy(*member.value, depth + 1, alias);
          if (!members.back().value) return nullptr;
        }
        Node* made = builder_.object(members, from.origin());
        made->merged = from.merged;
        return made;
      }
    }
    return nullptr;
  }

  static bool is_merge(const YamlEvent& event) {
    if (!event.is(YAML_SCALAR_EVENT)) return false;
    if (event.tag().empty()) return event.text() == "<<" && event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    const Tag tag = classify(event.tag());
    return tag.kind == Tag::Kind::standard && tag.name == "merge";
  }

  /// Puts the object, or the objects of a list, before those of earlier merge keys: the last key wins, and in a list
  /// the first item (https://yaml.org/type/merge.html).
  void add_merge(const Node& value, const YamlEvent& event, std::vector<const Node*>& merged) {
    std::vector<const Node*> objects;
    if (classify(event.tag()).kind != Tag::Kind::function) {
      if (value.is_object()) objects.push_back(&value);
      if (value.is_array()) objects.assign(value.items.begin(), value.items.end());
    }
    const bool all_objects = std::all_of(objects.begin(), objects.end(),
                                         [](const Node* node) { return node->is_object(); });
    if (!all_objects || (objects.empty() && !value.is_array())) {
      fail(events_.span(event), "the merge key \"<<\" takes a map or a list of maps");
      return;
    }
    merged.insert(merged.begin(), objects.begin(), objects.end());
  }

  static void merge(std::vector<Member>& members, const std::vector<const Node*>& merged) {
    std::set<std::string_view> names;
    for (const Member& member : members) names.insert(member.name);
    for (const Node* object : merged) {
      for (const Member& member : object->members) {
        if (names.insert(member.name).second) members.push_back(member);
      }
    }
  }

  const SourcePtr& source_;
  YamlEvents events_;
  Builder builder_;
  std::map<std::string, Anchor, std::less<>> anchors_;
  std::size_t copied_ = 0;
  ReadErrors errors_;
  bool ended_ = false;
};

}  // namespace

ReadOutcome recover_yaml(const SourcePtr& source) {
  if (auto finding = check_text(source)) return {std::nullopt, {std::move(*finding)}};
  return YamlReader(source).read();
}

ReadResult read_yaml(const SourcePtr& source) { return whole(recover_yaml(source)); }

}  // namespace cfnsonnet::document
