// n small objects as JSON.
// n = 10000
local n = std.extVar('n');
local item(i) = { name: 'item' + i, number: i / 8, tags: ['a', 'b', { c: null }], text: 'one "two"\nthree' };
std.length(std.manifestJsonEx([item(i) for i in std.range(1, n)], '  '))
