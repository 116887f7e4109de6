# ci/mask-key, ci/with-deploy-key and ci/push-files on the real thing: keys of every kind, and a git repository behind an
# sshd of the test's own on a free port of the loopback interface. No line of a key may be in a log, or on a disk.
source tool.sh
need git "apt-get install git"
need ssh-agent "apt-get install openssh-client"
source sshd.sh

unset "${!DEPLOY_KEY@}" SSH_AUTH_SOCK SSH_KNOWN_HOSTS
# A folder for temporary files may have any name: for a shell, and for ssh, which it passes through.
export HOME=$work/home TMPDIR="$work/t m;p '\"%h" GIT_CONFIG_NOSYSTEM=1
mkdir "$HOME" "$TMPDIR"

# attempt COMMAND…: leaves $status and $output. Neither an agent nor a file may stay behind.
attempt() {
  status=0
  output=$("$@" 2>&1 < /dev/null) || status=$?
  same "what stays behind" "" "$(ls "$TMPDIR")"
}

# hides_key WHAT TEXT KEYFILE: no line of the key's secret part is in the text.
hides_key() {
  local line
  while read -r line; do
    [[ $2 != *"$line"* ]] || fail "$1 shows a line of the key: $line"
  done < <(grep -v -e '^-----' "$3")
}

# as_variables KEYFILE: sets and exports what mask-key prints.
as_variables() {
  local line
  unset "${!DEPLOY_KEY@}"
  while read -r line; do export "${line?}"; done < <("$PROJECT/ci/mask-key" "$1")
}

# Keys of every kind become variables that GitLab can mask, and the same key again. An Ed25519 key with a comment of 33 or
# 241 characters has a last line of 6 or of 2, which alone cannot be masked.
evened_out=0
for kind in 1 33 50 193 241 rsa ecdsa; do
  key=$work/key.$kind
  case $kind in
    rsa | ecdsa) ssh-keygen -q -t "$kind" -N '' -f "$key" ;;
    *) ssh-keygen -q -t ed25519 -N '' -C "$(printf "%${kind}s" | tr ' ' a)" -f "$key" ;;
  esac
  last=$(tail -n 2 "$key" | head -n 1)
  if ((${#last} < 8)); then evened_out=$((evened_out + 1)); fi
  variables=$("$PROJECT/ci/mask-key" "$key")
  same "the key of $kind" "$(grep -v -e "^-----" "$key" | tr -d "\n")" "$(cut -d = -f 2- <<< "$variables" | tr -d "\n")"
  while IFS= read -r line; do
    [[ $line =~ ^DEPLOY_KEY_[0-9]+=[A-Za-z0-9+/=]{8,}$ ]] || fail "GitLab cannot mask a variable of $kind"
  done <<< "$variables"
  as_variables "$key"
  SSH_KNOWN_HOSTS=none attempt "$PROJECT/ci/with-deploy-key" ssh-add -L
  same "the public key of $kind in the agent" "$(cut -d ' ' -f 1,2 "$key.pub")" "$(cut -d ' ' -f 1,2 <<< "$output")"
done
same "the keys with a last line that is too short" 2 "$evened_out"
same "the variables' names" WIKI_KEY_1 "$("$PROJECT/ci/mask-key" "$work/key.1" WIKI_KEY | head -n 1 | cut -d = -f 1)"

# What cannot be masked, or is no deploy key: one line that says why, and no output.
refused() { # WORDS ARGUMENT…
  attempt "$PROJECT/ci/mask-key" "${@:2}"
  same "the exit status of mask-key ${*:2}" 1 "$status"
  contains "what mask-key says" "mask-key: " "$output"
  contains "what mask-key says" "$1" "$output"
  same "the number of lines of what mask-key says" 1 "$(wc -l <<< "$output")"
}
refused "there is no file" "$work/nowhere"
refused "is a public key" "$work/key.1.pub"
refused "is no private key" "$PROJECT/README.md"
refused "is no name of a variable" "$work/key.1" "A B"
ssh-keygen -q -t ed25519 -N secret-phrase -f "$work/locked"
refused "it has a passphrase" "$work/locked"
ssh-keygen -q -t rsa -m PEM -N '' -f "$work/pem"
refused "ssh-keygen -p -N ''" "$work/pem"
sed 's/^b3Bl/b3 l/' "$work/key.1" > "$work/spaced"
chmod 600 "$work/spaced"
refused "is damaged" "$work/spaced"
attempt "$PROJECT/ci/mask-key"
same "the exit status without a file" 2 "$status"

# The wiki: a bare repository that the key may write to.
key=$work/key.33
start_sshd "$key.pub"
git init -q --bare -b main "$work/app.wiki.git"
url=ssh://$(id -un)@127.0.0.1:$sshd_port$work/app.wiki.git
mkdir -p "$work/docs/stacks"
echo "# Orders" > "$work/docs/orders.md"
echo "# A stack" > "$work/docs/stacks/a page.md"
published() { git -C "$work/app.wiki.git" show "main:$1"; }
push=("$PROJECT/ci/with-deploy-key" "$PROJECT/ci/push-files" "$work/docs" "$url")

export SSH_KNOWN_HOSTS=$sshd_known_hosts CI_PROJECT_PATH=group/app CI_COMMIT_SHORT_SHA=c0ffee
as_variables "$key"
attempt "${push[@]}"
same "the exit status of a first push" 0 "$status"
same "the output of a first push" "pushed to $url: Publish group/app c0ffee" "$output"
same "the page" "# Orders" "$(published orders.md)"
same "the other page" "# A stack" "$(published 'stacks/a page.md')"
attempt "${push[@]}"
same "the output without a difference" "nothing to push: $url has these files" "$output"
same "the number of commits" 1 "$(git -C "$work/app.wiki.git" rev-list --count main)"
rm "$work/docs/orders.md"
attempt "${push[@]}" published
same "the page in another folder" "# A stack" "$(published 'published/stacks/a page.md')"
same "a page that is no longer made" "# Orders" "$(published orders.md)"
attempt "${push[@]}" ../elsewhere
contains "the output with a target outside" "is not inside of the repository" "$output"

# Traced, as a job with CI_DEBUG_TRACE: not a line of the key, and none of it in what git, ssh and the command see.
echo changed > "$work/docs/changed.md"
attempt env GIT_TRACE=1 GIT_SSH_COMMAND= sh -x "${push[@]}"
same "the exit status of a traced push" 0 "$status"
hides_key "a trace" "$output" "$key"
# shellcheck disable=SC2016 # The shell of the command expands them.
attempt "$PROJECT/ci/with-deploy-key" sh -c 'env; tr "\\0" " " < /proc/$PPID/cmdline; cat "$TMPDIR"/*/known_hosts'
same "the exit status of a look around" 0 "$status"
hides_key "the environment of the command" "$output" "$key"
! grep -rqF "$(sed -n 3p "$key")" "$HOME" "$TMPDIR" || fail "the key is on the disk"

# A variable of type file, as GitLab makes it: readable by others, perhaps with Windows' ends of lines or without the last.
unset "${!DEPLOY_KEY@}"
sed 's/$/\r/' "$key" | head -c -2 > "$work/file"
chmod 644 "$work/file"
echo file > "$work/docs/file.md"
DEPLOY_KEY_FILE=$work/file attempt "${push[@]}"
same "the exit status with a file" 0 "$status"
same "the page by a file" file "$(published file.md)"
echo "$sshd_known_hosts" > "$work/known_hosts"
WIKI_FILE=$work/file DEPLOY_KEY_PREFIX=WIKI SSH_KNOWN_HOSTS=$work/known_hosts attempt "${push[@]}"
same "the exit status with other names" 0 "$status"

# What goes wrong is said in one line, without the key.
before=$(git -C "$work/app.wiki.git" rev-parse main)
echo wrong > "$work/docs/wrong.md"
DEPLOY_KEY_FILE=$work/file SSH_KNOWN_HOSTS='' attempt "${push[@]}"
contains "the output without known hosts" "with-deploy-key: SSH_KNOWN_HOSTS is not set" "$output"
DEPLOY_KEY_FILE=$work/file SSH_KNOWN_HOSTS="[127.0.0.1]:$sshd_port $(cut -d ' ' -f 1,2 "$work/key.1.pub")" attempt "${push[@]}"
same "the exit status for another host" 1 "$status"
contains "the output for another host" "Host key verification failed" "$output"
DEPLOY_KEY_FILE=$work/key.1 attempt "${push[@]}"
same "the exit status of another key" 1 "$status"
contains "the output of another key" "push-files: $url cannot be cloned" "$output"
attempt "${push[@]}"
contains "the output without a key" "neither DEPLOY_KEY_1 nor DEPLOY_KEY_FILE is set" "$output"
as_variables "$key"
unset DEPLOY_KEY_3
attempt "${push[@]}"
contains "the output with a line missing" "with-deploy-key: DEPLOY_KEY_1 to DEPLOY_KEY_2 make no private key" "$output"
hides_key "the output with a line missing" "$output" "$key"
DEPLOY_KEY_FILE=$work/locked attempt "${push[@]}"
contains "the output of a key with a passphrase" "the contents of DEPLOY_KEY_FILE make no private key" "$output"
same "the wiki after what went wrong" "$before" "$(git -C "$work/app.wiki.git" rev-parse main)"

# The command's own status is the job's.
as_variables "$key"
attempt "$PROJECT/ci/with-deploy-key" sh -c 'exit 42'
same "the command's exit status" 42 "$status"
attempt "$PROJECT/ci/with-deploy-key"
same "the exit status without a command" 2 "$status"
