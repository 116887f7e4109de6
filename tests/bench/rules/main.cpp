// Where the time of a check goes: nanoseconds for each resource, by stage and by family of rules.
//
// usage: bench_rules [--runs N] TEMPLATE…
//
// Each template is checked N times; a number is the median of the processor's time. A column is a template, so that
// where columns differ, time grows faster or slower than the number of resources. Of times below a nanosecond for each
// resource nothing is said.
//
// The rules of a family share one walk over the template, or one check against a schema, so that none has a time of its
// own.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "document/read.h"
#include "rules/check/run.h"
#include "rules/registry/rule.h"
#include "rules/schema/schema_check.h"

namespace {

using namespace cfnsonnet;

/// The processor's time of this program: what else the machine does is not counted.
struct Clock {
  using duration = std::chrono::nanoseconds;
  using time_point = std::chrono::time_point<Clock, duration>;
  static time_point now() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time_point(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
  }
};

/// By stage, in the order in which they run: the times of all runs, in nanoseconds.
class Times {
 public:
  template <typename Work>
  auto take(const std::string& stage, Work&& work) {
    const auto start = Clock::now();
    auto result = work();
    add(stage, start);
    return result;
  }
  void add(const std::string& stage, Clock::time_point start) { add(stage, Clock::now() - start); }
  void add(const std::string& stage, Clock::duration spent) {
    const double taken = std::chrono::duration<double, std::nano>(spent).count();
    if (!runs_.contains(stage)) order_.push_back(stage);
    runs_[stage].push_back(taken);
  }
  [[nodiscard]] const std::vector<std::string>& stages() const { return order_; }
  [[nodiscard]] double median(const std::string& stage) const {
    std::vector<double> runs = runs_.at(stage);
    std::sort(runs.begin(), runs.end());
    return runs[runs.size() / 2];
  }

 private:
  std::vector<std::string> order_;
  std::map<std::string, std::vector<double>> runs_;
};

constexpr std::string_view total_stage = "**in total**";

/// What Checker::check does, step by step. Returns the number of resources.
std::size_t check(const SourcePtr& source, rules::Patterns& patterns, Times& times) {
  const auto start = Clock::now();
  auto document = times.take("read", [&] { return document::read_template(source); });
  if (!document || !document->root().is_object()) return 0;
  const CheckOptions options;
  rules::Findings out(*document, options);
  // Made in place: each refers to the one before.
  auto model = times.take("model", [&] { return std::make_unique<Template>(*document); });
  auto references = times.take("references", [&] { return std::make_unique<References>(*model); });
  auto conditions = times.take("conditions", [&] { return std::make_unique<Conditions>(*model, *references); });
  out.name_conditions(*conditions);
  rules::Context context{.model = *model,
                         .references = *references,
                         .conditions = *conditions,
                         .bundle = schema::Bundle::embedded(),
                         .as_of = "2026-11-24",
                         .regions = {"us-east-1"},
                         .bytes = source->text.size()};
  rules::SchemaCheck schemas(context, patterns);
  std::map<std::string_view, Clock::duration> spent;
  rules::run_families(context, [&](std::string_view name, const rules::Family& family) {
    const auto begun = Clock::now();
    family.check(context, schemas, out);
    spent[name] += Clock::now() - begun;
  });
  for (const auto& [family, taken] : spent) times.add(fmt::format("family {}", family), taken);
  times.take("sort", [&] { return std::move(out).take(); });
  times.add(std::string(total_stage), start);
  return model->resources().size();
}

void print_table(const std::vector<Times>& columns, const std::vector<double>& resources) {
  std::string head = "| ns for each resource |", rule = "|---|";
  for (const double n : resources) {
    head += fmt::format(" N = {} |", n);
    rule += "---|";
  }
  std::cout << head << '\n' << rule << '\n';
  const auto print_row = [&](std::string_view name, const std::string& stage, double divisor, int digits) {
    std::string row = fmt::format("| {} |", name);
    for (std::size_t i = 0; i < columns.size(); ++i)
      row += fmt::format(" {:.{}f} |", columns[i].median(stage) / resources[i] / divisor, digits);
    std::cout << row << '\n';
  };
  for (const std::string& stage : columns.front().stages()) print_row(stage, stage, 1, 0);
  const auto all = rules::all_rules().size();
  print_row(fmt::format("**for each of {} rules**", all), std::string(total_stage), static_cast<double>(all), 1);
}

}  // namespace

int main(int count, char** arguments) {
  int runs = 5;
  std::vector<std::string> files;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument == "--runs" && i + 1 < count) {
      runs = std::max(1, std::atoi(arguments[++i]));
    } else {
      files.push_back(argument);
    }
  }
  if (files.empty()) {
    std::cerr << "usage: bench_rules [--runs N] TEMPLATE...\n";
    return 2;
  }
  std::vector<Times> columns(files.size());
  std::vector<double> resources;
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::ifstream file(files[i]);
    std::ostringstream text;
    text << file.rdbuf();
    const auto source = std::make_shared<Source>(files[i], text.str());
    rules::Patterns patterns(schema::Bundle::embedded());
    std::size_t found = 0;
    for (int run = 0; run < runs; ++run) found = check(source, patterns, columns[i]);
    if (found == 0) {
      std::cerr << files[i] << ": no template with resources\n";
      return 2;
    }
    resources.push_back(static_cast<double>(found));
  }
  print_table(columns, resources);
}
