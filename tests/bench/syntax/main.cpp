// How long it takes to make a syntax tree of a text, and to find what its names mean: what an editor waits for after
// each key.
//
// usage: bench_syntax [--runs N] FILE…
//
// A number is the median of the processor's time, in milliseconds.
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "syntax/parser.h"
#include "syntax/scopes.h"

namespace {

using namespace cfnsonnet;

double milliseconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

template <class Work>
double median(int runs, Work work) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const double start = milliseconds();
    work();
    times.push_back(milliseconds() - start);
  }
  std::ranges::sort(times);
  return times[times.size() / 2];
}

void measure(const std::string& file, int runs) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream read;
  read << in.rdbuf();
  const std::string text = read.str();
  const syntax::Tree tree = syntax::parse(text);
  const double parse = median(runs, [&] { return syntax::parse(text).tokens().size(); });
  const double resolve = median(runs, [&] { return syntax::resolve(tree).binders().size(); });
  fmt::print(
      "{:<40} {:>8} lines {:>9} tokens {:>9} nodes {:>4} errors   parse {:9.3f} ms {:6.1f} MB/s   names {:9.3f} ms\n",
      file, std::ranges::count(text, '\n'), tree.tokens().size(), tree.listed(), tree.errors().size(), parse,
      static_cast<double>(text.size()) / 1e3 / std::max(parse, 1e-6), resolve);
}

}  // namespace

int main(int argc, char** argv) {
  int runs = 21, first = 1;
  if (argc > 2 && std::string(argv[1]) == "--runs") {
    runs = std::max(1, std::atoi(argv[2]));
    first = 3;
  }
  if (first >= argc) {
    fmt::print(stderr, "usage: bench_syntax [--runs N] FILE…\n");
    return 2;
  }
  for (int i = first; i < argc; ++i) measure(argv[i], runs);
}
