// Each file is first written beside its target under a name of its own, flushed to the disk, and then renamed over the
// target, which POSIX makes one step. So a kill at any moment leaves the old file or the new one, never half of either;
// what it may leave besides is a hidden temporary file. Pipes and devices have no old content to protect and cannot be
// renamed over: they are written to last of all before the renames, because that is what can fail.
#include "emit/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace cfnsonnet::emit {
namespace {

namespace fs = std::filesystem;

using Done = tl::expected<void, std::string>;

/// As many symbolic links in a row as Linux follows (path_resolution(7)).
constexpr int max_links = 40;

tl::unexpected<std::string> failure(const fs::path& path, std::string_view why) {
  return tl::unexpected(fmt::format("{}: cannot be written: {}", path.string(), why));
}

tl::unexpected<std::string> failure(const fs::path& path, int error) {
  return failure(path, std::generic_category().message(error));
}

/// A file descriptor that is closed when its owner is done.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] bool valid() const { return number_ >= 0; }
  /// Some file systems report a failed write only here.
  [[nodiscard]] bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

fs::path folder_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

/// One file on its way to the disk. Removes its temporary file unless that became the target.
class Replacement {
 public:
  explicit Replacement(const OutputFile& file) : path_(file.path), target_(file.path), text_(file.text) {}
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;
  Replacement(Replacement&& other) noexcept
      : path_(std::move(other.path_)),
        target_(std::move(other.target_)),
        text_(other.text_),
        temporary_(std::exchange(other.temporary_, {})),
        direct_(other.direct_) {}
  Replacement& operator=(Replacement&&) = delete;
  ~Replacement() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
  }

  [[nodiscard]] bool direct() const { return direct_; }
  [[nodiscard]] fs::path folder() const { return folder_of(target_); }

  /// Finds the file that is meant, and writes its new content beside it.
  Done prepare(const WriteOptions& options) {
    if (auto found = follow_links(); !found) return found;
    struct stat old {};
    const bool exists = ::stat(target_.c_str(), &old) == 0;
    if (exists && S_ISDIR(old.st_mode)) return failure(path_, "it is a folder");
    direct_ = direct_ || (exists && !S_ISREG(old.st_mode));
    if (direct_) return {};
    if (exists && ::access(target_.c_str(), W_OK) != 0) return failure(path_, errno);
    if (auto made = check_folder(options); !made) return made;
    return write_temporary(exists ? &old : nullptr);
  }

  Done write_directly() const {
    const Descriptor file(::open(target_.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOCTTY));
    if (!file.valid() || !write_all(file.get(), text_)) return failure(path_, errno);
    return {};
  }

  Done rename() {
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) return failure(path_, errno);
    temporary_.clear();
    return {};
  }

  /// Makes the rename itself survive a power failure.
  [[nodiscard]] Done flush_folder() const {
    const Descriptor folder(::open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.valid() && ::fsync(folder.get()) != 0 && errno == EIO) return failure(path_, EIO);
    return {};  // other failures only say that the folder cannot be read, or that its file system has nothing to flush
  }

 private:
  /// Follows symbolic links to what they name, which need not exist: the link stays, its target is replaced. Links into
  /// /proc (/dev/stdout is one) stand for open files and not for names.
  Done follow_links() {
    for (int links = 0; links < max_links; ++links) {
      if (target_.string().starts_with("/proc/")) {
        direct_ = true;
        return {};
      }
      std::error_code error;
      const fs::path next = fs::read_symlink(target_, error);
      if (error) return {};  // no link
      target_ = next.is_absolute() ? next : folder_of(target_) / next;
    }
    return failure(path_, ELOOP);
  }

  Done check_folder(const WriteOptions& options) const {
    const fs::path folder = folder_of(target_);
    std::error_code error;
    if (options.create_parents) fs::create_directories(folder, error);
    if (error)
      return failure(path_, fmt::format("the folder \"{}\" cannot be made: {}", folder.string(), error.message()));
    const fs::file_status status = fs::status(folder, error);
    if (status.type() == fs::file_type::not_found) {
      return failure(path_, fmt::format("there is no folder \"{}\"", folder.string()));
    }
    if (error) return failure(path_, error.value());
    if (status.type() != fs::file_type::directory) {
      return failure(path_, fmt::format("\"{}\" is no folder", folder.string()));
    }
    return {};
  }

  Done write_temporary(const struct stat* old) {
    static std::atomic<unsigned> counter = 0;
    int descriptor = -1;
    fs::path name;
    do {  // a name may be left from a process that was killed
      name = folder_of(target_) / fmt::format(".cfnsonnet-{}-{}", ::getpid(), counter++);
      // Mode 0666 is narrowed by the umask, as for any new file.
      descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (descriptor < 0 && errno == EEXIST);
    Descriptor file(descriptor);
    if (!file.valid()) return failure(path_, errno);
    temporary_ = std::move(name);
    if (old) {
      // Keeping the owner is for root; for others the file becomes theirs, as an editor would have it.
      [[maybe_unused]] const int owner = ::fchown(file.get(), old->st_uid, old->st_gid);
      if (::fchmod(file.get(), old->st_mode & 07777) != 0) return failure(path_, errno);
    }
    if (!write_all(file.get(), text_) || ::fsync(file.get()) != 0 || !file.close()) return failure(path_, errno);
    return {};
  }

  fs::path path_;    ///< As the caller named it, for messages.
  fs::path target_;  ///< Behind symbolic links.
  std::string_view text_;
  fs::path temporary_;
  bool direct_ = false;
};

}  // namespace

Done write_files(std::span<const OutputFile> files, const WriteOptions& options) {
  std::vector<Replacement> replacements;
  replacements.reserve(files.size());
  for (const OutputFile& file : files) {
    replacements.emplace_back(file);
    if (auto prepared = replacements.back().prepare(options); !prepared) return prepared;
  }
  for (Replacement& replacement : replacements) {
    if (!replacement.direct()) continue;
    if (auto written = replacement.write_directly(); !written) return written;
  }
  for (Replacement& replacement : replacements) {
    if (replacement.direct()) continue;
    if (auto renamed = replacement.rename(); !renamed) return renamed;
  }
  std::set<fs::path> folders;
  for (const Replacement& replacement : replacements) {
    if (replacement.direct() || !folders.insert(replacement.folder()).second) continue;
    if (auto flushed = replacement.flush_folder(); !flushed) return flushed;
  }
  return {};
}

}  // namespace cfnsonnet::emit
