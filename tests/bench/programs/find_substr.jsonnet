// Every place of a short and of a long pattern in n bytes.
// n = 1000000
local n = std.extVar('n');
local text = std.repeat('ab', n / 2);
std.length(std.findSubstr('ba', text)) + std.length(std.findSubstr(std.repeat('ab', 500), text))
