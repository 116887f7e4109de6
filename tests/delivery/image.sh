# The Dockerfile, where a container engine is: the image is built, is small, has the program with its licences, checks a folder
# that is mounted, and is where a hook of `language: docker_image` gets the program from. The build takes minutes the first time.
source tool.sh
need git "apt-get install git"

# skip REASON: in CI too, as few machines that run it may start containers.
skip() {
  echo "skipped: $1"
  exit 77
}

engine=''
for each in docker podman; do
  if command -v "$each" > /dev/null && "$each" info > /dev/null 2>&1; then engine=$each && break; fi
done
[[ $engine ]] || skip "there is no container engine (docker or podman)"
mapfile -t bases < <(sed -n 's/^FROM \([^ ]*\).*/\1/p' "$PROJECT/Dockerfile")
for base in "${bases[@]}"; do
  "$engine" image inspect "$base" > /dev/null 2>&1 || timeout 120 "$engine" pull -q "$base" > /dev/null 2>&1 ||
    skip "$engine has no image $base, and cannot get it"
done
"$engine" run --rm "${bases[-1]}" sh -c : > /dev/null 2>&1 || skip "$engine cannot start a container here"

image=cfnsonnet:test
"$engine" build -t "$image" "$PROJECT" > "$work/log" 2>&1 || { tail -n 20 "$work/log"; fail "the image cannot be built"; }
size=$("$engine" image inspect --format '{{.Size}}' "$image")
((size < 40 * 1000 * 1000)) || fail "the image has $size bytes"

mkdir "$work/src"
# contained COMMAND…: in a container of the image, in the folder $work/src; leaves $status and $output.
contained() {
  status=0
  output=$("$engine" run --rm -v "$work/src:/src" -w /src "$image" "$@" 2>&1) || status=$?
}
contained cfnsonnet --version
same "the version" "$("$CFNSONNET" --version)" "$output"
printf '{ Resources: { Topic: { Type: "AWS::SNS::Topik" } } }' > "$work/src/a topic.jsonnet"
contained cfnsonnet check "a topic.jsonnet"
same "the status of a wrong template" 1 "$status"
contains "the output of a wrong template" "a topic.jsonnet:1:31: error[E3006]" "$output"
cp -r "$PROJECT/samples/landing-zone" "$work/src/"
contained cfnsonnet render landing-zone/template.jsonnet -o rendered.json
same "the status of a rendering" 0 "$status"
cmp "$PROJECT/samples/landing-zone/template.golden.json" "$work/src/rendered.json" || fail "the rendered template is another one"
contained ls /usr/share/doc/cfnsonnet /usr/share/doc/cfnsonnet/licenses
for each in LICENSE NOTICE.schema copyright libc6-dev libpcre2-dev; do contains "the licences in the image" "$each" "$output"; done

# pre-commit knows docker only.
if [[ $engine != docker ]]; then exit; fi
need pre-commit "apt-get install pre-commit"
git_by_itself
hook_repository .pre-commit-hooks.yaml
cd "$work/src"
git init -q .
cat > .pre-commit-config.yaml << CONFIG
repos:
  - repo: $work/hooks
    rev: v1.0.0
    hooks:
      - id: cfnsonnet-check
        language: docker_image
        entry: $image cfnsonnet check
CONFIG
git add -A
status=0
output=$(pre-commit run --all-files 2>&1) || status=$?
same "the status of the hook" 1 "$status"
contains "the output of the hook" "a topic.jsonnet:1:31: error[E3006]" "$output"
git rm -qf "a topic.jsonnet"
output=$(pre-commit run --all-files 2>&1) || fail "the hook fails for right templates: $output"
