// Blocks of addresses: what is one, what lies in another, what has an address in common.
#include "rules/network/cidr.h"

#include <gtest/gtest.h>

namespace cfnsonnet::rules {
namespace {

Cidr block(std::string_view text) {
  const auto cidr = parse_cidr(text);
  EXPECT_TRUE(cidr) << text;
  return cidr.value_or(Cidr{});
}

TEST(Cidr, ReadsBothFamilies) {
  for (const char* text : {"10.0.0.0/8", "0.0.0.0/0", "192.0.2.1/32", "::/0", "2001:db8::/32", "2001:db8::1/128"})
    EXPECT_TRUE(parse_cidr(text)) << text;
}

TEST(Cidr, RefusesWhatIsNone) {
  for (const char* text : {"", "/", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8x", "10.0.0/8",
                           "10.0.0.256/32", "2001:db8::/129", "2001:zz8::/32"})
    EXPECT_FALSE(parse_cidr(text)) << text;
}

TEST(Cidr, DropsBitsPastThePrefix) {
  EXPECT_EQ(block("10.0.0.1/24"), block("10.0.0.0/24"));
  EXPECT_EQ(block("2001:db8::1/64"), block("2001:db8::/64"));
}

TEST(Cidr, ContainsItselfAndWhatIsSmaller) {
  EXPECT_TRUE(block("10.0.0.0/16").contains(block("10.0.0.0/16")));
  EXPECT_TRUE(block("10.0.0.0/16").contains(block("10.0.255.0/24")));
  EXPECT_FALSE(block("10.0.0.0/16").contains(block("10.1.0.0/24")));
  EXPECT_FALSE(block("10.0.0.0/16").contains(block("10.0.0.0/15")));
  EXPECT_TRUE(block("0.0.0.0/0").contains(block("255.255.255.255/32")));
  EXPECT_TRUE(block("2001:db8::/32").contains(block("2001:db8:ffff::/48")));
  EXPECT_FALSE(block("::/0").contains(block("0.0.0.0/0")));
}

TEST(Cidr, OverlapsWhereAnAddressIsInBoth) {
  EXPECT_TRUE(block("10.0.0.0/24").overlaps(block("10.0.0.128/25")));
  EXPECT_TRUE(block("10.0.0.128/25").overlaps(block("10.0.0.0/24")));
  EXPECT_FALSE(block("10.0.0.0/25").overlaps(block("10.0.0.128/25")));
  EXPECT_FALSE(block("::/0").overlaps(block("0.0.0.0/0")));
}

}  // namespace
}  // namespace cfnsonnet::rules
