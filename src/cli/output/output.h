// Where rendered texts go: standard output, a file (-o), a folder with a file for each field (-m), or for each
// template.
#pragma once

#include <list>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "cfnsonnet/compile.h"
#include "cli/flags/jsonnet_flags.h"
#include "emit/atomic_file.h"
#include "project/files_read.h"

namespace cfnsonnet::cli {

/// With -m, the file of an output.
[[nodiscard]] inline std::string file_of(const CompileResult::Output& output, const JsonnetFlags& flags) {
  return flags.output_folder + output.name;
}

/// The texts of a run, gathered before anything is written, so that all of it is written or nothing.
class OutputPlan {
 public:
  /// @param read  What the texts were made of: nothing of it is written over.
  OutputPlan(const JsonnetFlags& flags, project::FilesRead& read) : flags_(flags), written_(read) {}

  /// What one evaluation gave, as `jsonnet` writes it: with -m a file for each output, and their list where the text
  /// would go; with -y the items between "---" and "...".
  void add(std::span<CompileResult::Output> outputs);
  /// The same as the one text of a file. A file that is right already is left alone, so that `make` does not take it
  /// for new.
  /// @return Whether the file has to be written.
  bool add_as_file(std::span<CompileResult::Output> outputs, std::string path);

  /// Folders that files lie in are made where they are not there, whatever the flags say.
  void make_folders() { makes_folders_ = true; }

  /// Writes the files, then the text to -o or standard output.
  /// @return False: standard output did not take it, which was said on standard error. An error: one line for a person.
  [[nodiscard]] tl::expected<bool, std::string> write() &&;

 private:
  void drop_newlines(std::span<CompileResult::Output> outputs) const;
  std::string joined(std::span<CompileResult::Output> outputs) const;
  /// The same for any text.
  bool add_if_new(std::string path, std::string text, std::filesystem::path within);
  void add_file(std::string path, std::string text, std::filesystem::path within);
  /// Each file has one text, and is none that was read.
  void take(const std::string& path);
  /// What a file in the folder may not leave through links: names that a template or a checkout has chosen are somebody
  /// else's. Nothing for `eval`, which trusts as `jsonnet` does.
  [[nodiscard]] std::filesystem::path bounds_of(const std::filesystem::path& folder) const;

  const JsonnetFlags& flags_;
  project::FilesWritten written_;
  std::string main_;
  bool has_main_ = false;
  bool makes_folders_ = false;
  std::list<std::string> kept_;  // what files_ views
  std::vector<emit::OutputFile> files_;
  std::string refused_;  // what is wrong with the first that is
};

}  // namespace cfnsonnet::cli
