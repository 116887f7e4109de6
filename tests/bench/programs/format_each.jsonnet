// n short format strings.
// n = 25000
local n = std.extVar('n');
std.length(std.join('', ['arn:aws:s3:::%s-%04d/*' % ['bucket', i] for i in std.range(1, n)]))
