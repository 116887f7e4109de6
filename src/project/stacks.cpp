#include "project/stacks.h"

#include <fnmatch.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "document/document.h"
#include "jsonnet/engine.h"
#include "names/nearest.h"
#include "project/rule_names.h"
#include "project/setting_values.h"
#include "text/ascii.h"

namespace cfnsonnet::project {
namespace fs = std::filesystem;

namespace {

using document::Member;
using document::Node;
using Wrong = std::string;  // One line with its place.

/// What a stack is, beside its settings.
constexpr std::string_view own_keys[] = {"template", "extend", "name", "account", "output"};

/// A stack as it is written; others may extend it.
struct Written {
  std::map<std::string_view, std::string> own;  ///< By own_keys.
  std::vector<std::string> extends;
  std::vector<Entry> entries;
  std::string place;
};

bool is_name(std::string_view name) {
  const auto is_part = [](char c) {
    return text::is_letter(c) || text::is_digit(c) || c == '-' || c == '_' || c == '.';
  };
  return !name.empty() && name.size() <= 128 && name.front() != '-' && std::ranges::all_of(name, is_part);
}

/// The one text of a key that takes one.
tl::expected<std::string, Wrong> one_text(const Member& member) {
  const auto text = member.value->scalar_text();
  if (!text || text->empty())
    return tl::unexpected(fmt::format("{}: \"{}\" takes one text", place_of(member.origin()), member.name));
  return std::string(*text);
}

/// How many stacks may extend one another in a row.
constexpr std::size_t most_extended = 100;

class Reader {
 public:
  Reader(fs::path folder, std::shared_ptr<const std::vector<std::string>> said_by)
      : folder_(std::move(folder)), said_by_(std::move(said_by)) {}

  tl::expected<Stacks, Wrong> read(const Node& value) {
    if (!value.is_object())
      return tl::unexpected(
          fmt::format("{}: \"stacks\" takes stacks by their names, or the name of a Jsonnet file that gives them",
                      place_of(value.origin())));
    if (value.members.size() > most_stacks)
      return tl::unexpected(fmt::format("{}: these are {} stacks, and a project has at most {}",
                                        place_of(value.origin()), value.members.size(), most_stacks));
    for (const Member& member : value.members) {
      auto written = read_one(member);
      if (!written) return tl::unexpected(std::move(written.error()));
      written_.emplace(std::string(member.name), std::move(*written));
    }
    std::vector<std::shared_ptr<Stack>> made;
    std::map<std::string, std::size_t> of_template;
    for (const Member& member : value.members) {
      auto stack = make(std::string(member.name));
      if (!stack) return tl::unexpected(std::move(stack.error()));
      if (!*stack) continue;
      ++of_template[(*stack)->template_file];
      made.push_back(std::move(*stack));
    }
    for (const auto& stack : made) stack->of_template = of_template[stack->template_file];
    return Stacks(made.begin(), made.end());
  }

 private:
  tl::expected<Written, Wrong> read_one(const Member& stack) {
    const auto wrong = [](const document::Origin& at, std::string_view what) {
      return tl::unexpected(fmt::format("{}: {}", place_of(at), what));
    };
    if (!is_name(stack.name))
      return wrong(
          stack.origin(),
          fmt::format("\"{}\" is no name for a stack, which has letters, digits, \"-\", \"_\" and \".\"", stack.name));
    if (!stack.value->is_object())
      return wrong(stack.origin(), fmt::format("the stack \"{}\" takes settings by their names", stack.name));
    Written written;
    written.place = place_of(stack.origin());
    for (const Member& member : stack.value->members) {
      if (member.name == "extend") {
        auto names = texts_of(*member.value);
        if (!names) return wrong(member.origin(), "\"extend\" takes the name of a stack or a list of them");
        written.extends = std::move(*names);
        continue;
      }
      if (std::ranges::find(own_keys, member.name) != std::end(own_keys)) {
        auto text = one_text(member);
        if (!text) return tl::unexpected(std::move(text.error()));
        if (member.name == "template" || member.name == "output") {
          const fs::path path = below(folder_, *text);
          if (path.empty())
            return wrong(member.origin(), fmt::format("\"{}\" is not below the folder of the settings", *text));
          *text = path.string();
        }
        written.own.emplace(member.name, std::move(*text));
        continue;
      }
      const Setting* setting = find_setting(member.name, false);
      if (!setting || setting->scope == Setting::Scope::project)
        return wrong(member.origin(), setting ? fmt::format("\"{}\" is for the project, not for a stack", member.name)
                                              : unknown_setting(member.name, Setting::Scope::stack, own_keys));
      auto values = values_of(*setting, member.name, *member.value);
      if (!values) return wrong(member.origin(), values.error());
      if (setting->shape == Setting::Shape::rules)
        for (const std::string& rule : *values)
          if (const Problem unknown = check_rule_name(rule); !unknown.empty()) return wrong(member.origin(), unknown);
      Settings tried{};
      if (const Problem problem = setting->set(tried, *values, folder_); !problem.empty())
        return wrong(member.origin(), problem);
      written.entries.push_back({setting, std::move(*values), document::location_of(member.origin())});
    }
    return written;
  }

  /// The variables and the arguments are each given by several keys: "tla-".
  static std::string_view family_of(const Entry& entry) {
    const std::string_view name = entry.setting->name;
    return name.starts_with("ext-") || name.starts_with("tla-") ? name.substr(0, 4) : name;
  }

  /// Whether a stack gives a value to the name that another one gives one to.
  static bool has_own(const Written& stack, const Entry& other, const std::string& value) {
    return std::ranges::any_of(stack.entries, [&](const Entry& entry) {
      return family_of(entry) == family_of(other) && std::ranges::any_of(entry.values, [&](const std::string& own) {
               return bound_name(own) == bound_name(value);
             });
    });
  }

  /// Puts what another one says below what is said.
  static void extend(Written& stack, const Written& other) {
    for (const auto& [key, text] : other.own)
      if (key != "name") stack.own.emplace(key, text);
    for (Entry entry : other.entries) {
      const bool has_names = entry.setting->shape == Setting::Shape::names ||
                             entry.setting->shape == Setting::Shape::codes;
      if (has_names)
        std::erase_if(entry.values, [&](const std::string& value) { return has_own(stack, entry, value); });
      const auto same = std::ranges::find(stack.entries, entry.setting, &Entry::setting);
      if (same == stack.entries.end()) {
        stack.entries.push_back(entry);
      } else if (has_names) {
        same->values.insert(same->values.begin(), entry.values.begin(), entry.values.end());
      }
    }
  }

  /// A stack with all that it extends, the last one named going before the others.
  tl::expected<const Written*, Wrong> whole(const std::string& name) {
    if (const auto known = whole_.find(name); known != whole_.end()) return &known->second;
    if (under_way_.size() == most_extended)
      return tl::unexpected(
          fmt::format("{}: more than {} stacks extend one another in a row", written_.at(name).place, most_extended));
    if (!under_way_.insert(name).second)
      return tl::unexpected(fmt::format("{}: the stack \"{}\" extends itself", written_.at(name).place, name));
    Written stack = written_.at(name);
    const Written own = stack;
    for (auto base = own.extends.rbegin(); base != own.extends.rend(); ++base) {
      if (!written_.contains(*base)) {
        std::vector<std::string_view> names;
        for (const auto& [known, one] : written_)
          if (known != name) names.push_back(known);
        return tl::unexpected(
            fmt::format("{}: there is no stack \"{}\" to extend{}", own.place, *base, did_you_mean(*base, names)));
      }
      const auto other = whole(*base);
      if (!other) return other;
      extend(stack, **other);
    }
    under_way_.erase(name);
    return &whole_.emplace(name, std::move(stack)).first->second;
  }

  /// Null for one that is there for others.
  tl::expected<std::shared_ptr<Stack>, Wrong> make(const std::string& name) {
    const auto written = whole(name);
    if (!written) return tl::unexpected(written.error());
    if (name.starts_with('.')) return nullptr;
    const auto own = [&](std::string_view key) {
      const auto found = (*written)->own.find(key);
      return found == (*written)->own.end() ? std::string() : found->second;
    };
    if (own("template").empty())
      return tl::unexpected(fmt::format(
          "{}: the stack \"{}\" has no \"template\"; the name of one that others only extend begins with \".\"",
          (*written)->place, name));
    auto stack = std::make_shared<Stack>();
    stack->name = name;
    stack->template_file = own("template");
    stack->output = own("output");
    stack->deployed_name = own("name").empty() ? name : own("name");
    stack->account = own("account");
    stack->entries = (*written)->entries;
    stack->folder = folder_;
    stack->place = (*written)->place;
    stack->said_by = said_by_;
    return stack;
  }

  fs::path folder_;
  std::shared_ptr<const std::vector<std::string>> said_by_;
  std::map<std::string, Written> written_, whole_;
  std::set<std::string> under_way_;
};

/// What a Jsonnet file gives.
tl::expected<document::Document, Wrong> evaluate(const fs::path& file, const EvaluateRequest& bounds,
                                                 const OnFile& on_file) {
  EvaluateRequest request = bounds;
  request.engine = EngineName::native;
  request.file = file;
  request.confine_imports = true;
  request.want_documents = request.want_origins = true;
  request.want_texts = false;
  request.form = OutputForm::json;  // Whatever the templates give.
  request.manifest_strings = false;
  request.on_file = on_file;
  on_file(file.string());
  auto outputs = jsonnet::make_engine(request.engine)->evaluate(request);
  if (outputs) return std::move(*outputs->front().document);
  const jsonnet::Failure& failure = outputs.error();
  const std::string place = failure.location.known() ? place_of(failure.location) : file.string();
  return tl::unexpected(fmt::format("{}: {}", place, failure.message));
}

}  // namespace

tl::expected<Stacks, std::string> read_stacks(const Node& value, const fs::path& settings_file,
                                              const EvaluateRequest& bounds, const OnFile& on_file) {
  const fs::path folder = settings_file.parent_path();
  auto said_by = std::make_shared<std::vector<std::string>>(1, settings_file.string());
  if (!value.is_string()) return Reader(folder, said_by).read(value);
  const fs::path file = below(folder, std::string(value.text));
  if (file.empty())
    return tl::unexpected(
        fmt::format("{}: \"{}\" is not below the folder of this file", place_of(value.origin()), value.text));
  const auto document = evaluate(file, bounds, [&](const std::string& name) {
    said_by->push_back(name);
    if (on_file) on_file(name);
  });
  if (!document) return tl::unexpected(document.error());
  return Reader(folder, said_by).read(document->root());
}

bool names_stack(const std::string& pattern, const Stack& stack) {
  return ::fnmatch(pattern.c_str(), stack.name.c_str(), 0) == 0;
}

}  // namespace cfnsonnet::project
