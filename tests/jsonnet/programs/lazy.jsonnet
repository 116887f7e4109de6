local unused = error 'never evaluated';
{ a: [1, unused][0], b: if true then 1 else unused }
