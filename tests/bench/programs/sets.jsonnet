// Sets of n numbers: made, united, intersected, subtracted, looked into.
// n = 25000
local n = std.extVar('n');
local a = std.set([(i * 7919) % 1000003 for i in std.range(1, n)]);
local b = std.set([(i * 104729) % 1000003 for i in std.range(1, n)]);
[std.length(f(a, b)) for f in [std.setUnion, std.setInter, std.setDiff]] + [std.setMember(a[0], a)]
