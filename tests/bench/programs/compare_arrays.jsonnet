// Two arrays of n equal numbers, compared.
// n = 2500000
local n = std.extVar('n');
std.range(1, n) == std.range(1, n)
