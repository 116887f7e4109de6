#include "jsonnet/importer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "embedded/libsonnet.h"

namespace cfnsonnet::jsonnet {
namespace {

constexpr const char* package_folders[] = {"/usr/share/jsonnet-v0.18.0/", "/usr/local/share/jsonnet-v0.18.0/"};

std::string with_slash(std::string folder) {
  if (!folder.ends_with('/')) folder += '/';
  return folder;
}

/// The embedded file with that name below `libsonnet/` ("cfn/../cfn/tags.libsonnet" is simplified).
std::optional<std::string_view> find_embedded(std::string_view name) {
  const std::string simple = std::filesystem::path(name).lexically_normal().generic_string();
  const auto files = embedded::libsonnet();
  const auto file = std::ranges::lower_bound(files, std::string_view(simple), {}, &embedded::File::name);
  if (file == files.end() || file->name != simple) return {};
  return file->contents;
}

}  // namespace

namespace {

/// A file that is open, until the end of the block.
class OpenFile {
 public:
  /// Does not wait for a writer at the other end of a pipe where only regular files count.
  OpenFile(const std::string& name, bool waits)
      : descriptor_(::open(name.c_str(), O_RDONLY | O_CLOEXEC | (waits ? 0 : O_NONBLOCK))) {}
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

/// The one message for a file that is outside, and for one that is not there but would be.
std::string no_file_inside(const Confinement& confinement) {
  return fmt::format("it is not there, or not in the project {}; --allow-import PATH allows more",
                     confinement.project().string());
}

/// Whether the confinement lets the open file be read. A folder is none of its business.
bool is_allowed(int file, const struct stat& status, const Confinement& confinement) {
  if (!confinement.is_confined()) return true;
  std::error_code error;
  const auto resolved = std::filesystem::read_symlink(fmt::format("/proc/self/fd/{}", file), error);
  return !error && (confinement.allows(resolved) || (S_ISDIR(status.st_mode) && confinement.allows(resolved / "x")));
}

/// Why the open file may not be read, or nothing.
std::optional<ReadError> refusal(int file, const Confinement& confinement) {
  struct stat status {};
  if (::fstat(file, &status) != 0) return ReadError{true, std::strerror(errno)};
  // First of all: what else is wrong with a file outside is not told.
  if (!is_allowed(file, status, confinement)) return ReadError{false, no_file_inside(confinement)};
  if (S_ISREG(status.st_mode) && static_cast<std::size_t>(status.st_size) > max_file_bytes)
    return ReadError{true, fmt::format("it has more than {} MiB", max_file_bytes >> 20)};
  if (!confinement.is_confined() || S_ISDIR(status.st_mode) || S_ISREG(status.st_mode)) return std::nullopt;
  return ReadError{true, "it is no regular file"};
}

}  // namespace

tl::expected<std::string, ReadError> read_file(const std::string& name, const Confinement& confinement) {
  if (confinement.goes_through_outside(name)) return tl::unexpected(ReadError{false, no_file_inside(confinement)});
  const OpenFile file(name, !confinement.is_confined());
  const int why = errno;
  if (file.descriptor() < 0)
    return tl::unexpected(
        ReadError{false, confinement.may_lead_out(name) ? no_file_inside(confinement) : std::strerror(why)});
  if (auto refused = refusal(file.descriptor(), confinement)) return tl::unexpected(std::move(*refused));
  auto text = read_to_end(file.descriptor());
  if (text && text->size() > max_file_bytes)
    return tl::unexpected(ReadError{true, fmt::format("it has more than {} MiB", max_file_bytes >> 20)});
  return text;
}

tl::expected<std::string, ReadError> read_to_end(int descriptor) {
  std::string text;
  constexpr std::size_t step = 1 << 16;
  std::size_t size = 0;
  while (size <= max_file_bytes) {
    // Room grows by half when it is full: a pipe gives little at a time.
    if (size == text.size()) text.resize(size + std::max(step, size / 2));
    const ssize_t got = ::read(descriptor, text.data() + size, text.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return tl::unexpected(ReadError{true, std::strerror(errno)});
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  text.resize(size);
  return text;
}

Importer::Importer(const std::vector<std::filesystem::path>& search_path, Confinement confinement,
                   std::map<std::string, std::string> texts, std::function<void(const std::string&)> on_file)
    : confinement_(std::move(confinement)), texts_(std::move(texts)), on_file_(std::move(on_file)) {
  // Debian's jsonnet 0.18 always looks here last; libraries are installed there by their name and version.
  folders_.assign(std::begin(package_folders), std::end(package_folders));
  for (const auto& folder : search_path)
    if (!folder.empty()) folders_.push_back(with_slash(folder.string()));
}

tl::expected<Imported, std::string> Importer::import(std::string_view base, std::string_view path) const {
  if (path.empty()) return tl::unexpected<std::string>("the empty string is not a valid filename");
  if (path.ends_with('/')) return tl::unexpected<std::string>("attempted to import a directory");
  const bool absolute = path.front() == '/';

  if (base.starts_with(embedded_prefix) && !absolute) {
    std::string name = std::string(base) + std::string(path);
    if (const auto text = find_embedded(name.substr(embedded_prefix.size())))
      return Imported{std::move(name), std::string(*text)};
  }
  // A file that cannot be opened, or lies outside, is looked for further on, as jsonnet does; one that cannot be read
  // is an error.
  std::string outside;
  for (std::size_t next = folders_.size() + 1; next-- > 0;) {
    const std::string_view folder = next == folders_.size() ? base : folders_[next];
    std::string name = absolute ? std::string(path) : std::string(folder) + std::string(path);
    if (on_file_) on_file_(name);
    auto text = read_file(name, confinement_);
    if (const auto instead = texts_.find(name); text && instead != texts_.end()) text = instead->second;
    if (text) return Imported{std::move(name), std::move(*text)};
    if (text.error().opened) return tl::unexpected(text.error().reason);
    const bool is_asked_for = absolute || next >= std::size(package_folders);
    if (is_asked_for && outside.empty() && confinement_.may_lead_out(name)) outside = std::move(text.error().reason);
  }
  if (const auto text = find_embedded(path))
    return Imported{std::string(embedded_prefix) + std::string(path), std::string(*text)};
  if (!outside.empty()) return tl::unexpected(std::move(outside));
  return tl::unexpected<std::string>("no match locally or in the Jsonnet library paths.");
}

std::string text_of(const std::string& name) {
  if (name.starts_with(embedded_prefix))
    return std::string(find_embedded(name.substr(embedded_prefix.size())).value_or(""));
  return read_file(name).value_or("");
}

}  // namespace cfnsonnet::jsonnet
