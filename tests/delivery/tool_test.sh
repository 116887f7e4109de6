# A missing tool skips a test on a person's machine and fails it in CI; both say how to install it.
source tool.sh

attempt() { # CI: runs a small test that needs a tool that does not exist, with that value of CI.
  status=0
  output=$(CI=$1 bash -c 'source tool.sh; need no-such-tool "pip install no-such-tool"; echo reached' 2>&1) || status=$?
}

attempt ""
same "the status without CI" 77 "$status"
same "the message without CI" "skipped: no-such-tool is not installed; install it with: pip install no-such-tool" "$output"

attempt true
same "the status in CI" 1 "$status"
same "the message in CI" "failed: no-such-tool is not installed; install it with: pip install no-such-tool" "$output"
