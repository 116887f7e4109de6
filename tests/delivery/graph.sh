# What `cfnsonnet graph` writes, read by Graphviz: it draws each resource and each reference, whatever their names are.

source tool.sh
need dot "apt-get install graphviz"
need xmllint "apt-get install libxml2-utils"

cp "$PROJECT"/tests/cli/docs_and_graph/{template.yaml,odd.json} "$work"
cd "$work"

# drawn FILE: how many nodes and edges the SVG of a template has.
drawn() {
  "$CFNSONNET" graph --format svg "$1" -o drawing.svg
  xmllint --noout --nonet drawing.svg || fail "the SVG of $1 is not well-formed"
  printf '%s nodes, %s edges' "$(grep -c 'class="node"' drawing.svg)" "$(grep -c 'class="edge"' drawing.svg)"
}

same "the drawing" "3 nodes, 2 edges" "$(drawn template.yaml)"
same "the drawing of odd names" "3 nodes, 0 edges" "$(drawn odd.json || true)"
