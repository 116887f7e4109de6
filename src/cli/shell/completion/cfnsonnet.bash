# Completion of cfnsonnet for bash; `cfnsonnet completion bash` writes it. What there is to complete, the program says:
# see completion.cpp of its source.
#
# Readline takes "=" and ":" for ends of words (COMP_WORDBREAKS), the program does not. So the pieces are put together for
# the program, and taken off again from what it answers: readline replaces the last piece only.

_cfnsonnet() {
  local line=${COMP_LINE:0:COMP_POINT} piece index
  local -a words=()
  for ((index = 0; index <= COMP_CWORD; ++index)); do
    piece=${COMP_WORDS[index]}
    if [[ $index == 0 || $line == [[:blank:]]* ]]; then
      line=${line#"${line%%[![:blank:]]*}"}
      words+=("")
    fi
    ((index < COMP_CWORD)) || piece=$line # Up to the cursor.
    line=${line#"$piece"}
    words[-1]+=$piece
  done
  [[ $piece != [=:]* ]] || piece=
  local word=${words[-1]}
  local kept=${word%"$piece"}

  local answer candidate head kind prefix
  local -a patterns
  answer=$("${words[0]/#\~/$HOME}" __complete "${words[@]:1}" 2> /dev/null) || return
  head=${answer%%$'\n'*}
  kind=${head%%$'\t'*} head=${head#*$'\t'}
  prefix=${head%%$'\t'*}
  IFS=$'\t' read -ra patterns <<< "${head#"$prefix"}"
  COMPREPLY=()
  while IFS=$'\t' read -r candidate _; do
    if [[ -n $candidate && $candidate == "$word"* ]]; then COMPREPLY+=("${candidate#"$kept"}"); fi
  done <<< "${answer#*$'\n'}"
  # After "json=" comes a file.
  if [[ ${COMPREPLY[0]-} == *= ]]; then compopt -o nospace; fi

  # Files of the names that fit, and folders that may hold some; readline completes any file where there are none.
  case $kind in
    folders) compopt -o filenames -o dirnames ;;
    files)
      compopt -o filenames -o default
      local pattern part=${word#"$prefix"}
      if [[ ${prefix#"$kept"} ]]; then return; fi # "-ofile": all one piece.
      for pattern in "${patterns[@]}"; do
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -X "!$pattern" -- "$part")
      done
      if ((${#patterns[@]} > 0)); then
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$part")
      fi
      ;;
  esac
}

complete -F _cfnsonnet cfnsonnet
