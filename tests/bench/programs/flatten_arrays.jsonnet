// n arrays of ten items in one.
// n = 25000
local n = std.extVar('n');
std.length(std.flattenArrays(std.makeArray(n, function(i) std.range(i, i + 9))))
