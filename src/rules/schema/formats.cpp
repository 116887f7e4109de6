#include "rules/schema/formats.h"

#include <arpa/inet.h>

#include <array>
#include <charconv>
#include <chrono>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "rules/schema/patterns.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {
namespace {

#define ARN "^arn:aws[a-zA-Z-]*:"

template <const char* text>
bool matches_pattern(std::string_view value) {
  thread_local Pattern pattern(text);
  return pattern.matches(value);
}

// Identifiers are eight or seventeen hexadecimal digits.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html; a launch template also takes resolve:ssm:NAME,
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-launch-template.html
constexpr char vpc_id[] = "^vpc-([0-9A-Fa-f]{8}|[0-9A-Fa-f]{17})$";
constexpr char subnet_id[] = "^subnet-([0-9A-Fa-f]{8}|[0-9A-Fa-f]{17})$";
constexpr char security_group_id[] = "^sg-([0-9A-Fa-f]{8}|[0-9A-Fa-f]{17})$";
constexpr char image_id[] = "^(ami-([0-9a-z]{8}|[0-9a-z]{17})|resolve:ssm:.+)$";
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
constexpr char security_group_name[] = R"(^[a-zA-Z0-9 ._\-:/()#,@\[\]+=&;{}!$*]+$)";
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
constexpr char log_group_name[] = R"(^[.\-_/#A-Za-z0-9]{1,512}\z)";
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
constexpr char bucket_name[] = R"(^(?![.\-])(?!.*\.\.)(?!.*-\.)(?!.*\.-)[a-z0-9.\-]{3,63}(?<![.\-])$)";
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
constexpr char role_arn[] = ARN R"(iam::\d{12}:role/.+$)";
constexpr char kms_key_arn[] = ARN R"(kms:[a-z0-9-]+:\d{12}:(key|alias)/.+$)";
constexpr char topic_arn[] = ARN R"(sns:[a-z0-9-]+:\d{12}:.+$)";
constexpr char certificate_arn[] = ARN R"(acm:[a-z0-9-]+:\d{12}:certificate/.+$)";
constexpr char function_arn[] = ARN R"(lambda:[a-z0-9-]+:\d{12}:function:.+(:.+)?$)";
// https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id
constexpr char kms_key_id[] = "^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$";
constexpr char kms_alias[] = "^alias/[a-zA-Z0-9:/_-]+$";

// RFC 3339; https://json-schema.org/draft-07/json-schema-validation#rfc.section.7.3.1
constexpr char date_time[] =
    R"(^\d{4}-(0[1-9]|1[0-2])-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$)";

template <int family>
bool is_address(std::string_view value) {
  std::array<unsigned char, 16> address{};
  return inet_pton(family, std::string(value).c_str(), address.data()) == 1;
}

/// An address with a prefix length: "10.0.0.0/16". Without a length, one address. Host bits may be set: services drop
/// them. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html
template <int family, int bits>
bool is_network(std::string_view value) {
  const std::size_t slash = value.find('/');
  int prefix = bits;
  if (slash != std::string_view::npos) {
    const std::string_view digits = value.substr(slash + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
    if (error != std::errc() || end != digits.data() + digits.size() || prefix < 0 || prefix > bits) return false;
  }
  std::array<unsigned char, 16> address{};
  return inet_pton(family, std::string(value.substr(0, slash)).c_str(), address.data()) == 1;
}

/// Names that come twice are left to the service; an empty text is often none. A dynamic reference stands for what
/// nobody knows. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
bool is_json(std::string_view value) {
  return value.empty() || nlohmann::json::accept(value) || has_dynamic_reference(value);
}

/// "PT1H30M10S", of a length that is allowed.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-creationpolicy.html
template <unsigned most_seconds>
bool is_duration(std::string_view value) {
  if (!value.starts_with("PT") || value.size() == 2) return false;
  value.remove_prefix(2);
  unsigned long long seconds = 0;
  for (const auto& [unit, length] : {std::pair('H', 3600U), {'M', 60U}, {'S', 1U}}) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const auto digits = static_cast<std::size_t>(end - value.data());
    if (error != std::errc() || digits == value.size() || value[digits] != unit) continue;
    seconds += static_cast<unsigned long long>(number) * length;
    value.remove_prefix(digits + 1);
  }
  return value.empty() && seconds <= most_seconds;
}

// What operators of conditions compare with, in policies. A policy variable, "${aws:CurrentTime}", may be anything.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
#define VARIABLE R"(|.*\$\{.*)"
constexpr char policy_number[] = R"(^(-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?)" VARIABLE ")$";
// ISO 8601, with and without hyphens and colons; seconds since 1970 are digits, as a year is.
constexpr char policy_date[] =
    R"(^(\d+(\.\d+)?|\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|)"
    R"((\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])|\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])))"
    R"([Tt]([01]\d|2[0-4])(:?[0-5]\d(:?([0-5]\d|60)([.,]\d+)?)?)?([Zz]|[+-]([01]\d|2[0-3])(:?[0-5]\d)?)?)" VARIABLE
    ")$";

/// No 30th of February.
bool is_policy_date(std::string_view value) {
  if (!matches_pattern<policy_date>(value)) return false;
  constexpr std::size_t whole_date = std::string_view("2026-11-24").size();
  if (value.size() < whole_date || value[4] != '-' || value[7] != '-') return true;
  int year = 0;
  unsigned month = 0, day = 0;
  std::from_chars(&value[0], &value[4], year);
  std::from_chars(&value[5], &value[7], month);
  std::from_chars(&value[8], &value[10], day);
  return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)).ok();
}

bool is_policy_network(std::string_view value) {
  return value.find("${") != std::string_view::npos || is_network<AF_INET, 32>(value) ||
         is_network<AF_INET6, 128>(value);
}

constexpr Format formats[] = {
    {"AWS::EC2::VPC.Id", E1151, "a VPC ID such as vpc-0123456789abcdef0", matches_pattern<vpc_id>},
    {"AWS::EC2::Subnet.Id", E1154, "a subnet ID such as subnet-0123456789abcdef0", matches_pattern<subnet_id>},
    {"AWS::EC2::SecurityGroup.Id", E1150, "a security group ID such as sg-0123456789abcdef0",
     matches_pattern<security_group_id>},
    {"AWS::EC2::SecurityGroup.Name", E1153, "the name of a security group", matches_pattern<security_group_name>},
    {"AWS::EC2::Image.Id", E1152, "an AMI ID such as ami-0123456789abcdef0", matches_pattern<image_id>},
    {"AWS::Logs::LogGroup.Name", E1155, "the name of a log group", matches_pattern<log_group_name>},
    {"AWS::IAM::Role.Arn", E1156, "the ARN of a role, arn:aws:iam::123456789012:role/name", matches_pattern<role_arn>},
    {"AWS::KMS::Key.Arn", E1157, "the ARN of a KMS key", matches_pattern<kms_key_arn>},
    {"AWS::SNS::Topic.Arn", E1158, "the ARN of an SNS topic", matches_pattern<topic_arn>},
    {"AWS::ACM::Certificate.Arn", E1159, "the ARN of an ACM certificate", matches_pattern<certificate_arn>},
    {"AWS::Lambda::Function.Arn", E1160, "the ARN of a Lambda function", matches_pattern<function_arn>},
    {"AWS::S3::Bucket.Name", E1161, "a bucket name: 3 to 63 lower-case letters, digits, dots and hyphens",
     matches_pattern<bucket_name>},
    {"AWS::KMS::Key.Id", E1157, "the ID of a KMS key", matches_pattern<kms_key_id>},
    {"AWS::KMS::Alias.AliasName", E1164, "the name of a KMS alias, alias/name", matches_pattern<kms_alias>},
    {"ipv4", E3002, "an IPv4 address such as 192.0.2.1", is_address<AF_INET>},
    {"ipv6", E3002, "an IPv6 address such as 2001:db8::1", is_address<AF_INET6>},
    {"ipv4-network", E3002, "an IPv4 network such as 10.0.0.0/16", is_network<AF_INET, 32>},
    {"ipv6-network", E3002, "an IPv6 network such as 2001:db8::/32", is_network<AF_INET6, 128>},
    {"duration-of-12-hours", E3055, "a time such as PT1H30M10S, of 12 hours at most", is_duration<12 * 3600>},
    {"duration-of-1-hour", E3016, "a time such as PT5M30S, of one hour at most", is_duration<3600>},
    {"json-text", J4002, "JSON, which the service wants here", is_json},
    {"date-time", E3002, "a date and time as in RFC 3339, 2026-11-24T12:00:00Z", matches_pattern<date_time>},
    {"policy-date", E3510, "a date such as 2026-11-24T12:00:00Z", is_policy_date},
    {"policy-network", E3510, "an address or a network such as 203.0.113.0/24", is_policy_network},
    {"policy-number", E3510, "a number", matches_pattern<policy_number>},
};

}  // namespace

const Format* find_format(std::string_view name) {
  for (const Format& format : formats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace cfnsonnet::rules
