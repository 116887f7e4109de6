# The npm packages, packed, looked into, and installed as npm does it. (hooks.sh: as pre-commit does it.)
source tool.sh
need npm "apt-get install npm"

version=$("$CFNSONNET" --version)
same "the version of package.json" "${version#cfnsonnet }" "$(node -p "require('$PROJECT/package.json').version")"

"$PROJECT/tools/npm/pack" "$CFNSONNET" "$work/packages" > "$work/log" 2>&1 || { cat "$work/log"; fail "the packages cannot be made"; }
main=$(echo "$work"/packages/cfnsonnet-[0-9]*.tgz)
platform=$(echo "$work"/packages/cfnsonnet-linux-*.tgz)
same "what the package has" "LICENSE
NOTICE
README.md
package.json
tools/npm/cfnsonnet.js" "$(tar tf "$main" | sed 's|^package/||' | sort)"
same "what the platform's package has, but for licences" "LICENSE
NOTICE
cfnsonnet
package.json" "$(tar tf "$platform" | sed 's|^package/||' | grep -v ^licences/ | LC_ALL=C sort)"
contains "the licences" "licences/NOTICE.schema" "$(tar tf "$platform")"
if ! readelf -d "$CFNSONNET" | grep -q NEEDED; then contains "the licences" "licences/licenses/libpcre2-dev" "$(tar tf "$platform")"; fi
git_by_itself
export npm_config_cache=$work/npm npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false

# Both packages; the program runs, with its status and its arguments as they are.
npm install --silent --prefix "$work/user" "$platform" "$main" > "$work/log" 2>&1 || { cat "$work/log"; fail "the packages cannot be installed"; }
program=$work/user/node_modules/.bin/cfnsonnet
same "the version" "$version" "$("$program" --version)"
printf '{ Resources: { Topic: { Type: "AWS::SNS::Topik" } } }' > "$work/a topic.jsonnet"
status=0
output=$("$program" check "$work/a topic.jsonnet") || status=$?
same "the status of a finding" 1 "$status"
contains "the finding" "error[E3006]" "$output"

same "the version by npx" "$version" "$(cd "$work/user" && npx --no-install cfnsonnet --version)"

# Another platform, and an installation without optional packages: one line each, and the status of a file that is not there.
name=$(basename "$platform" "-${version#cfnsonnet }.tgz")
echo "Object.defineProperty(process, 'platform', { value: 'sunos' });" > "$work/sunos.js"
status=0
output=$(NODE_OPTIONS="--require $work/sunos.js" "$program" --version 2>&1) || status=$?
same "the status on another platform" 4 "$status"
same "the message on another platform" \
  "cfnsonnet: there is no program for this platform: no ${name/linux/sunos}, only cfnsonnet-linux-arm64 and cfnsonnet-linux-x64" "$output"
npm install --silent --omit=optional --prefix "$work/omitted" "$main" > "$work/log" 2>&1 || { cat "$work/log"; fail "the package cannot be installed alone"; }
status=0
output=$("$work/omitted/node_modules/.bin/cfnsonnet" --version 2>&1) || status=$?
same "the status without optional packages" 4 "$status"
same "the message without optional packages" \
  "cfnsonnet: the package $name is not installed; npm leaves it out with --omit=optional or --no-optional" "$output"
