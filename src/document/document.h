// The tree that every front end produces: Jsonnet results, JSON files and YAML files look the same from here on.
//
// A document owns its nodes (in an arena, freed at once) and shares the sources that they came from. Nodes are
// read-only once built. Every node knows its parent, so that a path is computed only when a finding needs one, and its
// origin, so that the finding can point at the text that made it. With an engine that renders to text, origins lie in
// that text; with one that knows where a value came from, in the Jsonnet files: no later stage sees a difference.
#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cfnsonnet/finding.h"
#include "cfnsonnet/source.h"

namespace cfnsonnet::document {

/// Deeper documents are refused by every reader: no template needs it, and walks over the tree recurse.
/// (CloudFormation itself allows far less; jsonnet manifests at most a few hundred levels by default.)
inline constexpr std::uint32_t max_depth = 512;

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

/// A cause in Document::causes(): one call or import on the way to a value.
using CauseId = std::uint32_t;
inline constexpr CauseId no_cause = 0;

/// The text that made a node or a member's name.
struct Origin {
  const Source* source = nullptr;
  Span span;  ///< Bytes of the source's text.
  CauseId cause = no_cause;

  [[nodiscard]] bool known() const { return source != nullptr && span.known(); }
  /// What is written there; empty where that is not known.
  [[nodiscard]] std::string_view text() const { return known() ? text_in(source->text, span) : std::string_view(); }
};

/// A step of the chain that led to a value, innermost first: "function tags", "import 'vpc.libsonnet'".
struct Cause {
  Origin where;
  std::string_view what;
  CauseId next = no_cause;
};

struct Node;

/// What findings, and few others, ask of a member: kept apart, so that a walk over the tree reads less memory.
struct NameDetails {
  Origin origin;
  bool is_number = false;
};

inline constexpr NameDetails no_name_details{};

struct Member {
  std::string_view name;
  const Node* value = nullptr;
  const NameDetails* details = &no_name_details;

  [[nodiscard]] const Origin& origin() const { return details->origin; }    ///< Of the name.
  [[nodiscard]] bool number_as_name() const { return details->is_number; }  ///< It is written so, which YAML allows.
};

/// The same of a node.
struct NodeDetails {
  Origin origin;
  double number = 0;
  std::span<const Origin> layers;
  std::span<const std::uint32_t> by_name;  ///< Of an object with many members: their numbers, sorted by their names.
};

inline constexpr NodeDetails no_node_details{};

struct Node {
  Kind kind = Kind::null;
  bool boolean = false;
  bool merged = false;      ///< An object in which a merge key of YAML is written; it has the members by now.
  std::uint32_t index = 0;  ///< Among the parent's items or members.
  std::string_view text;    ///< A string's value; a number's literal as written.
  std::span<const Node* const> items;
  std::span<const Member> members;  ///< In the order written; names are unique.
  const Node* parent = nullptr;     ///< Null at the root.
  const NodeDetails* details = &no_node_details;

  [[nodiscard]] const Origin& origin() const { return details->origin; }
  [[nodiscard]] double number() const { return details->number; }  ///< A number's value.
  /// Of an object that was put together: the objects merged into the one at `origin`.
  [[nodiscard]] std::span<const Origin> layers() const { return details->layers; }

  [[nodiscard]] bool is_null() const { return kind == Kind::null; }
  [[nodiscard]] bool is_boolean() const { return kind == Kind::boolean; }
  [[nodiscard]] bool is_number() const { return kind == Kind::number; }
  [[nodiscard]] bool is_string() const { return kind == Kind::string; }
  [[nodiscard]] bool is_array() const { return kind == Kind::array; }
  [[nodiscard]] bool is_object() const { return kind == Kind::object; }
  [[nodiscard]] bool is_string(std::string_view value) const { return is_string() && text == value; }

  /// What CloudFormation reads a string, a number or a boolean as, which it converts into each other: "80", "true".
  [[nodiscard]] std::optional<std::string_view> scalar_text() const;
  /// The value of a number, or of a string that is one, blanks around it aside.
  [[nodiscard]] std::optional<double> scalar_number() const;

  /// The member with that name, or null (also when this is no object).
  [[nodiscard]] const Member* member(std::string_view name) const;
  /// The value of the member with that name, or null (also when this is no object).
  [[nodiscard]] const Node* find(std::string_view name) const;
  /// The member of the parent object that holds this node, or null (at the root and in arrays).
  [[nodiscard]] const Member* holder() const;
};

/// "an object", "a string" …: for messages.
[[nodiscard]] std::string_view describe(Kind kind);

/// The length of a UTF-8 text as people and CloudFormation count it.
[[nodiscard]] std::size_t code_points(std::string_view text);

/// The steps from the root to the node.
[[nodiscard]] Path path_of(const Node& node);

[[nodiscard]] Location location_of(const Origin& origin);

/// A member that stands for another of the same name, which it replaced without a word: in Jsonnet, `a + b` where both
/// define it.
struct Replacement {
  const Node* object;
  std::uint32_t index;  ///< Of the member.
  Origin before;        ///< Where the other is defined; may be unknown.
  /// Of a section, and inside of an entry: what the other object had and this one has not, "BucketName",
  /// "Environment.Variables". Empty of an entry as a whole.
  std::vector<std::string> lost = {};
};

/// A field of Jsonnet that is not shown, `name::`, of the root, of an entry, or of a section that shows nothing.
struct Hidden {
  const Node* object;
  std::string_view name;
  Origin origin;  ///< Of the name; may be unknown.
};

class Document {
 public:
  [[nodiscard]] const Node& root() const { return *root_; }
  [[nodiscard]] const SourcePtr& source() const { return sources_.front(); }     ///< The file that it was read from.
  [[nodiscard]] std::span<const SourcePtr> sources() const { return sources_; }  ///< All that it was made of.
  [[nodiscard]] const Cause& cause(CauseId id) const { return causes_[id]; }
  /// Of entries of the sections of a template, as far as the front end can tell.
  [[nodiscard]] std::span<const Replacement> replacements() const { return replacements_; }
  [[nodiscard]] std::span<const Hidden> hidden() const { return hidden_; }
  /// Sources of Jsonnet that read the name that they were given, `std.thisFile`.
  [[nodiscard]] std::span<const Source* const> name_readers() const { return name_readers_; }
  /// The value that a string of the document spells in JSON, as far as the front end made it: a tree beside the
  /// document, with origins. Null where that is not known.
  [[nodiscard]] const Node* spelled(const Node& text) const {
    const auto found = spelled_.find(&text);
    return found != spelled_.end() ? found->second : nullptr;
  }
  [[nodiscard]] bool has_merged() const { return has_merged_; }  ///< Some objects may be `merged`.

 private:
  friend class Builder;
  Document() = default;
  std::unique_ptr<std::pmr::monotonic_buffer_resource> arena_;
  std::unique_ptr<std::pmr::monotonic_buffer_resource> details_;  // Apart from what walks over the tree read.
  std::vector<SourcePtr> sources_;
  std::vector<Cause> causes_{Cause{}};  // [no_cause]
  std::vector<Replacement> replacements_;
  std::vector<Hidden> hidden_;
  std::vector<const Source*> name_readers_;
  std::unordered_map<const Node*, const Node*> spelled_;
  const Node* root_ = nullptr;
  bool has_merged_ = false;
};

/// Builds one document bottom-up. Text given to it may be a view into a source that was added; else copy it in with
/// `keep`. Children are adopted by the array or object that is made of them.
class Builder {
 public:
  explicit Builder(SourcePtr main_source);
  /// For a copy of a document: origins and causes of its nodes hold in the new one too. Text that is not kept may be a
  /// view into the old one, which must then live longer.
  explicit Builder(const Document& original);

  const Source* add_source(SourcePtr source);
  CauseId add_cause(const Cause& cause);
  std::string_view keep(std::string_view text);

  Node* null(const Origin& origin);
  Node* boolean(bool value, const Origin& origin);
  Node* number(double value, std::string_view literal, const Origin& origin);
  Node* string(std::string_view value, const Origin& origin);
  Node* array(std::span<Node* const> items, const Origin& origin);
  /// A member for `object`, which may get its value later.
  Member member(std::string_view name, const Origin& origin, const Node* value = nullptr, bool number_as_name = false);
  /// The members' values must come from this builder; names must be unique.
  Node* object(std::span<const Member> members, const Origin& origin, std::span<const Origin> layers = {});
  /// Says of an object of this builder that it had a merge key.
  void mark_merged(Node& object);

  void add_replacement(const Replacement& replacement) { document_.replacements_.push_back(replacement); }

  void add_spelled(const Node& text, const Node& value) { document_.spelled_[&text] = &value; }
  void add_hidden(const Hidden& hidden) { document_.hidden_.push_back(hidden); }

  void add_name_reader(const Source* source) { document_.name_readers_.push_back(source); }

  [[nodiscard]] Document finish(Node* root) &&;

 private:
  std::span<const Origin> kept(std::span<const Origin> layers);
  std::span<const std::uint32_t> sorted(std::span<const Member> members);
  Node* make(Kind kind, const NodeDetails& details);
  Document document_;
};

}  // namespace cfnsonnet::document
