// A text of n words, split at half of its commas and at all of them.
// n = 50000
local n = std.extVar('n');
local text = std.repeat('word,', n);
[std.length(parts) for parts in [std.splitLimit(text, ',', n / 2), std.split(text, ',')]]
