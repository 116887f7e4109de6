// The output formats: each turns findings into a text, and decides nothing about them.
//
// To add a format: a file of its own here, and a row in report.cpp's table.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cfnsonnet/finding.h"

namespace cfnsonnet::report {

struct Options {
  bool color = false;         ///< Escape sequences for terminals, where the format has colours.
  bool always_count = false;  ///< The text format's last line even where there are no findings.
  /// The files that were looked at, as they were given: formats that list them do so even where nothing was found.
  std::span<const std::string> inputs = {};
  /// What fails the run, for formats that know passed and failed only; nothing: no finding does.
  std::optional<Level> fails_from = Level::error;
  std::string_view as_of = "1970-01-01";  ///< The day that the findings hold for, YYYY-MM-DD.
};

struct Format {
  std::string_view name;  ///< As in --format: "text".
  std::string_view summary;
  std::string (*write)(std::span<const Finding> findings, const Options& options);
};

[[nodiscard]] std::span<const Format> all_formats();
/// The format of that name, or null.
[[nodiscard]] const Format* find_format(std::string_view name);

/// One finding as the text report shows it, without the line that counts them.
[[nodiscard]] std::string write_finding(const Finding& finding, const Options& options);

}  // namespace cfnsonnet::report
