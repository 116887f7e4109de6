// n small objects from JSON.
// n = 20000
local n = std.extVar('n');
local text = '[%s]' % std.join(', ', std.repeat(['{"name": "item", "list": [1, 2.5, null], "text": "a\\nb"}'], n));
std.length(std.parseJson(text))
