// Fixes change, remove or add single lines and move none. So both texts are walked side by side, and where they part,
// the nearest place is looked for at which they go on alike. Any such place gives a right diff; the nearest gives a
// short one.
#include "cli/output/diff.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace cfnsonnet::cli {
namespace {

constexpr std::size_t context = 3;  // Lines around a change, as `diff -u` has them.
/// Lines that are looked over for the place where both texts go on alike; past them the rest is one change.
constexpr std::size_t farthest = 1000;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// Lines of the old text that lines of the new one take the place of.
struct Change {
  std::size_t old_begin = 0, old_end = 0;
  std::size_t new_begin = 0, new_end = 0;
};

using Lines = std::vector<std::string_view>;

/// Whether both go on alike from here: with two lines, for one may be alike by chance ("}"), or to the end.
bool agree(const Lines& before, std::size_t i, const Lines& after, std::size_t j) {
  for (std::size_t step = 0; step < 2; ++step, ++i, ++j) {
    if (i >= before.size() || j >= after.size()) return i >= before.size() && j >= after.size();
    if (before[i] != after[j]) return false;
  }
  return true;
}

Change change_at(const Lines& before, std::size_t i, const Lines& after, std::size_t j) {
  for (std::size_t distance = 1; distance <= farthest; ++distance) {
    for (std::size_t removed = 0; removed <= distance; ++removed) {
      const std::size_t x = i + removed, y = j + (distance - removed);
      if (x <= before.size() && y <= after.size() && agree(before, x, after, y)) return {i, x, j, y};
    }
  }
  return {i, before.size(), j, after.size()};
}

std::vector<Change> changes_of(const Lines& before, const Lines& after) {
  std::vector<Change> changes;
  std::size_t i = 0, j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      ++i, ++j;
      continue;
    }
    changes.push_back(change_at(before, i, after, j));
    i = changes.back().old_end;
    j = changes.back().new_end;
  }
  return changes;
}

void write_lines(char sign, const Lines& lines, std::size_t begin, std::size_t end, std::string& out) {
  for (; begin < end; ++begin) {
    out += fmt::format("{}{}", sign, lines[begin]);
    if (!lines[begin].ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }
}

/// "12,3", or "12" for one line; before the first line where there is none.
std::string span(std::size_t begin, std::size_t end) {
  if (end - begin == 1) return std::to_string(begin + 1);
  return fmt::format("{},{}", end == begin ? begin : begin + 1, end - begin);
}

}  // namespace

std::string unified_diff(std::string_view name, std::string_view before, std::string_view after) {
  const Lines old_lines = lines_of(before), new_lines = lines_of(after);
  const std::vector<Change> changes = changes_of(old_lines, new_lines);
  if (changes.empty()) return {};
  const std::string_view after_name = name.find(' ') == std::string_view::npos ? ""
                                                                               : "\t";  // else the name would end there
  std::string out = fmt::format("--- {0}{1}\n+++ {0}{1}\n", name, after_name);
  for (std::size_t first = 0; first < changes.size();) {
    std::size_t last = first;
    while (last + 1 < changes.size() && changes[last + 1].old_begin - changes[last].old_end <= 2 * context) ++last;
    const std::size_t lead = std::min(context, changes[first].old_begin);
    const std::size_t tail = std::min(context, old_lines.size() - changes[last].old_end);
    out += fmt::format("@@ -{} +{} @@\n", span(changes[first].old_begin - lead, changes[last].old_end + tail),
                       span(changes[first].new_begin - lead, changes[last].new_end + tail));
    std::size_t at = changes[first].old_begin - lead;
    for (; first <= last; ++first) {
      write_lines(' ', old_lines, at, changes[first].old_begin, out);
      write_lines('-', old_lines, changes[first].old_begin, changes[first].old_end, out);
      write_lines('+', new_lines, changes[first].new_begin, changes[first].new_end, out);
      at = changes[first].old_end;
    }
    write_lines(' ', old_lines, at, at + tail, out);
  }
  return out;
}

}  // namespace cfnsonnet::cli
