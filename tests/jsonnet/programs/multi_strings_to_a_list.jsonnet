// flags: -Sm out -o out/list
{ 'b.txt': 'two', 'a.txt': 'one\n' }
