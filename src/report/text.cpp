// The report for people. One finding looks like this:
//
//     includes/landing.libsonnet:14:5: error[E3002]: AWS::S3::Bucket has no property "Bucketname"; did you mean
//     "BucketName"?
//        |
//     14 |     Bucketname: 'landing-%s' % env,
//        |     ^^^^^^^^^^
//        = in Resources.LandingBucket.Properties, from template.jsonnet:9:3
//        = fix: rename "Bucketname" to "BucketName"
//        = cfnsonnet explain E3002
//
// The first line alone is what editors and CI systems parse: FILE:LINE:COLUMN: LEVEL[RULE]: MESSAGE. Where the place
// lies in JSON that an engine rendered, the file has no such line, so the first line names only the file.
#include <algorithm>
#include <string>
#include <string_view>
#include <variant>

#include <fmt/format.h>

#include "document/bundled.h"
#include "document/text.h"
#include "report/count.h"
#include "report/formats.h"
#include "report/order.h"
#include "report/path_text.h"
#include "report/printable.h"
#include "report/snippet.h"
#include "report/stacks_text.h"
#include "rules/findings/findings.h"
#include "rules/registry/rule.h"

namespace cfnsonnet::report {
namespace {

/// A path for a person: names that are far longer than any that AWS takes, which is 255 at most, are cut.
std::string shown_path(Path path) {
  constexpr std::size_t longest = 1000;
  for (PathSegment& segment : path)
    if (auto* name = std::get_if<std::string>(&segment); name && name->size() > longest)
      *name = rules::shortened(*name);
  return path_text(path);
}

class TextReport {
 public:
  explicit TextReport(const Options& options) : options_(options) {}

  /// @param times  How often the same is found at the same place, by what is used more than once.
  void add(const Finding& finding, std::size_t times = 1) {
    if (!out_.empty()) out_ += '\n';
    const std::string_view color = color_of(finding.level);
    const std::string where = place(finding.location);
    if (!where.empty()) out_ += painted(where + ":", bold) + ' ';
    out_ += painted(fmt::format("{}[{}]", rules::level_name(finding.level), printable(finding.rule)), color);
    out_ += fmt::format(": {}\n", printable_lines(finding.message, "    "));

    const std::string gutter = add_snippet(finding.location, color);
    add_path(finding, gutter, times);
    add_when(finding, gutter);
    add_stacks(finding, gutter);
    for (const Related& related : finding.related) {
      if (related.message.empty()) continue;
      add_note(gutter, related.location.source && document::is_bundled(*related.location.source)
                           ? painted(note(related), dim)
                           : note(related));
    }
    if (finding.fix) add_note(gutter, "fix: " + printable_lines(finding.fix->description, "    "));
    if (!finding.rule.empty()) add_note(gutter, fmt::format("cfnsonnet explain {}", printable(finding.rule)));
  }

  void add_line(std::string_view line) {
    if (!out_.empty()) out_ += '\n';
    out_ += fmt::format("{}\n", line);
  }

  [[nodiscard]] std::string take() && { return without_commands(std::move(out_)); }

 private:
  static constexpr std::string_view bold = "1";
  static constexpr std::string_view blue = "34";
  static constexpr std::string_view dim = "2";

  static std::string_view color_of(Level level) {
    switch (level) {
      case Level::info: return "1;36";
      case Level::warning: return "1;33";
      case Level::error: break;
    }
    return "1;31";
  }

  [[nodiscard]] std::string painted(std::string_view text, std::string_view color) const {
    return options_.color ? fmt::format("\x1b[{}m{}\x1b[0m", color, text) : std::string(text);
  }

  /// "FILE:LINE:COLUMN", or as much of it as a person can go to.
  static std::string place(const Location& location) {
    if (!location.source) return {};
    const std::string file = printable(location.source->name);
    if (is_rendered(location) || !location.known()) return file;
    const Position start = location.range().start;
    return fmt::format("{}:{}:{}", file, start.line, start.column);
  }

  static std::string note(const Related& related) {
    std::string text = printable_lines(related.message, "    ");
    if (const std::string where = place(related.location); !where.empty()) text += ": " + where;
    if (is_rendered(related.location) && related.location.known()) {
      text += fmt::format(" (line {} of the rendered JSON)", related.location.range().start.line);
    }
    return text;
  }

  /// The marked line. Returns the blanks under its line number.
  std::string add_snippet(const Location& location, std::string_view color) {
    if (!location.known()) return "  ";
    const std::string number = std::to_string(location.range().start.line);
    const std::string gutter(number.size(), ' ');
    if (is_rendered(location)) {
      out_ += fmt::format("{} {} line {} of the JSON that it renders to:\n", gutter, painted("-->", blue), number);
    }
    const Snippet snippet = snippet_of(location);
    if (snippet.line.empty()) return gutter;
    const std::string bar = painted("|", blue);
    out_ += fmt::format("{} {}\n{} {} {}\n{} {} {}{}\n", gutter, bar, painted(number, blue), bar, snippet.line, gutter,
                        bar, std::string(snippet.caret, ' '), painted(std::string(snippet.carets, '^'), color));
    return gutter;
  }

  void add_note(std::string_view gutter, std::string_view text) {
    out_ += fmt::format("{} {} {}\n", gutter, painted("=", blue), text);
  }

  /// "in Resources.Bucket.Tags[0], from template.jsonnet:9:3": a related place without a message is where it came from.
  void add_path(const Finding& finding, std::string_view gutter, std::size_t times) {
    std::string text = finding.path.empty() ? "" : "in " + shown_path(finding.path);
    if (!finding.output.empty())
      text = fmt::format("{}{}of the output {}", text, text.empty() ? "" : " ",
                         printable(document::quoted(finding.output)));
    if (times > 1) text = fmt::format("{} times{}{}", times, text.empty() ? "" : ", first ", text);
    for (const Related& related : finding.related) {
      const std::string from = related.message.empty() ? place(related.location) : std::string();
      if (!from.empty()) text += fmt::format("{}from {}", text.empty() ? "" : ", ", from);
    }
    if (!text.empty()) add_note(gutter, text);
  }

  /// "when IsProd=true, InEurope=false; or when IsTest=true".
  void add_when(const Finding& finding, std::string_view gutter) {
    constexpr std::size_t most = 4;
    std::string text;
    for (std::size_t i = 0; i < finding.when.size() && i < most; ++i) {
      text += i == 0 ? "when " : "; or when ";
      for (const ConditionValue& each : finding.when[i])
        text += fmt::format("{}{}={}", &each == finding.when[i].data() ? "" : ", ", printable(each.condition),
                            each.value);
    }
    if (finding.when.size() > most) text += "; or …";
    if (!text.empty()) add_note(gutter, text);
  }

  /// "in the stacks network-dev and network-prod".
  void add_stacks(const Finding& finding, std::string_view gutter) {
    if (const std::string text = stacks_text(finding); !text.empty()) add_note(gutter, "in " + text);
  }

  const Options& options_;
  std::string out_;
};

/// Whether two findings are one for a person: the same mistake at the same place, in two parts of a template.
bool is_same(const Finding& a, const Finding& b) {
  return &a == &b || (a.location.known() && a.location.source == b.location.source &&
                      a.location.span == b.location.span && a.rule == b.rule && a.message == b.message);
}

/// "; 2 can be fixed by cfnsonnet check --fix", or nothing.
std::string fixable(std::span<const Finding> findings) {
  const auto count = std::count_if(findings.begin(), findings.end(),
                                   [](const Finding& finding) { return finding.fix.has_value(); });
  if (count == 0) return {};
  return fmt::format("; {} can be fixed by cfnsonnet check --fix", count);
}

}  // namespace

std::string write_finding(const Finding& finding, const Options& options) {
  TextReport report(options);
  report.add(finding);
  return std::move(report).take();
}

std::string write_text(std::span<const Finding> findings, const Options& options) {
  if (findings.empty() && options.count != Count::always) return {};
  TextReport report(options);
  const std::vector<const Finding*> order = ordered(findings);
  for (auto first = order.begin(); first != order.end();) {
    const auto next = std::find_if_not(first, order.end(),
                                       [&](const Finding* other) { return is_same(**first, *other); });
    report.add(**first, static_cast<std::size_t>(next - first));
    first = next;
  }
  if (options.count != Count::never) report.add_line(count_line(findings, options) + fixable(findings));
  return std::move(report).take();
}

}  // namespace cfnsonnet::report
