local base = { name: 'base', tags: { a: 1 }, greeting: 'I am ' + self.name };
{
  child: base { name: 'child', tags+: { b: 2 } },
  super_call: base { greeting: super.greeting + '!' },
  computed: { [k]: std.length(k) for k in ['one', 'three'] },
  conditional: { [if true then 'there']: 1, [if false then 'absent']: 2 },
  locals: { local two = 2, four: two * two },
  outer: $.locals.four,
  assertion: { assert self.x > 0 : 'positive', x: 1 },
  'in': ['a' in base.tags, 'z' in base.tags],
}
