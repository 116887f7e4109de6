// The output formats: each turns findings into a text, and decides nothing about them.
//
//   std::cout << cfnsonnet::report::find_format("text")->write(result.findings, {});
//
// docs/reports.md describes them. To add one: a file of its own in src/report/, and a row in report.cpp's table.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cfnsonnet/finding.h"

namespace cfnsonnet::report {

/// Whether the text format ends in a line that counts the findings.
enum class Count : std::uint8_t { of_findings, always, never };

struct Options {
  bool color = false;  ///< Escape sequences for terminals, where the format has colours.
  Count count = Count::of_findings;
  /// The files that were looked at, as they were given: formats that list them do so even where nothing was found.
  std::span<const std::string> inputs = {};
  /// What fails the run, for formats that know passed and failed only; nothing: no finding does.
  std::optional<Level> fails_from = Level::error;
  /// Rules, by identifier or its beginning, of which any finding fails the run, whatever its level is.
  std::span<const std::string> mandatory = {};
  std::string_view as_of = "1970-01-01";  ///< The day that the findings hold for, YYYY-MM-DD.
};

/// Whether a finding fails the run.
[[nodiscard]] bool fails(const Finding& finding, const Options& options);

struct Format {
  std::string_view name;     ///< As in --format: "text".
  std::string_view summary;  ///< One line, for a help.
  /// The whole report, UTF-8, in the order of files and places whatever the order of the findings is; without findings
  /// what the format has for that, which may be nothing. What `options` views must live until it returns.
  std::string (*write)(std::span<const Finding> findings, const Options& options);
};

/// Those of --format.
[[nodiscard]] std::span<const Format> all_formats();
/// The format of that name, or null.
[[nodiscard]] const Format* find_format(std::string_view name);

/// One finding as the text report shows it, without the line that counts them.
[[nodiscard]] std::string write_finding(const Finding& finding, const Options& options);

}  // namespace cfnsonnet::report
