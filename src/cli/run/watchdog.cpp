#include "cli/run/watchdog.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

#include <fmt/format.h>

#include "report/printable.h"

namespace cfnsonnet::cli {
namespace {

/// AddressSanitizer's own memory would count; and its older runtimes take no care of locks when a process with a
/// second thread is forked (jsonnet/isolated.h), so that the child may wait for ever.
/// https://github.com/llvm/llvm-project/pull/75290
#ifdef CFNSONNET_ADDRESS_SANITIZER
constexpr bool watches = false;
#else
constexpr bool watches = true;
#endif

/// Often enough that no more than some 20 MB are added from one look to the next, and so seldom that it costs nothing.
constexpr std::chrono::milliseconds between_looks{5};

/// An evaluation that has come to its end in time says where it was: it is given so long to do that.
constexpr std::chrono::milliseconds grace{500};

/// What an evaluation does not count: the schema's tables that were touched, compiled patterns, the allocator's slack.
constexpr std::size_t uncounted_bytes = std::size_t{16} << 20;
constexpr std::size_t uncounted_share = 16;  // One sixteenth.

/// The memory that this program alone holds, as the kernel counts it; 0 where it does not say. Allocates nothing: a
/// process may be forked meanwhile.
std::size_t memory_held() {
  const int file = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char text[128];
  const ssize_t length = ::read(file, text, sizeof text - 1);
  ::close(file);
  if (length <= 0) return 0;
  text[length] = '\0';
  unsigned long all = 0, resident = 0, shared = 0;
  const bool known = std::sscanf(text, "%lu %lu %lu", &all, &resident, &shared) == 3;
  return known && resident > shared ? (resident - shared) * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

[[noreturn]] void end_program(int status, const std::string& message) {
  const std::string line = "cfnsonnet: " + report::printable(message) + '\n';
  if (::write(STDERR_FILENO, line.data(), line.size()) < 0) ::_exit(status);  // There is nobody to tell.
  ::_exit(status);  // Other threads are at work: nothing of theirs may be taken apart.
}

}  // namespace

Watchdog::Watchdog(const WatchdogLimits& limits) : limits_(limits) {}

Watchdog::~Watchdog() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Watchdog::Work::Work(Watchdog& watchdog, std::string what, std::size_t times)
    : watchdog_(watchdog), what_(std::move(what)) {
  const std::lock_guard lock(watchdog.mutex_);
  time_ = watchdog.limits_.time * static_cast<long>(times);
  end_ = std::chrono::steady_clock::now() + time_ + grace;
  place_ = watchdog.under_way_.insert(watchdog.under_way_.end(), this);
  const bool has_limits = watches && (watchdog.limits_.time.count() != 0 || watchdog.limits_.memory != 0);
  if (has_limits && !watchdog.thread_.joinable()) watchdog.thread_ = std::thread(&Watchdog::watch, &watchdog);
}

Watchdog::Work::~Work() {
  const std::lock_guard lock(watchdog_.mutex_);
  watchdog_.under_way_.erase(place_);
}

void Watchdog::watch() {
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, between_looks, [this] { return ended_; })) look();
}

void Watchdog::look() const {
  if (under_way_.empty()) return;
  const auto now = std::chrono::steady_clock::now();
  for (const Work* work : under_way_)
    if (work->time_.count() != 0 && now > work->end_)
      end_program(limits_.status, fmt::format("{} took longer than {} s, the limit of --timeout", work->what_,
                                              static_cast<double>(work->time_.count()) / 1000));
  if (limits_.memory == 0) return;
  const std::size_t allowed = limits_.memory * limits_.at_once;
  if (memory_held() > allowed + allowed / uncounted_share + uncounted_bytes)
    end_program(limits_.status, fmt::format("{} needs more than {} MiB of memory, the limit of --max-memory{}",
                                            under_way_.back()->what_, allowed >> 20,
                                            limits_.at_once > 1 ? " times that of --jobs" : ""));
}

}  // namespace cfnsonnet::cli
