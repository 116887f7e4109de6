// Which regions AWS has, in all partitions: schema/regions.txt, which lies in the program as it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cfnsonnet::schema {

/// "eu-central-1", "cn-north-1", "us-iso-east-1" …, partition by partition.
[[nodiscard]] std::vector<std::string_view> all_regions();

/// What cfn-lint calls all of them together.
inline constexpr std::string_view every_region = "ALL_REGIONS";

/// What is wrong with the name of a region, and which one was probably meant; or an empty text. `every_region` is one.
[[nodiscard]] std::string check_region(std::string_view name);

}  // namespace cfnsonnet::schema
