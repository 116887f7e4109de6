// n small objects as Python.
// n = 10000
local n = std.extVar('n');
local item(i) = { name: 'item' + i, number: i / 8, tags: ['a', 'b', { c: null }], text: 'one "two"\nthree' };
std.length(std.manifestPython([item(i) for i in std.range(1, n)]))
