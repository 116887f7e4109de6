// An object that grows inside of its fields: `acc { [k]+: … }`, ten fields in turn.
// n = 2500
local n = std.extVar('n');
local add(acc, i) = acc { ['group' + i % 10]+: { ['member' + i]: i } };
local all = std.foldl(add, std.range(1, n), {});
std.foldl(function(sum, k) sum + std.length(all[k]), std.objectFields(all), 0)
