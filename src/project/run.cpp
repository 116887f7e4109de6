#include "project/run.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <iterator>
#include <map>
#include <mutex>
#include <new>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "compile/jsonnet_checks.h"
#include "compile/text_kind.h"
#include "jsonnet/importer.h"
#include "project/baseline.h"
#include "project/neighbours.h"
#include "project/schemas.h"
#include "project/shared_findings.h"
#include "project/unread_variables.h"
#include "project/workers.h"
#include "report/printable.h"
#include "rules/findings/findings.h"
#include "schema/active.h"

namespace cfnsonnet::project {
namespace {

/// An input with all that decides what comes of it.
struct Job {
  Input input;
  Settings settings;
  const schema::Bundle* bundle = nullptr;
};

/// What templates say with std.trace, in the order of the templates, however many are evaluated at once: what one says
/// before it is its turn is kept till then.
class Traces {
 public:
  Traces(std::size_t count, const std::function<void(const std::string&)>& say)
      : say_(say), kept_(count), ended_(count) {}
  void add(std::size_t index, const std::string& line) {
    const std::string shown = report::printable(std::string_view(line).substr(0, line.size() - 1)) + '\n';
    const std::lock_guard lock(mutex_);
    if (index != turn_) {
      kept_[index] += shown;
    } else if (say_) {
      say_(shown);
    }
  }
  void end(std::size_t index) {
    const std::lock_guard lock(mutex_);
    ended_[index] = true;
    while (turn_ < ended_.size() && ended_[turn_]) {
      if (++turn_ == kept_.size() || kept_[turn_].empty()) continue;
      if (say_) say_(std::exchange(kept_[turn_], {}));
    }
  }

 private:
  const std::function<void(const std::string&)>& say_;
  std::mutex mutex_;
  std::vector<std::string> kept_;
  std::vector<bool> ended_;
  std::size_t turn_ = 0;
};

CompileResult out_of_memory(const std::string& input) {
  CompileResult result;
  result.outcome = Outcome::failed;
  result.findings.push_back({"J0001",
                             Level::error,
                             "there is not enough memory to check the template",
                             {std::make_shared<Source>(input, ""), {}},
                             {},
                             {}});
  return result;
}

/// Nothing is said of a template that is not checked, but for what the command line demands.
void ignore_findings(const Given& given, Settings& settings) {
  settings.check.ignored = {"E", "W", "I", "J"};
  if (!given.names.contains("mandatory")) settings.check.mandatory.clear();
}

std::vector<Input> inputs_of(const std::vector<Job>& jobs) {
  std::vector<Input> inputs;
  for (const Job& job : jobs) inputs.push_back(job.input);
  return inputs;
}

void append(std::vector<Binding>& to, const std::vector<Binding>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

CompileResult check_input(Compiler& compiler, const Input& input, EvaluateRequest request,
                          const CheckOptions& options) {
  const bool is_piped = request.snippet && request.snippet_name == standard_input_name;
  if (is_piped && text_kind_of(*request.snippet) != TextKind::jsonnet) {
    const std::string name = request.snippet_name;
    request.texts[name] = *std::exchange(request.snippet, std::nullopt);
    return compiler.check_file(name, std::move(request), options);
  }
  if (request.snippet) return compiler.compile(std::move(request), options);
  return compiler.check_file(input.file, std::move(request), options);
}

std::string name_of(const Input& input, const EvaluateRequest& request) {
  if (input.is_code) return request.snippet_name;
  if (input.file == "-") return standard_input_name;
  return input.stack ? fmt::format("{} as the stack {}", input.file, input.stack->name) : input.file;
}

struct Run::State {
  RunOptions options;
  Observer observer;
  std::shared_ptr<FilesRead> read = std::make_shared<FilesRead>();
  OnFile on_file = [this](const std::string& file) {
    read->add(file);
    if (observer.on_file) observer.on_file(file);
  };
  Configurations configurations;
  bool is_all = false;  ///< Every stack of the project is looked at.
  std::set<std::string> said = {};
  bool is_incomplete = false;
  ParameterValues parameters = {};

  State(RunOptions options_, Observer observer_)
      : options(std::move(options_)),
        observer(std::move(observer_)),
        configurations(options.given, options.configuration, options.request, on_file) {}

  void say(const std::string& message) {
    if (observer.on_message && said.insert(message).second) observer.on_message(message);
  }
  void leave_out(const std::string& why) {
    say(why);
    is_incomplete = true;
  }
  [[nodiscard]] std::shared_ptr<void> at_work(const std::string& what) const {
    return observer.on_work ? observer.on_work(what) : nullptr;
  }

  /// The settings of an input; nothing where they are wrong, or where they say that it is not looked at.
  std::optional<Settings> settings_of(const Input& input) {
    auto settings = configurations.of(input.is_file() ? std::optional(input.file) : std::nullopt, input.stack.get());
    if (!settings) {
      leave_out(settings.error());
      return std::nullopt;
    }
    for (const std::string& warning : settings->warnings) say("warning: " + warning);
    if (settings->is_ignored) {
      ignore_findings(options.given, *settings);
      if (options.skips_ignored && settings->check.mandatory.empty()) return std::nullopt;
    }
    const ParameterSource own{settings->parameters, settings->parameter_files};
    if (own.is_empty() && options.parameters.is_empty()) return std::move(*settings);
    std::ranges::for_each(own.files, on_file);
    ParameterValues values;
    if (const auto given = read_parameters(own, values); !given) {
      leave_out(given.error().message);
      return std::nullopt;
    }
    for (const auto& [name, value] : parameters) values.insert_or_assign(name, value);
    settings->check.parameters = std::move(values);
    return std::move(*settings);
  }

  std::vector<Job> jobs_of(std::vector<Input> inputs, Schemas& schemas, Results& results) {
    std::vector<Job> jobs;
    for (Input& input : inputs) {
      auto settings = settings_of(input);
      if (!settings) {
        is_all = false;
        continue;
      }
      if (results.format.empty()) {
        results.format = settings->format;
        results.policy.fail_on = settings->fail_on;
      }
      const auto bundle = schemas.of(settings->registry_schemas, settings->override_spec);
      if (!bundle) {
        leave_out(bundle.error());
        is_all = false;
        continue;
      }
      jobs.push_back({std::move(input), std::move(*settings), *bundle});
    }
    return jobs;
  }

  [[nodiscard]] EvaluateRequest request_for(const Job& job, const Texts& texts) const {
    EvaluateRequest request = options.request;
    if (job.input.is_code) {
      request.snippet = job.input.file;
    } else if (job.input.file == "-") {
      request.snippet = jsonnet::read_to_end(STDIN_FILENO).value_or("");  // Too much of it, the engine refuses.
      request.snippet_name = standard_input_name;
    } else {
      request.file = job.input.file;
    }
    request.ext_vars = job.settings.ext_vars;
    append(request.ext_vars, options.request.ext_vars);
    request.top_level_arguments = job.settings.top_level_arguments;
    append(request.top_level_arguments, options.request.top_level_arguments);
    request.search_path = job.settings.search_path;
    request.private_paths = job.settings.private_paths;
    request.texts = texts;
    request.on_file = on_file;
    return request;
  }

  CompileResult compile_one(const Job& job, Compiler& compiler, const CompileInput& compile, const Texts& texts,
                            const CheckOptions& check, const std::function<void(const std::string&)>& on_trace) const {
    const auto work = at_work("checking " + name_of(job.input, options.request));
    EvaluateRequest request = request_for(job, texts);  // Standard input is read within the limits.
    request.on_trace = on_trace;
    request.want_documents = options.request.want_documents || job.input.stack;
    CompileResult result;
    try {
      result = compile(compiler, job.input, std::move(request), check);
    } catch (const std::bad_alloc&) {  // Of the machine, before the limit of --max-memory was reached.
      result = out_of_memory(job.input.file);
    }
    if (job.input.stack)
      for (Finding& finding : result.findings) finding.stacks = {job.input.stack->name};
    return result;
  }

  /// Calls it for each of the jobs, with its place among them and a compiler for its schema, on several threads.
  void with_compilers(std::span<const Job* const> jobs,
                      const std::function<void(std::size_t index, Compiler& compiler)>& use) const {
    for_each_index(jobs.size(), threads_for(jobs.size(), options.jobs), [&] {
      auto compilers = std::make_shared<std::map<const schema::Bundle*, Compiler>>();
      return [&, compilers](std::size_t index) {
        const schema::Bundle* bundle = jobs[index]->bundle;
        auto compiler = compilers->find(bundle);
        if (compiler == compilers->end()) compiler = compilers->emplace(bundle, Compiler{Checker(*bundle)}).first;
        use(index, compiler->second);
      };
    });
  }

  std::vector<CompileResult> compile_all(const std::vector<Job>& jobs, const CompileInput& compile,
                                         const Texts& texts) {
    std::vector<CompileResult> results(jobs.size());
    std::vector<SharedNames> shared(jobs.size());
    std::atomic<std::size_t> done = 0;
    Traces traces(jobs.size(), observer.on_trace);
    std::vector<const Job*> all;
    for (const Job& job : jobs) all.push_back(&job);
    with_compilers(all, [&](std::size_t index, Compiler& compiler) {
      const Job& job = jobs[index];
      results[index] = compile_one(job, compiler, compile, texts, job.settings.check,
                                   [&](const std::string& line) { traces.add(index, line); });
      if (job.input.stack && results[index].document)
        shared[index] = shared_names_of(*results[index].document, *job.input.stack, job.settings.check);
      if (!options.request.want_documents) results[index].document.reset();
      traces.end(index);
      if (observer.on_progress) observer.on_progress(++done, jobs.size());
    });
    compare_stacks(jobs, compile, texts, shared, results);
    drop_needless_elsewhere(inputs_of(jobs), results);
    return results;
  }

  /// Checks those once more that get on badly with others, now that it is known what those export.
  void compare_stacks(const std::vector<Job>& jobs, const CompileInput& compile, const Texts& texts,
                      const std::vector<SharedNames>& shared, std::vector<CompileResult>& results) const {
    std::vector<const Stack*> stacks;
    for (const Job& job : jobs) stacks.push_back(job.input.stack.get());
    const std::vector<Conflict> conflicts = conflicts_among(stacks, shared, is_all);
    std::vector<const Job*> again;
    for (const Conflict& conflict : conflicts) again.push_back(&jobs[conflict.index]);
    with_compilers(again, [&](std::size_t index, Compiler& compiler) {
      const Conflict& conflict = conflicts[index];
      const Job& job = *again[index];
      CheckOptions check = job.settings.check;
      check.neighbours = conflict.neighbours;
      results[conflict.index] = compile_one(job, compiler, compile, texts, check, [](const std::string&) {});
      if (!options.request.want_documents) results[conflict.index].document.reset();
    });
  }

  /// What is wrong with the files that are to be written: one was read, or two are the same.
  std::string refused_outputs(const std::vector<std::string>& rendered) const {
    std::vector<std::string> outputs = options.outputs;
    outputs.insert(outputs.end(), rendered.begin(), rendered.end());
    if (options.writes_baseline) outputs.push_back(options.baseline);
    FilesWritten written(*read);
    for (const std::string& output : outputs)
      if (std::string refused = written.take(output); !refused.empty()) return refused;
    return {};
  }

  tl::expected<void, Failure> apply_baseline(std::span<const Input> inputs, std::span<CompileResult> results) {
    if (options.baseline.empty()) return {};
    const auto work = at_work("comparing with the baseline");
    const CheckOptions& check = options.given.settings.check;
    if (!options.writes_baseline) return drop_known(options.baseline, inputs, results, check);
    if (!all_checked(results)) {
      say(fmt::format("{} is not written: not every template could be checked", options.baseline));
      return {};
    }
    const auto count = write_baseline(options.baseline, inputs, results, check);
    if (!count) return tl::unexpected(count.error());
    if (observer.on_note)
      observer.on_note(fmt::format("wrote {} to {}", rules::counted(*count, "finding"), options.baseline));
    return {};
  }
};

Run::Run(RunOptions options, Observer observer)
    : state_(std::make_unique<State>(std::move(options), std::move(observer))) {}
Run::~Run() = default;
Run::Run(Run&&) noexcept = default;

tl::expected<std::vector<Input>, Failure> Run::select() {
  State& state = *state_;
  auto selected = project::select(state.options.selection, state.configurations, state.options.request);
  if (!selected) return tl::unexpected(selected.error());
  for (const std::string& note : selected->notes) state.say(note);
  for (const std::string& problem : selected->problems) state.leave_out(problem);
  state.is_all = selected->is_all;
  return std::move(selected->inputs);
}

tl::expected<Results, Failure> Run::check(std::vector<Input> inputs, const Steps& steps) {
  State& state = *state_;
  const RunOptions& options = state.options;
  auto preparing = state.at_work("reading settings, parameters and the schema");
  for (const Input& input : inputs)
    if (!input.is_code) state.on_file(input.file);
  std::ranges::for_each(options.parameters.files, state.on_file);
  if (!options.baseline.empty() && !options.writes_baseline) state.on_file(options.baseline);
  if (auto read = read_parameters(options.parameters, state.parameters); !read) return tl::unexpected(read.error());
  Results results;
  results.policy.is_given = options.given.names.contains("fail-on");
  results.policy.mandatory = options.given.settings.check.mandatory;
  auto active = schema::active_bundle();
  if (!active) return tl::unexpected(Failure{Status::usage, std::move(active.error())});
  Schemas schemas(*active->bundle, state.on_file);
  const std::vector<Job> jobs = state.jobs_of(std::move(inputs), schemas, results);
  if (!active->warning.empty()) state.say("warning: " + active->warning);
  if (results.format.empty()) {
    results.format = options.given.settings.format;
    results.policy.fail_on = options.given.settings.fail_on;
  }
  results.is_incomplete = state.is_incomplete;
  if (jobs.empty() && state.is_incomplete) return tl::unexpected(Failure{Status::usage, ""});
  results.inputs = inputs_of(jobs);
  std::vector<const Settings*> settings;
  for (const Job& job : jobs) settings.push_back(&job.settings);
  preparing.reset();
  tl::expected<void, Failure> failed;
  const auto check = [&](const Texts& texts) {
    auto found = state.compile_all(jobs, steps.compile, texts);
    if (!found.empty() && rules::is_reported("J2002", Level::warning, settings.front()->check)) {
      check_unread_of_stacks(results.inputs, settings, found, state.is_all);
      check_unread_variables(found);
    }
    const auto rendered = steps.rendered_files ? steps.rendered_files(results.inputs, found)
                                               : std::vector<std::string>();
    if (std::string refused = state.refused_outputs(rendered); !refused.empty()) {
      failed = tl::unexpected(Failure{Status::usage, std::move(refused)});
    } else {
      failed = state.apply_baseline(results.inputs, found);
    }
    return found;
  };
  results.results = check({});
  if (failed && steps.improve) {
    if (auto improved = steps.improve(results.results, check); !improved) failed = tl::unexpected(improved.error());
  }
  if (!failed) return tl::unexpected(failed.error());
  results.read = state.read;
  return results;
}

}  // namespace cfnsonnet::project
