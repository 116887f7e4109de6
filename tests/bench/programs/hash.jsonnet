// MD5 of n bytes.
// n = 1000000
local n = std.extVar('n');
std.md5(std.repeat('abcde', n / 5))
