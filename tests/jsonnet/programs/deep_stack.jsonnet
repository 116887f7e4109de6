// flags: -s 2000
local down(n) = if n == 0 then 0 else 1 + down(n - 1);
down(900)
