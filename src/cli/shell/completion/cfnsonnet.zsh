#compdef cfnsonnet
# Completion of cfnsonnet for zsh; `cfnsonnet completion zsh` writes it. What there is to complete, the program says: see
# completion.cpp of its source.

_cfnsonnet() {
  local -a answer head candidates
  local line program=${words[1]/#\~/$HOME}
  answer=("${(@f)$($program __complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2> /dev/null)}")
  head=("${(@ps:\t:)answer[1]}")
  for line in "${(@)answer[2,-1]}"; do
    if [[ -n $line ]]; then candidates+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}"); fi
  done

  local added=1
  local -a space=()
  if [[ $candidates[1] == *=:* ]]; then space=(-S ''); fi # After "json=" comes a file.
  if (( $#candidates )); then _describe -t values value candidates "${space[@]}" && added=0; fi
  compset -p ${#head[2]}
  case $head[1] in
    folders) _path_files -/ && added=0 ;;
    files)
      if (( $#head > 2 )); then _files -g "(${(j:|:)head[3,-1]})" && added=0; else _files && added=0; fi
      ;;
  esac
  return added
}

# As a file of fpath it is called to complete; by `source` it says for what.
if [[ $funcstack[1] == _cfnsonnet ]]; then _cfnsonnet "$@"; else compdef _cfnsonnet cfnsonnet; fi
