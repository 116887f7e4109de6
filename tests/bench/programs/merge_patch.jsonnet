// A patch of half of n fields.
// n = 20000
local n = std.extVar('n');
local target = { ['field' + i]: { kept: i, changed: i } for i in std.range(1, n) };
local patch = { ['field' + i]: { changed: null, added: i } for i in std.range(1, n / 2) };
std.length(std.toString(std.mergePatch(target, patch)))
