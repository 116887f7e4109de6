// A text that is not ASCII, character by character.
// n = 100000
local n = std.extVar('n');
local text = std.repeat('aé€😀', n / 4);
std.foldl(function(sum, i) sum + std.codepoint(text[i]), std.range(0, n - 1), 0)
