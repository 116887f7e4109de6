local cidr = import 'cfn/cidr.libsonnet';
{
  // expect: cidr.parse: block must be an IPv4 block, such as "10.0.0.0/16"; got the number 10
  parse_of_a_number: cidr.parse(10),
  // expect: cidr.parse: block must be an IPv4 block, such as "10.0.0.0/16"; got the string "10.0.0.0"
  parse_of_an_address: cidr.parse('10.0.0.0'),
  // expect: cidr.parse: block must be an IPv4 block, such as "10.0.0.0/16"; got the string "10.0.0/16"
  parse_of_three_octets: cidr.parse('10.0.0/16'),
  // expect: cidr.parse: block must be an IPv4 block, such as "10.0.0.0/16"; got the string "10.0.0.256/32"
  parse_of_a_large_octet: cidr.parse('10.0.0.256/32'),
  // expect: cidr.parse: block must be an IPv4 block, such as "10.0.0.0/16"; got the string "10.0.0.01/32"
  parse_of_a_leading_zero: cidr.parse('10.0.0.01/32'),
  // expect: cidr.parse: block must be an IPv4 block, such as "10.0.0.0/16"; got the string "10.0.0.-1/32"
  parse_of_a_sign: cidr.parse('10.0.0.-1/32'),
  // expect: cidr.parse: block must be an IPv4 block, such as "10.0.0.0/16"; got the string "10..0.0/16"
  parse_of_an_empty_octet: cidr.parse('10..0.0/16'),
  // expect: cidr.parse: block must be an IPv4 block, such as "10.0.0.0/16"; got the string "10.0.0.0/33"
  parse_of_a_long_prefix: cidr.parse('10.0.0.0/33'),
  // expect: cidr.parse: block must be an IPv4 block, such as "10.0.0.0/16"; got the string "10.0.0.0/16/24"
  parse_of_two_slashes: cidr.parse('10.0.0.0/16/24'),
  // expect: cidr.parse: block must be a block that starts at its own first address, "10.0.0.0/16"; got the string "10.0.1.2/16"
  parse_of_an_address_within: cidr.parse('10.0.1.2/16'),
  // expect: cidr.parse: block must be an IPv4 block, such as "10.0.0.0/16"; got the string "2001:db8::/32"
  parse_of_IPv6: cidr.parse('2001:db8::/32'),
  // expect: cidr.format: address must be a whole number from 0 to 4294967295; got the number 4294967296
  format_of_a_large_address: cidr.format(std.pow(2, 32), 16),
  // expect: cidr.format: address must be a whole number from 0 to 4294967295; got the number 0.5
  format_of_a_fraction: cidr.format(0.5, 16),
  // expect: cidr.subnet: prefixLength must be a whole number from 16 to 32; got the number 15
  subnet_that_is_larger: cidr.subnet('10.0.0.0/16', 15, 0),
  // expect: cidr.subnet: index must be a whole number from 0 to 3; got the number 4
  subnet_beyond_the_end: cidr.subnet('10.0.0.0/16', 18, 4),
  // expect: cidr.subnets: count must be a whole number from 1 to 4, as many /18 blocks as "10.0.0.0/16" has; got the number 0
  subnets_of_none: cidr.subnets('10.0.0.0/16', 18, 0),
  // expect: cidr.subnets: count must be a whole number from 1 to 4, as many /18 blocks as "10.0.0.0/16" has; got the number 5
  subnets_of_too_many: cidr.subnets('10.0.0.0/16', 18, 5),
  // expect: cidr.contains: inner must be an IPv4 block, such as "10.0.0.0/16"; got the string "10.0.0.0/40"
  contains_of_a_bad_inner: cidr.contains('10.0.0.0/16', '10.0.0.0/40'),
  // expect: cidr.overlap: left must be an IPv4 block, such as "10.0.0.0/16"; got null
  overlap_of_a_bad_left: cidr.overlap(null, '10.0.0.0/16'),
}
