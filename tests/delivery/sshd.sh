# shellcheck shell=bash
# A real sshd for one test: on a free port of the loopback interface, with keys and a configuration of its own, without
# root's help, and ended with the test. To be sourced after tool.sh.
: "${work:?}"

# Not on everybody's PATH.
sshd=$(PATH=$PATH:/usr/sbin type -P sshd || true)
if [[ ! $sshd ]]; then need sshd "apt-get install openssh-server"; fi

stop_sshd() {
  if [[ ${sshd_pid:-} ]]; then kill "$sshd_pid" 2> /dev/null || true; fi
  rm -rf "$work"
}
trap stop_sshd EXIT

# start_sshd PUBLIC_KEY: the owner of that key may log in as the user of the test. Leaves $sshd_port, and $sshd_known_hosts.
start_sshd() {
  local folder=$work/sshd attempt
  mkdir "$folder"
  ssh-keygen -q -t ed25519 -N '' -f "$folder/host_key"
  cp "$1" "$folder/authorized_keys"
  # Root's sshd wants this folder, which Debian makes when the service starts.
  if [[ $(id -u) == 0 ]]; then mkdir -p /run/sshd; fi
  for attempt in {1..20}; do # A port that was free may be taken a moment later.
    sshd_port=$((20000 + RANDOM % 40000))
    printf '%s\n' "ListenAddress 127.0.0.1:$sshd_port" "HostKey $folder/host_key" "AuthorizedKeysFile $folder/authorized_keys" \
      "AcceptEnv GIT_PROTOCOL" "PidFile none" "StrictModes no" "UsePAM no" "PasswordAuthentication no" "KbdInteractiveAuthentication no" > "$folder/config"
    "$sshd" -D -e -f "$folder/config" 2> "$folder/log" &
    sshd_pid=$!
    until ssh-keyscan -p "$sshd_port" -t ed25519 127.0.0.1 > "$folder/known_hosts" 2> /dev/null && [[ -s $folder/known_hosts ]]; do
      if ! kill -0 "$sshd_pid" 2> /dev/null; then break; fi
      sleep 0.1
    done
    if [[ -s $folder/known_hosts ]]; then
      # shellcheck disable=SC2034 # It is for the test.
      sshd_known_hosts=$(cat "$folder/known_hosts")
      return
    fi
  done
  fail "sshd did not start ($attempt attempts): $(cat "$folder/log")"
}
