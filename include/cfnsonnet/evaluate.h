// What to evaluate: a Jsonnet file or snippet with its variables, and the form of the result.
//
// The fields are the flags of `jsonnet`, with the same meaning and the same defaults.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cfnsonnet {

/// An external variable or a top-level argument.
struct Binding {
  std::string name;
  std::string text;  ///< The string, or the Jsonnet code.
  bool is_code = false;
};

/// How the value is turned into text; `jsonnet`'s -S, -m and -y.
enum class OutputForm : std::uint8_t {
  json,    ///< One JSON value.
  string,  ///< The value is a string and is given as it is (-S).
  multi,   ///< An object: one output for each field, named after it (-m). With `manifest_strings`, its values are
           ///< strings.
  stream,  ///< An array: one output for each item (-y).
};

enum class EngineName : std::uint8_t {
  native,      ///< Ours: fast, bounded, and it knows where each value came from.
  libjsonnet,  ///< The reference, as Debian packages it; for our programs: the installed library says J0001.
};

struct EvaluateRequest {
  EngineName engine = EngineName::native;
  std::filesystem::path file;          ///< The file to evaluate; empty with `snippet`.
  std::optional<std::string> snippet;  ///< Code to evaluate instead, called `snippet_name` in messages.
  std::string snippet_name = "<cmdline>";
  std::vector<Binding> ext_vars;
  std::vector<Binding> top_level_arguments;
  std::vector<std::filesystem::path> search_path;  ///< Searched from the last to the first, as `jsonnet -J` does.
  bool confine_imports = false;  ///< Only files of the template's project may be read; see docs/jsonnet.md.
  std::vector<std::filesystem::path> allowed_imports;     ///< Folders and files that may be, beside those.
  std::vector<std::filesystem::path> private_paths = {};  ///< Folders and files that may not be, even there.
  /// What files have in them, in place of what is on the disk; by name.
  std::map<std::string, std::string> texts = {};
  /// Told of each file before it is looked for, whether it is there or not, by the thread that evaluates. Of a file
  /// that an import does not find all places are told where it might be. The engine libjsonnet tells nothing.
  std::function<void(const std::string& file)> on_file = {};
  /// Told of each line of std.trace, with its end, by the thread that evaluates; where empty, standard error gets it.
  /// The engine libjsonnet tells all of them when the evaluation has ended.
  std::function<void(const std::string& line)> on_trace = {};
  OutputForm form = OutputForm::json;
  bool manifest_strings = false;         ///< -S together with -m or -y: each output is a string.
  bool want_texts = true;                ///< Give the text of each output, not only its document.
  bool want_documents = false;           ///< Keep what a checker needs of each output.
  bool want_origins = false;             ///< Say in the documents where each value came from; takes longer.
  unsigned max_stack = 500;              ///< Jsonnet's call depth, `jsonnet -s`.
  unsigned max_trace = 20;               ///< Lines of a stack trace, `jsonnet -t`; 0: all.
  std::chrono::milliseconds timeout{0};  ///< An evaluation that takes longer fails; zero: it may take for ever.
  std::size_t max_memory = std::size_t{2} << 30;  ///< Bytes that an evaluation may hold; 0: no limit.
  std::size_t max_output = std::size_t{1} << 30;  ///< Bytes of one text; 0: no limit.
  std::size_t max_imports = 10'000;               ///< Files that a program may import; 0: no limit.
  std::optional<unsigned> gc_min_objects;         ///< How garbage is collected; no output depends on it.
  std::optional<double> gc_growth_trigger;
};

}  // namespace cfnsonnet
