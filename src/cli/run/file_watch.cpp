#include "cli/run/file_watch.h"

#ifdef __linux__

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "files/project.h"

namespace cfnsonnet::cli {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// No change for so long is the end of a change: an editor's steps follow each other faster, and nobody sees the delay.
constexpr int quiet_milliseconds = 20;
/// Where changes do not end (a folder that a build writes to), what there is after so long has to do.
constexpr std::chrono::milliseconds longest_change{1000};

constexpr std::uint32_t events = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB |
                                 IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

/// By folder: the names in it that matter.
using Names = std::map<fs::path, std::set<std::string>>;

/// Adds what has to be watched for a file: its name in its folder, that folder's in the one above, and so on, up to
/// what is missing; and what links on the way lead to.
void add_path(const fs::path& file, Names& names, int links = files::most_links) {
  fs::path folder = file.root_path();
  for (const fs::path& part : file.relative_path()) {
    names[folder].insert(part);
    folder /= part;
    const auto target = files::link_target(folder);
    if (target && links > 0) add_path(target->lexically_normal(), names, links - 1);
    std::error_code error;
    if (!fs::is_directory(folder, error)) return;
  }
}

std::string why_not(const fs::path& folder) {
  if (errno == ENOSPC)
    return fmt::format(
        "cannot watch {}: there are too many watches; sysctl fs.inotify.max_user_watches raises the limit",
        folder.string());
  return fmt::format("cannot watch {}: {}", folder.string(), std::strerror(errno));
}

}  // namespace

tl::expected<FileWatch, FileWatch::Failure> FileWatch::open() {
  const int descriptor = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (descriptor >= 0) return FileWatch(descriptor);
  if (errno == EMFILE)
    return tl::unexpected<Failure>(
        "cannot watch files: too many programs do; sysctl fs.inotify.max_user_instances raises the limit");
  return tl::unexpected(fmt::format("cannot watch files: {}", std::strerror(errno)));
}

FileWatch::FileWatch(FileWatch&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), names_(std::move(other.names_)) {}

FileWatch::~FileWatch() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

tl::expected<void, FileWatch::Failure> FileWatch::set(const std::set<std::string>& files) {
  Names names;
  std::error_code error;
  for (const std::string& file : files) add_path(fs::absolute(file, error), names);
  std::map<int, std::set<std::string>> watched;
  for (const auto& [folder, in_it] : names) {
    const int number = ::inotify_add_watch(descriptor_, folder.c_str(), events);
    if (number < 0 && (errno == ENOENT || errno == ENOTDIR || errno == EACCES))
      continue;  // Gone by now, or not ours to see.
    if (number < 0) return tl::unexpected(why_not(folder));
    watched[number].insert(in_it.begin(), in_it.end());
  }
  for (const auto& [number, in_it] : names_)
    if (!watched.contains(number)) ::inotify_rm_watch(descriptor_, number);
  names_ = std::move(watched);
  return {};
}

bool FileWatch::poll_for(int milliseconds) const {
  pollfd descriptor{descriptor_, POLLIN, 0};
  return ::poll(&descriptor, 1, milliseconds) > 0;
}

tl::expected<bool, FileWatch::Failure> FileWatch::read_events() {
  bool concerns = false;
  alignas(inotify_event) std::array<char, 1 << 16> buffer;
  for (;;) {
    const ssize_t got = ::read(descriptor_, buffer.data(), buffer.size());
    if (got < 0 && errno == EAGAIN) return concerns;
    if (got < 0 && errno != EINTR) return tl::unexpected(fmt::format("cannot watch files: {}", std::strerror(errno)));
    for (const char* at = buffer.data(); at < buffer.data() + got;) {
      const auto* event = reinterpret_cast<const inotify_event*>(at);
      at += sizeof(inotify_event) + event->len;
      if (event->mask & IN_Q_OVERFLOW) concerns = true;  // Something was lost.
      const auto folder = names_.find(event->wd);
      if (folder == names_.end()) continue;
      if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) concerns = true;
      if (event->len > 0 && folder->second.contains(event->name)) concerns = true;
    }
  }
}

tl::expected<void, FileWatch::Failure> FileWatch::wait() {
  for (;;) {
    while (!poll_for(-1)) {
    }
    const auto concerns = read_events();
    if (!concerns) return tl::unexpected(concerns.error());
    if (*concerns) break;
  }
  const Clock::time_point latest = Clock::now() + longest_change;
  while (poll_for(quiet_milliseconds) && Clock::now() < latest)
    if (const auto more = read_events(); !more) return tl::unexpected(more.error());
  return {};
}

}  // namespace cfnsonnet::cli

#else

namespace cfnsonnet::cli {

tl::expected<FileWatch, FileWatch::Failure> FileWatch::open() {
  return tl::unexpected<Failure>("cannot watch files: this is made for Linux and its inotify");
}
FileWatch::FileWatch(FileWatch&& other) noexcept : descriptor_(other.descriptor_) {}
FileWatch::~FileWatch() = default;
tl::expected<void, FileWatch::Failure> FileWatch::set(const std::set<std::string>&) { return {}; }
tl::expected<void, FileWatch::Failure> FileWatch::wait() { return {}; }

}  // namespace cfnsonnet::cli

#endif
