// The stream of events that libyaml makes of a text, owned safely and with its errors in words that say what to do.
#pragma once

#include <cstddef>
#include <cstdint>
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

/// Finds the bytes of code points, which libyaml counts. Cheap to ask for places that lie near each other.
class CodePointCursor {
 public:
  /// The text must outlive this.
  explicit CodePointCursor(std::string_view text) : text_(text), is_ascii_(is_ascii(text)) {}
  /// Of a code point by its number, from 0; the text's size when past its end.
  [[nodiscard]] std::size_t offset(std::size_t code_point);

 private:
  std::string_view text_;
  bool is_ascii_;
  std::size_t at_offset_ = 0;
  std::size_t at_code_point_ = 0;
};

class YamlEvents {
 public:
  /// The source must outlive this, and be UTF-8. Places are offsets in its text.
  explicit YamlEvents(const SourcePtr& source);
  YamlEvents(const YamlEvents&) = delete;
  YamlEvents& operator=(const YamlEvents&) = delete;
  ~YamlEvents() { yaml_parser_delete(&parser_); }

  /// The next event, or nothing at a syntax error, which `error` then describes.
  [[nodiscard]] std::optional<YamlEvent> next();
  [[nodiscard]] Finding error();

  /// Where the tag of a node stands and where its value begins, behind tag, anchor, blanks and comments.
  struct Properties {
    Span tag;
    std::uint32_t value = 0;
  };
  [[nodiscard]] Properties properties(const YamlEvent& node);

  [[nodiscard]] std::uint32_t offset(const yaml_mark_t& mark) {
    return static_cast<std::uint32_t>(bom_bytes_ + cursor_.offset(mark.index));
  }
  [[nodiscard]] Span span(const YamlEvent& event) { return {offset(event->start_mark), offset(event->end_mark)}; }

 private:
  [[nodiscard]] Finding error_at(std::size_t offset, std::string message) const;
  [[nodiscard]] std::optional<Finding> missing_blank(std::size_t at);
  [[nodiscard]] std::optional<Finding> missing_blank_above(std::size_t colon);
  [[nodiscard]] std::optional<Finding> second_short_form(std::size_t at);
  [[nodiscard]] std::optional<Finding> likely_mistake(std::string_view problem);
  const SourcePtr& source_;
  std::string_view text_;  // With its byte-order mark, which libyaml is not given.
  std::size_t bom_bytes_;
  CodePointCursor cursor_;
  yaml_parser_t parser_{};
  bool usable_ = false;
};

}  // namespace cfnsonnet::document
