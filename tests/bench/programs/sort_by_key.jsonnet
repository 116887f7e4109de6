// n objects, sorted by a field that is a string.
// n = 25000
local n = std.extVar('n');
local objects = [{ name: 'name' + (i * 7919) % 1000003 } for i in std.range(1, n)];
std.sort(objects, function(object) object.name)[0]
