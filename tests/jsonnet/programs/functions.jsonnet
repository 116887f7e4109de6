local fib(n) = if n <= 1 then n else fib(n - 1) + fib(n - 2);
local greet(name, greeting='Hello') = '%s, %s' % [greeting, name];
[
  fib(12),
  greet('you'),
  greet(greeting='Bye', name='you'),
  std.foldl(function(a, b) a + b, std.range(1, 10), 0),
  local sum(n, acc=0) = if n == 0 then acc else sum(n - 1, acc + n) tailstrict; sum(1000),
]
