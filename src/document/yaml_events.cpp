#include "document/yaml_events.h"

#include <algorithm>

#include <fmt/format.h>

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

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

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

YamlEvents::YamlEvents(const SourcePtr& source)
    : source_(source), text_(without_bom(source->text)), index_(text_), usable_(yaml_parser_initialize(&parser_) == 1) {
  if (!usable_) return;
  yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text_.data()), text_.size());
}

std::optional<YamlEvent> YamlEvents::next() {
  YamlEvent event;
  if (!usable_ || yaml_parser_parse(&parser_, &event.event_) != 1) return std::nullopt;
  return event;
}

Finding YamlEvents::error_at(Position start, std::string message) const {
  return unreadable(source_, {start, {start.line, start.column + 1}}, std::move(message));
}

Finding YamlEvents::error() {
  if (!usable_ || parser_.error == YAML_MEMORY_ERROR)
    return unreadable(source_, {}, "not enough memory for this template");
  const std::string_view problem = parser_.problem ? parser_.problem : "unknown error";
  if (parser_.error == YAML_READER_ERROR) {  // with no mark: it comes before lines are counted
    const std::string message = fmt::format(
        "the control character U+{:04X} cannot stand in YAML; in double quotes it can be written as an escape",
        static_cast<unsigned>(parser_.problem_value));
    return error_at(position_of(text_, std::min(parser_.problem_offset, text_.size())), message);
  }
  const Position where = position(parser_.problem_mark);
  const Position context = parser_.context ? position(parser_.context_mark) : where;
  if (problem == "found character that cannot start any token") {
    const std::size_t at = index_.offset(parser_.problem_mark.index);
    if (text_.substr(at).starts_with('\t')) return error_at(where, "a tab cannot indent YAML; use spaces");
    return error_at(where,
                    fmt::format("{} cannot begin a value; put the value in quotes", quoted(text_.substr(at, 1))));
  }
  for (const Rewording& rewording : rewordings) {
    if (problem == rewording.problem) {
      return error_at(rewording.at == At::problem ? where : context,
                      fmt::format(fmt::runtime(rewording.message), context.line));
    }
  }
  return error_at(where, fmt::format("this is not YAML: {}", problem));
}

YamlEvents::Properties YamlEvents::properties(const YamlEvent& node) {
  Properties result{{}, position(node->start_mark)};
  if (node.tag().empty() && node.anchor().empty()) return result;
  const std::size_t end = index_.offset(node->end_mark.index);
  std::size_t at = index_.offset(node->start_mark.index);
  while (at < end && (text_[at] == '!' || text_[at] == '&')) {
    const std::size_t begin = at;
    if (text_.substr(at).starts_with("!<")) at = std::min(text_.find('>', at), end);
    while (at < end && !is_blank(text_[at]) && text_[at] != ',') ++at;
    if (text_[begin] == '!') {
      const std::size_t first = index_.code_point(begin);
      result.tag = {index_.position(first), index_.position(index_.code_point(at))};
    }
    while (at < end && (is_blank(text_[at]) || text_[at] == '#')) {
      if (text_[at] == '#') {
        at = std::min(text_.find('\n', at), end);
      } else {
        ++at;
      }
    }
  }
  result.value = index_.position(index_.code_point(at));
  return result;
}

}  // namespace cfnsonnet::document
