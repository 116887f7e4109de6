// n layers, each of which asks `super`.
// n = 2500
// flags: --max-stack 100000
local n = std.extVar('n');
std.foldl(function(object, i) object { depth: super.depth + 1 }, std.range(1, n), { depth: 0 }).depth
