// Ends the program when a template takes longer, or the program holds more memory, than the limits of the command
// allow.
//
// An evaluation keeps its limits itself, and says at which line of Jsonnet it was over
// (jsonnet/native/runtime/budget.h). What comes before and after it is code that recurses through libraries and rules,
// in a hundred places that would each have to look at a clock: reading, checking, fixing, reporting. That is bounded
// from outside, by a thread that looks now and then at the clock and at what the kernel counts as this program's
// memory. When a limit is passed there is one line on standard error, and the program ends as it stands; it writes
// files only when no piece of work is under way.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <thread>

namespace cfnsonnet::cli {

struct WatchdogLimits {
  std::chrono::milliseconds time{0};  ///< For each piece of work; 0: no limit.
  std::size_t memory = 0;             ///< Bytes for each piece of work that can be under way at once; 0: no limit.
  std::size_t at_once = 1;            ///< How many that are.
  int status = 0;                     ///< Of the program when it is ended.
};

class Watchdog {
 public:
  explicit Watchdog(const WatchdogLimits& limits);
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  /// One piece of work, from here to the end of the block.
  class Work {
   public:
    /// @param what   "checking template.json": what the message says took too long.
    /// @param times  How many times the limit of time it may take.
    Work(Watchdog& watchdog, std::string what, std::size_t times = 1);
    ~Work();
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

   private:
    friend class Watchdog;
    Watchdog& watchdog_;
    std::string what_;
    std::chrono::milliseconds time_{0};
    std::chrono::steady_clock::time_point end_;
    std::list<const Work*>::iterator place_;
  };

 private:
  void watch();
  void look() const;

  const WatchdogLimits limits_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::list<const Work*> under_way_;  // The oldest first.
  bool ended_ = false;
  std::thread thread_;  // Started with the first piece of work.
};

}  // namespace cfnsonnet::cli
