# The manual pages: there is one of each command, those that read manual pages have nothing to say against them, and a
# reader finds every flag and every example of --help.

source tool.sh
need man "apt-get install man-db"
need mandoc "apt-get install mandoc"

cd "$work"
"$CFNSONNET" man --output-folder pages
commands=$("$CFNSONNET" __complete '' | tail -n +2 | cut -f 1)
[[ $commands == *check* ]] || fail "these are no commands: $commands"
same "the pages" "$({ echo cfnsonnet.1; echo cfnsonnet-schema-update.1; for name in $commands; do echo "cfnsonnet-$name.1"; done; } | LC_ALL=C sort)" \
  "$(cd pages && find . -type f -printf '%P\n' | LC_ALL=C sort)"
same "the pages of a command" "$(printf '%s\n' cfnsonnet-schema-update.1 cfnsonnet-schema.1)" \
  "$("$CFNSONNET" man schema --output-folder some && cd some && LC_ALL=C ls)"
same "a page by itself" "$(cat pages/cfnsonnet-check.1)" "$("$CFNSONNET" man check)"

# words FILE…: the text in the order in which it is read, without what is only about where on paper it stands.
words() { tr -s ' \n' ' ' < "$1"; }

for page in pages/*.1; do
  same "what man says of $page" "" "$(LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -Tutf8 -l -Z "$page" 2>&1 > /dev/null)"
  # A page has no date: what is made of the same source is the same.
  same "what mandoc says of $page" "" "$(mandoc -T lint -W warning "$page" | grep -v 'missing date')"

  # Wide enough that nothing is folded.
  LC_ALL=C.UTF-8 MANWIDTH=1000 man -E ascii -l "$page" | col -b | sed 's/\xe2\x80\x90/-/g' > text
  name=$(basename "$page" .1)
  read -ra command <<< "${name//-/ }"
  "$CFNSONNET" "${command[@]:1}" --help > help
  flags=$(grep -oE '^  (-[a-zA-Z],)?--[a-z-]+' help | grep -oE -- '--.*')
  ((${#flags} > 0)) || fail "$name --help has no flags"
  for flag in $flags; do grep -qE -- "^ +(-[a-zA-Z], )?$flag( |\$)" text || fail "$page says nothing of $flag"; done
  examples=$(sed -n '/^Examples:$/,$ s/^  \([^ ]\)/\1/p' help)
  while read -r example; do
    contains "$page" "$(words <(echo "$example"))" "$(words text)"
  done <<< "$examples"
  for heading in NAME SYNOPSIS DESCRIPTION OPTIONS "EXIT STATUS" EXAMPLES "SEE ALSO"; do
    grep -qx "$heading" text || fail "$page has no section $heading"
  done
done
for heading in COMMANDS ENVIRONMENT FILES; do grep -qx "$heading" <(man -l pages/cfnsonnet.1 | col -b) || fail "cfnsonnet.1 has no section $heading"; done

status=0
said=$("$CFNSONNET" man nonsense 2>&1) || status=$?
same "the status for an unknown command" 2 "$status"
contains "what is said of it" "nonsense not in {render,check" "$said"
status=0
said=$("$CFNSONNET" man --output-folder /dev/null/pages 2>&1) || status=$?
same "the status where the folder cannot be made" 4 "$status"
contains "what is said of it" "cfnsonnet: " "$said"
