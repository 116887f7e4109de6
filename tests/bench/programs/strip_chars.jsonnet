// n characters taken off both ends of a text.
// n = 1000000
local n = std.extVar('n');
local edge = std.repeat('-=', n / 4);
std.stripChars(edge + 'text' + edge, '=-')
