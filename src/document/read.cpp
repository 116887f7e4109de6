#include "document/read.h"

#include "document/json.h"
#include "document/text.h"

namespace cfnsonnet::document {
namespace {

bool begins_comment(std::string_view text) { return text.starts_with("//") || text.starts_with("/*"); }

/// Whether the author meant JSON: an object whose first name is in double quotes, an empty object, or a list.
/// `{Resources: …}` and `{'Resources': …}` are YAML in flow style. A comment of JavaScript is no YAML either, and the
/// reader of JSON says what it is.
bool looks_like_json(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return false;
  if (text[first] == '[' || begins_comment(text.substr(first))) return true;
  if (text[first] != '{') return false;
  const std::size_t next = text.find_first_not_of(blanks, first + 1);
  return next == std::string_view::npos || text[next] == '"' || text[next] == '}' || begins_comment(text.substr(next));
}

bool is_json_file(std::string_view name) { return name.ends_with(".json"); }

}  // namespace

ReadResult whole(ReadOutcome outcome) {
  if (!outcome.errors.empty()) return tl::unexpected(std::move(outcome.errors));
  return std::move(*outcome.document);
}

ReadOutcome recover_template(const SourcePtr& source) {
  if (!looks_like_json(without_bom(source->text))) return recover_yaml(source);
  JsonAttempt json = try_json(source);
  if (json.outcome.errors.empty() || !json.yaml_allows || is_json_file(source->name)) return std::move(json.outcome);
  ReadOutcome yaml = recover_yaml(source);
  return yaml.errors.empty() ? std::move(yaml) : std::move(json.outcome);
}

ReadResult read_template(const SourcePtr& source) { return whole(recover_template(source)); }

}  // namespace cfnsonnet::document
