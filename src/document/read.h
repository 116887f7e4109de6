// Reading JSON and YAML templates into documents.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <tl/expected.hpp>

#include "cfnsonnet/finding.h"
#include "document/document.h"

namespace cfnsonnet::document {

/// What a reader found wrong: E0000 findings, at least one, each with its place, in the order of the text. A mistake
/// does not hide those behind it, except where the rest cannot be told apart any more: brackets of JSON that do not
/// fit, a mistake in the syntax of YAML, more than `max_depth` levels, or `max_read_errors`.
using ReadErrors = std::vector<Finding>;
using ReadResult = tl::expected<Document, ReadErrors>;

/// Past this many errors a reader ends: a file made to annoy must not flood the report.
inline constexpr std::size_t max_read_errors = 50;

/// What could be read, with every error, in the order of the text. Without errors the document is the text's; with some
/// it has what stands outside of them, and null for a value that cannot be read. There is none where nothing can be
/// read.
struct ReadOutcome {
  std::optional<Document> document;
  ReadErrors errors;
};

/// The document of a text without errors.
[[nodiscard]] ReadResult whole(ReadOutcome outcome);

/// Reads strict JSON (RFC 8259). Refused, each with its place: duplicate names, text after the value, bad UTF-8,
/// numbers that are no JSON or overflow a double, and more than `max_depth` levels. A byte-order mark is skipped.
[[nodiscard]] ReadResult read_json(const SourcePtr& source);
[[nodiscard]] ReadOutcome recover_json(const SourcePtr& source);

/// How many values the aliases of one YAML text may stand for, all together. Ten lines of nested aliases can stand for
/// a billion; a template that CloudFormation accepts (1 MB) has far fewer.
inline constexpr std::size_t max_yaml_nodes = 500'000;

/// Reads one YAML document as CloudFormation does: short-form intrinsic functions (`!GetAtt a.b`) become their long
/// form, anchors and merge keys are resolved, scalars get the YAML 1.1 types that CloudFormation gives them. A tag
/// `!Name` that is no function becomes `Fn::Name` too: whether a function exists is for the rules to say. Refused, each
/// with its place: duplicate keys, several documents, keys that are no scalars, other tags, `.inf` and `.nan`, more
/// than `max_depth` levels, and aliases that expand past `max_yaml_nodes`.
[[nodiscard]] ReadResult read_yaml(const SourcePtr& source);
[[nodiscard]] ReadOutcome recover_yaml(const SourcePtr& source);

/// Chooses by the text. What starts like JSON (`{"`, `{}` or `[`) is read as JSON; when that fails for something that
/// YAML allows, such as a tab in a string or a name without quotes, as YAML, unless the file is called .json; when that
/// fails too, the JSON's errors count. A comma too many is a slip in either: CloudFormation takes such a text for JSON
/// ("Template format error: JSON not well-formed"). Everything else is YAML.
[[nodiscard]] ReadResult read_template(const SourcePtr& source);
[[nodiscard]] ReadOutcome recover_template(const SourcePtr& source);

}  // namespace cfnsonnet::document
