// A template as a tree, for programs that want more of it than its text: what stands where, and which text made it.
//
//   request.want_documents = true;
//   auto result = compiler.compile(request);
//   if (result.document)
//     if (auto type = Value(*result.document).follow({"Resources", "Orders", "Type"})) use(*type->string());
//
// JSON, YAML and what Jsonnet gives look the same here: `!GetAtt a.b` of YAML is {"Fn::GetAtt": ["a", "b"]}, an anchor
// is what it stands for. A document never changes, so any number of threads may read it.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "cfnsonnet/finding.h"
#include "cfnsonnet/source.h"

namespace cfnsonnet {

namespace document {
class Document;  ///< Owns the tree. What it is made of is no part of the library's interface; Value reads it.
struct Node;
}  // namespace document

/// One value of a document: as cheap to copy as a pointer, and good for as long as the document lives, which owns the
/// texts that it gives, too.
class Value {
 public:
  /// The root.
  explicit Value(const document::Document& document);

  [[nodiscard]] bool is_null() const;
  [[nodiscard]] bool is_array() const;
  [[nodiscard]] bool is_object() const;
  [[nodiscard]] std::optional<bool> boolean() const;             ///< Nothing where it is no boolean.
  [[nodiscard]] std::optional<double> number() const;            ///< Nothing where it is no number.
  [[nodiscard]] std::optional<std::string_view> string() const;  ///< UTF-8; nothing where it is no string.

  /// How many items or members there are; 0 of what is neither array nor object.
  [[nodiscard]] std::size_t size() const;
  /// An array's item, or the value of an object's member, in the order written; nothing from size() on.
  [[nodiscard]] std::optional<Value> item(std::size_t index) const;
  /// The value of the member with that name; nothing where there is none, or this is no object.
  [[nodiscard]] std::optional<Value> find(std::string_view name) const;
  /// What a path leads to, from here: Finding::path from the root. Nothing where it ends early.
  [[nodiscard]] std::optional<Value> follow(const Path& path) const;

  /// The name of the member that has this value; nothing at the root and in arrays.
  [[nodiscard]] std::optional<std::string_view> name() const;
  /// The steps from the root.
  [[nodiscard]] Path path() const;
  /// The text that made it. Line 0 where that is not known: of Jsonnet that was evaluated without
  /// EvaluateRequest::want_origins.
  [[nodiscard]] Location location() const;

 private:
  explicit Value(const document::Node& node) : node_(&node) {}
  const document::Node* node_;
};

/// Reads JSON or YAML, which the text itself tells apart, and checks nothing but that it is one of them. Texts of more
/// than 512 levels, or of aliases that stand for more than 500,000 values, are refused.
///
/// @param text    Not null; the document keeps it.
/// @param errors  What is wrong is added to these, E0000 findings with their places; null: nobody asks.
/// @return Null where something is.
[[nodiscard]] std::shared_ptr<const document::Document> read_document(const SourcePtr& text,
                                                                      std::vector<Finding>* errors = nullptr);

}  // namespace cfnsonnet
