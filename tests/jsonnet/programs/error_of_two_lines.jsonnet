error 'first\nsecond\n\tthird\tx'
