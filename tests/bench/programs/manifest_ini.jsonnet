// n sections of an INI file.
// n = 5000
local n = std.extVar('n');
local section(i) = { name: 'section' + i, number: i, list: ['a', 'b', 'c'] };
std.length(std.manifestIni({ main: { a: 1 }, sections: { ['section' + i]: section(i) for i in std.range(1, n) } }))
