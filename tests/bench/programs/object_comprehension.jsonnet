// An object of n computed names, and all of its fields read.
// n = 50000
local n = std.extVar('n');
local object = { ['field' + i]: i for i in std.range(1, n) };
std.foldl(function(sum, k) sum + object[k], std.objectFields(object), 0)
