# The job of ci/gitlab/templates/wiki.yml, run by gitlab-ci-local, pushes to a wiki over ssh, with a key that is masked
# variables, then a file. No line of the key is in a log.
source tool.sh
need git "apt-get install git"
need ssh-agent "apt-get install openssh-client"
source sshd.sh

ssh-keygen -q -t ed25519 -N '' -C wiki -f "$work/key"
start_sshd "$work/key.pub"
git init -q --bare -b main "$work/app.wiki.git"
"$PROJECT/ci/mask-key" "$work/key" > "$work/variables"
SSH_KNOWN_HOSTS=$sshd_known_hosts python3 gitlab_wiki.py "$work" "ssh://$(id -un)@127.0.0.1:$sshd_port$work/app.wiki.git"
