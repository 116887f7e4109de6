// flags: -t 4
local f(n) = if n == 0 then error 'bottom' else f(n - 1) + 1;
f(20)
