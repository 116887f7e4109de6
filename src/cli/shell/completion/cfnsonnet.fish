# Completion of cfnsonnet for fish; `cfnsonnet completion fish` writes it. What there is to complete, the program says: see
# completion.cpp of its source.

function __cfnsonnet_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    while set -q words[1]; and string match -qr '^\w+=' -- $words[1]
        set -e words[1] # VARIABLE=value before the command
    end
    set -l current (commandline --current-token --cut-at-cursor | string unescape)
    set -l program (string replace -r '^~' $HOME -- $words[1])
    set -l answer ($program __complete $words[2..] "$current" 2>/dev/null)
    set -q answer[1]; or return
    set -l head (string split \t -- $answer[1])
    string match -r '^[^\t].*' -- $answer[2..]

    set -l prefix $head[2]
    set -l part (string sub --start (math (string length -- "$prefix") + 1) -- "$current")
    switch $head[1]
        case folders
            string replace -r '^' -- "$prefix" (__fish_complete_directories "$part" Folder)
        case files
            set -l files (complete -C "__fish_command_without_completions $part")
            set -l good
            for pattern in $head[3..]
                set -a good (string match -- $pattern (string replace -r '\t.*' '' -- $files))
            end
            if set -q good[1]
                set files $good (string match -r '^.*/$' -- $files)
            end
            string replace -r '^' -- "$prefix" $files
    end
end

complete --command cfnsonnet --no-files --keep-order --arguments '(__cfnsonnet_complete)'
