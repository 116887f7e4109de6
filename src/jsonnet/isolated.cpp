#include "jsonnet/isolated.h"

#include <poll.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string_view>

#include "files/write_all.h"

namespace cfnsonnet::jsonnet {
namespace {

/// A file in memory. The child inherits it, so that a reply of any size needs no reader while it is written.
class MemoryFile {
 public:
  explicit MemoryFile(const char* name) : descriptor_(::memfd_create(name, MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }

  [[nodiscard]] bool write(std::string_view text) const { return files::write_all(descriptor_, text); }

  [[nodiscard]] std::string read_all() const {
    const off_t size = ::lseek(descriptor_, 0, SEEK_END);
    std::string text(static_cast<std::size_t>(size < 0 ? 0 : size), '\0');
    std::size_t have = 0;
    while (have < text.size()) {
      const ssize_t got = ::pread(descriptor_, text.data() + have, text.size() - have, static_cast<off_t>(have));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) break;
      have += static_cast<std::size_t>(got);
    }
    text.resize(have);
    return text;
  }

 private:
  int descriptor_;
};

struct Task {
  const std::function<std::string()>* work;
  const MemoryFile* reply;
  bool done = false;
  bool out_of_memory = false;
};

constexpr int out_of_memory_status = 3;

/// No more address space than now, the stack to come, and so many bytes.
void limit_memory(std::size_t bytes) {
  std::FILE* status = std::fopen("/proc/self/statm", "r");
  if (status == nullptr) return;
  unsigned long pages = 0;
  const bool known = std::fscanf(status, "%lu", &pages) == 1;
  std::fclose(status);
  if (!known) return;
  const rlim_t now = static_cast<rlim_t>(pages) * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
  const rlimit limit{now + isolated_stack_size + bytes, RLIM_INFINITY};
  ::setrlimit(RLIMIT_AS, &limit);
}

void* run_task(void* argument) {
  auto& task = *static_cast<Task*>(argument);
  try {
    task.done = task.reply->write((*task.work)());
  } catch (const std::bad_alloc&) {
    task.out_of_memory = true;
  } catch (...) {
    task.done = false;
  }
  return nullptr;
}

/// In a thread with a large stack; where there is no room for one (`ulimit -v`), on the stack that there is.
void run_on_large_stack(Task& task) {
  for (std::size_t size = isolated_stack_size; size >= (std::size_t{16} << 20); size /= 4) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, size);
    pthread_t thread{};
    const int error = pthread_create(&thread, &attributes, run_task, &task);
    pthread_attr_destroy(&attributes);
    if (error == 0) {
      pthread_join(thread, nullptr);
      return;
    }
  }
  run_task(&task);
}

[[noreturn]] void run_child(const std::function<std::string()>& work, const MemoryFile& reply,
                            const MemoryFile& diagnostics, std::size_t memory) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // No orphan goes on evaluating.
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);  // A crash here is an answer, not something to debug.
  for (const int deadly : {SIGABRT, SIGSEGV, SIGBUS}) std::signal(deadly, SIG_DFL);
  ::dup2(diagnostics.descriptor(), STDERR_FILENO);
  if (memory != 0) limit_memory(memory);
  Task task{&work, &reply};
  run_on_large_stack(task);
  ::_exit(task.done ? EXIT_SUCCESS : task.out_of_memory ? out_of_memory_status : EXIT_FAILURE);
}

}  // namespace

namespace {

/// Whether the child has ended before its time is over. Where the kernel gives no descriptor for it, time is not kept.
bool ends_in_time(pid_t child, std::chrono::milliseconds time) {
  const int descriptor = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
  if (descriptor < 0) return true;
  const auto end = std::chrono::steady_clock::now() + time;
  int ready = 0;
  do {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now())
                          .count();
    pollfd wait{descriptor, POLLIN, 0};
    ready = ::poll(&wait, 1, static_cast<int>(std::clamp<long long>(left, 0, INT_MAX)));
  } while (ready < 0 && errno == EINTR);
  ::close(descriptor);
  return ready != 0;
}

}  // namespace

Isolated run_isolated(const std::function<std::string()>& work, const IsolatedLimits& limits) {
  const MemoryFile reply("cfnsonnet-reply");
  const MemoryFile diagnostics("cfnsonnet-diagnostics");
  Isolated outcome;
  const auto fail = [&outcome] {
    outcome.diagnostics = std::string("cannot start a process: ") + std::strerror(errno);
    return outcome;
  };
  if (reply.descriptor() < 0 || diagnostics.descriptor() < 0) return fail();
  const pid_t child = ::fork();
  if (child < 0) return fail();
  if (child == 0) run_child(work, reply, diagnostics, limits.memory);

  if (limits.time.count() > 0 && !ends_in_time(child, limits.time)) {
    outcome.timed_out = true;
    ::kill(child, SIGKILL);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  outcome.diagnostics = diagnostics.read_all();
  if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
  outcome.out_of_memory = WIFEXITED(status) && WEXITSTATUS(status) == out_of_memory_status;
  if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS) outcome.reply = reply.read_all();
  return outcome;
}

}  // namespace cfnsonnet::jsonnet
