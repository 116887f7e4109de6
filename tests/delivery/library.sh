# The library as others use it: installed into an empty folder, found by CMake and by pkg-config wherever that folder is
# moved to, built into the program of samples/embed/, and as a part of another project.
source tool.sh
need pkg-config "apt-get install pkg-config"
export CMAKE_GENERATOR=Ninja

# logged COMMAND…: its output is shown only where it fails.
logged() { "$@" > "$work/log" 2>&1 || { cat "$work/log"; fail "$*"; }; }

logged cmake --install "$BUILD" --prefix "$work/installed" --component dev
mv "$work/installed" "$work/prefix"
archive=$(find "$work/prefix" -name libcfnsonnet.a)
lib=$(dirname "$archive")
same "the headers" "$(ls "$PROJECT/include/cfnsonnet")" "$(ls "$work/prefix/include/cfnsonnet")"
same "the other files" "cfnsonnet.pc
cfnsonnetConfig.cmake
cfnsonnetConfigVersion.cmake
cfnsonnetTargets-BUILD.cmake
cfnsonnetTargets.cmake
libcfnsonnet.a" "$(find "$lib" -type f -printf '%f\n' | sed 's/-[a-z]*\.cmake/-BUILD.cmake/' | LC_ALL=C sort)"
if grep -rF "$PROJECT" "$lib/cmake" "$lib/pkgconfig"; then fail "what is installed names the checkout"; fi
for header in "$work/prefix"/include/cfnsonnet/*.h; do
  echo "#include <cfnsonnet/${header##*/}>" > "$work/alone.cpp"
  logged c++ -std=c++20 -Wall -Wextra -Wpedantic -Werror -I"$work/prefix/include" -fsyntax-only "$work/alone.cpp"
done

# says_what_it_should PROGRAM: of a right template, a wrong one, and none.
says_what_it_should() {
  (cd "$PROJECT/samples" && "$1" landing-zone/template.jsonnet > "$work/template.json") || fail "$1 refuses a right template"
  cmp "$PROJECT/samples/landing-zone/template.golden.json" "$work/template.json" || fail "$1 renders another template"
  local status=0
  said=$(cd "$PROJECT/samples" && "$1" mistake/template.jsonnet 2>&1) || status=$?
  same "the status for a wrong template" 1 "$status"
  same "what is found" 'mistake/template.jsonnet:6:21: error E3002: AWS::SQS::Queue has no property "QueueNam"; did you mean "QueueName"?
mistake/template.jsonnet:6:60: error E3034: 43201 is more than 43200' "$said"
  status=0
  said=$("$1" nowhere.jsonnet 2>&1) || status=$?
  same "the status for no template" 1 "$status"
  same "what is said of no template" 'nowhere.jsonnet:0:0: error J0001: cannot open "nowhere.jsonnet": No such file or directory' "$said"
}

# With CMake, in an empty folder.
cp -r "$PROJECT/samples/embed" "$work/embed"
cd "$work/embed"
logged cmake -S . -B build -DCMAKE_PREFIX_PATH="$work/prefix"
logged cmake --build build
says_what_it_should "$work/embed/build/embed"
if PKG_CONFIG_LIBDIR=/nowhere cmake -S . -B alone -DCMAKE_PREFIX_PATH="$work/prefix" > "$work/log" 2>&1; then
  fail "the library is found without what it needs"
fi
contains "what is said without PCRE2" "pkg-config does not know all of: libpcre2-8" "$(tr -s ' \n' ' ' < "$work/log")"

# With pkg-config, shared libraries and all static; and the other headers.
export PKG_CONFIG_PATH=$lib/pkgconfig
mapfile -t flags < <(pkg-config --cflags --libs cfnsonnet | xargs -n 1)
same "the version for pkg-config" "$("$CFNSONNET" --version)" "cfnsonnet $(pkg-config --modversion cfnsonnet)"
logged c++ -std=c++20 main.cpp "${flags[@]}" -o embed
says_what_it_should "$work/embed/embed"
mapfile -t flags < <(pkg-config --cflags --libs --static cfnsonnet | xargs -n 1)
logged c++ -std=c++20 -static "$PROJECT/tests/delivery/library.cpp" "${flags[@]}" -o tour
same "what the program with all headers says" "ok" "$(./tour)"

# As a part of another project, which has the library and nothing else of ours: no program, no test, no installed file.
mkdir "$work/whole"
cd "$work/whole"
cp "$PROJECT/samples/embed/main.cpp" .
sed "s|^find_package.*|add_subdirectory($PROJECT cfnsonnet EXCLUDE_FROM_ALL)|" "$PROJECT/samples/embed/CMakeLists.txt" > CMakeLists.txt
logged cmake -S . -B build
targets=$(ninja -C build -t targets all)
contains "the targets of the whole" "cfnsonnet/libcfnsonnet.a: " "$targets"
for foreign in src/cli/ libjsonnet_engine CTestTestfile test_; do
  [[ $targets != *"$foreign"* ]] || fail "another project builds $foreign of ours"
done
same "the tests of the whole" "Total Tests: 0" "$(ctest --test-dir build -N | tail -n 1)"
if grep -r 'file(INSTALL' build --include=cmake_install.cmake; then fail "another project installs files of ours"; fi
