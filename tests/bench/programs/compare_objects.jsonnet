// Two objects of n equal fields, compared.
// n = 25000
local n = std.extVar('n');
local make() = { ['field' + i]: { value: i } for i in std.range(1, n) };
make() == make()
