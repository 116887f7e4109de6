#include "rules/security/dynamic_references.h"

#include <algorithm>
#include <vector>

namespace cfnsonnet::rules {

using document::Node;

namespace {

std::vector<std::string_view> parts_of(std::string_view reference) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t colon = reference.find(':');
    parts.push_back(reference.substr(0, colon));
    if (colon == std::string_view::npos) return parts;
    reference.remove_prefix(colon + 1);
  }
}

bool consists_of(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

constexpr std::string_view digits = "0123456789";
constexpr std::string_view name_characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-/";

/// resolve:ssm:NAME[:VERSION]
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html
std::string complaint_about_parameter(const std::vector<std::string_view>& parts) {
  if (parts.size() > 4) return fmt::format("it has {} parts, expected resolve:{}:NAME:VERSION", parts.size(), parts[1]);
  if (!consists_of(parts[2], name_characters)) return fmt::format("\"{}\" is not the name of a parameter", parts[2]);
  if (parts.size() == 4 && !consists_of(parts[3], digits))
    return fmt::format("\"{}\" is not a version, which is a number", parts[3]);
  return {};
}

/// resolve:secretsmanager:SECRET[:SecretString[:KEY[:STAGE[:VERSION]]]], the secret a name or an ARN of seven parts
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
std::string complaint_about_secret(const std::vector<std::string_view>& parts) {
  const bool arn = parts[2] == "arn";
  const std::size_t secret_parts = arn ? 7 : 1;
  if (parts.size() < 2 + secret_parts) return "the ARN of the secret is cut short";
  if (arn && parts[7] != "secret") return fmt::format("the ARN is of a {}, expected of a secret", parts[7]);
  const std::size_t at = 2 + secret_parts;
  if (parts.size() > at && parts[at] != "SecretString" && !parts[at].empty())
    return fmt::format("\"{}\" stands where only \"SecretString\" can", parts[at]);
  if (parts.size() > at + 4) return "it has parts after the version of the secret";
  return {};
}

/// What is wrong with "resolve:…"; empty where nothing is.
std::string complaint_about(const std::vector<std::string_view>& parts) {
  if (parts.size() < 3) return "expected resolve:SERVICE:NAME";
  if (parts[1] == "ssm" || parts[1] == "ssm-secure") return complaint_about_parameter(parts);
  if (parts[1] == "secretsmanager") return complaint_about_secret(parts);
  return fmt::format("\"{}\" is not one of \"ssm\", \"ssm-secure\", \"secretsmanager\"", parts[1]);
}

void check_secret(const Node& text, std::string_view reference, const TextPlace& place, Findings& out) {
  // A map's value, and a parameter's, come to stand elsewhere.
  const bool elsewhere = place.section == "Mappings" || (place.section == "Parameters" && place.attribute == "Default");
  if (!elsewhere && !(place.section == "Resources" && place.attribute == "Properties"))
    out.add(E1051, text, "\"{{{{{}}}}}\" is resolved in the properties of resources only", reference);
  if (!place.secret_owner.empty())
    out.add(W1051, text, "{} takes the ARN of a secret, and \"{{{{{}}}}}\" is its value", place.secret_owner,
            reference);
}

/// "{{ resolve:ssm:name }}" is plain text.
bool has_spaces(std::string_view text) {
  for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at + 2)) {
    std::string_view rest = text.substr(at + 2);
    const std::size_t blanks = rest.find_first_not_of(" \t\r\n");
    if (blanks == 0 || blanks == std::string_view::npos) continue;
    rest.remove_prefix(blanks);
    if (!rest.starts_with("resolve")) continue;
    std::vector<std::string_view> parts = parts_of(rest);
    for (std::string_view& part : parts) {
      while (part.starts_with(' ')) part.remove_prefix(1);
      while (part.ends_with(' ')) part.remove_suffix(1);
    }
    if (parts.size() > 2 && parts[0] == "resolve" &&
        (parts[1] == "ssm" || parts[1] == "ssm-secure" || parts[1] == "secretsmanager"))
      return true;
  }
  return false;
}

}  // namespace

void check_dynamic_references(const Node& text, const TextPlace& place, Findings& out) {
  bool found = false;
  for (std::size_t at = text.text.find("{{resolve:"); at != std::string_view::npos;
       at = text.text.find("{{resolve:", at + 2)) {
    const std::size_t end = text.text.find("}}", at);
    if (end == std::string_view::npos) break;
    found = true;
    const std::string_view reference = text.text.substr(at + 2, end - at - 2);
    // What a function puts together is not known here, nor what a variable stands for.
    if (place.in_call || reference.find("${") != std::string_view::npos) continue;
    const auto parts = parts_of(reference);
    if (const std::string complaint = complaint_about(parts); !complaint.empty())
      out.add(E1050, text, "\"{{{{{}}}}}\" is no dynamic reference: {}", shortened(reference), complaint);
    if (parts.size() > 2 && parts[1] == "secretsmanager") check_secret(text, reference, place, out);
  }
  if (!found && has_spaces(text.text))
    out.add(W1053, text, "{} is not resolved because of the blanks after \"{{{{\"", show(text));
}

}  // namespace cfnsonnet::rules
