#include "document/yaml_events.h"

#include <algorithm>

#include <fmt/format.h>

#include "document/yaml_scalar.h"
#include "text/ascii.h"

namespace cfnsonnet::document {
namespace {

std::string_view view(const yaml_char_t* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

/// Which of libyaml's two marks a person should look at: where it noticed the mistake, or where the construct began.
enum class At : std::uint8_t { problem, context };

/// What libyaml says, and what we say instead. `{}` is the line on which the construct began.
struct Rewording {
  std::string_view problem;
  std::string_view message;
  At at = At::problem;
};

constexpr Rewording rewordings[] = {
    {"mapping values are not allowed in this context",
     "this \":\" starts a map where none can be; put a value that contains \": \" in quotes"},
    {"could not find expected ':'", "this line is no \"key: value\": its \":\" is missing", At::context},
    {"did not find expected key",
     "this does not fit the map that starts on line {}: its indentation or its \": \" is wrong"},
    {"did not find expected '-' indicator",
     "this does not fit the list that starts on line {}: expected \"- \" with the same indentation"},
    {"did not find expected ',' or ']'", "expected \",\" or \"]\" in the list that starts on line {}"},
    {"did not find expected ',' or '}'", "expected \",\" or \"}}\" in the map that starts on line {}"},
    {"did not find expected node content", "expected a value here"},
    {"did not find expected <document start>", "the template ends before this; only comments may follow it"},
    {"block sequence entries are not allowed in this context",
     "a list cannot start here; put each \"- \" on a line of its own"},
    {"mapping keys are not allowed in this context", "a \"? \" key cannot stand here"},
    {"did not find expected alphabetic or numeric character",
     "\"*\" begins an alias and \"&\" an anchor, and a name must follow; to mean the character, put it in quotes"},
    {"found unexpected end of stream", "the string has no closing quote", At::context},
    {"found unexpected document indicator", "the string has no closing quote before the document ends", At::context},
    {"found unknown escape character",
     "this is no escape of YAML; in double quotes a backslash itself is written \"\\\\\""},
    {"did not find expected hexdecimal number", "this escape takes hexadecimal digits"},
    {"found invalid Unicode character escape code", "this escape is no Unicode character"},
    {"found a tab character that violates indentation", "a tab cannot indent YAML; use spaces"},
    {"found a tab character where an indentation space is expected", "a tab cannot indent YAML; use spaces"},
    {"found undefined tag handle", "the prefix of this tag is not declared", At::context},
    {"found incompatible YAML document", "the template must be YAML 1.1 or 1.2"},
};

using text::is_blank;

std::string_view line_at(std::string_view text, std::size_t at) {
  return text.substr(at, text.find_first_of("\r\n", at) - at);
}

std::size_t begin_of_line(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : text.find_last_of('\n', at - 1) + 1;  // npos + 1 is 0
}

}  // namespace

std::string_view YamlEvent::tag() const {
  switch (event_.type) {
    case YAML_SCALAR_EVENT: return view(event_.data.scalar.tag);
    case YAML_SEQUENCE_START_EVENT: return view(event_.data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT: return view(event_.data.mapping_start.tag);
    default: return {};
  }
}

std::string_view YamlEvent::anchor() const {
  switch (event_.type) {
    case YAML_ALIAS_EVENT: return view(event_.data.alias.anchor);
    case YAML_SCALAR_EVENT: return view(event_.data.scalar.anchor);
    case YAML_SEQUENCE_START_EVENT: return view(event_.data.sequence_start.anchor);
    case YAML_MAPPING_START_EVENT: return view(event_.data.mapping_start.anchor);
    default: return {};
  }
}

std::string_view YamlEvent::text() const {
  return {reinterpret_cast<const char*>(event_.data.scalar.value), event_.data.scalar.length};
}

std::size_t CodePointCursor::offset(std::size_t code_point) {
  if (is_ascii_) return std::min(code_point, text_.size());
  while (at_code_point_ < code_point && at_offset_ < text_.size()) {
    ++at_offset_;
    if (at_offset_ == text_.size() || begins_code_point(text_[at_offset_])) ++at_code_point_;
  }
  for (; at_code_point_ > code_point; --at_code_point_) {
    --at_offset_;
    while (at_offset_ > 0 && !begins_code_point(text_[at_offset_])) --at_offset_;
  }
  return at_offset_;
}

YamlEvents::YamlEvents(const SourcePtr& source)
    : source_(source),
      text_(source->text),
      bom_bytes_(text::bom_length(text_)),
      cursor_(without_bom(text_)),
      usable_(yaml_parser_initialize(&parser_) == 1) {
  if (!usable_) return;
  const std::string_view input = without_bom(text_);
  yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(input.data()), input.size());
}

std::optional<YamlEvent> YamlEvents::next() {
  YamlEvent event;
  if (!usable_ || yaml_parser_parse(&parser_, &event.event_) != 1) return std::nullopt;
  return event;
}

Finding YamlEvents::error_at(std::size_t offset, std::string message) const {
  return unreadable(source_, character_at(text_, offset), std::move(message));
}

std::optional<Finding> YamlEvents::missing_blank(std::size_t at) {
  const std::string_view before = before_missing_blank(line_at(text_, at));
  if (before.empty()) return std::nullopt;
  return error_at(at, fmt::format("a blank is missing after {}", document::quoted(before)));
}

/// `Type:AWS::SQS::Queue` and the line below are one text to YAML, so that the ":" of the line below is what does not
/// fit. The lines are those above it that begin in the same column.
std::optional<Finding> YamlEvents::missing_blank_above(std::size_t colon) {
  const std::size_t line = begin_of_line(text_, colon);
  const std::size_t key = text_.find_first_not_of(' ', line);
  if (text_.substr(key, colon - key).find_first_of(" \t") != std::string_view::npos) return std::nullopt;
  std::optional<Finding> found;
  for (std::size_t below = line; below > 0;) {
    below = begin_of_line(text_, below - 1);
    const std::size_t first = std::min(text_.find_first_not_of(' ', below), text_.size());
    if (is_blank(text_[first])) continue;
    auto finding = first - below == key - line ? missing_blank(first) : std::nullopt;
    if (!finding) break;
    found = std::move(finding);
  }
  return found;
}

/// `!Base64 !Sub x`: a value of YAML has one tag.
std::optional<Finding> YamlEvents::second_short_form(std::size_t at) {
  if (at >= text_.size() || text_[at] != '!') return std::nullopt;
  const std::size_t begin = begin_of_line(text_, at);
  const std::size_t last = text_.substr(begin, at - begin).find_last_not_of(" \t");
  if (last == std::string_view::npos) return std::nullopt;
  const std::string_view written = text_.substr(begin, last + 1);
  const std::string_view first = written.substr(written.find_last_of(" \t[{,") + 1);  // npos + 1 is 0
  if (first.size() < 2 || first[0] != '!') return std::nullopt;
  const std::string_view name = first.substr(1);
  const std::string_view second = line_at(text_, at);
  return error_at(
      at, fmt::format("two short forms cannot follow each other; write {}{}: {} … on a line of its own, or in {{ }}",
                      name == "Ref" || name == "Condition" ? "" : "Fn::", name,
                      second.substr(0, second.find_first_of(" \t"))));
}

/// What a person did who left out a blank or wrote one short form behind another, which libyaml notices elsewhere or
/// in other words.
std::optional<Finding> YamlEvents::likely_mistake(std::string_view problem) {
  const std::size_t at = offset(parser_.problem_mark);
  if (problem == "could not find expected ':'") return missing_blank(offset(parser_.context_mark));
  if (problem == "mapping values are not allowed in this context") return missing_blank_above(at);
  return second_short_form(at);
}

Finding YamlEvents::error() {
  if (!usable_ || parser_.error == YAML_MEMORY_ERROR)
    return unreadable(source_, nowhere, "not enough memory for this template");
  const std::string_view problem = parser_.problem ? parser_.problem : "unknown error";
  if (parser_.error == YAML_READER_ERROR) {  // with no mark: it comes before lines are counted
    const std::string message = fmt::format(
        "the control character U+{:04X} cannot stand in YAML; in double quotes it can be written as an escape",
        static_cast<unsigned>(parser_.problem_value));
    return error_at(std::min(bom_bytes_ + parser_.problem_offset, text_.size()), message);
  }
  if (auto finding = likely_mistake(problem)) return std::move(*finding);
  const std::size_t where = offset(parser_.problem_mark);
  const std::size_t context = parser_.context ? offset(parser_.context_mark) : where;
  if (problem == "found character that cannot start any token") {
    const std::string_view begin = text_.substr(where, 1);
    if (begin == "\t") return error_at(where, "a tab cannot indent YAML; use spaces");
    return error_at(where, fmt::format("{} cannot begin a value; put the value in quotes", document::quoted(begin)));
  }
  for (const Rewording& rewording : rewordings) {
    if (problem == rewording.problem) {
      return error_at(rewording.at == At::problem ? where : context,
                      fmt::format(fmt::runtime(rewording.message), source_->lines().position(context).line));
    }
  }
  return error_at(where, fmt::format("this is not YAML: {}", problem));
}

YamlEvents::Properties YamlEvents::properties(const YamlEvent& node) {
  const auto [start, end] = span(node);
  Properties result{{}, start};
  if (node.tag().empty() && node.anchor().empty()) return result;
  std::size_t at = start;
  while (at < end && (text_[at] == '!' || text_[at] == '&')) {
    const std::size_t begin = at;
    if (text_.substr(at).starts_with("!<")) at = std::min<std::size_t>(text_.find('>', at), end);
    while (at < end && !is_blank(text_[at]) && text_[at] != ',') ++at;
    if (text_[begin] == '!') result.tag = span_between(begin, at);
    while (at < end && (is_blank(text_[at]) || text_[at] == '#'))
      at = text_[at] == '#' ? std::min<std::size_t>(text_.find('\n', at), end) : at + 1;
  }
  result.value = static_cast<std::uint32_t>(at);
  return result;
}

}  // namespace cfnsonnet::document
