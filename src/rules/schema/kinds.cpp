#include "rules/schema/kinds.h"

#include <algorithm>

namespace cfnsonnet::rules {

using schema::Keyword;
using schema::Schema;

namespace {

/// "arn AWS::IAM::Role", in its parts; the type may be empty.
struct ValueKind {
  std::string_view word;
  std::string_view type;
};

std::vector<ValueKind> kinds_of(Schema schema) {
  std::vector<ValueKind> kinds;
  if (const auto constraint = schema.find(Keyword::kinds)) {
    for (const std::string_view text : constraint->strings()) {
      const std::size_t blank = std::min(text.find(' '), text.size());
      kinds.push_back({text.substr(0, blank), text.substr(std::min(blank + 1, text.size()))});
    }
  }
  return kinds;
}

/// The formats that a value of a schema may have.
std::vector<std::string_view> formats_of(Schema schema) {
  std::vector<std::string_view> found;
  if (const auto format = schema.find(Keyword::format)) found.push_back(format->text());
  if (const auto any = schema.find(Keyword::any_of)) {
    for (const Schema branch : any->schemas()) {
      if (const auto format = branch.find(Keyword::format)) found.push_back(format->text());
    }
  }
  return found;
}

/// Services call the same thing a name or an ID; and a domain name may be the name of something. What has a name beside
/// its ID has a label; and a URL is a URI.
bool is_word(std::string_view given, std::string_view wanted) {
  if (wanted == "label") return given == "name";
  if (wanted == "uri") return given == "url";
  const bool is_plain = wanted == "name" || wanted == "id";
  return given == wanted || (is_plain && (given == "name" || given == "id" || given == "domain"));
}

bool fits(const std::vector<ValueKind>& given, const std::vector<ValueKind>& wanted) {
  return std::any_of(given.begin(), given.end(), [&](const ValueKind& one) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const ValueKind& other) {
      return is_word(one.word, other.word) && (one.type.empty() || other.type.empty() || one.type == other.type);
    });
  });
}

bool has(const std::vector<std::string_view>& known, std::string_view format) {
  return std::find(known.begin(), known.end(), format) != known.end();
}

std::string_view noun(std::string_view word) {
  if (word == "arn") return "ARN";
  if (word == "id") return "ID";
  if (word == "url") return "URL";
  if (word == "uri") return "URI";
  if (word == "label") return "name";
  if (word == "domain") return "domain name";
  if (word == "version") return "number of a version";
  return word;
}

std::string with_article(std::string_view noun) {
  const bool vowel = noun == "ARN" || noun == "ID" || noun == "address";
  return fmt::format("{} {}", noun == "number of a version" ? "the" : vowel ? "an" : "a", noun);
}

/// "the ARN of an AWS::IAM::Role", "an ARN".
std::string in_words(const ValueKind& kind) {
  return kind.type.empty() ? with_article(noun(kind.word)) : fmt::format("the {} of {}", noun(kind.word), kind.type);
}

/// "AWS::EC2::VPC.Id": a format that says as much.
std::string in_words(std::string_view format) {
  if (format == "ipv4-network") return "an IPv4 network";
  if (format == "ipv6-network") return "an IPv6 network";
  const std::size_t dot = format.find('.');
  if (dot == std::string_view::npos) return std::string(format);
  const std::string_view part = format.substr(dot + 1);
  const std::string_view word = part.ends_with("Arn")                           ? "arn"
                                : part.ends_with("Id") || part.ends_with("Ids") ? "id"
                                                                                : "name";
  return in_words(ValueKind{word, format.substr(0, dot)});
}

/// All that may stand there: "an ID or a name", "the ARN of AWS::IAM::Role". Of the types that stand for each other,
/// that of the resource at hand is named, else the first few.
std::string in_words(const std::vector<ValueKind>& kinds, std::string_view type) {
  constexpr std::size_t most_listed = 3;
  for (const ValueKind& kind : kinds) {
    if (!type.empty() && kind.type == type) return in_words(kind);
  }
  std::string text;
  for (std::size_t i = 0; i < std::min(kinds.size(), most_listed); ++i) {
    const bool goes_on = i > 0 && kinds[i].word == kinds[i - 1].word && !kinds[i].type.empty();
    text += (i == 0 ? "" : " or ") + (goes_on ? std::string(kinds[i].type) : in_words(kinds[i]));
  }
  return text;
}

/// Of the resource that is referred to, what gives the kind that is wanted: Ref, or an attribute.
class Finder {
 public:
  Finder(const Given& given, const schema::Type& type, Schema wanted)
      : given_(given), type_(type), format_(wanted.find(Keyword::format)), kinds_(kinds_of(wanted)) {}

  [[nodiscard]] std::optional<AttributeName> find() const {
    std::vector<std::string_view> found;
    if (const auto ref = type_.ref(); ref && is_right(*ref)) found.push_back("");
    for (const schema::Property attribute : type_.attributes()) {
      if (is_right(attribute.schema)) found.push_back(attribute.name);
    }
    std::erase(found, given_.from.attribute);
    if (found.size() > 1) std::erase(found, "Id");  // beside "GroupId", which says the same
    if (std::find(found.begin(), found.end(), "Arn") != found.end()) found = {"Arn"};
    if (found.empty() || (found.size() > 1 && !found.front().empty())) return std::nullopt;
    return AttributeName{given_.from.logical_id, found.front()};
  }

 private:
  /// Only what identifies the resource itself: a function also has the ARN of its role.
  [[nodiscard]] bool is_right(Schema schema) const {
    if (format_ && format_->text().starts_with(fmt::format("{}.", given_.type)) &&
        has(formats_of(schema), format_->text()))
      return true;
    const std::vector<ValueKind> kinds = kinds_of(schema);
    const auto is_own = [&](const ValueKind& kind) {  // also of a part, "AWS::DynamoDB::Table.Stream"
      return kind.type.substr(0, kind.type.find('.')) == given_.type;
    };
    return std::any_of(kinds.begin(), kinds.end(), is_own) && !kinds_.empty() && fits(kinds, kinds_);
  }

  const Given& given_;
  const schema::Type& type_;
  std::optional<schema::Constraint> format_;
  std::vector<ValueKind> kinds_;
};

/// What is known of what is given; empty where that is nothing.
std::string given_in_words(const Given& given, const std::vector<std::string_view>& known_formats,
                           const std::vector<ValueKind>& kinds) {
  if (!known_formats.empty() && known_formats.front().find('.') != std::string_view::npos)
    return in_words(known_formats.front());
  return kinds.empty() ? std::string() : in_words(kinds, given.type);
}

std::string message_of(const Given& given, const std::string& gives, const std::string& wanted,
                       const std::optional<AttributeName>& better) {
  const bool is_ref = given.from.attribute.empty();
  const std::string what = is_ref ? fmt::format("Ref of \"{}\"", given.from.logical_id)
                                  : fmt::format("\"{}\" of {}", given.from.attribute, given.type);
  std::string text;
  if (!gives.empty())
    text = fmt::format("{} {} {}, and {} is expected here", what, is_ref ? "gives" : "is", gives, wanted);
  else if (is_ref)
    text = fmt::format("{} gives the identifier of {}, and {} is expected here", what, given.type, wanted);
  else
    text = fmt::format("{} is not {}, which is expected here", what, wanted);
  if (!better) return text;
  return text + (better->attribute.empty()
                     ? fmt::format("; Ref of \"{}\" gives it", better->logical_id)
                     : fmt::format("; Fn::GetAtt \"{}.{}\" gives it", better->logical_id, better->attribute));
}

}  // namespace

bool asks_for_kind(Schema schema) { return schema.find(Keyword::format) || schema.find(Keyword::kinds); }

std::optional<WrongKind> wrong_kind(const Given& given, Schema wanted, const Context& context) {
  const auto format = wanted.find(Keyword::format);
  const std::vector<std::string_view> formats = given.format.empty() ? formats_of(given.schema)
                                                                     : std::vector{given.format};
  const std::vector<ValueKind> gives = kinds_of(given.schema), takes = kinds_of(wanted);
  const bool wrong_format = format && !has(formats, format->text());
  const bool wrong = gives.empty() || takes.empty() ? false : !fits(gives, takes);
  if (!wrong_format && !wrong) return std::nullopt;
  const auto type = context.resource_type(given.type);
  const auto better = type && !given.is_parameter ? Finder(given, *type, wanted).find() : std::nullopt;
  return WrongKind{message_of(given, given_in_words(given, formats, gives),
                              format ? in_words(format->text()) : in_words(takes, given.type), better),
                   better};
}

}  // namespace cfnsonnet::rules
