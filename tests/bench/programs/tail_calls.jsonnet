// A loop of n rounds, written as a function that calls itself last.
// n = 500000
local n = std.extVar('n');
local loop(i, sum) = if i == 0 then sum else loop(i - 1, sum + i) tailstrict;
loop(n, 0)
