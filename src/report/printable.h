// Text from templates, made safe for a terminal.
//
// A template is untrusted: an escape sequence in a name could recolour, move or hide what a person reads, and a
// right-to-left mark could reorder it. Nor may it be a command of the CI system that reads the log: those of GitHub
// begin a line, after blanks, with `::`, or anywhere with `##[`; those of Azure Pipelines and TeamCity with `##vso[`
// and the like. Nothing of that kind reaches the terminal as it is; all else does.
// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
// https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cfnsonnet::report {

/// How a tab is shown in a line of source.
inline constexpr std::size_t tab_width = 4;

/// One code point as it is shown, and how many columns of the terminal that takes.
struct Glyph {
  std::string text;
  std::size_t width = 1;
  std::size_t bytes = 1;  ///< Of the original.
};

/// The glyph that begins at the byte. Control and formatting characters become their escape ("\u001b"), a byte that is
/// no UTF-8 becomes U+FFFD, a tab becomes spaces; wide characters count two columns and combining ones none.
[[nodiscard]] Glyph glyph_at(std::string_view text, std::size_t offset);

/// All of the text as glyphs, on one line: a line break becomes its escape.
[[nodiscard]] std::string printable(std::string_view text);

/// A text of JSON that says the same, its strings in harmless letters: what printable() escapes is escaped as JSON
/// does.
[[nodiscard]] std::string printable_json(std::string_view json);

/// A whole report, of harmless parts: no line of it begins a command with what was put first there.
[[nodiscard]] std::string without_commands(std::string report);

/// The same as printable(), but with its line breaks, each followed by `indent`, so that no part can pass for a line of
/// the report.
[[nodiscard]] std::string printable_lines(std::string_view text, std::string_view indent);

}  // namespace cfnsonnet::report
