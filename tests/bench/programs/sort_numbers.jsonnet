// n numbers in no order, sorted.
// n = 100000
local n = std.extVar('n');
local sorted = std.sort([(i * 7919) % 1000003 for i in std.range(1, n)]);
[sorted[0], sorted[n - 1]]
