{ check(n):: assert n < 3 : 'n must be below 3'; n }
