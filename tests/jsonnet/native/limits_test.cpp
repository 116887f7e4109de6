// What an evaluation may use, and how it ends when it wants more: with a Failure that names the limit, from a caller's
// thread of any size, and the next evaluation of the same engine knows nothing of it.
#include <gtest/gtest.h>
#include <pthread.h>

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "jsonnet/engine.h"

namespace cfnsonnet::jsonnet {
namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20;
constexpr std::size_t small_stack_bytes = 1 * mebibyte;

Request snippet(std::string code) {
  Request request;
  request.snippet = std::move(code);
  return request;
}

Result evaluate(const Request& request) { return make_native_engine()->evaluate(request); }

/// As above, called from a thread with little stack.
Result evaluate_on_small_stack(const Request& request) {
  struct Work {
    const Request& request;
    Result result;
  } work{request, {}};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, small_stack_bytes);
  pthread_t thread{};
  const auto run = [](void* argument) -> void* {
    auto& given = *static_cast<Work*>(argument);
    given.result = evaluate(given.request);
    return nullptr;
  };
  EXPECT_EQ(pthread_create(&thread, &attributes, run, &work), 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
  return std::move(work.result);
}

/// The value as JSON without its final newline, or "error: " and the message.
std::string shown(const Result& result) {
  if (!result) return "error: " + result.error().message;
  return result->front().text.substr(0, result->front().text.size() - 1);
}

void expect_failure(const Result& result, std::string_view part) {
  ASSERT_FALSE(result) << shown(result).substr(0, 200);
  EXPECT_NE(result.error().message.find(part), std::string::npos) << result.error().message;
  EXPECT_EQ(result.error().message.find('\n'), std::string::npos) << result.error().message;
  ASSERT_TRUE(result.error().location.source) << result.error().message;
  EXPECT_EQ(result.error().location.source->name, "<cmdline>");
}

// --- Depth ---------------------------------------------------------------------------------------

constexpr std::string_view too_many_calls = "max stack frames exceeded: more than 500 calls inside each other";

TEST(Limits, EndInfiniteRecursionOfFunctions) {
  expect_failure(evaluate_on_small_stack(snippet("local f(x) = f(x) + 1; f(1)")), too_many_calls);
  expect_failure(evaluate_on_small_stack(snippet("local f(x) = f(x); f(1)")), too_many_calls);
  expect_failure(evaluate_on_small_stack(snippet("local f(x) = g(x), g(x) = [f(x)][0]; f(1)")), too_many_calls);
  expect_failure(evaluate_on_small_stack(snippet("local f(x) = std.map(f, [x])[0]; f(1)")), too_many_calls);
}

TEST(Limits, EndInfiniteRecursionThroughObjects) {
  expect_failure(evaluate_on_small_stack(snippet("{ a: self.b, b: self.a }.a")), "infinite recursion: the field \"a\"");
  expect_failure(evaluate_on_small_stack(snippet("local o(n) = { a: o(n + 1).a + 1 }; o(0).a")),
                 "max stack frames exceeded");
  expect_failure(evaluate_on_small_stack(snippet("{ f(n):: self.f(n + 1) + 1, a: self.f(0) }.a")), too_many_calls);
  expect_failure(evaluate_on_small_stack(snippet("local o = { a: (o { }).a }; o.a")), "max stack frames exceeded");
  expect_failure(evaluate_on_small_stack(snippet("{ a: 1, assert (self { }).a == 1 }.a")), "max stack frames exceeded");
}

TEST(Limits, EndInfiniteRecursionOfThunks) {
  expect_failure(evaluate_on_small_stack(snippet("local a = b, b = a; a")), "infinite recursion");
  expect_failure(evaluate_on_small_stack(snippet("local a = [a[0]]; a[0]")), "infinite recursion");
  expect_failure(evaluate_on_small_stack(snippet("local a = 1 + a; a")), "infinite recursion");
}

TEST(Limits, EndAValueWithoutEnd) {
  Request request = snippet("local f(n) = { a: f(n + 1) }; f(0)");
  request.max_memory = 64 * mebibyte;
  request.max_output = 64 * mebibyte;
  EXPECT_FALSE(evaluate_on_small_stack(request));
  request.snippet = "local f(n) = [f(n + 1)]; f(0) == f(0)";
  EXPECT_FALSE(evaluate_on_small_stack(request));
}

TEST(Limits, CountCallsAsTheyAreTold) {
  Request request = snippet("local f(n) = if n == 0 then 0 else 1 + f(n - 1); f(98)");
  request.max_stack = 100;
  EXPECT_EQ(shown(evaluate(request)), "98");
  request.snippet = "local f(n) = if n == 0 then 0 else 1 + f(n - 1); f(200)";
  expect_failure(evaluate(request), "max stack frames exceeded: more than 100 calls inside each other");
  request.max_stack = 100'000;
  request.snippet = "local f(n) = if n == 0 then 0 else 1 + f(n - 1); f(50000)";
  EXPECT_EQ(shown(evaluate_on_small_stack(request)), "50000");
  request.max_stack = 1'000'000'000;
  request.snippet = "local f(n) = 1 + f(n + 1); f(0)";
  expect_failure(evaluate_on_small_stack(request), "max stack frames exceeded");
}

TEST(Limits, HaveRoomForTailCalls) {
  const Request request = snippet(
      "local f(n, sum=0) = if n == 0 then sum else f(n - 1, sum + n) tailstrict; f(1000000)");
  EXPECT_EQ(shown(evaluate_on_small_stack(request)), "500000500000");
}

// 100,000 arrays inside each other, made in a loop.
const std::string deep = "local deep(last) = std.foldl(function(inner, i) [inner], std.range(1, 100000), last); ";

TEST(Limits, HaveRoomForDeepValues) {
  EXPECT_EQ(shown(evaluate_on_small_stack(snippet(deep + "std.flattenDeepArray(deep([1, 2]))"))), "[\n   1,\n   2\n]");
  EXPECT_EQ(shown(evaluate_on_small_stack(snippet(deep + "deep(1) == deep(1)"))), "true");
  EXPECT_EQ(shown(evaluate_on_small_stack(snippet(deep + "deep(1) == deep(2)"))), "false");
  EXPECT_EQ(shown(evaluate_on_small_stack(snippet(deep + "deep(1) < deep(2)"))), "true");
  EXPECT_EQ(shown(evaluate_on_small_stack(snippet(deep + "std.length(std.manifestJsonMinified(deep(1)))"))), "200001");
  EXPECT_EQ(shown(evaluate_on_small_stack(snippet(deep + "std.length(std.toString(deep(1)))"))), "200001");
}

TEST(Limits, EndTextThatIsIndentedTooDeeply) {
  // Three blanks a level would be 30 GB.
  expect_failure(evaluate_on_small_stack(snippet(deep + "deep(1)")), "the value nests more than 5000 levels deep");
}

TEST(Limits, HaveRoomForDeepCode) {
  const std::string open(900, '['), close(900, ']');
  EXPECT_EQ(shown(evaluate_on_small_stack(snippet("std.flattenDeepArray(" + open + "1" + close + ")"))), "[\n   1\n]");
  const std::string many_open(1'000'000, '['), many_parentheses(1'000'000, '('), many_signs(1'000'000, '-');
  EXPECT_FALSE(evaluate_on_small_stack(snippet(many_open)));
  EXPECT_FALSE(evaluate_on_small_stack(snippet(many_parentheses)));
  EXPECT_FALSE(evaluate_on_small_stack(snippet(many_signs)));
  EXPECT_FALSE(evaluate_on_small_stack(snippet("std.parseJson('" + many_open + "')")));
  EXPECT_FALSE(evaluate_on_small_stack(snippet("std.parseYaml('" + many_open + "')")));
}

TEST(Limits, HaveRoomForALongRowOfLazyValues) {
  // Every value waits for the one before it, a million of them, before the last is asked for.
  const char* const programs[] = {
      "std.foldl(function(sum, i) [sum[0] + i], std.range(1, 1000000), [0])[0]",
      "std.foldl(function(sum, i) sum + i, std.range(1, 1000000), 0)",
      "std.foldr(function(i, sum) sum + i, std.range(1, 1000000), 0)",
  };
  for (const char* program : programs)
    EXPECT_EQ(shown(evaluate_on_small_stack(snippet(program))), "500000500000") << program;
}

TEST(Limits, HaveRoomForALongRowOfFields) {
  const char* const programs[] = {
      "std.foldl(function(sum, i) { value: sum.value + i }, std.range(1, 90000), { value: 0 }).value",
      "std.foldl(function(sum, i) { local all = sum.value + i, value: if all > 0 then all else 0 }, std.range(1, "
      "90000), "
      "{ value: 0 }).value",
  };
  for (const char* program : programs)
    EXPECT_EQ(shown(evaluate_on_small_stack(snippet(program))), "4050045000") << program;
}

TEST(Limits, HaveRoomForASumOfManyObjects) {
  EXPECT_EQ(shown(evaluate_on_small_stack(
                snippet("std.length(std.foldl(function(all, i) all { ['f' + i]: i }, std.range(1, 20000), {}))"))),
            "20000");
  EXPECT_EQ(shown(evaluate_on_small_stack(snippet(
                "std.foldl(function(all, i) all { sum: super.sum + i }, std.range(1, 20000), { sum: 0 }).sum"))),
            "200010000");
}

TEST(Limits, HaveRoomForALongString) {
  EXPECT_EQ(shown(evaluate_on_small_stack(
                snippet("std.length(std.foldl(function(all, i) all + 'é', std.range(1, 1000000), ''))"))),
            "1000000");
  EXPECT_EQ(shown(evaluate_on_small_stack(
                snippet("std.length(std.foldl(function(all, i) 'é' + all, std.range(1, 1000000), ''))"))),
            "1000000");
}

// --- Memory --------------------------------------------------------------------------------------

TEST(Limits, EndWhatNeedsTooMuchMemory) {
  const char* const programs[] = {
      "std.length(std.makeArray(100000000, function(i) i))",
      "std.length([x for x in std.range(1, 100000000)])",
      "local grow(s) = grow(std.join('', [s, s])) tailstrict; grow('x')",
      "local grow(a) = grow(a + a) tailstrict; grow([1])",
      "local grow(a) = grow([a, a]) tailstrict; grow(1)",
      "local grow(o, n) = grow(o { ['f' + n]: n }, n + 1) tailstrict; std.objectFields(grow({}, 0))",
      "std.length(std.join(',', std.makeArray(10000000, function(i) 'some longer text ' + i)))",
      "std.foldl(function(all, i) all + [std.repeat('x', 1000)], std.range(1, 10000000), [])",
  };
  for (const char* program : programs) {
    SCOPED_TRACE(program);
    Request request = snippet(program);
    request.max_memory = 64 * mebibyte;
    request.timeout = std::chrono::seconds(60);
    const Result result = evaluate(request);
    ASSERT_FALSE(result);
    EXPECT_NE(result.error().message.find("64 MiB of memory"), std::string::npos) << result.error().message;
  }
}

TEST(Limits, CountNoGarbage) {
  const char* const programs[] = {
      "std.foldl(function(sum, i) sum + std.length(std.makeArray(1000, function(x) [x])), std.range(1, 10000), 0)",
      "std.foldl(function(sum, i) sum + std.length(std.repeat('x', 1000)), std.range(1, 10000), 0)",
      "std.foldl(function(sum, i) sum + std.length([x for x in std.range(1, 1000)]), std.range(1, 10000), 0)",
  };
  for (const char* program : programs) {
    Request request = snippet(program);
    request.max_memory = 64 * mebibyte;
    EXPECT_EQ(shown(evaluate(request)), "10000000") << program;
  }
  Request request = snippet(
      "local count(n, o) = if n == 0 then o.a else count(n - 1, { a: n, b: [n] }) tailstrict; count(1000000, {})");
  request.max_memory = 64 * mebibyte;
  EXPECT_EQ(shown(evaluate(request)), "1");
}

// --- Output --------------------------------------------------------------------------------------

TEST(Limits, EndWhatWritesTooMuch) {
  const char* const programs[] = {
      "std.repeat('x', 2000000)",
      "std.makeArray(200000, function(i) 'some text')",
      "std.repeat('x', 1e12)",
      "std.manifestJsonMinified(std.makeArray(300000, function(i) 'some text'))",
      "'%2000000d' % 1",
      "std.format('%*d', [2000000, 1])",
      "std.join(std.repeat('-', 1000), std.makeArray(3000, function(i) 'x'))",
      "std.base64(std.repeat('x', 900000))",
  };
  for (const char* program : programs) {
    SCOPED_TRACE(program);
    Request request = snippet(program);
    request.max_output = 1 * mebibyte;
    const Result result = evaluate(request);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message.find('\n'), std::string::npos);
  }
  Request request = snippet("std.repeat('x', 1000000)");
  request.max_output = 1 * mebibyte;
  EXPECT_TRUE(evaluate(request));
}

TEST(Limits, EndSizesOutOfReason) {
  const char* const programs[] = {"std.makeArray(1e15, function(i) i)",
                                  "std.range(0, 1e18)",
                                  "std.repeat([1], 1e15)",
                                  "std.repeat('ab', 9e15)",
                                  "std.length(std.range(-9007199254740991, 9007199254740991))",
                                  "'%1e9d' % 1",
                                  "'%99999999999999999999d' % 1",
                                  "'%.99999999999999999999f' % 1",
                                  "std.substr('abc', 0, 1e300)",
                                  "'abc'[1e300]",
                                  "[1, 2][1e300:]",
                                  "1 << 1e300",
                                  "std.char(1e300)",
                                  "std.repeat('', 1e300) + std.repeat('x', 1e300)",
                                  "std.splitLimit('a,b', ',', 1e300)[5]",
                                  "std.parseInt(std.repeat('9', 1000))",
                                  "std.parseHex(std.repeat('f', 1000))",
                                  "std.pow(10, 1000)"};
  for (const char* program : programs) {
    SCOPED_TRACE(program);
    Request request = snippet(program);
    request.timeout = std::chrono::seconds(20);
    const Result result = evaluate(request);
    EXPECT_TRUE(result || result.error().message.find('\n') == std::string::npos);
  }
}

// --- Time ----------------------------------------------------------------------------------------

TEST(Limits, EndWhatTakesTooLong) {
  const char* const programs[] = {
      "local f(n) = f(n + 1) tailstrict; f(0)",
      "[x for x in std.range(1, 100000) for y in std.range(1, 100000) if false]",
      "std.foldl(function(a, i) std.foldl(function(b, j) j, std.range(1, 100000), 0), std.range(1, 100000), 0)",
      ("local o = { [std.toString(i)]: i for i in std.range(1, 3000) }; [o == o for i in std.range(1, 100000)][99999] "
       "&& "
       "std.all([o == o for i in std.range(1, 100000)])"),
      "local s = std.repeat('a', 1000000); std.all([std.findSubstr('ab', s) == [] for i in std.range(1, 100000)])",
      "local fib(n) = if n < 2 then n else fib(n - 1) + fib(n - 2); fib(60)",
  };
  for (const char* program : programs) {
    SCOPED_TRACE(program);
    Request request = snippet(program);
    request.timeout = std::chrono::milliseconds(200);
    const auto started = std::chrono::steady_clock::now();
    const Result result = evaluate(request);
    ASSERT_FALSE(result);
    EXPECT_NE(result.error().message.find("longer than 0.2 s"), std::string::npos) << result.error().message;
    EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(20));
  }
}

// --- Engines -------------------------------------------------------------------------------------

TEST(Limits, OfOneEvaluationAreNotTheNext) {
  const auto engine = make_native_engine();
  const Request good = snippet("std.foldl(function(a, i) a + i, std.range(1, 1000), 0)");
  Request bad = snippet("local f(n) = f(n + 1) tailstrict; f(0)");
  bad.timeout = std::chrono::milliseconds(50);
  EXPECT_FALSE(engine->evaluate(bad));
  EXPECT_EQ(shown(engine->evaluate(good)), "500500");
  bad = snippet("std.makeArray(100000000, function(i) i)");
  bad.max_memory = 16 * mebibyte;
  EXPECT_FALSE(engine->evaluate(bad));
  EXPECT_EQ(shown(engine->evaluate(good)), "500500");
  EXPECT_FALSE(engine->evaluate(snippet("local f(n) = 1 + f(n); f(0)")));
  EXPECT_FALSE(engine->evaluate(snippet("{ a: 1,, }")));
  EXPECT_EQ(shown(engine->evaluate(good)), "500500");
}

TEST(Limits, AreEachEnginesOwn) {
  constexpr int thread_count = 16, rounds = 20;
  std::array<std::string, thread_count> wrong;
  std::vector<std::thread> threads;
  for (int number = 0; number < thread_count; ++number) {
    threads.emplace_back([number, &wrong] {
      const auto engine = make_native_engine();
      for (int round = 0; round < rounds; ++round) {
        const std::string count = std::to_string(1000 + number);
        const std::string value = shown(engine->evaluate(snippet(
            "std.length(std.set(std.makeArray(" + count + ", function(i) 'item %d' % i) + ['" + count + "']))")));
        const std::string failure = shown(engine->evaluate(snippet("error '" + count + "'")));
        if (value != std::to_string(1001 + number) || failure != "error: " + count)
          wrong[static_cast<std::size_t>(number)] += value + " and " + failure + "; ";
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& text : wrong) EXPECT_EQ(text, "");
}

}  // namespace
}  // namespace cfnsonnet::jsonnet
