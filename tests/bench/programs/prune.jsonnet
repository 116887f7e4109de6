// n small objects, half of whose members are empty.
// n = 20000
local n = std.extVar('n');
std.length(std.prune([{ a: i, b: null, c: { d: [] }, e: [null, i] } for i in std.range(1, n)]))
