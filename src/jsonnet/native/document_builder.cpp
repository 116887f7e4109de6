#include "jsonnet/native/document_builder.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "document/text.h"
#include "jsonnet/native/json_text.h"

namespace cfnsonnet::jsonnet::native {
namespace {

class DocumentWriter {
 public:
  DocumentWriter(Evaluator& evaluator, const Sources& sources, const SourcePtr& main)
      : evaluator_(evaluator), sources_(sources), builder_(main), suspects_(evaluator.heap), nowhere_{main.get(), {}, document::no_cause} {
    sources_added_[main.get()] = main.get();
  }

  document::Document write(Value value) && {
    document::Node* root = node(value, 0);
    find_replacements();
    for (const SourcePtr& each : sources_.all()) (void)source(each);
    for (const SourcePtr& each : sources_.name_readers()) builder_.add_name_reader(each.get());
    return std::move(builder_).finish(root);
  }

 private:
  document::Node* node(Value lazy, unsigned depth) {
    if (depth > document::max_depth) evaluator_.fail("the result nests more than {} levels deep", document::max_depth);
    const Value value = evaluator_.force(lazy);
    const document::Origin origin = place_of_last(value);
    count(bytes_of_node);
    charge_counted();
    evaluator_.tick();
    if (value.is_null()) return builder_.null(origin);
    if (value.is_boolean()) return builder_.boolean(value.as_boolean(), origin);
    if (value.is_number()) return number(value, origin);
    if (value.is_string()) return builder_.string(kept(value), origin);
    if (value.is_array()) return array(value, origin, depth);
    if (value.is_object()) return object(value, origin, depth);
    evaluator_.fail("a function cannot be written as JSON");
  }

  document::Node* number(Value value, const document::Origin& origin) {
    OutputBuffer literal(evaluator_);
    write_number(value.as_number(), literal);
    return builder_.number(value.as_number(), kept(literal.view()), origin);
  }

  document::Node* array(Value value, const document::Origin& origin, unsigned depth) {
    std::vector<document::Node*> items;
    const std::size_t length = evaluator_.items(value).size();
    for (std::size_t i = 0; i < length; ++i) items.push_back(node(evaluator_.items(value)[i], depth + 1));
    count(items.size() * sizeof(items.front()));
    return builder_.array(items, origin);
  }

  document::Node* object(Value value, const document::Origin& origin, unsigned depth) {
    evaluator_.check_assertions(value);
    std::vector<document::Member> members;
    const std::size_t first_suspect = suspect_entries_.size();
    for (const FieldEntry& entry : evaluator_.fields(value)) {
      if (entry.hidden) continue;
      const document::Node* const made = node(evaluator_.lazy_field(value, entry), depth + 1);
      const document::Origin named = place(evaluator_.name_origin(value, entry));
      const document::Member member = builder_.member(name(entry.name), named.range.known() ? named : origin, made);
      if (depth == section_depth) suspect(value, entry, members.size());
      members.push_back(member);
    }
    std::vector<document::Origin> layers;
    for (const PlacedOrigin& layer : evaluator_.added_layers(value)) layers.push_back(place(layer));
    count(members.size() * bytes_of_member + layers.size() * sizeof(layers.front()));
    document::Node* made = builder_.object(members, origin, layers);
    if (depth == section_depth)
      for (std::size_t i = first_suspect; i < suspect_entries_.size(); ++i) suspect_entries_[i].object = made;
    return made;
  }

  // --- Entries of sections that replace others: `a.resources + b.resources` where both have the same name ---

  static constexpr unsigned section_depth = 1;  // The root's members.

  /// A field of a section that may have replaced another. What it replaced is looked at when all else has been evaluated:
  /// by then, what is read through `super` is known.
  struct Suspect {
    const document::Node* object;
    std::size_t index;
    FieldEntry entry;
  };

  void suspect(Value section, const FieldEntry& entry, std::size_t index) {
    if (!evaluator_.replaced_field(section, entry)) return;
    suspects_.values.push_back(section);
    suspect_entries_.push_back({nullptr, index, entry});
  }

  void find_replacements() {
    for (std::size_t i = 0; i < suspect_entries_.size(); ++i) {
      const auto& [object, index, entry] = suspect_entries_[i];
      const auto before = evaluator_.replaced_field(suspects_.values[i], entry);
      if (before && replaces(suspects_.values[i], entry, *before))
        builder_.add_replacement({object, static_cast<std::uint32_t>(index), place(evaluator_.name_origin(suspects_.values[i], *before))});
    }
  }

  /// Whether a definition stands for another object, which it neither was made of nor equals. Evaluates the other, which
  /// nothing else needs; where that fails, for want of memory or time too, nothing is said of it.
  bool replaces(Value section, const FieldEntry& entry, const FieldEntry& before) {
    try {
      const Value now = evaluator_.field(section, entry);
      const Value then = evaluator_.field(section, before);
      if (!now.is_object() || !then.is_object() || evaluator_.is_made_of(now, then)) return false;
      return json_of(now) != json_of(then) && has_kind_of(now, then);
    } catch (const EvaluationError&) {
      return false;
    } catch (const OutOfMemory&) {
      return false;
    }
  }

  std::string json_of(Value value) {
    OutputBuffer text(evaluator_);
    write_json(evaluator_, value, single_line_json, text);
    return std::string(text.view());
  }

  /// Both are whole, or none is: a resource has a type, an output a value.
  bool has_kind_of(Value now, Value then) {
    return std::ranges::all_of(std::initializer_list<std::string_view>{"Type", "Value"}, [&](std::string_view name) {
      return (evaluator_.find_field(now, name) != nullptr) == (evaluator_.find_field(then, name) != nullptr);
    });
  }

  /// Names repeat; each is kept once.
  std::string_view name(Name name) {
    std::string_view& text = names_[name];
    if (text.data() == nullptr) text = kept(name->view());
    return text;
  }
  std::string_view kept(Value string) {
    Text* text = evaluator_.flat(string);
    if (text->is_interned()) return name(text);
    if (text->bytes < least_shared) return kept(text->view());
    // A text that is long and stands in many places is kept once. A collection may have put another one where it was.
    if (std::exchange(collections_, evaluator_.heap.collections()) != evaluator_.heap.collections()) long_texts_.clear();
    std::string_view& known = long_texts_[text];
    if (known.data() == nullptr) known = kept(text->view());
    return known;
  }
  std::string_view kept(std::string_view text) {
    count(text.size());
    return builder_.keep(text);
  }

  // --- What the document takes counts against the evaluation's limit ---

  static constexpr std::size_t bytes_of_node = sizeof(document::Node) + sizeof(document::NodeDetails);
  static constexpr std::size_t bytes_of_member = sizeof(document::Member) + sizeof(document::NameDetails);
  static constexpr std::size_t least_charged = 32 << 10;
  static constexpr std::size_t least_shared = 256;

  void count(std::size_t bytes) { counted_ += bytes; }
  void charge_counted() {
    if (counted_ >= least_charged) evaluator_.heap.charge(static_cast<std::ptrdiff_t>(std::exchange(counted_, 0)));
  }

  document::Origin place_of_last(Value value) {
    if (!evaluator_.heap.traces_origins) return nowhere_;
    return place(evaluator_.origin_of(value));
  }

  document::Origin place(const PlacedOrigin& origin) {
    if (origin.span.end == 0) return nowhere_;
    const Location location = sources_.locate(origin.span);
    if (location.source == nullptr) return nowhere_;
    return {source(location.source), location.range, cause(origin.context)};
  }

  const Source* source(const SourcePtr& source) {
    const Source*& known = sources_added_[source.get()];
    if (known == nullptr) known = builder_.add_source(source);
    return known;
  }

  document::CauseId cause(Context* context) {
    if (context == nullptr) return document::no_cause;
    if (const auto known = causes_.find(context); known != causes_.end()) return known->second;
    document::Cause cause;
    cause.next = this->cause(context->outer);
    const Location location = context->site != nullptr ? sources_.locate(context->site->span) : Location{};
    if (location.source == nullptr) return cause.next;
    cause.where = {source(location.source), location.range, document::no_cause};
    cause.what = builder_.keep(what(*context));
    return causes_[context] = builder_.add_cause(cause);
  }

  static std::string what(const Context& context) {
    if (context.function == nullptr)
      return fmt::format("import {}", document::quoted(static_cast<const Import*>(context.site)->path->view()));
    if (context.function->name == nullptr) return "anonymous function";
    return fmt::format("function {}", context.function->name->view());
  }

  Evaluator& evaluator_;
  const Sources& sources_;
  document::Builder builder_;
  Rooted suspects_;  // The sections of suspect_entries_.
  std::vector<Suspect> suspect_entries_;
  document::Origin nowhere_;
  std::unordered_map<Name, std::string_view> names_;
  std::unordered_map<const Text*, std::string_view> long_texts_;  // As of so many collections.
  unsigned collections_ = 0;
  std::size_t counted_ = 0;  // Bytes that have not been charged yet.
  std::unordered_map<const Source*, const Source*> sources_added_;
  std::unordered_map<const Context*, document::CauseId> causes_;
};

}  // namespace

document::Document build_document(Evaluator& evaluator, const Sources& sources, const SourcePtr& main, Value value) {
  return DocumentWriter(evaluator, sources, main).write(value);
}

}  // namespace cfnsonnet::jsonnet::native
