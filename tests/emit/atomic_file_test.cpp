// Files are written whole or not at all, also when the disk is full, the folder is closed, or the process is killed.
#include "emit/atomic_file.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace cfnsonnet::emit {
namespace {

namespace fs = std::filesystem;

class AtomicFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "cfnsonnet-emit-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder = name;
  }
  void TearDown() override { fs::remove_all(folder); }

  /// The error without the folder's name, or "written".
  std::string write(std::vector<OutputFile> files, const WriteOptions& options = {}) const {
    const auto result = write_files(files, options);
    if (result) return "written";
    std::string error = result.error();
    for (std::size_t at; (at = error.find(folder.string() + "/")) != std::string::npos;) {
      error.erase(at, folder.string().size() + 1);
    }
    return error;
  }

  static std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }

  static void put(const fs::path& path, std::string_view text) { std::ofstream(path, std::ios::binary) << text; }

  static mode_t mode(const fs::path& path) {
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0);
    return status.st_mode & 07777;
  }

  /// The names in the folder, sorted: nothing temporary may be left among them.
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& entry : fs::directory_iterator(folder)) all.push_back(entry.path().filename());
    std::sort(all.begin(), all.end());
    return all;
  }

  /// Runs it in a process of its own and gives its exit status.
  static int in_child(const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  fs::path folder;
};

using Names = std::vector<std::string>;

TEST_F(AtomicFile, WritesANewFile) {
  EXPECT_EQ(write({{folder / "a.json", "{}\n"}}), "written");
  EXPECT_EQ(content(folder / "a.json"), "{}\n");
  EXPECT_EQ(names(), Names{"a.json"});
}

TEST_F(AtomicFile, ReplacesAnOldFileAndKeepsItsMode) {
  put(folder / "a", "a longer text than the new one");
  ASSERT_EQ(::chmod((folder / "a").c_str(), 0640), 0);
  EXPECT_EQ(write({{folder / "a", "new"}}), "written");
  EXPECT_EQ(content(folder / "a"), "new");
  EXPECT_EQ(mode(folder / "a"), 0640U);
}

TEST_F(AtomicFile, GivesANewFileTheModeOfTheUmask) {
  const mode_t before = ::umask(027);
  EXPECT_EQ(write({{folder / "a", ""}}), "written");
  ::umask(before);
  EXPECT_EQ(mode(folder / "a"), 0640U);
}

TEST_F(AtomicFile, WritesAnEmptyListAndManyFiles) {
  EXPECT_EQ(write({}), "written");
  EXPECT_EQ(write({{folder / "a", "1"}, {folder / "b", "2"}}), "written");
  EXPECT_EQ(content(folder / "a") + content(folder / "b"), "12");
}

TEST_F(AtomicFile, FollowsALinkToItsTarget) {
  put(folder / "target", "old");
  fs::create_symlink("target", folder / "link");
  EXPECT_EQ(write({{folder / "link", "new"}}), "written");
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(content(folder / "target"), "new");
}

TEST_F(AtomicFile, FollowsALinkToWhatDoesNotExistYet) {
  fs::create_symlink("target", folder / "link");
  EXPECT_EQ(write({{folder / "link", "new"}}), "written");
  EXPECT_EQ(content(folder / "target"), "new");
}

TEST_F(AtomicFile, RefusesLinksThatLeadInACircle) {
  fs::create_symlink("b", folder / "a");
  fs::create_symlink("a", folder / "b");
  EXPECT_EQ(write({{folder / "a", "new"}}), "a: cannot be written: Too many levels of symbolic links");
}

TEST_F(AtomicFile, MakesFoldersWhenAsked) {
  EXPECT_EQ(write({{folder / "x/y/a", "new"}}), "x/y/a: cannot be written: there is no folder \"x/y\"");
  EXPECT_EQ(write({{folder / "x/y/a", "new"}}, {.create_parents = true}), "written");
  EXPECT_EQ(content(folder / "x/y/a"), "new");
}

TEST_F(AtomicFile, RefusesAFolderAsAFile) {
  fs::create_directory(folder / "a");
  EXPECT_EQ(write({{folder / "a", "new"}}), "a: cannot be written: it is a folder");
}

TEST_F(AtomicFile, RefusesAFileAsAFolder) {
  put(folder / "a", "old");
  EXPECT_EQ(write({{folder / "a/b", "new"}}), "a/b: cannot be written: \"a\" is no folder");
  EXPECT_EQ(write({{folder / "a/b", "new"}}, {.create_parents = true}),
            "a/b: cannot be written: the folder \"a\" cannot be made: Not a directory");
  EXPECT_EQ(content(folder / "a"), "old");
}

TEST_F(AtomicFile, WritesNothingWhenOneFileCannotBeWritten) {
  put(folder / "a", "old");
  EXPECT_EQ(write({{folder / "a", "new"}, {folder / "b", "new"}, {folder / "no/c", "new"}}),
            "no/c: cannot be written: there is no folder \"no\"");
  EXPECT_EQ(content(folder / "a"), "old");
  EXPECT_EQ(names(), Names{"a"});
}

TEST_F(AtomicFile, ReportsAFullDiskAndKeepsTheOtherFiles) {
  put(folder / "a", "old");
  EXPECT_EQ(write({{folder / "a", "new"}, {"/dev/full", "new"}}),
            "/dev/full: cannot be written: No space left on device");
  EXPECT_EQ(content(folder / "a"), "old");
  EXPECT_EQ(names(), Names{"a"});
}

TEST_F(AtomicFile, RemovesItsTemporaryFileWhenAWriteFails) {
  put(folder / "a", "old");
  const std::string large(100'000, 'x');
  EXPECT_EQ(in_child([&] {
              ::signal(SIGXFSZ, SIG_IGN);
              const rlimit limit{10'000, 10'000};  // files grow to 10,000 bytes and no further
              ::setrlimit(RLIMIT_FSIZE, &limit);
              return write({{folder / "a", large}}) == "a: cannot be written: File too large" ? 0 : 1;
            }),
            0);
  EXPECT_EQ(content(folder / "a"), "old");
  EXPECT_EQ(names(), Names{"a"});
}

TEST_F(AtomicFile, ReportsAFolderThatMayNotBeWrittenTo) {
  put(folder / "a", "old");
  ASSERT_EQ(::chmod((folder / "a").c_str(), 0666), 0);
  ASSERT_EQ(::chmod(folder.c_str(), 0555), 0);
  EXPECT_EQ(in_child([&] {
              if (::geteuid() == 0 && ::setuid(65534) != 0) return 2;  // root may write anywhere
              return write({{folder / "a", "new"}}) == "a: cannot be written: Permission denied" ? 0 : 1;
            }),
            0);
  ASSERT_EQ(::chmod(folder.c_str(), 0755), 0);
  EXPECT_EQ(content(folder / "a"), "old");
}

TEST_F(AtomicFile, DoesNotReplaceAFileThatMayNotBeWritten) {
  put(folder / "a", "old");
  ASSERT_EQ(::chmod((folder / "a").c_str(), 0444), 0);
  ASSERT_EQ(::chmod(folder.c_str(), 0777), 0);
  EXPECT_EQ(in_child([&] {
              if (::geteuid() == 0 && ::setuid(65534) != 0) return 2;
              return write({{folder / "a", "new"}}) == "a: cannot be written: Permission denied" ? 0 : 1;
            }),
            0);
  EXPECT_EQ(content(folder / "a"), "old");
}

TEST_F(AtomicFile, WritesToAPipe) {
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  std::string read;
  std::thread reader([&] { read = content(folder / "pipe"); });
  EXPECT_EQ(write({{folder / "pipe", "text"}}), "written");
  reader.join();
  EXPECT_EQ(read, "text");
  EXPECT_EQ(names(), Names{"pipe"});
}

TEST_F(AtomicFile, WritesToStandardOutputByItsName) {
  const fs::path out = folder / "out";
  EXPECT_EQ(in_child([&] {
              const int file = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
              if (::dup2(file, STDOUT_FILENO) < 0) return 1;
              return write({{"/dev/stdout", "text"}}) == "written" ? 0 : 1;
            }),
            0);
  EXPECT_EQ(content(out), "text");
  EXPECT_EQ(names(), Names{"out"});
}

TEST_F(AtomicFile, ANameOfTheGreatestLengthIsNoTrouble) {
  const std::string longest(255, 'n');
  EXPECT_EQ(write({{folder / longest, "new"}}), "written");
  EXPECT_EQ(content(folder / longest), "new");
}

TEST_F(AtomicFile, DoesNotLeaveItsFolderThroughALink) {
  fs::create_directory(folder / "project");
  fs::create_directory(folder / "outside");
  put(folder / "outside/victim", "old");
  fs::create_symlink("../outside/victim", folder / "project/file");
  fs::create_symlink("../outside/new", folder / "project/dangling");
  fs::create_symlink("../outside", folder / "project/folder");
  for (const std::string name : {"file", "dangling", "folder/victim", "folder/new/x"})
    EXPECT_EQ(write({{folder / "project" / name, "new", folder / "project"}}, {.create_parents = true}),
              "project/" + name + ": cannot be written: it leads out of project through a link");
  EXPECT_EQ(content(folder / "outside/victim"), "old");
  EXPECT_FALSE(fs::exists(folder / "outside/new"));
}

TEST_F(AtomicFile, FollowsALinkThatStaysInItsFolder) {
  put(folder / "target", "old");
  fs::create_symlink("target", folder / "link");
  EXPECT_EQ(write({{folder / "link", "new", folder}}), "written");
  EXPECT_EQ(content(folder / "target"), "new");
}

TEST_F(AtomicFile, DoesNotReplaceAFileThatWasChangedMeanwhile) {
  put(folder / "a", "as it was read");
  put(folder / "b", "edited");
  EXPECT_EQ(write({{folder / "a", "new", {}, "as it was read"}, {folder / "b", "new", {}, "as it was read"}}),
            "b: cannot be written: it was changed meanwhile");
  EXPECT_EQ(content(folder / "a") + content(folder / "b"), "as it was readedited");
  EXPECT_EQ(write({{folder / "a", "new", {}, "as it was read"}}), "written");
  EXPECT_EQ(write({{folder / "gone", "new", {}, "as it was read"}}),
            "gone: cannot be written: it was changed meanwhile");
}

TEST_F(AtomicFile, SaysWhatWasReplacedBeforeARenameFailed) {
  // While the pipe is read, all temporary files are there and none is renamed: a folder takes the place of a file.
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  std::thread reader([&] {
    const int pipe = ::open((folder / "pipe").c_str(), O_RDONLY);
    fs::create_directory(folder / "b");
    std::string block(1 << 16, '\0');
    while (::read(pipe, block.data(), block.size()) > 0) {
    }
    ::close(pipe);
  });
  const std::string large(1 << 20, 'x');  // more than a pipe holds
  EXPECT_EQ(write({{folder / "a", "new"}, {folder / "pipe", large}, {folder / "b", "new"}}),
            "b: cannot be written: Is a directory; replaced before that: a");
  reader.join();
  EXPECT_EQ(content(folder / "a"), "new");
  EXPECT_EQ(names(), (Names{"a", "b", "pipe"}));
}

TEST_F(AtomicFile, ASignalRemovesTheTemporaryFiles) {
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const pid_t child = ::fork();
    if (child == 0) {  // Waits at the pipe, which nobody reads, with the temporary file of the other one.
      for (const int each : {SIGINT, SIGTERM, SIGHUP}) ::signal(each, SIG_DFL);
      (void)write({{folder / "a", "new"}, {folder / "pipe", "text"}});
      ::_exit(0);
    }
    while (names().size() < 2) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    ::kill(child, signal);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == signal) << signal;
    EXPECT_EQ(names(), Names{"pipe"}) << signal;
  }
}

TEST_F(AtomicFile, RemovesTemporaryFilesThatAKilledProcessLeft) {
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    (void)write({{folder / "a", "new"}, {folder / "b", "new"}, {folder / "pipe", "text"}});
    ::_exit(0);
  }
  while (names().size() < 3) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  EXPECT_EQ(write({{folder / "c", "new"}}), "written");
  EXPECT_EQ(names().size(), 4U) << "those of a process that lives are its own";
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  put(folder / ".cfnsonnet-notes", "somebody's own");
  EXPECT_EQ(write({{folder / "c", "newer"}}), "written");
  EXPECT_EQ(names(), (Names{".cfnsonnet-notes", "c", "pipe"}));
}

TEST_F(AtomicFile, AKilledWriterLeavesTheOldFileOrTheNewOneWhole) {
  const std::string texts[] = {std::string(300'000, 'a'), std::string(200'000, 'b')};
  const fs::path target = folder / "t.json";
  ASSERT_EQ(write({{target, texts[0]}}), "written");
  std::mt19937 random(9);
  for (int round = 0; round < 60; ++round) {
    int begun[2];
    ASSERT_EQ(::pipe(begun), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      for (int i = 1;; ++i) {
        (void)write_files(std::vector<OutputFile>{{target, texts[i % 2]}});
        if (i == 1 && ::write(begun[1], "x", 1) != 1) ::_exit(1);
      }
    }
    char byte = 0;
    EXPECT_EQ(::read(begun[0], &byte, 1), 1);  // from here on every moment lies between or within writes
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 10'000));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(begun[0]);
    ::close(begun[1]);
    const std::string now = content(target);
    ASSERT_TRUE(now == texts[0] || now == texts[1]) << "round " << round << ": " << now.size() << " bytes";
  }
}

}  // namespace
}  // namespace cfnsonnet::emit
