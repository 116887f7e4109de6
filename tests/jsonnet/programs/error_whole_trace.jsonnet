// flags: -t 0
local f(n) = if n == 0 then error 'bottom' else f(n - 1) + 1;
f(30)
