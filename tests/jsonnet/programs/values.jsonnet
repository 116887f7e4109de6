{
  nothing: null,
  yes: true,
  numbers: [0, -0, 1, -1, 1.5, 1e3, 1e-7, 1e21, 123456789012345680000, 0.1 + 0.2, 1 / 3, std.pow(2, 53)],
  strings: ['', 'single \' quote', "tab\t, newline\n, quote\"", 'é 漢 😀', '\u0000\u001f\u007f', @'back\slash'],
  empty: [[], {}],
  nested: [[1, [2, [3]]], { a: { b: { c: {} } } }],
  'a name with spaces': 1,
  hidden:: 'not shown',
  'if': 'a keyword',
}
