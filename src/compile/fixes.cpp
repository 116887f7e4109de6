#include "compile/fixes.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "compile/jsonnet_checks.h"
#include "document/text.h"
#include "jsonnet/confinement.h"

namespace cfnsonnet {
namespace {

namespace fs = std::filesystem;

/// A fix can make room for another (a name that is right has a value that is checked), but not for ever.
constexpr int max_passes = 20;
/// Checks of one pass to find out which of many fixes make something worse; each takes as long as a check without
/// --fix. The last pass accepts none, so that a second run, which would begin with that pass, finds no more either.
constexpr int max_trials = 40;
/// Where every fix seems to bring a finding, so many of them are tried in halves: one of those that do so together may
/// go.
constexpr std::size_t most_tried_alone = 8;

/// A finding apart from its place, which moves where text before it changes. A name that is put right changes paths, so
/// they are no part of it; how often it is found is.
using Identity = std::tuple<std::string_view, std::string_view>;

using Identities = std::map<Identity, std::size_t>;  // How often each is found.

Identities identities(const CompileResult& result) {
  Identities all;
  for (const Finding& finding : result.findings) ++all[{finding.rule, finding.message}];
  return all;
}

/// What is found after, and was not found before, or not so often.
Identities brought(const CompileResult& before, const CompileResult& after) {
  const Identities old_ones = identities(before);
  Identities more = identities(after);
  std::erase_if(more, [&](const auto& one) {
    const auto old = old_ones.find(one.first);
    return old != old_ones.end() && one.second <= old->second;
  });
  return more;
}

/// Whether nothing is found after that was not found before, and something less.
bool is_better(const std::vector<CompileResult>& before, const std::vector<CompileResult>& after) {
  std::size_t fewer = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (after[i].outcome != before[i].outcome) return false;
    if (!brought(before[i], after[i]).empty()) return false;
    fewer += before[i].findings.size() - after[i].findings.size();
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
  Path path;  ///< Of the finding that it puts right.
};

Change change_of(const Finding& finding) {
  const Fix& fix = *finding.fix;
  Change change{fix.edits.front().location.source, {}, finding.path};
  for (const Edit& edit : fix.edits)
    change.edits.push_back({edit.location.span.begin, edit.location.span.end, edit.text});
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
  for (const CompileResult& result : results) {
    for (const Finding& finding : result.findings) {
      if (!finding.fix) continue;
      Change change = change_of(finding);
      std::set<Replacement>& others = taken[change.source->name];
      const auto touches = [&](const Replacement& edit) {
        // They are sorted, and do not touch each other: only the neighbours can.
        const std::string_view text = change.source->text;
        const auto after = others.lower_bound(edit);
        return (after != others.end() && !are_apart(edit, *after, text)) ||
               (after != others.begin() && !are_apart(*std::prev(after), edit, text));
      };
      if (std::any_of(change.edits.begin(), change.edits.end(), touches)) continue;
      others.insert(change.edits.begin(), change.edits.end());
      changes.push_back(std::move(change));
    }
  }
  return changes;
}

/// An edit as it stands in a changed text.
struct Edited {
  std::size_t begin = 0;
  std::size_t change = 0;  ///< Which of the changes it is of.
};

struct ChangedTexts {
  Texts texts;
  std::map<std::string, std::vector<Edited>> edited;  ///< By file, in the order of the text.
};

ChangedTexts with_changes(Texts texts, std::span<const Change> changes) {
  ChangedTexts result{std::move(texts), {}};
  std::map<std::string, std::vector<std::pair<Replacement, std::size_t>>> by_file;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const Source& source = *changes[i].source;
    result.texts.try_emplace(source.name, source.text);
    for (const Replacement& edit : changes[i].edits) by_file[source.name].emplace_back(edit, i);
  }
  for (auto& [name, edits] : by_file) {
    std::sort(edits.begin(), edits.end());
    std::string out;
    std::size_t done = 0;
    const std::string& text = result.texts.at(name);
    for (const auto& [edit, change] : edits) {
      out.append(text, done, edit.begin - done);
      result.edited[name].push_back({out.size(), change});
      out.append(edit.text);
      done = edit.end;
    }
    result.texts[name] = out.append(text, done);
  }
  return result;
}

std::size_t common_steps(const Path& a, const Path& b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

/// The change that a finding seems to come from: of those around it, if they are in its line or its resource, the one
/// with most of its path; else the last before it, for a value follows its name, else the first behind it.
std::optional<std::size_t> change_near(const Finding& finding, const ChangedTexts& changed,
                                       std::span<const Change> changes) {
  constexpr std::ptrdiff_t most_looked_at = 16;  // On each side.
  constexpr std::size_t steps_to_resource = 2;
  const Source* source = finding.location.source.get();
  const auto in_file = source ? changed.edited.find(source->name) : changed.edited.end();
  if (in_file == changed.edited.end() || !finding.location.known()) return std::nullopt;
  const std::vector<Edited>& edited = in_file->second;
  const std::string_view text = source->text;
  const std::size_t place = finding.location.span.begin;
  const std::size_t line = place == 0 ? 0 : text.rfind('\n', place - 1) + 1, line_end = text.find('\n', place);
  std::optional<std::size_t> best;
  std::size_t most = 0;
  const auto look_at = [&](const Edited& edit) {
    const std::size_t steps = common_steps(changes[edit.change].path, finding.path);
    const bool is_near = (edit.begin >= line && edit.begin < line_end) || steps >= steps_to_resource;
    if (!is_near || (best && steps <= most)) return;
    best = edit.change;
    most = steps;
  };
  const auto behind = std::ranges::upper_bound(edited, place, {}, &Edited::begin);
  for (auto at = behind; at != edited.begin() && behind - at < most_looked_at; --at) look_at(*std::prev(at));
  for (auto at = behind; at != edited.end() && at - behind < most_looked_at; ++at) look_at(*at);
  return best;
}

class Fixing {
 public:
  Fixing(std::vector<CompileResult> results, const std::function<std::vector<CompileResult>(const Texts&)>& check)
      : check_(check) {
    fixed_.results = std::move(results);
  }

  FixedTexts run() && {
    for (int pass = 0; pass < max_passes; ++pass) {
      std::vector<Change> changes = changes_of(fixed_.results);
      if (changes.empty() || !pass_over(std::move(changes))) break;
    }
    return std::move(fixed_);
  }

 private:
  /// Applies as many as make nothing worse. Whether there is one.
  bool pass_over(std::vector<Change> changes) {
    for (const Change& change : changes) fixed_.before.try_emplace(change.source->name, change.source->text);
    start_ = fixed_.texts;
    accepted_.clear();
    trials_ = 0;
    add(std::move(changes));
    return !accepted_.empty();
  }

  /// All of them, or as many as go: those that seem to bring a finding are tried when the others are in.
  void add(std::vector<Change> changes) {
    if (changes.empty() || trials_++ >= max_trials) return;
    std::vector<Change> together = accepted_;
    together.insert(together.end(), changes.begin(), changes.end());
    ChangedTexts changed = with_changes(start_, together);
    std::vector<CompileResult> results = check_(changed.texts);
    if (is_better(fixed_.results, results)) {
      accepted_ = std::move(together);
      fixed_.fixed += count(fixed_.results) - count(results);
      fixed_.texts = std::move(changed.texts);
      fixed_.results = std::move(results);
      return;
    }
    auto [others, suspects] = parted(std::move(changes), suspected(changed, together, results));
    if (others.empty() && suspects.size() > most_tried_alone) return add(first_of(std::move(suspects)));
    if (others.empty() || suspects.empty()) {
      Two parts = halves(others.empty() ? std::move(suspects) : std::move(others));
      others = std::move(parts.first);
      suspects = std::move(parts.second);
    }
    if (others.empty()) return;
    add(std::move(others));
    add(std::move(suspects));
  }

  /// Which of the changes, the accepted ones first, seem to bring a finding.
  [[nodiscard]] std::set<std::size_t> suspected(const ChangedTexts& changed, std::span<const Change> changes,
                                                const std::vector<CompileResult>& results) const {
    std::set<std::size_t> found;
    for (std::size_t i = 0; i < results.size(); ++i) {
      const Identities more = brought(fixed_.results[i], results[i]);
      for (const Finding& finding : results[i].findings) {
        if (!more.contains({finding.rule, finding.message})) continue;
        if (const auto change = change_near(finding, changed, changes)) found.insert(*change);
      }
    }
    return found;
  }

  using Two = std::pair<std::vector<Change>, std::vector<Change>>;

  /// Those that are not suspected, and those that are.
  [[nodiscard]] Two parted(std::vector<Change> changes, const std::set<std::size_t>& suspected) const {
    Two two;
    for (std::size_t i = 0; i < changes.size(); ++i)
      (suspected.contains(accepted_.size() + i) ? two.second : two.first).push_back(std::move(changes[i]));
    return two;
  }

  static std::vector<Change> first_of(std::vector<Change> changes) {
    changes.erase(changes.begin() + static_cast<std::ptrdiff_t>(most_tried_alone), changes.end());
    return changes;
  }

  /// Of one there are none.
  static Two halves(std::vector<Change> changes) {
    const auto middle = changes.begin() + static_cast<std::ptrdiff_t>(changes.size() / 2);
    return {{std::make_move_iterator(changes.begin()), std::make_move_iterator(middle)},
            {std::make_move_iterator(middle), std::make_move_iterator(changes.end())}};
  }

  const std::function<std::vector<CompileResult>(const Texts&)>& check_;
  FixedTexts fixed_;
  Texts start_;                   // Of this pass.
  std::vector<Change> accepted_;  // In this pass.
  int trials_ = 0;                // In this pass.
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
