#include "document/edit.h"

#include <algorithm>
#include <string>
#include <vector>

#include "document/text.h"
#include "document/yaml_scalar.h"
#include "text/ascii.h"

namespace cfnsonnet::document {
namespace {

constexpr std::string_view blanks = " \t\r\n";

struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::optional<Stretch> stretch_of(const Origin& origin) {
  const auto [begin, end] = origin.span;
  if (!origin.known() || origin.source->kind != SourceKind::authored || begin >= end) return std::nullopt;
  return Stretch{begin, end};
}

Edit edit_of(const Source& source, Stretch stretch, std::string text) {
  return {{source.shared_from_this(), span_between(stretch.begin, stretch.end)}, std::move(text)};
}

bool is_name_letter(char c) { return text::is_letter(c) || c == '_'; }
using text::is_digit;

bool is_identifier(std::string_view text) {
  return !text.empty() && is_name_letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_name_letter(c) || is_digit(c); });
}

/// A text that is written in quotes as it stands, in all three languages.
bool needs_no_escape(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\'' && c != '\\'; });
}

/// A text that YAML reads as that text without quotes, in a flow and in a block.
bool is_plain_in_yaml(std::string_view text) {
  return !text.empty() && is_name_letter(text.front()) &&
         std::all_of(
             text.begin(), text.end(),
             [](char c) { return is_name_letter(c) || is_digit(c) || c == '-' || c == '.' || c == ':' || c == '/'; }) &&
         !text.ends_with(':') && resolve_plain(text).kind == Kind::string;
}

bool is_quoted(std::string_view written, std::string_view value) {
  return written.size() == value.size() + 2 && (written.front() == '"' || written.front() == '\'') &&
         written.back() == written.front() && written.substr(1, value.size()) == value && needs_no_escape(value);
}

/// The new literal in the way of the old one; nothing where that is no literal of the value.
std::optional<std::string> literal(std::string_view written, std::string_view from, std::string_view to,
                                   bool may_be_bare, bool bare_fits) {
  if (!needs_no_escape(to)) return std::nullopt;
  if (is_quoted(written, from)) return written.front() + std::string(to) + written.front();
  if (!may_be_bare || written != from) return std::nullopt;
  return bare_fits ? std::string(to) : "'" + std::string(to) + "'";
}

/// Whether a literal is written alone: in Jsonnet, an operator before or behind it makes it a part of something.
bool is_whole(std::string_view text, Stretch stretch) {
  const std::size_t before = stretch.begin == 0 ? std::string_view::npos
                                                : text.find_last_not_of(blanks, stretch.begin - 1);
  const std::size_t behind = text.find_first_not_of(blanks, stretch.end);
  const auto is_one_of = [&](std::size_t at, std::string_view set) {
    return at != std::string_view::npos && set.find(text[at]) != std::string_view::npos;
  };
  return is_one_of(before, ":[,") && is_one_of(behind, ",]}");
}

bool is_literal(std::string_view written, std::string_view value, Syntax syntax) {
  return is_quoted(written, value) || (syntax == Syntax::data && written == value);
}

/// The line around, from its beginning to the beginning of the next.
Stretch lines_around(std::string_view text, Stretch stretch) {
  const std::size_t line_end = text.find('\n', stretch.end);
  const std::size_t before = stretch.begin == 0 ? std::string_view::npos : text.rfind('\n', stretch.begin - 1);
  return {before == std::string_view::npos ? 0 : before + 1,
          line_end == std::string_view::npos ? text.size() : line_end + 1};
}

/// The lines around, where nothing else is on them.
std::optional<Stretch> lines_of_its_own(std::string_view text, Stretch stretch) {
  const auto is_blank = [&](std::size_t at) { return text[at] == ' ' || text[at] == '\t' || text[at] == '\r'; };
  while (stretch.begin > 0 && is_blank(stretch.begin - 1)) --stretch.begin;
  while (stretch.end < text.size() && is_blank(stretch.end)) ++stretch.end;
  if (stretch.begin > 0 && text[stretch.begin - 1] != '\n') return std::nullopt;
  if (stretch.end == text.size()) return stretch;
  return text[stretch.end] == '\n' ? std::optional(Stretch{stretch.begin, stretch.end + 1}) : std::nullopt;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(blanks) == std::string_view::npos; }

/// Among others in brackets: with the comma behind, else the one before; and whole lines where nothing else is on them.
std::optional<Stretch> with_comma(std::string_view text, Stretch stretch) {
  const std::size_t behind = text.find_first_not_of(blanks, stretch.end);
  if (behind == std::string_view::npos || stretch.begin == 0) return std::nullopt;
  if (text[behind] == ',') {
    Stretch with{stretch.begin, behind + 1};
    if (const auto lines = lines_of_its_own(text, with)) return lines;
    while (with.end < text.size() && (text[with.end] == ' ' || text[with.end] == '\t')) ++with.end;
    return with;
  }
  if (text[behind] != ']' && text[behind] != '}') return std::nullopt;  // a comment, or a part of something
  const std::size_t before = text.find_last_not_of(blanks, stretch.begin - 1);
  if (before == std::string_view::npos || text[before] != ',') return std::nullopt;
  return Stretch{before, stretch.end};
}

/// On a line of a YAML block of its own: the line.
std::optional<Stretch> with_line(std::string_view text, Stretch stretch, std::string_view marker) {
  const Stretch lines = lines_around(text, stretch);
  std::string_view before = text.substr(lines.begin, stretch.begin - lines.begin);
  const std::size_t indented = before.find_first_not_of(" ");
  before = indented == std::string_view::npos ? std::string_view() : before.substr(indented);
  while (before.ends_with(' ')) before.remove_suffix(1);
  if (before != marker || !is_blank(text.substr(stretch.end, lines.end - stretch.end))) return std::nullopt;
  return lines;
}

bool is_in_brackets(std::string_view text, const Node& collection) {
  const auto stretch = stretch_of(collection.origin());
  return stretch && (text[stretch->begin] == '[' || text[stretch->begin] == '{');
}

std::string without_blanks(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return blanks.find(c) == std::string_view::npos; });
  return out;
}

/// A member from its name to the end of its value, which is the string, or a list of it alone.
std::optional<Stretch> member_around(std::string_view text, const Member& member, Stretch value, bool is_in_list) {
  const auto name = stretch_of(member.origin());
  if (!name || name->end > value.begin) return std::nullopt;
  const std::string between = without_blanks(text.substr(name->end, value.begin - name->end));
  if (!is_in_list) return between == ":" ? std::optional(Stretch{name->begin, value.end}) : std::nullopt;
  if (between == ":-") return Stretch{name->begin, value.end};
  const std::size_t close = text.find_first_not_of(blanks, value.end);
  if (between != ":[" || close == std::string_view::npos || text[close] != ']') return std::nullopt;
  return Stretch{name->begin, close + 1};
}

/// Whether other code of Jsonnet may ask for the field, or add to it.
bool is_asked_for(std::string_view text, std::string_view name) {
  return text.find("." + std::string(name)) != std::string_view::npos ||
         text.find(std::string(name) + "+") != std::string_view::npos;
}

}  // namespace

Syntax syntax_of(const Source& source) {
  const bool is_jsonnet = source.name.ends_with(".jsonnet") || source.name.ends_with(".libsonnet");
  return is_jsonnet ? Syntax::jsonnet : Syntax::data;
}

std::optional<std::string_view> text_at(const Origin& origin) {
  return stretch_of(origin) ? std::optional(origin.text()) : std::nullopt;
}

std::optional<Edit> rename_at(const Origin& name, std::string_view from, std::string_view to, Syntax syntax) {
  const auto stretch = stretch_of(name);
  if (!stretch) return std::nullopt;
  const bool bare_fits = syntax == Syntax::jsonnet ? is_identifier(to) : is_plain_in_yaml(to);
  const auto written = literal(name.text(), from, to, syntax == Syntax::data || is_identifier(from), bare_fits);
  if (!written) return std::nullopt;
  return edit_of(*name.source, *stretch, *written);
}

std::optional<Edit> replace_at(const Origin& value, std::string_view from, std::string_view to, Syntax syntax) {
  const auto stretch = stretch_of(value);
  if (!stretch || (syntax == Syntax::jsonnet && !is_whole(value.source->text, *stretch))) return std::nullopt;
  const auto written = literal(value.text(), from, to, syntax == Syntax::data, is_plain_in_yaml(to));
  if (!written) return std::nullopt;
  return edit_of(*value.source, *stretch, *written);
}

std::optional<Edit> remove_string(const Node& value, Syntax syntax) {
  const auto stretch = stretch_of(value.origin());
  if (!stretch || !value.is_string() || !value.parent || !is_literal(value.origin().text(), value.text, syntax))
    return std::nullopt;
  const std::string_view text = std::string_view(value.origin().source->text);
  if (syntax == Syntax::jsonnet && !is_whole(text, *stretch)) return std::nullopt;
  const Node& list = *value.parent;
  if (list.is_array() && list.items.size() > 1) {
    const auto removed = syntax == Syntax::jsonnet || is_in_brackets(text, list) ? with_comma(text, *stretch)
                                                                                 : with_line(text, *stretch, "-");
    return removed ? std::optional(edit_of(*value.origin().source, *removed, "")) : std::nullopt;
  }
  const Node& held = list.is_array() ? list : value;
  const Member* member = held.holder();
  if (!member || member->origin().source != value.origin().source || held.parent->members.size() < 2)
    return std::nullopt;
  if (syntax == Syntax::jsonnet && is_asked_for(text, member->name)) return std::nullopt;
  const auto around = member_around(text, *member, *stretch, list.is_array());
  if (!around) return std::nullopt;
  const auto removed = syntax == Syntax::jsonnet || is_in_brackets(text, *held.parent) ? with_comma(text, *around)
                                                                                       : with_line(text, *around, "");
  return removed ? std::optional(edit_of(*value.origin().source, *removed, "")) : std::nullopt;
}

std::optional<Edit> unwrap_call(const Node& call, Syntax syntax) {
  if (call.members.size() != 1) return std::nullopt;
  const Member& member = call.members.front();
  const auto whole = stretch_of(call.origin()), inner = stretch_of(member.value->origin());
  if (!whole || !inner || !member.value->is_string() || call.origin().source != member.value->origin().source ||
      inner->begin < whole->begin || inner->end > whole->end)
    return std::nullopt;
  const std::string_view text = call.origin().source->text;
  const std::string_view written = text.substr(inner->begin, inner->end - inner->begin);
  if (!is_literal(written, member.value->text, syntax)) return std::nullopt;
  if (written == member.value->text && resolve_plain(written).kind != Kind::string) return std::nullopt;
  const std::string before = without_blanks(text.substr(whole->begin, inner->begin - whole->begin));
  const std::string behind = without_blanks(text.substr(inner->end, whole->end - inner->end));
  const std::string name(member.name);
  const bool is_tag = before == "!" + name.substr(name.find(':') == std::string::npos ? 0 : name.rfind(':') + 1) &&
                      behind.empty();
  const bool is_object = (before == "{\"" + name + "\":" || before == "{'" + name + "':" ||
                          before == "{" + name + ":") &&
                         (behind == "}" || behind == ",}");
  // A call in a block has its name on a line; nothing is gained by joining lines for it.
  if (!is_tag && !is_object) return std::nullopt;
  return edit_of(*call.origin().source, *whole, std::string(written));
}

namespace {

/// The names in a call: of a Ref one, of Fn::GetAtt two or the parts of a text.
std::vector<std::string_view> arguments_of(const Node& argument) {
  std::vector<std::string_view> names;
  if (argument.is_string()) names.push_back(argument.text);
  for (const Node* item : argument.items) names.push_back(item->is_string() ? item->text : std::string_view());
  return names;
}

/// `text` without blanks and quotes, to compare what is written with what is meant.
std::string bare(std::string_view text) {
  std::string out = without_blanks(text);
  std::erase_if(out, [](char c) { return c == '"' || c == '\''; });
  return out;
}

}  // namespace

std::optional<Edit> refer_to(const Node& call, std::string_view name, Syntax syntax) {
  const auto whole = stretch_of(call.origin());
  if (!whole || call.members.size() != 1 || !needs_no_escape(name)) return std::nullopt;
  const std::string_view written = call.origin().text();
  const std::size_t dot = name.find('.');
  const bool is_ref = dot == std::string_view::npos;
  std::string dotted, listed;
  for (std::string_view part : arguments_of(*call.members.front().value)) {
    dotted += (dotted.empty() ? "" : ".") + std::string(part);
    listed += (listed.empty() ? "" : ",") + std::string(part);
  }
  const std::string function(call.members.front().name);
  const std::string tag = "!" + function.substr(function.find(':') == std::string::npos ? 0 : function.rfind(':') + 1);
  const std::string seen = bare(written);
  if (written.starts_with('!')) {
    if (seen != tag + dotted && seen != tag + "[" + listed + "]") return std::nullopt;
    return edit_of(*call.origin().source, *whole, (is_ref ? "!Ref " : "!GetAtt ") + std::string(name));
  }
  const bool is_in_braces = written.starts_with('{') && written.ends_with('}');
  const std::string inner = is_in_braces ? seen.substr(1, seen.size() - 2) : seen;
  const auto is = [&](const std::string& argument) {
    return inner == function + ":" + argument || inner == function + ":" + argument + ",";
  };
  const bool as_written = is(dotted) || is("[" + listed + "]") || is("[" + listed + ",]");
  // Of a block, only what is on one line: no comment is lost.
  if (!as_written || (!is_in_braces && (syntax == Syntax::jsonnet || written.find('\n') != std::string_view::npos)))
    return std::nullopt;
  const bool has_quotes = written.find('"') != std::string_view::npos || written.find('\'') != std::string_view::npos;
  const std::string quote = written.find('"') != std::string_view::npos ? "\"" : has_quotes ? "'" : "";
  const auto quoted = [&](std::string_view text, bool may_be_bare) {
    const bool bare_name = may_be_bare && (syntax == Syntax::jsonnet ? is_identifier(text) : quote.empty());
    return bare_name ? std::string(text) : quote + std::string(text) + quote;
  };
  std::string text = quoted(is_ref ? "Ref" : "Fn::GetAtt", true) + ": ";
  text += is_ref ? quoted(name, quote.empty())
                 : "[" + quoted(name.substr(0, dot), quote.empty()) + ", " +
                       quoted(name.substr(dot + 1), quote.empty()) + "]";
  if (is_in_braces) {
    const std::string blank = written.size() > 1 && written[1] == ' ' ? " " : "";
    text = "{" + blank + text + blank + "}";
  }
  return edit_of(*call.origin().source, *whole, std::move(text));
}

std::optional<Edit> add_to_field(const Origin& name, Syntax syntax) {
  const auto stretch = stretch_of(name);
  if (!stretch || syntax != Syntax::jsonnet) return std::nullopt;
  const std::string_view text = name.source->text;
  const std::size_t colon = text.find_first_not_of(blanks, stretch->end);
  if (colon == std::string_view::npos || text[colon] != ':') return std::nullopt;
  return edit_of(*name.source, {colon, colon + 1}, "+:");
}

}  // namespace cfnsonnet::document
