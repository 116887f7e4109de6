#include "compile/comments.h"

#include <algorithm>
#include <iterator>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "compile/text_kind.h"
#include "document/edit.h"
#include "document/scalars.h"
#include "document/text.h"
#include "names/nearest.h"
#include "rules/findings/findings.h"
#include "rules/registry/custom_rules.h"
#include "rules/registry/ignored_names.h"
#include "syntax/lexer.h"

namespace cfnsonnet {
namespace {

constexpr std::string_view mark = "cfnsonnet";

struct Comment {
  Span span;                 ///< From its mark to the end of its line.
  std::uint32_t target = 0;  ///< The line that it is about.
  std::vector<std::string> rules;
  bool is_understood = true;  ///< Else it is meant to ignore something, in other words.
};

constexpr std::string_view blanks = " \t\r";

/// "E3002, W3 -- because" as the names before the reason.
std::vector<std::string> rules_in(std::string_view text) {
  text = text.substr(0, text.find("--"));
  std::vector<std::string> rules;
  while (!text.empty()) {
    const std::size_t begin = text.find_first_not_of(" \t\r,");
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \t\r,", begin), text.size());
    rules.emplace_back(text.substr(begin, end - begin));
    text.remove_prefix(end);
  }
  return rules;
}

/// The first word of a text; what follows it stays.
std::string_view take_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  const std::string_view word = text.substr(0, text.find_first_of(" \t\r:"));
  text.remove_prefix(word.size());
  return word;
}

/// What stands behind the mark, if that is meant for us: behind a colon whatever there is, without one what ignores
/// something. Prose about cfnsonnet is not.
struct Directive {
  std::string_view rules;
  bool is_understood;
};
std::optional<Directive> directive_of(std::string_view text) {
  constexpr std::string_view others[] = {"ignore", "disable", "skip", "suppress", "noqa", "nolint"};
  const std::size_t colon = text.find_first_not_of(blanks);
  if (colon == std::string_view::npos) return std::nullopt;
  const bool has_colon = text[colon] == ':';
  if (has_colon) text.remove_prefix(colon + 1);
  if (!has_colon && colon == 0) return std::nullopt;  // Of a longer word.
  const std::string_view word = take_word(text);
  if (has_colon && word == "ignore" && !text.starts_with(':')) return Directive{text, true};
  if (!has_colon && std::ranges::find(others, word) == std::end(others)) return std::nullopt;
  return Directive{text, false};
}

/// Where a comment begins that has the mark in it, in a line; npos where the mark is in none.
std::size_t comment_start(std::string_view line, std::size_t at) {
  const std::string_view before = line.substr(0, at);
  const std::size_t last = before.find_last_not_of(blanks);
  if (last == std::string_view::npos) return std::string_view::npos;
  if (before[last] == '#') return last;
  return last > 0 && before[last] == '/' && before[last - 1] == '/' ? last - 1 : std::string_view::npos;
}

bool is_blank_or_comment(std::string_view line) {
  const std::size_t first = line.find_first_not_of(blanks);
  return first == std::string_view::npos || line[first] == '#' || line.substr(first).starts_with("//");
}

/// Tells comments from what looks like one inside of a text.
class Beginnings {
 public:
  explicit Beginnings(const SourcePtr& source) {
    const std::string_view text = document::without_bom(source->text);
    is_jsonnet_ = is_jsonnet(*source, text);
    if (!is_jsonnet_) {
      scalars_ = document::scalar_spans(source);
      return;
    }
    const std::size_t before = text::bom_length(source->text);
    std::pmr::vector<syntax::Span> comments;
    std::vector<syntax::Error> errors;
    syntax::Lexer lexer(text, &comments, errors);
    while (lexer.next().kind != syntax::TokenKind::end) {
    }
    for (const syntax::Span& comment : comments) offsets_.insert(before + comment.begin);
  }

  /// Whether a comment begins at the byte.
  [[nodiscard]] bool has(std::size_t offset) const {
    if (is_jsonnet_) return offsets_.contains(offset);
    const auto behind = std::ranges::upper_bound(scalars_, offset, {}, &Span::begin);
    return behind == scalars_.begin() || std::prev(behind)->end <= offset;
  }

 private:
  /// What has no name of its own may be in any language.
  static bool is_jsonnet(const Source& source, std::string_view text) {
    if (source.name.starts_with('<')) return text_kind_of(text) == TextKind::jsonnet;
    return document::syntax_of(source) == document::Syntax::jsonnet;
  }

  bool is_jsonnet_ = false;
  std::unordered_set<std::size_t> offsets_;  // Of Jsonnet's comments.
  std::vector<Span> scalars_;                // Of JSON or YAML.
};

std::vector<Comment> comments_of(const SourcePtr& source) {
  std::vector<Comment> found;
  std::string_view text = document::without_bom(source->text);
  if (text.find(mark) == std::string_view::npos) return found;
  const Beginnings beginnings(source);
  std::size_t waiting = 0;  // comments that are about the next line with something on it, from this one on
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::size_t length = text.find('\n');
    const std::string_view line = text.substr(0, length);
    text.remove_prefix(length == std::string_view::npos ? text.size() : length + 1);
    ++number;
    const bool has_code = !is_blank_or_comment(line);
    if (has_code)
      for (; waiting < found.size(); ++waiting) found[waiting].target = number;
    const std::size_t at = line.find(mark);
    const std::size_t start = at == std::string_view::npos ? at : comment_start(line, at);
    if (start == std::string_view::npos) continue;
    const auto offset = static_cast<std::size_t>(line.data() - source->text.data());
    if (!beginnings.has(offset + start)) continue;
    const auto directive = directive_of(line.substr(at + mark.size()));
    if (!directive) continue;
    Comment comment;
    const std::size_t end = line.find_last_not_of(blanks) + 1;
    comment.span = span_between(offset + start, offset + end);
    comment.is_understood = directive->is_understood;
    if (comment.is_understood) comment.rules = rules_in(directive->rules);
    if (has_code) comment.target = number;
    found.push_back(std::move(comment));
    if (has_code) waiting = found.size();
  }
  return found;
}

/// The comments of a text, by the lines that they are about.
class Comments {
 public:
  Comments() = default;
  explicit Comments(const SourcePtr& source) : all_(comments_of(source)) {
    for (const Comment& comment : all_)
      for (const std::string& rule : comment.rules) by_line_[comment.target].add(rule);
  }
  [[nodiscard]] std::span<const Comment> all() const { return all_; }
  /// Whether a comment is about the rule at the line; it is used then.
  bool ignore(std::uint32_t line, std::string_view rule) {
    const auto found = by_line_.find(line);
    return found != by_line_.end() && found->second.ignores(rule);
  }
  [[nodiscard]] bool was_used(const Comment& comment) const {
    const auto found = by_line_.find(comment.target);
    return found != by_line_.end() &&
           std::ranges::any_of(comment.rules, [&](const std::string& rule) { return found->second.was_used(rule); });
  }

 private:
  std::vector<Comment> all_;
  std::unordered_map<std::uint32_t, rules::IgnoredNames> by_line_;
};

/// The comment goes, with the line that it has for itself, or the blanks before it.
Fix removal(const SourcePtr& source, const Comment& comment) {
  const std::string_view text = source->text;
  const auto [begin, end] = comment.span;
  const std::size_t line = source->lines().line(source->lines().position(begin).line)->begin;
  const std::size_t code_end = text.substr(line, begin - line).find_last_not_of(blanks);
  const bool is_alone = code_end == std::string_view::npos;
  const std::size_t line_end = text.find('\n', end);
  const std::size_t from = line + code_end + 1;  // npos + 1 is 0.
  const std::size_t to = is_alone && line_end != std::string_view::npos ? line_end + 1 : end;
  return {"remove the comment", {{{source, span_between(from, to)}, ""}}};
}

/// Whether there are rules that the name stands for, perhaps of the user's own.
bool is_known(std::string_view name) {
  if (rules::is_custom_rule(name) || name == "E9" || name == "W9") return true;
  return std::ranges::any_of(rules::all_rules(), [&](const rules::Rule& rule) { return rule.id.starts_with(name); });
}

/// "did you mean", of the first name that no rule has.
std::string meant(const Comment& comment) {
  std::vector<std::string_view> ids;
  for (const rules::Rule& rule : rules::all_rules()) ids.push_back(rule.id);
  const auto unknown = std::ranges::find_if_not(comment.rules, is_known);
  return unknown == comment.rules.end() ? std::string() : did_you_mean(*unknown, ids);
}

/// What J0003 says of a comment that drops nothing.
std::string unused(const Comment& comment) {
  if (!comment.is_understood)
    return "this comment is not understood, and ignores nothing: write \"cfnsonnet: ignore E3002\", with the rule's "
           "name";
  if (comment.rules.empty()) return "the comment names no rule to ignore";
  std::string names;
  for (const std::string& rule : comment.rules) names += fmt::format("{}{}", names.empty() ? "" : ", ", rule);
  return fmt::format("nothing is found here that this comment ignores ({}){}", names, meant(comment));
}

}  // namespace

void drop_commented(const SourcePtr& main, const CheckOptions& options, std::vector<Finding>& findings) {
  std::unordered_map<std::string, Comments> by_file;  // Each evaluation has sources of its own.
  const auto comments = [&](const SourcePtr& source) -> Comments& {
    const auto [known, added] = by_file.try_emplace(source->name);
    if (added) known->second = Comments(source);
    return known->second;
  };
  std::erase_if(findings, [&](const Finding& finding) {
    if (!finding.location.known()) return false;
    if (finding.location.source->kind != SourceKind::authored) return false;
    if (rules::is_listed(options.mandatory, finding.rule)) return false;
    const Source& source = *finding.location.source;
    Comments& of_file = comments(finding.location.source);
    return !of_file.all().empty() &&
           of_file.ignore(source.lines().position(finding.location.span.begin).line, finding.rule);
  });
  const Level level = rules::rule(rules::J0003).level;
  if (!main || main->kind != SourceKind::authored || !rules::is_reported("J0003", level, options)) return;
  const Comments& own = comments(main);
  if (own.all().empty()) return;
  for (const Comment& comment : own.all()) {
    if (own.was_used(comment)) continue;
    const bool is_needless = comment.is_understood && std::ranges::all_of(comment.rules, is_known);
    Finding finding{"J0003", level, unused(comment), {main, comment.span}, {}, {}};
    if (is_needless) finding.fix = removal(main, comment);
    findings.push_back(std::move(finding));
  }
}

}  // namespace cfnsonnet
