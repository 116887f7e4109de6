#include "names/nearest.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <string>

#include "text/ascii.h"

namespace cfnsonnet {
namespace {

constexpr std::size_t max_length = 100;  // Bounds the work: a comparison takes the product of the lengths.
constexpr unsigned whole = 2;            // Distances count in half edits.

/// Among more than this nothing is looked for: AWS has some 1,500 types, a template at most 500 resources, and one with
/// thousands of names, each of which is wrong, would be compared with itself squared.
constexpr std::size_t max_candidates = 3000;

unsigned cost(char a, char b) { return a == b ? 0 : text::to_lower(a) == text::to_lower(b) ? 1 : whole; }

// The optimal string alignment distance, of which only three rows are needed at a time. Past the limit any larger
// number will do: no way leads below the least of the last two rows.
unsigned alignment(std::string_view a, std::string_view b, unsigned limit) {
  using Row = std::array<unsigned, max_length + 1>;
  std::array<Row, 3> rows;
  Row *before = &rows[0], *previous = &rows[1], *row = &rows[2];
  unsigned least_in_row = 0;
  for (std::size_t j = 0; j <= b.size(); ++j) (*previous)[j] = static_cast<unsigned>(j) * whole;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    (*row)[0] = static_cast<unsigned>(i) * whole;
    const unsigned least_before = least_in_row;
    least_in_row = (*row)[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const unsigned replaced = (*previous)[j - 1] + cost(a[i - 1], b[j - 1]);
      unsigned least = std::min({replaced, (*previous)[j] + whole, (*row)[j - 1] + whole});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        least = std::min(least, (*before)[j - 2] + whole);
      (*row)[j] = least;
      least_in_row = std::min(least_in_row, least);
    }
    if (std::min(least_in_row, least_before) > limit) return limit + 1;
    std::swap(before, previous);
    std::swap(previous, row);
  }
  return (*previous)[b.size()];
}

/// How often each letter stands in a name, without regard to case: names that share few letters are far apart, and to
/// see that takes the sum of their lengths, not the product.
class Letters {
 public:
  explicit Letters(std::string_view name) {
    for (const char c : name) ++counts_[static_cast<unsigned char>(text::to_lower(c)) % counts_.size()];
  }
  /// No alignment with the other costs less.
  [[nodiscard]] unsigned least_distance(const Letters& other) const {
    unsigned missing = 0, added = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      const int difference = counts_[i] - other.counts_[i];
      missing += static_cast<unsigned>(std::max(difference, 0));
      added += static_cast<unsigned>(std::max(-difference, 0));
    }
    return std::max(missing, added) * whole;
  }

 private:
  std::array<std::int8_t, 64> counts_{};  // No name is longer than max_length.
};

/// "Qu" for "Q": of two letters the first is right.
bool is_one_letter_more(std::string_view written, std::string_view candidate) {
  return written.size() == 2 && candidate.size() == 1 && written.starts_with(candidate) &&
         text::to_lower(written[0]) >= 'a' && text::to_lower(written[0]) <= 'z';
}

unsigned distance(std::string_view written, std::string_view candidate, unsigned limit) {
  if (std::ranges::equal(written, candidate, {}, text::to_lower, text::to_lower)) return 1;
  if (written.size() > 1 && candidate.starts_with(written))
    return static_cast<unsigned>(candidate.size() - written.size());
  if (is_one_letter_more(written, candidate)) return 1;
  return alignment(written, candidate, limit);
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view name, std::span<const std::string_view> candidates) {
  if (name.size() > max_length || candidates.size() > max_candidates) return std::nullopt;
  // A quarter of the letters may be wrong, or one of a short name, though none of one or two letters, to which every
  // other is near.
  const auto wrong = name.size() < 3 ? 0U : static_cast<unsigned>(std::max<std::size_t>(1, name.size() / 4));
  const unsigned limit = std::max(1U, wrong * whole);
  std::optional<std::string_view> best;
  unsigned best_distance = limit + 1;
  const Letters letters(name);
  for (const std::string_view candidate : candidates) {
    const auto difference = std::max(name.size(), candidate.size()) - std::min(name.size(), candidate.size());
    if (candidate.size() > max_length || difference >= best_distance) continue;
    const bool is_longer_form = (name.size() > 1 && candidate.starts_with(name)) || is_one_letter_more(name, candidate);
    if (!is_longer_form && letters.least_distance(Letters(candidate)) >= best_distance) continue;
    const unsigned steps = distance(name, candidate, best_distance);
    if (steps < best_distance) {
      best_distance = steps;
      best = candidate;
    }
  }
  return best;
}

std::optional<std::string_view> same_but_for_case(std::string_view name, std::span<const std::string_view> candidates) {
  std::optional<std::string_view> found;
  for (const std::string_view candidate : candidates) {
    if (!std::ranges::equal(name, candidate, {}, text::to_lower, text::to_lower) || candidate == found) continue;
    if (found) return std::nullopt;
    found = candidate;
  }
  return found;
}

namespace {

using text::is_digit;

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
  return digits;
}

bool have_the_same_digits(std::string_view a, std::string_view b) { return digits_of(a) == digits_of(b); }

}  // namespace

std::optional<std::string_view> surely_meant(std::string_view name, std::span<const std::string_view> candidates) {
  if (const auto found = same_but_for_case(name, candidates)) return found;
  constexpr std::size_t shortest = 4, long_enough_for_two = 8;
  if (name.size() < shortest || name.size() > max_length || candidates.size() > max_candidates) return std::nullopt;
  const unsigned limit = (name.size() >= long_enough_for_two ? 2 : 1) * whole;
  std::optional<std::string_view> best;
  unsigned least = limit + 1, second = limit + whole + 1;
  const Letters letters(name);
  for (const std::string_view candidate : candidates) {
    const auto difference = std::max(name.size(), candidate.size()) - std::min(name.size(), candidate.size());
    if (candidate.size() > max_length || difference * whole > limit + whole || candidate == best) continue;
    if (letters.least_distance(Letters(candidate)) >= second) continue;
    const unsigned steps = alignment(name, candidate, second);
    if (steps < least) {
      if (best) second = least;
      least = steps;
      best = candidate;
    } else {
      second = std::min(second, steps);
    }
  }
  // Where another is nearly as near, either may be meant.
  const bool is_alone = best && second >= least + whole;
  return is_alone && have_the_same_digits(name, *best) ? best : std::nullopt;
}

std::string did_you_mean(std::string_view name, std::vector<std::string_view> candidates) {
  std::erase(candidates, name);
  const auto closest = nearest(name, candidates);
  return closest ? "; did you mean \"" + std::string(*closest) + "\"?" : std::string();
}

}  // namespace cfnsonnet
