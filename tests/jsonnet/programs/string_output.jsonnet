// flags: -S
'a line\nand another, é "quoted"'
