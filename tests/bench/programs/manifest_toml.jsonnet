// n small tables as TOML.
// n = 5000
local n = std.extVar('n');
local item(i) = { name: 'item' + i, number: i / 8, tags: ['a', 'b'], inner: { text: 'one "two"\nthree' } };
std.length(std.manifestToml({ items: [item(i) for i in std.range(1, n)] }))
