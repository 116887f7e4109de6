// The CloudFormation model over a document: sections and the things that they name.
//
// A Template only indexes a document; it copies and checks nothing, and it is lenient: a section of the wrong kind has
// no entries, and the structure rules say why. Lookups by name are hashed, so that references cost the same in a
// template of ten resources and of ten thousand.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.h"
#include "template/generated_names.h"

namespace cfnsonnet {

/// One entry of a section: its name and its body, whatever that is.
struct Entry {
  explicit Entry(const document::Member& member_) : member(&member_) {}

  const document::Member* member;
  [[nodiscard]] std::string_view name() const { return member->name; }
  [[nodiscard]] const document::Node& body() const { return *member->value; }
  /// The member of the body that is a string, or "".
  [[nodiscard]] std::string_view text(std::string_view name) const;
};

struct Parameter : Entry {
  using Entry::Entry;
  [[nodiscard]] std::string_view type() const { return text("Type"); }
  /// "List<…>", "CommaDelimitedList" and SSM parameters of such a type: Ref returns a list.
  [[nodiscard]] bool is_list() const;
  /// The value comes from Systems Manager at deployment: the default is the name of an SSM parameter.
  [[nodiscard]] bool is_ssm() const;
};

/// Every family of rules asks every resource for its type, so that what is asked most is found once.
struct Resource : Entry {
  explicit Resource(const document::Member& member_)
      : Entry(member_), type_(text("Type")), condition_(text("Condition")), properties_(body().find("Properties")) {}

  [[nodiscard]] std::string_view type() const { return type_; }
  [[nodiscard]] std::string_view condition() const { return condition_; }
  [[nodiscard]] const document::Node* properties() const { return properties_; }
  /// AWS::CloudFormation::CustomResource or Custom::…: no schema, any attribute.
  [[nodiscard]] bool is_custom() const;

 private:
  std::string_view type_;
  std::string_view condition_;
  const document::Node* properties_;
};

/// Entries in the order written, found by name.
template <typename T>
class Section {
 public:
  void fill(const document::Node* section) {
    if (!section) return;
    entries_.reserve(section->members.size());
    for (const document::Member& member : section->members) {
      if (member.name == "Fn::Transform") continue;  // It makes entries, and is none.
      by_name_.emplace(member.name, entries_.size());
      entries_.emplace_back(member);
    }
  }
  [[nodiscard]] const T* find(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : &entries_[found->second];
  }
  [[nodiscard]] bool contains(std::string_view name) const { return by_name_.contains(name); }
  [[nodiscard]] auto begin() const { return entries_.begin(); }
  [[nodiscard]] auto end() const { return entries_.end(); }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] std::vector<std::string_view> names() const {
    std::vector<std::string_view> names;
    for (const T& entry : entries_) names.push_back(entry.name());
    return names;
  }

 private:
  std::vector<T> entries_;
  std::unordered_map<std::string_view, std::size_t> by_name_;
};

class Template {
 public:
  /// The document must outlive the template.
  explicit Template(const document::Document& document);

  [[nodiscard]] const document::Document& document() const { return document_; }
  [[nodiscard]] const document::Node& root() const { return document_.root(); }
  [[nodiscard]] const document::Node* section(std::string_view name) const { return root().find(name); }

  [[nodiscard]] const Section<Parameter>& parameters() const { return parameters_; }
  [[nodiscard]] const Section<Resource>& resources() const { return resources_; }
  [[nodiscard]] const Section<Entry>& conditions() const { return conditions_; }
  [[nodiscard]] const Section<Entry>& mappings() const { return mappings_; }
  [[nodiscard]] const Section<Entry>& outputs() const { return outputs_; }

  /// The names in the Transform section, a string or a list of strings.
  [[nodiscard]] const std::vector<std::string_view>& transforms() const { return transforms_; }
  [[nodiscard]] bool has_transform(std::string_view name) const;
  /// AWS::Serverless: resources and logical IDs appear that the template does not name.
  [[nodiscard]] bool is_serverless() const { return has_transform("AWS::Serverless-2016-10-31"); }
  /// AWS::LanguageExtensions: loops and functions in more places.
  [[nodiscard]] bool has_language_extensions() const { return has_transform("AWS::LanguageExtensions"); }
  /// A macro that is not AWS's own, or an include: the template as deployed is another.
  [[nodiscard]] bool has_macros() const { return has_macros_; }
  /// The type of the resource that AWS::Serverless generates under that name; "" where that is not known.
  [[nodiscard]] std::string_view generated_type(std::string_view logical_id) const {
    return generated_.type_of(logical_id);
  }
  /// A transform, a loop or a module may make a resource of that name: the template alone cannot tell.
  [[nodiscard]] bool may_make_resource(std::string_view logical_id) const;
  /// The same for a condition.
  [[nodiscard]] bool may_make_condition(std::string_view name) const { return may_make("Conditions", name); }
  /// And for an output.
  [[nodiscard]] bool may_make_output(std::string_view name) const { return may_make("Outputs", name); }

 private:
  /// Whether a transform of the whole template or of that section, or a loop in it, may make an entry of that name.
  [[nodiscard]] bool may_make(std::string_view name_of_section, std::string_view name) const;

  const document::Document& document_;
  Section<Parameter> parameters_;
  Section<Resource> resources_;
  Section<Entry> conditions_;
  Section<Entry> mappings_;
  Section<Entry> outputs_;
  std::vector<std::string_view> transforms_;
  bool has_macros_ = false;
  GeneratedNames generated_;
};

}  // namespace cfnsonnet
