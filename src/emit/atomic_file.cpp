// Each file is first written beside its target under a name of its own, flushed to the disk, and then renamed over the
// target, which POSIX makes one step. So a kill at any moment leaves the old file or the new one, never half of either.
// Pipes and devices have no old content to protect and cannot be renamed over: they are written to last of all before
// the renames, because that is what can fail.
#include "emit/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "emit/temporary_name.h"
#include "files/project.h"
#include "files/write_all.h"

namespace cfnsonnet::emit {
namespace {

namespace fs = std::filesystem;

using Done = tl::expected<void, std::string>;

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

fs::path folder_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

/// Whether a file holds just this text. One that cannot be read does not.
bool holds(const fs::path& file, std::string_view text) {
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  std::string block(std::size_t{1} << 16, '\0');
  for (;;) {
    const ssize_t got = ::read(descriptor.get(), block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got == 0 && text.empty();
    if (!text.starts_with(std::string_view(block).substr(0, static_cast<std::size_t>(got)))) return false;
    text.remove_prefix(static_cast<std::size_t>(got));
  }
}

/// One file on its way to the disk. Removes its temporary file unless that became the target.
class Replacement {
 public:
  explicit Replacement(const OutputFile& file) : file_(&file), target_(file.path) {}
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;
  Replacement(Replacement&&) noexcept = default;
  Replacement& operator=(Replacement&&) = delete;
  ~Replacement() = default;

  [[nodiscard]] const fs::path& path() const { return file_->path; }
  [[nodiscard]] bool direct() const { return direct_; }
  [[nodiscard]] fs::path folder() const { return folder_of(target_); }

  /// Finds the file that is meant, and writes its new content beside it.
  Done prepare(const WriteOptions& options) {
    if (auto found = follow_links(); !found) return found;
    if (auto confined = stays_within(); !confined) return confined;
    struct stat old {};
    const bool exists = ::stat(target_.c_str(), &old) == 0;
    if (exists && S_ISDIR(old.st_mode)) return failure(file_->path, "it is a folder");
    direct_ = direct_ || (exists && !S_ISREG(old.st_mode));
    if (direct_) return {};
    if (exists && ::access(target_.c_str(), W_OK) != 0) return failure(file_->path, errno);
    if (auto made = check_folder(options); !made) return made;
    return write_temporary(exists ? &old : nullptr);
  }

  Done write_directly() const {
    const Descriptor file(::open(target_.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOCTTY));
    if (!file.valid() || !files::write_all(file.get(), file_->text)) return failure(file_->path, errno);
    return {};
  }

  /// Whether nobody has changed the file since it was read.
  [[nodiscard]] Done is_as_it_was() const {
    if (!file_->before || holds(target_, *file_->before)) return {};
    return failure(file_->path, "it was changed meanwhile");
  }

  Done rename() {
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) return failure(file_->path, errno);
    temporary_.let_go();
    return {};
  }

  /// Makes the rename itself survive a power failure.
  [[nodiscard]] Done flush_folder() const {
    const Descriptor folder(::open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.valid() && ::fsync(folder.get()) != 0 && errno == EIO) return failure(file_->path, EIO);
    return {};  // other failures only say that the folder cannot be read, or that its file system has nothing to flush
  }

 private:
  /// Follows symbolic links to what they name, which need not exist: the link stays, its target is replaced. Links into
  /// /proc (/dev/stdout is one) stand for open files and not for names.
  Done follow_links() {
    for (int links = 0; links < files::most_links; ++links) {
      if (target_.string().starts_with("/proc/")) {
        direct_ = true;
        return {};
      }
      const auto next = files::link_target(target_);
      if (!next) return {};
      target_ = *next;
    }
    return failure(file_->path, ELOOP);
  }

  /// Whether links have led out of the folder that the file may not leave.
  [[nodiscard]] Done stays_within() const {
    if (file_->within.empty()) return {};
    const fs::path within = files::resolved(file_->within);
    const fs::path target = files::resolved(folder_of(target_)) / target_.filename();
    if (!files::is_below(within, target))
      return failure(file_->path, fmt::format("it leads out of {} through a link", file_->within.string()));
    if (files::is_of_git(within, target)) return failure(file_->path, "it lies in a .git, where nothing is written");
    return {};
  }

  Done check_folder(const WriteOptions& options) const {
    const fs::path folder = folder_of(target_);
    std::error_code error;
    if (options.create_parents) fs::create_directories(folder, error);
    if (error)
      return failure(file_->path,
                     fmt::format("the folder \"{}\" cannot be made: {}", folder.string(), error.message()));
    const fs::file_status status = fs::status(folder, error);
    if (status.type() == fs::file_type::not_found) {
      return failure(file_->path, fmt::format("there is no folder \"{}\"", folder.string()));
    }
    if (error) return failure(file_->path, error.value());
    if (status.type() != fs::file_type::directory) {
      return failure(file_->path, fmt::format("\"{}\" is no folder", folder.string()));
    }
    return {};
  }

  Done write_temporary(const struct stat* old) {
    int descriptor = -1;
    auto name = TemporaryName::create(folder_of(target_), descriptor);
    Descriptor file(descriptor);
    if (!name) return failure(file_->path, name.error());
    temporary_ = std::move(*name);
    if (old) {
      // Keeping the owner is for root; for others the file becomes theirs, as an editor would have it.
      [[maybe_unused]] const int owner = ::fchown(file.get(), old->st_uid, old->st_gid);
      if (::fchmod(file.get(), old->st_mode & 07777) != 0) return failure(file_->path, errno);
    }
    if (!files::write_all(file.get(), file_->text) || ::fsync(file.get()) != 0 || !file.close())
      return failure(file_->path, errno);
    return {};
  }

  const OutputFile* file_;
  fs::path target_;  ///< Behind symbolic links.
  TemporaryName temporary_;
  bool direct_ = false;
};

/// "; replaced before that: a, b and 3 more", or nothing.
std::string replaced_before(std::span<const Replacement> done) {
  constexpr std::size_t most = 5;
  std::string text;
  std::size_t count = 0;
  for (const Replacement& replacement : done) {
    if (replacement.direct() || ++count > most) continue;
    text += fmt::format("{}{}", text.empty() ? "; replaced before that: " : ", ", replacement.path().string());
  }
  if (count > most) text += fmt::format(" and {} more", count - most);
  return text;
}

Done rename_all(std::span<Replacement> replacements) {
  for (std::size_t i = 0; i < replacements.size(); ++i) {
    if (replacements[i].direct()) continue;
    if (auto renamed = replacements[i].rename(); !renamed)
      return tl::unexpected(renamed.error() + replaced_before(replacements.first(i)));
  }
  return {};
}

}  // namespace

Done write_files(std::span<const OutputFile> files, const WriteOptions& options) {
  std::vector<Replacement> replacements;
  replacements.reserve(files.size());
  std::set<fs::path> folders;
  for (const OutputFile& file : files) {
    replacements.emplace_back(file);
    if (auto prepared = replacements.back().prepare(options); !prepared) return prepared;
    if (!replacements.back().direct() && folders.insert(replacements.back().folder()).second)
      remove_abandoned(replacements.back().folder());
  }
  for (Replacement& replacement : replacements) {
    if (!replacement.direct()) continue;
    if (auto written = replacement.write_directly(); !written) return written;
  }
  for (const Replacement& replacement : replacements)
    if (auto same = replacement.is_as_it_was(); !same) return same;
  if (auto renamed = rename_all(replacements); !renamed) return renamed;
  for (const Replacement& replacement : replacements) {
    if (replacement.direct() || folders.erase(replacement.folder()) == 0) continue;
    if (auto flushed = replacement.flush_folder(); !flushed) return flushed;
  }
  return {};
}

}  // namespace cfnsonnet::emit
