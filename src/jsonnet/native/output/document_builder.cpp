#include "jsonnet/native/output/document_builder.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "document/text.h"
#include "jsonnet/native/output/json_text.h"
#include "jsonnet/native/output/value_place.h"
#include "jsonnet/native/runtime/arrays.h"

namespace cfnsonnet::jsonnet::native {
namespace {

class DocumentWriter {
 public:
  DocumentWriter(Evaluator& evaluator, const Sources& sources, const SourcePtr& main)
      : evaluator_(evaluator),
        sources_(sources),
        builder_(main),
        suspects_(evaluator.heap),
        nowhere_{main.get(), {}, document::no_cause} {
    sources_added_[main.get()] = main.get();
  }

  document::Document write(Value value) && {
    document::Node* root = node(value, 0, nullptr);
    find_replacements();
    for (const SourcePtr& each : sources_.all()) (void)source(each);
    for (const SourcePtr& each : sources_.name_readers()) builder_.add_name_reader(each.get());
    return std::move(builder_).finish(root);
  }

 private:
  document::Node* node(Value lazy, unsigned depth, const ValuePlace* place) {
    if (depth > document::max_depth) evaluator_.fail("the result nests more than {} levels deep", document::max_depth);
    const Value value = evaluator_.force(lazy);
    const document::Origin origin = place_of_last(value);
    count(bytes_of_node);
    charge_counted();
    evaluator_.budget.tick();
    if (value.is_null()) return builder_.null(origin);
    if (value.is_boolean()) return builder_.boolean(value.as_boolean(), origin);
    if (value.is_number()) return number(value, origin);
    if (value.is_string()) return string(value, origin, depth);
    if (value.is_array()) return array(value, origin, depth, place);
    if (value.is_object()) return object(value, origin, depth, place);
    evaluator_.call_stack.fail_of_holder(no_text_of_function(place));
  }

  document::Node* string(Value value, const document::Origin& origin, unsigned depth) {
    document::Node* made = builder_.string(kept(value), origin);
    const Value spelled = evaluator_.origins.spelled(value);
    if (spelled.is_empty() || is_beside_) return made;
    is_beside_ = true;
    builder_.add_spelled(*made, *node(spelled, depth, nullptr));
    is_beside_ = false;
    return made;
  }

  document::Node* number(Value value, const document::Origin& origin) {
    OutputBuffer literal(evaluator_);
    write_number(value.as_number(), literal);
    return builder_.number(value.as_number(), kept(literal.view()), origin);
  }

  document::Node* array(Value value, const document::Origin& origin, unsigned depth, const ValuePlace* place) {
    std::vector<document::Node*> items;
    const std::size_t length = items_of(evaluator_, value).size();
    try {
      for (std::size_t i = 0; i < length; ++i) {
        const ValuePlace here{place, nullptr, i};
        items.push_back(node(items_of(evaluator_, value)[i], depth + 1, &here));
      }
    } catch (EvaluationError& error) {
      error.add_item(items.size());
      throw;
    }
    count(items.size() * sizeof(items.front()));
    return builder_.array(items, origin);
  }

  document::Node* field(Value object, const FieldEntry& entry, unsigned depth, const ValuePlace* place) {
    try {
      const ValuePlace here{place, entry.name};
      return node(evaluator_.lazy_field(object, entry), depth, &here);
    } catch (EvaluationError& error) {
      error.add_field(entry.name->view(), evaluator_.origins.name_span(object, entry));
      throw;
    }
  }

  document::Node* object(Value value, const document::Origin& origin, unsigned depth, const ValuePlace* place) {
    evaluator_.check_assertions(value);
    std::vector<document::Member> members;
    const std::size_t first_suspect = suspect_entries_.size();
    for (const FieldEntry& entry : evaluator_.objects.fields(value)) {
      if (entry.hidden) continue;
      const document::Node* const made = field(value, entry, depth + 1, place);
      const document::Origin named = place_of(evaluator_.origins.name_origin(value, entry));
      const document::Member member = builder_.member(name(entry.name), named.known() ? named : origin, made);
      if (!is_beside_) suspect(value, entry, members.size(), depth != section_depth);
      members.push_back(member);
    }
    std::vector<document::Origin> layers;
    for (const PlacedOrigin& layer : evaluator_.origins.added_layers(value)) layers.push_back(place_of(layer));
    count(members.size() * bytes_of_member + layers.size() * sizeof(layers.front()));
    document::Node* made = builder_.object(members, origin, layers);
    for (std::size_t i = first_suspect; i < suspect_entries_.size(); ++i)
      if (suspect_entries_[i].object == nullptr) suspect_entries_[i].object = made;
    const bool is_section = depth == section_depth;
    if (is_section ? members.empty() : depth <= entry_depth) keep_hidden(value, made);
    return made;
  }

  /// What is missed in a template may be there, and hidden.
  void keep_hidden(Value value, const document::Node* made) {
    for (const FieldEntry& entry : evaluator_.objects.fields(value)) {
      if (!entry.hidden) continue;
      const document::Origin named = place_of(evaluator_.origins.name_origin(value, entry));
      builder_.add_hidden({made, name(entry.name), named.known() ? named : made->origin()});
    }
  }

  // --- Entries of sections that replace others, `a.resources + b.resources` where both have the same name; what stands
  // in them: `bucket + { Properties: … }`; and whole sections: `base + { Resources: … }` ---

  static constexpr unsigned section_depth = 1;  // The root's members.
  static constexpr unsigned entry_depth = section_depth + 1;

  /// A field that may have replaced another. What it replaced is looked at when all else has been evaluated:
  /// by then, what is read through `super` is known.
  struct Suspect {
    const document::Node* object;
    std::size_t index;
    FieldEntry entry;
    bool is_part;  ///< A section, or inside of an entry; else an entry.
  };

  void suspect(Value object, const FieldEntry& entry, std::size_t index, bool is_part) {
    if (!evaluator_.objects.replaced_field(object, entry)) return;
    suspects_.values.push_back(object);
    suspect_entries_.push_back({nullptr, index, entry, is_part});
  }

  void find_replacements() {
    for (std::size_t i = 0; i < suspect_entries_.size(); ++i) {
      const auto& [object, index, entry, is_part] = suspect_entries_[i];
      const auto before = evaluator_.objects.replaced_field(suspects_.values[i], entry);
      if (!before) continue;
      std::vector<std::string> lost;
      if (is_part) lost = lost_fields(suspects_.values[i], entry, *before);
      if (is_part ? lost.empty() : !replaces(suspects_.values[i], entry, *before)) continue;
      const document::Origin replaced = place_of(evaluator_.origins.name_origin(suspects_.values[i], *before));
      builder_.add_replacement({object, static_cast<std::uint32_t>(index), replaced, std::move(lost)});
    }
  }

  /// What an object had that another took the place of, and which has it not. Evaluates the replaced one, as replaces()
  /// does.
  std::vector<std::string> lost_fields(Value object, const FieldEntry& entry, const FieldEntry& before) {
    std::vector<std::string> lost;
    try {
      const Value now = evaluator_.field(object, entry);
      const Value then = evaluator_.field(object, before);
      if (now.is_object() && then.is_object() && !is_made_of(now, then)) add_lost(now, then, "", lost);
    } catch (const EvaluationError&) {
      return {};
    } catch (const OutOfMemory&) {
      return {};
    }
    return lost;
  }

  void add_lost(Value now, Value then, const std::string& path, std::vector<std::string>& lost) {
    evaluator_.budget.check_depth();
    if (is_call(now) || is_call(then)) return;
    for (const FieldEntry& field : evaluator_.objects.fields(then)) {
      if (field.hidden) continue;
      const FieldEntry* kept = evaluator_.objects.find_field(now, field.name);
      const std::string name = path + std::string(field.name->view());
      if (kept == nullptr) {
        lost.push_back(name);
        continue;
      }
      const Value old_value = evaluator_.field(then, field);
      const Value new_value = evaluator_.field(now, *kept);
      if (old_value.is_object() && new_value.is_object()) add_lost(new_value, old_value, name + ".", lost);
    }
  }

  /// Of an intrinsic function, another one may take the place: no part of it is lost.
  bool is_call(Value object) {
    const std::span<const FieldEntry> all = evaluator_.objects.fields(object);
    if (all.size() != 1) return false;
    const std::string_view name = all.front().name->view();
    return name == "Ref" || name == "Condition" || name.starts_with("Fn::");
  }

  /// Whether a definition stands for another object, which it neither was made of nor equals. Evaluates the other,
  /// which nothing else needs; where that fails, for want of memory or time too, nothing is said of it.
  bool replaces(Value section, const FieldEntry& entry, const FieldEntry& before) {
    try {
      const Value now = evaluator_.field(section, entry);
      const Value then = evaluator_.field(section, before);
      if (!now.is_object() || !then.is_object() || is_made_of(now, then)) return false;
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
      return (evaluator_.objects.find_field(now, name) != nullptr) ==
             (evaluator_.objects.find_field(then, name) != nullptr);
    });
  }

  /// Names repeat; each is kept once.
  std::string_view name(Name name) {
    std::string_view& text = names_[name];
    if (text.data() == nullptr) text = kept(name->view());
    return text;
  }
  std::string_view kept(Value string) {
    Text* text = evaluator_.strings.flat(string);
    if (text->is_interned()) return name(text);
    if (text->bytes < least_shared) return kept(text->view());
    // A text that is long and stands in many places is kept once. A collection may have put another one where it was.
    if (std::exchange(collections_, evaluator_.heap.collections()) != evaluator_.heap.collections())
      long_texts_.clear();
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
    return place_of(evaluator_.origins.origin_of(value));
  }

  document::Origin place_of(const PlacedOrigin& origin) {
    if (!origin.span.known()) return nowhere_;
    const Location location = sources_.locate(origin.span);
    if (location.source == nullptr) return nowhere_;
    return {source(location.source), location.span, cause(origin.context)};
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
    cause.where = {source(location.source), location.span, document::no_cause};
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
  bool is_beside_ = false;  // In the tree of what a text spells, which is not in the document.
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
