#include "project/baseline.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "document/read.h"
#include "emit/atomic_file.h"
#include "files/project.h"
#include "jsonnet/importer.h"
#include "rules/registry/rule.h"

namespace cfnsonnet::project {
namespace {

using nlohmann::ordered_json;

constexpr int version = 1;

/// What entries are about: a template, alone or as a stack.
struct Subject {
  std::string file;   ///< Normalized: "./a.yaml" is the file "a.yaml".
  std::string stack;  ///< Its name, or empty.
  auto operator<=>(const Subject&) const = default;
};

Subject subject_of(const std::string& file, std::string_view stack) {
  return {std::filesystem::path(file).lexically_normal().string(), std::string(stack)};
}

Subject subject_of(const Input& input) {
  return subject_of(input.file, input.stack ? std::string_view(input.stack->name) : "");
}

/// An entry as its one line of JSON; it is also what entries are compared by.
std::string entry_of(const Subject& subject, const Finding& finding) {
  ordered_json path = ordered_json::array();
  for (const PathSegment& segment : finding.path) std::visit([&](const auto& step) { path.push_back(step); }, segment);
  ordered_json entry{{"file", subject.file}};
  if (!subject.stack.empty()) entry["stack"] = subject.stack;
  entry["rule"] = finding.rule;
  entry["path"] = std::move(path);
  return entry.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

using Entries = std::map<std::string, std::size_t>;  // how often each is there
using EntriesOfAll = std::map<Subject, Entries>;

Entries entries_of(std::span<const Input> inputs, std::span<const CompileResult> results) {
  Entries entries;
  for (std::size_t i = 0; i < results.size(); ++i)
    for (const Finding& finding : results[i].findings) ++entries[entry_of(subject_of(inputs[i]), finding)];
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

Entries together(const EntriesOfAll& entries) {
  Entries all;
  for (const auto& [subject, own] : entries)
    for (const auto& [entry, count] : own) all[entry] += count;
  return all;
}

tl::expected<EntriesOfAll, std::string> parse(const std::string& name, const std::string& text) {
  const auto wrong = [&](std::string_view what) { return tl::unexpected(fmt::format("{}: {}", name, what)); };
  const auto document = document::read_json(std::make_shared<Source>(name, text));
  const document::Node* findings = document ? document->root().find("findings") : nullptr;
  if (!findings || !findings->is_array()) return wrong("is no baseline");
  const document::Node* written = document->root().find("version");
  if (!written || !written->is_number() || written->number() != version)
    return wrong("is a baseline of another version; write it anew with --write-baseline");
  EntriesOfAll entries;
  for (const document::Node* entry : findings->items) {
    const document::Node *file = entry->find("file"), *rule = entry->find("rule"), *path = entry->find("path");
    const document::Node* stack = entry->find("stack");
    auto steps = path ? steps_of(*path) : std::nullopt;
    if (!file || !file->is_string() || !rule || !rule->is_string() || !steps)
      return wrong("has an entry without \"file\", \"rule\" or \"path\"");
    Finding finding;
    finding.rule = std::string(rule->text);
    finding.path = std::move(*steps);
    const Subject subject = subject_of(std::string(file->text), stack ? stack->text : "");
    ++entries[subject][entry_of(subject, finding)];
  }
  return entries;
}

/// What cannot be read or evaluated has not been checked: that is nothing to get used to.
bool is_checked(const CompileResult& result) { return result.outcome == Outcome::checked; }

/// What no baseline hides: rules that are mandatory, and that more is found than was listed.
bool stays(const Finding& finding, const CheckOptions& options) {
  return finding.rule == rules::rule(rules::J0004).id || rules::is_listed(options.mandatory, finding.rule);
}

void drop(Entries known, std::span<const Input> inputs, std::span<CompileResult> results, const CheckOptions& options) {
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (!is_checked(results[i])) continue;
    std::erase_if(results[i].findings, [&](const Finding& finding) {
      if (stays(finding, options)) return false;
      const auto entry = known.find(entry_of(subject_of(inputs[i]), finding));
      if (entry == known.end() || entry->second == 0) return false;
      --entry->second;
      return true;
    });
  }
}

/// What the file knows of templates and stacks that were not looked at, and that are still there. Of a file that is no
/// baseline, or one of another version, nothing.
Entries entries_of_others(const std::string& file, std::span<const Input> inputs) {
  const auto text = jsonnet::read_file(file);
  auto known = text ? parse(file, *text) : tl::expected<EntriesOfAll, std::string>();
  if (!known) return {};
  for (const Input& input : inputs) known->erase(subject_of(input));
  std::erase_if(*known, [](const auto& each) {
    std::error_code error;
    return !std::filesystem::exists(each.first.file, error);
  });
  return together(*known);
}

}  // namespace

bool all_checked(std::span<const CompileResult> results) { return std::ranges::all_of(results, is_checked); }

tl::expected<void, Failure> drop_known(const std::string& file, std::span<const Input> inputs,
                                       std::span<CompileResult> results, const CheckOptions& options) {
  const auto text = jsonnet::read_file(file);
  if (!text) return tl::unexpected(Failure{Status::file, fmt::format("{}: {}", file, text.error().reason)});
  auto known = parse(file, *text);
  if (!known) return tl::unexpected(Failure{Status::usage, std::move(known.error())});
  drop(together(*known), inputs, results, options);
  return {};
}

tl::expected<std::size_t, Failure> write_baseline(const std::string& file, std::span<const Input> inputs,
                                                  std::span<CompileResult> results, const CheckOptions& options) {
  Entries entries = entries_of(inputs, results);
  Entries written = entries_of_others(file, inputs);
  for (const auto& [entry, times] : entries) written[entry] += times;
  const std::string text = text_of(written);
  const emit::OutputFile output{file, text, files::project_or_self(std::filesystem::path(file).parent_path())};
  if (auto done = emit::write_files({&output, 1}); !done)
    return tl::unexpected(Failure{Status::file, std::move(done.error())});
  std::size_t count = 0;
  for (const auto& [entry, times] : entries) count += times;
  drop(std::move(entries), inputs, results, options);
  return count;
}

}  // namespace cfnsonnet::project
