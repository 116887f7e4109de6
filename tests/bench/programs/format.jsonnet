// A format string of n bytes.
// n = 137500
local n = std.extVar('n');
local count = n / 11;
std.length(std.repeat('%s is %05d\n', count) % std.flattenArrays([['item', i] for i in std.range(1, count)]))
