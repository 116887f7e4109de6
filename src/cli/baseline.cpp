#include "cli/baseline.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/exit_status.h"
#include "cli/message.h"
#include "document/read.h"
#include "emit/atomic_file.h"
#include "files/project.h"
#include "jsonnet/importer.h"
#include "rules/rule.h"

namespace cfnsonnet::cli {
namespace {

using nlohmann::ordered_json;

constexpr int version = 1;

/// An entry as its one line of JSON; it is also what entries are compared by.
/// "./a.yaml" is the file "a.yaml".
std::string entry_of(const std::string& file, const Finding& finding) {
  ordered_json path = ordered_json::array();
  for (const PathSegment& segment : finding.path) std::visit([&](const auto& step) { path.push_back(step); }, segment);
  return ordered_json{{"file", std::filesystem::path(file).lexically_normal().string()},
                      {"rule", finding.rule},
                      {"path", std::move(path)}}
      .dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

using Entries = std::map<std::string, std::size_t>;  // how often each is there

Entries entries_of(std::span<const std::string> inputs, std::span<const CompileResult> results) {
  Entries entries;
  for (std::size_t i = 0; i < results.size(); ++i)
    for (const Finding& finding : results[i].findings) ++entries[entry_of(inputs[i], finding)];
  return entries;
}

std::string text_of(const Entries& entries) {
  std::string text = fmt::format("{{\"version\": {}, \"findings\": [", version);
  bool first = true;
  for (const auto& [entry, count] : entries) {
    for (std::size_t i = 0; i < count; ++i) {
      text += fmt::format("{}\n  {}", first ? "" : ",", entry);
      first = false;
    }
  }
  return text + (first ? "]}\n" : "\n]}\n");
}

/// The path of an entry: names, and numbers of items.
std::optional<Path> steps_of(const document::Node& list) {
  if (!list.is_array()) return std::nullopt;
  Path path;
  for (const document::Node* step : list.items) {
    if (step->is_string()) {
      path.emplace_back(std::string(step->text));
    } else if (step->is_number() && step->number() >= 0 && step->number() <= UINT32_MAX) {
      path.emplace_back(static_cast<std::size_t>(step->number()));
    } else {
      return std::nullopt;
    }
  }
  return path;
}

tl::expected<Entries, std::string> parse(const std::string& name, const std::string& text) {
  const auto wrong = [&](std::string_view what) { return tl::unexpected(fmt::format("{}: {}", name, what)); };
  const auto document = document::read_json(std::make_shared<Source>(name, text));
  const document::Node* findings = document ? document->root().find("findings") : nullptr;
  if (!findings || !findings->is_array()) return wrong("is no baseline");
  const document::Node* written = document->root().find("version");
  if (!written || !written->is_number() || written->number() != version)
    return wrong("is a baseline of another version; write it anew with --write-baseline");
  Entries entries;
  for (const document::Node* entry : findings->items) {
    const document::Node *file = entry->find("file"), *rule = entry->find("rule"), *path = entry->find("path");
    auto steps = path ? steps_of(*path) : std::nullopt;
    if (!file || !file->is_string() || !rule || !rule->is_string() || !steps)
      return wrong("has an entry without \"file\", \"rule\" or \"path\"");
    Finding finding;
    finding.rule = std::string(rule->text);
    finding.path = std::move(*steps);
    ++entries[entry_of(std::string(file->text), finding)];
  }
  return entries;
}

/// What cannot be read or evaluated has not been checked: that is nothing to get used to.
bool is_checked(const CompileResult& result) { return result.outcome == Outcome::checked; }

/// What no baseline hides: rules that are mandatory, and that more is found than was listed.
bool stays(const Finding& finding, const CheckOptions& options) {
  return finding.rule == rules::rule(rules::J0004).id || rules::is_listed(options.mandatory, finding.rule);
}

void drop(Entries known, std::span<const std::string> inputs, std::span<CompileResult> results,
          const CheckOptions& options) {
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (!is_checked(results[i])) continue;
    std::erase_if(results[i].findings, [&](const Finding& finding) {
      if (stays(finding, options)) return false;
      const auto entry = known.find(entry_of(inputs[i], finding));
      if (entry == known.end() || entry->second == 0) return false;
      --entry->second;
      return true;
    });
  }
}

}  // namespace

std::optional<int> apply_baseline(std::span<const std::string> inputs, std::span<CompileResult> results,
                                  const CheckFlags& flags) {
  if (flags.baseline.empty()) return std::nullopt;
  if (flags.write_baseline) {
    if (!std::ranges::all_of(results, is_checked)) {
      say("{} is not written: not every template could be checked", flags.baseline);
      return std::nullopt;
    }
    Entries entries = entries_of(inputs, results);
    const std::string text = text_of(entries);
    const emit::OutputFile file{flags.baseline, text,
                                files::project_or_self(std::filesystem::path(flags.baseline).parent_path())};
    if (const auto written = emit::write_files({&file, 1}); !written) {
      say("{}", written.error());
      return exit_status::file;
    }
    std::size_t count = 0;
    for (const auto& [entry, times] : entries) count += times;
    if (!flags.quiet)
      say("wrote {} to {}", count == 1 ? "1 finding" : fmt::format("{} findings", count), flags.baseline);
    drop(std::move(entries), inputs, results, flags.options);
    return std::nullopt;
  }
  const auto text = jsonnet::read_file(flags.baseline);
  if (!text) {
    say("{}: {}", flags.baseline, text.error().reason);
    return exit_status::file;
  }
  auto known = parse(flags.baseline, *text);
  if (!known) {
    say("{}", known.error());
    return exit_status::usage;
  }
  drop(std::move(*known), inputs, results, flags.options);
  return std::nullopt;
}

}  // namespace cfnsonnet::cli
