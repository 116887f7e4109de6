// An array that grows item by item: `acc + [i]`.
// n = 50000
local n = std.extVar('n');
std.length(std.foldl(function(acc, i) acc + [i], std.range(1, n), []))
