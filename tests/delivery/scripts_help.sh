# --help of a script is a help: it ends well, says how the script is used, and does nothing.
source tool.sh

cd "$PROJECT"
for script in tools/run tools/test tools/schema tools/regions tools/sam-schema tools/iam-actions tools/npm/pack .ci/run \
  ci/stack ci/stack-jobs ci/push-files ci/mask-key ci/with-deploy-key; do
  for flag in --help -h; do
    status=0
    output=$("$script" "$flag" 2> "$work/error" < /dev/null) || status=$?
    same "the status of $script $flag" 0 "$status"
    contains "the help of $script $flag" "${script##*/}" "$output"
    same "what $script $flag says besides" "" "$(cat "$work/error")"
  done
done
