// Base64 of n bytes and back.
// n = 125000
local n = std.extVar('n');
std.length(std.base64Decode(std.base64(std.repeat('abcde', n / 5))))
