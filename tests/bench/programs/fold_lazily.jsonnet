// A fold whose values nobody looks at until its end: n sums inside each other.
// n = 250000
// flags: --max-stack 20000000
local n = std.extVar('n');
std.foldl(function(acc, i) { sum: acc.sum + i }, std.range(1, n), { sum: 0 }).sum
