// n calls of a small function.
// n = 500000
local n = std.extVar('n');
local square(x) = x * x;
std.foldl(function(sum, i) sum + square(i) % 7, std.range(1, n), 0)
