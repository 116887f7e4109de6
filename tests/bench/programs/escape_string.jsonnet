// A text of n bytes as a JSON string and as a shell word.
// n = 500000
local n = std.extVar('n');
local text = std.repeat('a "b"\n\'c\'', n / 10);
std.length(std.escapeStringJson(text)) + std.length(std.escapeStringBash(text))
