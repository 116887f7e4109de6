// n strings in one, and n arrays in one.
// n = 50000
local n = std.extVar('n');
local words = std.makeArray(n, function(i) 'word' + i);
std.length(std.join(', ', words)) + std.length(std.join([0], [[word] for word in words]))
