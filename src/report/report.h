// The output formats: each turns findings into a text, and decides nothing about them.
//
// To add a format: a file of its own here, and a row in report.cpp's table.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cfnsonnet/finding.h"

namespace cfnsonnet::report {

struct Options {
  bool color = false;         ///< Escape sequences for terminals, where the format has colours.
  bool always_count = false;  ///< The text format's last line even where there are no findings.
  std::size_t files = 0;      ///< How many files were looked at, for the count.
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
