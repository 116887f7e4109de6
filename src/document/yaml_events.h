// The stream of events that libyaml makes of a text, owned safely and with its errors in words that say what to do.
#pragma once

#include <optional>
#include <string_view>

#include <yaml.h>

#include "cfnsonnet/finding.h"
#include "document/text.h"

namespace cfnsonnet::document {

/// One event; frees what libyaml allocated for it.
class YamlEvent {
 public:
  YamlEvent() = default;
  YamlEvent(YamlEvent&& other) noexcept : event_(other.event_) { other.event_ = {}; }
  YamlEvent(const YamlEvent&) = delete;
  YamlEvent& operator=(const YamlEvent&) = delete;
  YamlEvent& operator=(YamlEvent&& other) noexcept {
    std::swap(event_, other.event_);
    return *this;
  }
  ~YamlEvent() { yaml_event_delete(&event_); }

  [[nodiscard]] const yaml_event_t& operator*() const { return event_; }
  [[nodiscard]] const yaml_event_t* operator->() const { return &event_; }
  [[nodiscard]] bool is(yaml_event_type_t type) const { return event_.type == type; }
  [[nodiscard]] std::string_view tag() const;     ///< Resolved: "!Ref", "tag:yaml.org,2002:str", or empty.
  [[nodiscard]] std::string_view anchor() const;  ///< Of a node or an alias, or empty.
  [[nodiscard]] std::string_view text() const;    ///< Of a scalar.

 private:
  friend class YamlEvents;
  yaml_event_t event_{};
};

class YamlEvents {
 public:
  /// The source must outlive this, and be UTF-8.
  explicit YamlEvents(const SourcePtr& source);
  YamlEvents(const YamlEvents&) = delete;
  YamlEvents& operator=(const YamlEvents&) = delete;
  ~YamlEvents() { yaml_parser_delete(&parser_); }

  /// The next event, or nothing at a syntax error, which `error` then describes.
  [[nodiscard]] std::optional<YamlEvent> next();
  [[nodiscard]] Finding error();

  /// Where the tag of a node stands and where its value begins, behind tag, anchor, blanks and comments.
  struct Properties {
    Range tag;
    Position value;
  };
  [[nodiscard]] Properties properties(const YamlEvent& node);

  [[nodiscard]] Position position(const yaml_mark_t& mark) { return index_.position(mark.index); }
  [[nodiscard]] Range range(const YamlEvent& event) { return {position(event->start_mark), position(event->end_mark)}; }

 private:
  [[nodiscard]] Finding error_at(Position start, std::string message) const;
  [[nodiscard]] std::optional<Finding> missing_blank(std::size_t at);
  [[nodiscard]] std::optional<Finding> missing_blank_above(std::size_t colon);
  [[nodiscard]] std::optional<Finding> second_short_form(std::size_t at);
  [[nodiscard]] std::optional<Finding> likely_mistake(std::string_view problem);
  const SourcePtr& source_;
  std::string_view text_;
  LineIndex index_;
  yaml_parser_t parser_{};
  bool usable_ = false;
};

}  // namespace cfnsonnet::document
