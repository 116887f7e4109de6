// A text that grows word by word: `text + word`.
// n = 50000
local n = std.extVar('n');
std.length(std.foldl(function(text, i) text + 'word' + i + ', ', std.range(1, n), ''))
