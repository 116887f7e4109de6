// Which files a stack is made of, as far as its texts tell without being evaluated: its template with all that it can
// import, the files that its settings name, and those that say what the stack is.
//
// What an evaluation would not read, because it takes another way, counts too: the next one may take it.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cfnsonnet/evaluate.h"
#include "jsonnet/confinement.h"
#include "jsonnet/importer.h"
#include "project/settings.h"
#include "project/stacks.h"
#include "syntax/imports.h"

namespace cfnsonnet::project {

/// Looks at each file once, however many stacks it is part of.
class Reach {
 public:
  /// @param bounds  What templates may read.
  explicit Reach(EvaluateRequest bounds) : bounds_(std::move(bounds)) {}

  /// Whether the stack is made of a file.
  ///
  /// @param settings  Those of the stack.
  /// @param file      Resolved, as files::resolved() gives it.
  [[nodiscard]] bool is_made_of(const Stack& stack, const Settings& settings, const std::filesystem::path& file);

 private:
  using Names = std::set<std::string>;
  using Imports = std::vector<syntax::Import>;
  /// The files that a text imports, and those that these import; of what is not there, each that it might be.
  /// @param base  The text's folder.
  void follow(const Settings& settings, const jsonnet::Confinement& confinement, std::string base,
              const Imports& imports, Names& names);
  const Imports& imports_in(const jsonnet::Imported& file);
  [[nodiscard]] jsonnet::Confinement confinement_of(const std::string& template_file, const Settings& settings) const;
  /// What the stack is made of beside its template: files, and folders with all in them.
  const std::set<std::filesystem::path>& named_by(const Stack& stack, const Settings& settings);
  /// All that a template can import with a search path.
  const std::set<std::filesystem::path>& closure(const std::string& template_file, const Settings& settings);

  const EvaluateRequest bounds_;
  std::map<std::string, Imports> imports_;  ///< By the name of the file.
  std::map<std::pair<std::string, std::vector<std::filesystem::path>>, std::set<std::filesystem::path>> closures_;
  std::map<const Stack*, std::set<std::filesystem::path>> named_;
};

}  // namespace cfnsonnet::project
