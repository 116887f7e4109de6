// Address blocks, at their limits and between.
local cidr = import 'cfn/cidr.libsonnet';
{
  parse: cidr.parse('10.0.0.0/16'),
  parse_everything: cidr.parse('0.0.0.0/0'),
  parse_one_address: cidr.parse('255.255.255.255/32'),
  format: cidr.format(3232235776, 24),
  format_is_the_inverse_of_parse: [
    local parsed = cidr.parse(block);
    cidr.format(parsed.address, parsed.prefixLength) == block
    for block in ['0.0.0.0/0', '10.20.30.0/24', '172.16.0.0/12', '255.255.255.255/32']
  ],
  size: [cidr.size('10.0.0.0/16'), cidr.size('10.0.0.1/32'), cidr.size('0.0.0.0/0')],
  subnet: cidr.subnet('10.0.0.0/16', 24, 255),
  subnet_of_the_same_length: cidr.subnet('10.0.0.0/16', 16, 0),
  subnets: cidr.subnets('10.0.0.0/22', 24, 4),
  contains: {
    itself: cidr.contains('10.0.0.0/16', '10.0.0.0/16'),
    its_last_address: cidr.contains('10.0.0.0/16', '10.0.255.255/32'),
    the_next_block: cidr.contains('10.0.0.0/16', '10.1.0.0/24'),
    a_larger_block: cidr.contains('10.0.0.0/16', '10.0.0.0/8'),
  },
  overlap: {
    itself: cidr.overlap('10.0.0.0/16', '10.0.0.0/16'),
    a_part: cidr.overlap('10.0.0.0/16', '10.0.4.0/24'),
    a_larger_block: cidr.overlap('10.0.0.0/16', '10.0.0.0/8'),
    the_next_block: cidr.overlap('10.0.0.0/16', '10.1.0.0/16'),
    the_block_before: cidr.overlap('10.1.0.0/16', '10.0.0.0/16'),
  },
}
