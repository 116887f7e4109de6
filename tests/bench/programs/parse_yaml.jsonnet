// n small objects from YAML.
// n = 10000
local n = std.extVar('n');
std.length(std.parseYaml(std.repeat('- name: item\n  list: [1, 2.5, null]\n  text: "a b"\n', n)))
