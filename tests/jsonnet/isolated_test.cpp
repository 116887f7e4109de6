// Work that crashes costs an answer and nothing else.
#include "jsonnet/isolated.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <thread>
#include <vector>

namespace cfnsonnet::jsonnet {
namespace {

TEST(RunIsolated, HandsTheReplyBack) {
  const std::string text = std::string("before\0after", 12) + std::string(10'000'000, 'x');
  const Isolated outcome = run_isolated([&] { return text; });
  EXPECT_EQ(outcome.reply, text);
  EXPECT_EQ(outcome.diagnostics, "");
  EXPECT_EQ(outcome.signal, 0);
}

TEST(RunIsolated, ChangesNothingHere) {
  int counter = 0;
  EXPECT_EQ(run_isolated([&] { return std::to_string(++counter); }).reply, "1");
  EXPECT_EQ(counter, 0);
}

TEST(RunIsolated, CapturesStandardError) {
  const Isolated outcome = run_isolated([] {
    std::fputs("said on standard error\n", stderr);
    return std::string("done");
  });
  EXPECT_EQ(outcome.reply, "done");
  EXPECT_EQ(outcome.diagnostics, "said on standard error\n");
}

TEST(RunIsolated, SurvivesAbort) {
  const Isolated outcome = run_isolated([]() -> std::string { std::abort(); });
  EXPECT_FALSE(outcome.reply);
  EXPECT_EQ(outcome.signal, SIGABRT);
}

TEST(RunIsolated, SurvivesBeingKilled) {
  const Isolated outcome = run_isolated([]() -> std::string {
    ::kill(::getpid(), SIGKILL);
    return "not reached";
  });
  EXPECT_FALSE(outcome.reply);
  EXPECT_EQ(outcome.signal, SIGKILL);
}

TEST(RunIsolated, TakesAnExceptionForACrash) {
  const Isolated outcome = run_isolated([]() -> std::string { throw std::bad_alloc(); });
  EXPECT_FALSE(outcome.reply);
  EXPECT_EQ(outcome.signal, 0);
}

/// Uses about `depth` kilobytes of stack.
int use_stack(int depth) {
  volatile char frame[1024];
  frame[0] = static_cast<char>(depth);
  return depth == 0 ? frame[0] : use_stack(depth - 1) + frame[0] % 2;
}

TEST(RunIsolated, HasRoomForDeepRecursion) {
  constexpr int kilobytes = 200 * 1024;  // Twenty-five times the stack of an ordinary thread.
  EXPECT_TRUE(run_isolated([] { return std::to_string(use_stack(kilobytes)); }).reply);
}

TEST(RunIsolated, WorksFromManyThreads) {
#ifdef CFNSONNET_ADDRESS_SANITIZER
  // A fork copies the locks of AddressSanitizer's allocator as they are, held by another thread or not; glibc's own
  // allocator releases its locks in the child. https://github.com/llvm/llvm-project/pull/75290
  GTEST_SKIP() << "AddressSanitizer cannot fork while another thread allocates";
#endif
  std::vector<std::string> replies(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < replies.size(); ++i)
    threads.emplace_back(
        [&replies, i] { replies[i] = run_isolated([i] { return std::to_string(i); }).reply.value_or(""); });
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < replies.size(); ++i) EXPECT_EQ(replies[i], std::to_string(i));
}

}  // namespace
}  // namespace cfnsonnet::jsonnet
