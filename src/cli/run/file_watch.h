// Waiting until one of some files changes, appears or goes.
//
//   auto watch = FileWatch::open();
//   if (auto set = watch->set(files); !set) say(set.error());
//   while (watch->wait()) …
//
// It is folders that are watched, with Linux's inotify(7), for editors put a new file in the place of the old one; and
// all folders above, for one of them may go and come again. So a file may be missing, and its folder too. A link is
// watched as itself and as what it leads to.
#pragma once

#include <map>
#include <set>
#include <string>

#include <tl/expected.hpp>

namespace cfnsonnet::cli {

class FileWatch {
 public:
  using Failure = std::string;  ///< One line for a person.

  [[nodiscard]] static tl::expected<FileWatch, Failure> open();
  FileWatch(FileWatch&& other) noexcept;
  FileWatch& operator=(FileWatch&&) = delete;
  ~FileWatch();

  /// Watches for these files and for no others. What happens to a file that was watched for before is not missed.
  [[nodiscard]] tl::expected<void, Failure> set(const std::set<std::string>& files);

  /// Waits for a change, and then until there are no more of them in short order: whoever writes several files, or one
  /// in several steps, is waited for.
  [[nodiscard]] tl::expected<void, Failure> wait();

 private:
  explicit FileWatch(int descriptor) : descriptor_(descriptor) {}
  /// Whether what has happened by now concerns a file.
  [[nodiscard]] tl::expected<bool, Failure> read_events();
  [[nodiscard]] bool poll_for(int milliseconds) const;

  int descriptor_;
  std::map<int, std::set<std::string>> names_;  ///< By inotify's number of a folder: what in it matters.
};

}  // namespace cfnsonnet::cli
