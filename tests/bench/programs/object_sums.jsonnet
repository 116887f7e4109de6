// Mixins: n objects, each a sum of four.
// n = 25000
local n = std.extVar('n');
local base(i) = { name: 'n' + i, tags: { a: 1 }, size: self.factor * i, factor:: 1 };
local tagged(tags) = { tags+: tags };
std.foldl(function(sum, o) sum + o.size + std.length(o.tags),
          [base(i) + tagged({ b: 2 }) + { factor:: 2 } + tagged({ c: i }) for i in std.range(1, n)], 0)
