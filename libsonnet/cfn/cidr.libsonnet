// IPv4 address blocks: parsing, formatting and dividing.
//
//     local cidr = import 'cfn/cidr.libsonnet';
//     cidr.subnets('10.0.0.0/16', 20, 2)  // ['10.0.0.0/20', '10.0.16.0/20']
//
// A block is the usual text, "10.0.0.0/16". An address is a whole number below 2^32, so that the arithmetic is
// ordinary. A block whose address has bits set beyond its prefix is an error, and the message names the block that was
// meant.
// https://www.rfc-editor.org/rfc/rfc4632#section-3.1
local check = import 'check.libsonnet';

local addresses(prefixLength) = std.pow(2, 32 - prefixLength);

local dotted(address) =
  std.join('.', ['' + std.floor(address / std.pow(256, 3 - i)) % 256 for i in std.range(0, 3)]);

local isNumeral(text) = text != '' && std.length([c for c in std.stringChars(text) if c < '0' || c > '9']) == 0;

// A decimal number from 0 to `most`, written without leading zeros; else -1.
local number(text, most) =
  if !isNumeral(text) || std.length(text) > 3 || (std.length(text) > 1 && text[0] == '0') then -1
  else
    local value = std.parseInt(text);
    if value <= most then value else -1;

local parse(place, argument, block) =
  local wrong = check.fail(place, argument, 'an IPv4 block, such as "10.0.0.0/16"', block);
  local halves = if std.isString(block) then std.split(block, '/') else [];
  if std.length(halves) != 2 then wrong
  else
    local octets = [number(octet, 255) for octet in std.split(halves[0], '.')];
    local prefixLength = number(halves[1], 32);
    if std.length(octets) != 4 || std.member(octets, -1) || prefixLength < 0 then wrong
    else
      local address = std.foldl(function(sum, octet) sum * 256 + octet, octets, 0);
      local network = address - address % addresses(prefixLength);
      if address == network then { address: address, prefixLength: prefixLength }
      else
        local meant = dotted(network) + '/' + prefixLength;
        check.fail(place, argument, 'a block that starts at its own first address, "%s"' % meant, block);

local text(address, prefixLength) = dotted(address) + '/' + prefixLength;

// The block of that length at place `index` in the outer block, counted from 0.
local subnet(place, block, prefixLength, index) =
  local outer = parse(place, 'block', block);
  local inner = check.integer(place, 'prefixLength', prefixLength, outer.prefixLength, 32);
  local most = std.pow(2, inner - outer.prefixLength);
  local at = check.integer(place, 'index', index, 0, most - 1);
  text(outer.address + at * addresses(inner), inner);

{
  // {address, prefixLength}
  parse(block):: parse('cidr.parse', 'block', block),

  // The same, for a function of another module: a wrong block is reported under that function's and argument's name.
  parseArgument(place, argument, block):: parse(place, argument, block),

  // The text of a block.
  format(address, prefixLength)::
    text(
      check.integer('cidr.format', 'address', address, 0, std.pow(2, 32) - 1),
      check.integer('cidr.format', 'prefixLength', prefixLength, 0, 32),
    ),

  // How many addresses the block has.
  size(block):: addresses(parse('cidr.size', 'block', block).prefixLength),

  subnet(block, prefixLength, index):: subnet('cidr.subnet', block, prefixLength, index),

  // The first `count` blocks of that length in the outer block.
  subnets(block, prefixLength, count)::
    local outer = parse('cidr.subnets', 'block', block);
    local inner = check.integer('cidr.subnets', 'prefixLength', prefixLength, outer.prefixLength, 32);
    local fitting = std.pow(2, inner - outer.prefixLength);
    if !check.isInteger(count) || count < 1 || count > fitting
    then
      local expectation = 'a whole number from 1 to %d, as many /%d blocks as "%s" has' % [fitting, inner, block];
      check.fail('cidr.subnets', 'count', expectation, count)
    else [subnet('cidr.subnets', block, inner, i) for i in std.range(0, count - 1)],

  // Whether every address of `inner` is one of `outer`.
  contains(outer, inner)::
    local big = parse('cidr.contains', 'outer', outer);
    local small = parse('cidr.contains', 'inner', inner);
    local network = small.address - small.address % addresses(big.prefixLength);
    big.prefixLength <= small.prefixLength && network == big.address,

  // Whether the two have an address in common, as the blocks of peered networks must not.
  overlap(left, right)::
    local a = parse('cidr.overlap', 'left', left);
    local b = parse('cidr.overlap', 'right', right);
    a.address < b.address + addresses(b.prefixLength) && b.address < a.address + addresses(a.prefixLength),
}
