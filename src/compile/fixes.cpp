#include "compile/fixes.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "compile/jsonnet_checks.h"
#include "document/text.h"
#include "jsonnet/confinement.h"

namespace cfnsonnet {
namespace {

namespace fs = std::filesystem;

/// A fix can make room for another (a name that is right has a value that is checked), but not for ever.
constexpr int max_passes = 10;
/// Checks to find out which of many fixes make something worse; each takes as long as a check without --fix.
constexpr int max_trials = 200;

/// A finding apart from its place, which moves where text before it changes. A name that is put right changes paths, so
/// they are no part of it; how often it is found is.
using Identity = std::tuple<std::string_view, std::string_view>;

std::multiset<Identity> identities(const CompileResult& result) {
  std::multiset<Identity> all;
  for (const Finding& finding : result.findings) all.emplace(finding.rule, finding.message);
  return all;
}

/// Whether nothing is found after that was not found before, and something less.
bool is_better(const std::vector<CompileResult>& before, const std::vector<CompileResult>& after) {
  std::size_t fewer = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (after[i].outcome != before[i].outcome) return false;
    const auto old_ones = identities(before[i]), new_ones = identities(after[i]);
    if (!std::includes(old_ones.begin(), old_ones.end(), new_ones.begin(), new_ones.end())) return false;
    fewer += old_ones.size() - new_ones.size();
  }
  return fewer > 0;
}

std::size_t count(const std::vector<CompileResult>& results) {
  std::size_t all = 0;
  for (const CompileResult& result : results) all += result.findings.size();
  return all;
}

struct Replacement {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  auto operator<=>(const Replacement&) const = default;
};

/// A fix with its places in bytes; all are of one file.
struct Change {
  SourcePtr source;
  std::vector<Replacement> edits;
};

std::optional<Change> change_of(const Fix& fix, document::SourcePlaces& known) {
  Change change{fix.edits.front().location.source, {}};
  const std::string_view whole = change.source->text;
  const std::string_view text = document::without_bom(whole);
  const document::Places& places = known.of(*change.source);
  for (const Edit& edit : fix.edits) {
    const auto begin = places.offset(edit.location.range.start), end = places.offset(edit.location.range.end);
    if (!begin || !end) return std::nullopt;
    const std::size_t bom = whole.size() - text.size();
    change.edits.push_back({*begin + bom, *end + bom, edit.text});
  }
  return change;
}

/// Whether two changes have nothing to do with each other: there is something between them, or both take away lines.
bool are_apart(const Replacement& first, const Replacement& second, std::string_view text) {
  if (first.end != second.begin) return first.end < second.begin;
  const bool at_line = first.end > first.begin && text[first.end - 1] == '\n';
  return at_line && second.end > second.begin && first.text.empty() && second.text.empty();
}

/// The changes that do not touch each other, one of each: several findings may have the same.
std::vector<Change> changes_of(const std::vector<CompileResult>& results) {
  std::vector<Change> changes;
  std::map<std::string_view, std::set<Replacement>> taken;  // by file
  document::SourcePlaces places;
  for (const CompileResult& result : results) {
    for (const Finding& finding : result.findings) {
      auto change = finding.fix ? change_of(*finding.fix, places) : std::nullopt;
      if (!change) continue;
      std::set<Replacement>& others = taken[change->source->name];
      const auto touches = [&](const Replacement& edit) {
        // They are sorted, and do not touch each other: only the neighbours can.
        const std::string_view text = change->source->text;
        const auto after = others.lower_bound(edit);
        return (after != others.end() && !are_apart(edit, *after, text)) ||
               (after != others.begin() && !are_apart(*std::prev(after), edit, text));
      };
      if (std::any_of(change->edits.begin(), change->edits.end(), touches)) continue;
      others.insert(change->edits.begin(), change->edits.end());
      changes.push_back(std::move(*change));
    }
  }
  return changes;
}

Texts with_changes(Texts texts, std::span<const Change> changes) {
  std::map<std::string, std::vector<Replacement>> by_file;
  for (const Change& change : changes) {
    texts.try_emplace(change.source->name, change.source->text);
    auto& edits = by_file[change.source->name];
    edits.insert(edits.end(), change.edits.begin(), change.edits.end());
  }
  for (auto& [name, edits] : by_file) {
    std::sort(edits.begin(), edits.end());
    std::string out;
    std::size_t done = 0;
    const std::string& text = texts.at(name);
    for (const Replacement& edit : edits) {
      out.append(text, done, edit.begin - done).append(edit.text);
      done = edit.end;
    }
    texts[name] = out.append(text, done);
  }
  return texts;
}

class Fixing {
 public:
  Fixing(std::vector<CompileResult> results, const std::function<std::vector<CompileResult>(const Texts&)>& check)
      : check_(check) {
    fixed_.results = std::move(results);
  }

  FixedTexts run() && {
    for (int pass = 0; pass < max_passes; ++pass) {
      const std::vector<Change> changes = changes_of(fixed_.results);
      if (changes.empty() || !pass_over(changes)) break;
    }
    return std::move(fixed_);
  }

 private:
  /// Applies as many as make nothing worse. Whether there is one.
  bool pass_over(const std::vector<Change>& changes) {
    for (const Change& change : changes) fixed_.before.try_emplace(change.source->name, change.source->text);
    const Texts start = fixed_.texts;
    std::vector<Change> accepted;
    add(changes, start, accepted);
    return !accepted.empty();
  }

  /// All of them, or as many of each half as go.
  void add(std::span<const Change> changes, const Texts& start, std::vector<Change>& accepted) {
    if (trials_++ >= max_trials) return;
    std::vector<Change> together = accepted;
    together.insert(together.end(), changes.begin(), changes.end());
    Texts texts = with_changes(start, together);
    std::vector<CompileResult> results = check_(texts);
    if (is_better(fixed_.results, results)) {
      accepted = std::move(together);
      fixed_.fixed += count(fixed_.results) - count(results);
      fixed_.texts = std::move(texts);
      fixed_.results = std::move(results);
    } else if (changes.size() > 1) {
      add(changes.first(changes.size() / 2), start, accepted);
      add(changes.subspan(changes.size() / 2), start, accepted);
    }
  }

  const std::function<std::vector<CompileResult>(const Texts&)>& check_;
  FixedTexts fixed_;
  int trials_ = 0;
};

}  // namespace

void drop_fixes_elsewhere(const EvaluateRequest& request, std::vector<Finding>& findings) {
  EvaluateRequest bounds = request;
  bounds.confine_imports = true;
  bounds.search_path.clear();
  bounds.allowed_imports.clear();
  std::optional<jsonnet::Confinement> project;  // is looked for on the disk
  std::map<std::string, bool> is_own;           // by file
  for (Finding& finding : findings) {
    if (!finding.fix) continue;
    const Source& source = *finding.fix->edits.front().location.source;
    const auto [known, added] = is_own.try_emplace(source.name, false);
    if (added) {
      if (!project) project.emplace(bounds);
      std::error_code error;
      const fs::path file = fs::canonical(source.name, error);
      known->second = !request.snippet && !error && is_of_project(source, request) &&
                      (fs::path(source.name) == request.file || project->allows(file));
    }
    if (!known->second) finding.fix.reset();
  }
}

FixedTexts apply_fixes(std::vector<CompileResult> results,
                       const std::function<std::vector<CompileResult>(const Texts&)>& check) {
  return Fixing(std::move(results), check).run();
}

}  // namespace cfnsonnet
