// std.parseYaml: values from YAML, whose syntax libyaml reads.
//
// A text with a `---`, or of several documents, gives an array of them; any other its value, and an empty one null.
// What a plain scalar means is decided as the reference does, which writes JSON first: `true`, `false`, `null` and
// decimal numbers without needless zeros in front are what they look like, all else is a string (so are `True`, `0x1F`
// and `012`). Names of fields are always strings. An alias is the value of its anchor, shared; a plain `<<` merges.
// Tags other than those of YAML's core schema fail.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <yaml.h>

#include "jsonnet/native/eval/builtin.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/runtime/object.h"
#include "jsonnet/native/std/data_builder.h"
#include "jsonnet/native/std/excerpt.h"
#include "jsonnet/native/std/families.h"
#include "text/nearest_double.h"

namespace cfnsonnet::jsonnet::native {
namespace {

// libyaml looks at every level again for each token.
constexpr std::size_t max_yaml_depth = 1'000;
// Lists, maps and scalars, as if every alias were written out: a small text can name more than any memory holds.
constexpr std::uint64_t max_nodes_with_aliases = 10'000'000;
constexpr std::string_view core_tag_prefix = "tag:yaml.org,2002:";

std::string_view view(const yaml_char_t* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of("0123456789", at), text.size()) - at;
}

// A plain scalar as a number: infinite where it is too large, nothing where it is none.
std::optional<double> number_of(std::string_view scalar) {
  const bool negative = scalar.starts_with('-');
  if (negative || scalar.starts_with('+')) scalar.remove_prefix(1);
  const std::size_t whole = digits_at(scalar, 0);
  const bool has_point = whole < scalar.size() && scalar[whole] == '.';
  std::size_t at = whole + (has_point ? 1 : 0);
  const std::size_t fraction = has_point ? digits_at(scalar, at) : 0;
  at += fraction;
  if (whole + fraction == 0) return std::nullopt;
  if (at < scalar.size() && (scalar[at] == 'e' || scalar[at] == 'E')) {
    ++at;
    if (at < scalar.size() && (scalar[at] == '+' || scalar[at] == '-')) ++at;
    const std::size_t exponent = digits_at(scalar, at);
    if (exponent == 0) return std::nullopt;
    at += exponent;
  }
  const bool needless_zero = scalar.starts_with('0') && scalar.size() > 1 && !has_point;
  if (at != scalar.size() || needless_zero) return std::nullopt;
  const double number = text::nearest_double(scalar);
  return negative && scalar != "0" ? -number : number;  // JSON's whole -0 has no sign in the reference.
}

// An event of libyaml, which owns memory.
class YamlEvent {
 public:
  YamlEvent() = default;
  ~YamlEvent() { yaml_event_delete(&event_); }
  YamlEvent(const YamlEvent&) = delete;
  YamlEvent& operator=(const YamlEvent&) = delete;

  yaml_event_t* operator->() { return &event_; }
  [[nodiscard]] yaml_event_t* address() { return &event_; }
  [[nodiscard]] std::string_view text() const {
    return {reinterpret_cast<const char*>(event_.data.scalar.value), event_.data.scalar.length};
  }

 private:
  yaml_event_t event_{};
};

class YamlReader {
 public:
  YamlReader(Evaluator& evaluator, std::string_view given)
      : evaluator_(evaluator), builder_(evaluator), anchored_(evaluator.heap), documents_(evaluator.heap) {
    // A block scalar has its last line break even where the text ends without one.
    text_ = given;
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
    const std::string_view text = text_;
    if (yaml_parser_initialize(&parser_) != 1) evaluator.fail("std.parseYaml: not enough memory");
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  ~YamlReader() { yaml_parser_delete(&parser_); }
  YamlReader(const YamlReader&) = delete;
  YamlReader& operator=(const YamlReader&) = delete;

  Value read() {
    bool is_stream = false;
    for (bool ended = false; !ended;) {
      evaluator_.budget.tick();
      YamlEvent event;
      if (yaml_parser_parse(&parser_, event.address()) != 1) fail_syntax();
      line_ = event->start_mark.line + 1;
      switch (event->type) {
        case YAML_STREAM_END_EVENT: ended = true; break;
        case YAML_DOCUMENT_START_EVENT:
          if (event->data.document_start.implicit == 0) is_stream = true;
          anchors_.clear();
          break;
        case YAML_DOCUMENT_END_EVENT: documents_.values.push_back(builder_.take()); break;
        case YAML_ALIAS_EVENT: alias(view(event->data.alias.anchor)); break;
        case YAML_SCALAR_EVENT: scalar(event); break;
        case YAML_SEQUENCE_START_EVENT:
          begin(false, view(event->data.sequence_start.tag), view(event->data.sequence_start.anchor));
          break;
        case YAML_MAPPING_START_EVENT:
          begin(true, view(event->data.mapping_start.tag), view(event->data.mapping_start.anchor));
          break;
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT: end(); break;
        default: break;
      }
    }
    if (is_stream || documents_.values.size() > 1) return array_of(evaluator_.heap, documents_.values);
    return documents_.values.empty() ? Value::null() : documents_.values[0];
  }

 private:
  // A list or a map that has begun.
  struct Open {
    std::string anchor;
    std::uint64_t nodes_before;
    bool merges = false;  // It has a plain `<<`.
  };

  struct Anchor {
    std::size_t index;  // In anchored_.
    std::uint64_t nodes;
  };

  [[nodiscard]] bool expects_name() const {
    return builder_.depth() != 0 && builder_.in_object() && !builder_.has_name();
  }

  void begin(bool is_map, std::string_view tag, std::string_view anchor) {
    if (expects_name()) fail("the name of a field must be a scalar, not a list or a map");
    const std::string_view core_tag = is_map ? "tag:yaml.org,2002:map" : "tag:yaml.org,2002:seq";
    if (!tag.empty() && tag != "!" && tag != core_tag) fail_tag(tag);
    if (builder_.depth() == max_yaml_depth) fail(fmt::format("this is nested more than {} deep", max_yaml_depth));
    open_.push_back({std::string(anchor), nodes_});
    ++nodes_;
    if (is_map)
      builder_.begin_object();
    else
      builder_.begin_array();
  }

  void end() {
    Value made = builder_.end();
    if (open_.back().merges) made = merged(builder_.take());
    keep(open_.back().anchor, made, nodes_ - open_.back().nodes_before);
    open_.pop_back();
  }

  void scalar(YamlEvent& event) {
    const auto& scalar = event->data.scalar;
    const bool is_plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
    const std::string_view text = event.text();
    ++nodes_;
    if (expects_name()) {
      if (is_plain && text == "<<") open_.back().merges = true;
      builder_.name(evaluator_.names.intern(text));
      if (scalar.anchor != nullptr) keep(view(scalar.anchor), evaluator_.strings.make(text), 1);
      return;
    }
    const std::string_view tag = view(scalar.tag);
    const Value value = !tag.empty() ? tagged(tag, text) : is_plain ? plain(text) : evaluator_.strings.make(text);
    builder_.value(value);
    keep(view(scalar.anchor), value, 1);
  }

  Value plain(std::string_view text) {
    if (text.empty() || text == "~" || text == "null") return Value::null();
    if (text == "true" || text == "false") return Value::boolean(text == "true");
    const std::optional<double> number = number_of(text);
    if (!number) return evaluator_.strings.make(text);
    if (std::isinf(*number)) fail(fmt::format("\"{}\" is too large for a number", excerpt(text)));
    return Value::number(*number);
  }

  Value tagged(std::string_view tag, std::string_view text) {
    if (tag == "!") return evaluator_.strings.make(text);
    if (!tag.starts_with(core_tag_prefix)) fail_tag(tag);
    const std::string_view name = tag.substr(core_tag_prefix.size());
    if (name == "str") return evaluator_.strings.make(text);
    const Value value = plain(text);
    if (name == "null"                     ? value.is_null()
        : name == "bool"                   ? value.is_boolean()
        : name == "int" || name == "float" ? value.is_number()
                                           : false) {
      return value;
    }
    fail(fmt::format("\"{}\" cannot be !!{}", excerpt(text), excerpt(name)));
  }

  void alias(std::string_view name) {
    const auto found = anchors_.find(name);
    if (found == anchors_.end()) {
      fail(fmt::format("there is no anchor \"&{0}\" before the alias \"*{0}\", or the alias is inside of it",
                       excerpt(name)));
    }
    nodes_ += found->second.nodes;
    if (nodes_ > max_nodes_with_aliases) {
      fail(fmt::format("the aliases stand for more than {} values", max_nodes_with_aliases));
    }
    const Value value = anchored_.values[found->second.index];
    if (!expects_name()) return builder_.value(value);
    if (value.is_array() || value.is_object()) fail("the name of a field must be a scalar, not a list or a map");
    builder_.name(evaluator_.strings.intern(evaluator_.to_string(value)));
  }

  void keep(std::string_view anchor, Value value, std::uint64_t nodes) {
    if (anchor.empty()) return;
    anchors_.insert_or_assign(std::string(anchor), Anchor{anchored_.values.size(), nodes});
    anchored_.values.push_back(value);
  }

  // Adds to the builder the map with all that its `<<` names: its own fields win, then those of the maps named first.
  Value merged(Value map) {
    const FieldEntry* entry = evaluator_.objects.find_field(map, "<<");
    const Value source = evaluator_.field(map, *entry);
    Value sum = own_fields(map, entry->name);
    if (source.is_array()) {
      for (const Value item : items_of(evaluator_, source)) sum = below(item, sum);
    } else {
      sum = below(source, sum);
    }
    builder_.value(sum);
    return sum;
  }

  Value below(Value source, Value sum) {
    if (!source.is_object()) fail("\"<<\" takes a map or a list of maps");
    return evaluator_.objects.add(source, sum);
  }

  // That they replace what is merged is meant.
  Value own_fields(Value map, Name except) {
    builder_.begin_object();
    for (const FieldEntry& entry : evaluator_.objects.fields(map)) {
      if (entry.name == except) continue;
      builder_.name(entry.name);
      builder_.value(evaluator_.field(map, entry));
    }
    (void)builder_.end();
    const Value own = builder_.take();
    compound(own)->layers()->all()[0].members->flags |= Members::flag_replaces;
    return own;
  }

  [[noreturn]] void fail_tag(std::string_view tag) {
    fail(fmt::format("the tag \"{}\" means nothing in Jsonnet", excerpt(tag)));
  }

  [[noreturn]] void fail(std::string_view why) {
    evaluator_.fail("std.parseYaml: line {} of the text: {}", line_, why);
  }

  [[noreturn]] void fail_syntax() {
    if (parser_.error == YAML_READER_ERROR) {
      evaluator_.fail("std.parseYaml: byte {} of the text: {}", parser_.problem_offset,
                      parser_.problem == nullptr ? "it cannot be read" : parser_.problem);
    }
    line_ = parser_.problem_mark.line + 1;
    fail(parser_.problem == nullptr ? "this is not YAML" : fmt::format("this is not YAML: {}", parser_.problem));
  }

  Evaluator& evaluator_;
  std::string text_;
  yaml_parser_t parser_{};
  DataBuilder builder_;
  std::vector<Open> open_;
  std::map<std::string, Anchor, std::less<>> anchors_;
  Rooted anchored_;  // The values of anchors.
  Rooted documents_;
  std::uint64_t nodes_ = 0;
  std::size_t line_ = 1;
};

Value parse_yaml(Evaluator& evaluator, const Arguments& arguments) {
  return YamlReader(evaluator, string_argument(evaluator, arguments, 0)).read();
}

}  // namespace

std::span<const BuiltIn> yaml_parse_functions() {
  static constexpr BuiltIn table[] = {{"parseYaml", "str", parse_yaml}};
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
