// How much is said of one template.
//
// A small template can have a great deal wrong with it: a parameter of five hundred wrong values that is used five
// hundred times, a name of 100 KB that is in the path of each finding. Reports are held in memory by whoever reads
// them, so what is found is bounded, both in number and in text. What is over is counted, and said in one finding
// (J0004); where even that would take long, nothing more is looked for.
#pragma once

#include <algorithm>
#include <cstddef>

#include "cfnsonnet/finding.h"

namespace cfnsonnet::rules {

/// A person reads some hundred at most; 500 resources, which is all that a template may have, have room for 20 each.
inline constexpr std::size_t most_findings = 10'000;
/// Messages, paths, further places and conditions, in bytes: a report of some times that is still one to open.
inline constexpr std::size_t most_text = 16U << 20U;
/// So many times as much is counted, before nothing more is looked for.
inline constexpr std::size_t most_times = 10;

class Budget {
 public:
  /// Whether there is room for one more finding; once there is none, there is none for what follows.
  bool take(std::size_t bytes) {
    add_text(bytes);
    if (count_ == most_findings) is_spent_ = true;
    if (!is_spent_) ++count_;
    return !is_spent_;
  }
  /// What is added to a finding that is there.
  void add_text(std::size_t bytes) {
    text_ += bytes;
    if (text_ > most_text) is_spent_ = true;
  }
  void leave_out(Level level, std::size_t bytes) {
    ++left_out_;
    text_ += bytes;
    worst_ = std::max(worst_, level);
  }
  /// Nothing more is looked for, so that anything may be among what is left out.
  void end() {
    is_ended_ = true;
    worst_ = Level::error;
  }

  [[nodiscard]] bool is_spent() const { return is_spent_; }
  [[nodiscard]] bool is_ended() const { return is_ended_; }
  [[nodiscard]] bool is_far_over() const {
    return left_out_ >= most_times * most_findings || text_ >= most_times * most_text;
  }
  [[nodiscard]] std::size_t left_out() const { return left_out_; }
  /// The highest level of what is left out.
  [[nodiscard]] Level worst() const { return worst_; }

 private:
  std::size_t count_ = 0;
  std::size_t text_ = 0;
  std::size_t left_out_ = 0;
  Level worst_ = Level::info;
  bool is_spent_ = false;
  bool is_ended_ = false;
};

}  // namespace cfnsonnet::rules
