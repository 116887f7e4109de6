// A word replaced all over n bytes.
// n = 1000000
local n = std.extVar('n');
std.length(std.strReplace(std.repeat('hello, ab ', n / 10), 'ab', 'world'))
