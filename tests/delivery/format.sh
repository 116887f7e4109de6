# The C++ of the project is laid out as .clang-format says.
source tool.sh
need clang-format "apt-get install clang-format"

cd "$PROJECT"
mapfile -t files < <(find include src tests samples -name '*.cpp' -o -name '*.h')
((${#files[@]} > 500)) || fail "only ${#files[@]} files were found"
printf '%s\n' "${files[@]}" | xargs clang-format --dry-run -Werror || fail "clang-format -i lays these files out"
