// The names that are in force are a list that only grows, so that a signal's handler can walk it at any moment: a node
// is added whole, and is afterwards only switched off. A node is some hundred bytes for each file that a run writes.
#include "emit/temporary_name.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "emit/held_signals.h"

namespace cfnsonnet::emit {

namespace fs = std::filesystem;

struct TemporaryName::Node {
  std::string name;
  Node* next = nullptr;
  std::atomic<bool> in_force = true;
};

namespace {

constexpr std::string_view prefix = ".cfnsonnet-";
/// After so long no process of another container is still writing.
constexpr std::time_t abandoned_after = 24 * 60 * 60;

std::atomic<TemporaryName::Node*> names_in_force = nullptr;

void remove_and_die(int signal) {
  for (const TemporaryName::Node* node = names_in_force; node; node = node->next)
    if (node->in_force) ::unlink(node->name.c_str());
  ::raise(signal);  // The handler is reset: it ends the process when this one returns.
}

/// For those signals that would end the process: neither ignored (nohup) nor handled already.
void handle_signals() {
  for (const int signal : ending_signals) {
    struct sigaction old {};
    if (::sigaction(signal, nullptr, &old) != 0 || old.sa_handler != SIG_DFL) continue;
    struct sigaction action {};
    action.sa_handler = remove_and_die;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(signal, &action, nullptr);
  }
}

TemporaryName::Node* add(std::string name) {
  auto* node = new TemporaryName::Node{std::move(name)};
  node->next = names_in_force;
  while (!names_in_force.compare_exchange_weak(node->next, node)) {
  }
  return node;
}

/// What a process ID counts in: "pid:[4026531836]" gives the number, and 0 where there is none to read.
unsigned long pid_namespace() {
  std::error_code error;
  const std::string link = fs::read_symlink("/proc/self/ns/pid", error).string();
  unsigned long number = 0;
  const std::size_t open = link.find('[');
  if (open != std::string::npos) std::from_chars(link.data() + open + 1, link.data() + link.size(), number);
  return number;
}

struct Owner {
  unsigned long pid_namespace = 0;
  pid_t process = 0;
};

/// Whose temporary file has that name, if it is one.
std::optional<Owner> owner_of(std::string_view name) {
  if (!name.starts_with(prefix)) return std::nullopt;
  name.remove_prefix(prefix.size());
  Owner owner;
  unsigned number = 0;
  const char* const end = name.data() + name.size();
  const auto space = std::from_chars(name.data(), end, owner.pid_namespace);
  if (space.ec != std::errc() || space.ptr == end || *space.ptr != '-') return std::nullopt;
  const auto process = std::from_chars(space.ptr + 1, end, owner.process);
  if (process.ec != std::errc() || process.ptr == end || *process.ptr != '-') return std::nullopt;
  const auto rest = std::from_chars(process.ptr + 1, end, number);
  return rest.ec == std::errc() && rest.ptr == end && owner.process > 0 ? std::optional(owner) : std::nullopt;
}

bool is_abandoned(const fs::path& file, const Owner& owner) {
  struct stat status {};
  if (::lstat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  if (owner.pid_namespace == pid_namespace()) return ::kill(owner.process, 0) != 0 && errno == ESRCH;
  return std::time(nullptr) - status.st_mtime > abandoned_after;
}

}  // namespace

TemporaryName::TemporaryName(TemporaryName&& other) noexcept : node_(std::exchange(other.node_, nullptr)) {}

TemporaryName& TemporaryName::operator=(TemporaryName&& other) noexcept {
  std::swap(node_, other.node_);
  return *this;
}

TemporaryName::~TemporaryName() {
  if (!node_) return;
  ::unlink(c_str());
  let_go();
}

tl::expected<TemporaryName, int> TemporaryName::create(const fs::path& folder, int& descriptor) {
  static std::atomic<unsigned> counter = 0;
  handle_signals();
  const HeldSignals held;
  for (;;) {  // a name may be left from a process that was killed
    std::string name = folder / fmt::format("{}{}-{}-{}", prefix, pid_namespace(), ::getpid(), counter++);
    // Mode 0666 is narrowed by the umask, as for any new file.
    descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor >= 0) return TemporaryName(add(std::move(name)));
    if (errno != EEXIST) return tl::unexpected(errno);
  }
}

const char* TemporaryName::c_str() const { return node_->name.c_str(); }

void TemporaryName::let_go() { std::exchange(node_, nullptr)->in_force = false; }

void remove_abandoned(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (const auto owner = owner_of(name); owner && is_abandoned(entry->path(), *owner))
      ::unlink(entry->path().c_str());
  }
}

}  // namespace cfnsonnet::emit
