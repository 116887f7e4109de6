# The Debian packages: that of the program names the libraries that it is linked with, holds what Package.cmake says, and
# the program in it works from any folder; that of the library has what library.sh tries out. (.ci/run installs both for
# real; that needs root.)
source tool.sh
need dpkg-shlibdeps "apt-get install dpkg-dev"
need file "apt-get install file"

(cd "$work" && cpack --config "$BUILD/CPackConfig.cmake" -B "$work/made" > "$work/log" 2>&1) || {
  cat "$work/log"
  fail "cpack failed"
}
package=$(echo "$work"/made/cfnsonnet_*.deb)
[[ -f $package ]] || fail "cpack made no package of the program, or several: $package"
suffix=$(dpkg-deb -f "$package" Version)_$(dpkg --print-architecture).deb
same "the file names" "cfnsonnet-dev_$suffix
cfnsonnet_$suffix" "$(cd "$work/made" && LC_ALL=C ls -- *.deb)"

# Every shared library of the programs comes from a package that it depends on, directly or through another.
depends=$(dpkg-deb -f "$package" Depends)
needed=$(for program in "$BUILD"/cfnsonnet "$BUILD"/cfnsonnet-*; do [[ ! -f $program ]] || readelf -d "$program"; done)
for library in libjsonnet libfmt libpcre2-8 libyaml libnettle libcurl libarchive libstdc++; do
  if grep -q "NEEDED.*\[$library" <<< "$needed"; then contains "Depends" "$library" "$depends"; fi
done
contains "Depends" "libcurl4" "$depends"
is_static=$(file -b "$CFNSONNET" | grep -o 'static-pie linked' || true)
if [[ $is_static ]]; then
  for library in libfmt libpcre2 libyaml libnettle; do
    [[ $depends != *"$library"* ]] || fail "the package depends on $library, which is linked in"
  done
fi
contains "Depends" "libc6" "$depends"
same "Section" devel "$(dpkg-deb -f "$package" Section)"
contains "Maintainer" "@" "$(dpkg-deb -f "$package" Maintainer)"
contains "Description" "Compiles Jsonnet to checked AWS CloudFormation" "$(dpkg-deb -f "$package" Description)"

dpkg-deb -x "$package" "$work/system"
completions="share/bash-completion/completions/cfnsonnet share/fish/vendor_completions.d/cfnsonnet.fish
share/zsh/vendor-completions/_cfnsonnet"
for path in $completions bin/cfnsonnet share/doc/cfnsonnet/copyright share/doc/cfnsonnet/LICENSE share/doc/cfnsonnet/NOTICE.schema \
  share/doc/cfnsonnet/README.md share/doc/cfnsonnet/docs/ci.md share/cfnsonnet/libsonnet/cfn/main.libsonnet \
  libexec/cfnsonnet/cfnsonnet-schema-update; do
  [[ -f $work/system/usr/$path ]] || fail "the package lacks usr/$path"
done
same "the scripts of the package" "$(cd "$PROJECT/ci" && find . -maxdepth 1 -type f -executable | sort)" \
  "$(cd "$work/system/usr/share/cfnsonnet/ci" && find . -type f -executable | sort)"
foreign=$(cd "$work/system" && find . -type f -not -path './usr/share/*/*completions*/*cfnsonnet*' -not -path './usr/share/man/man1/cfnsonnet*.1.gz' -not -path './usr/bin/cfnsonnet' -not -path './usr/libexec/cfnsonnet/*' \
  -not -path './usr/share/cfnsonnet/*' -not -path './usr/share/doc/cfnsonnet/*')
same "the list of other files in the package" "" "$foreign"
same "the manual pages" "$("$CFNSONNET" man --output-folder "$work/pages" && cd "$work/pages" && ls)" \
  "$(cd "$work/system/usr/share/man/man1" && for page in *; do basename "$page" .gz; done)"
cmp <(zcat "$work/system/usr/share/man/man1/cfnsonnet-check.1.gz") "$work/pages/cfnsonnet-check.1" || fail "the page of check is another"
same "the modes of the program's file" 755 "$(stat -c %a "$work/system/usr/bin/cfnsonnet")"
for program in "$work"/system/usr/bin/cfnsonnet "$work"/system/usr/libexec/cfnsonnet/*; do
  if readelf -d "$program" | grep -E 'RPATH|RUNPATH'; then fail "$program has a run path"; fi
done

# The library's is another one, with nothing of the program.
library=$work/made/cfnsonnet-dev_$suffix
same "Depends of cfnsonnet-dev" "libpcre2-dev, libyaml-dev, nettle-dev, pkg-config" "$(dpkg-deb -f "$library" Depends)"
same "Section of cfnsonnet-dev" libdevel "$(dpkg-deb -f "$library" Section)"
contains "Description of cfnsonnet-dev" "inside of other programs" "$(dpkg-deb -f "$library" Description)"
dpkg-deb -x "$library" "$work/library"
for path in include/cfnsonnet/compile.h share/doc/cfnsonnet-dev/copyright share/doc/cfnsonnet-dev/licenses/libfmt-dev; do
  [[ -f $work/library/usr/$path ]] || fail "the package of the library lacks usr/$path"
done
foreign=$(cd "$work/library" && find . -type f -not -path './usr/include/cfnsonnet/*.h' -not -path './usr/lib*/libcfnsonnet.a' \
  -not -path './usr/lib*/cmake/cfnsonnet/*.cmake' -not -path './usr/lib*/pkgconfig/cfnsonnet.pc' -not -path './usr/share/doc/cfnsonnet-dev/*')
same "the list of other files in the package of the library" "" "$foreign"

# Without packages, the same files go below another prefix.
cmake --install "$BUILD" --prefix "$work/prefix" > "$work/log" || fail "cmake --install failed: $(cat "$work/log")"
same "the files of cmake --install" "$(cd "$work" && find system/usr library/usr -type f | sed 's|^[a-z]*/usr|.|' | sort)" \
  "$(cd "$work/prefix" && find . -type f | sort)"

# The program stands alone: another folder, no checkout beside it, the library from inside the binary.
mkdir "$work/elsewhere"
cp -r "$PROJECT/samples/landing-zone" "$work/elsewhere/"
cd "$work/elsewhere"
"$work/system/usr/bin/cfnsonnet" render landing-zone/template.jsonnet > template.json
cmp template.json landing-zone/template.golden.json || fail "the packaged program renders something else"
same "the value by libjsonnet" 2 "$("$work/system/usr/bin/cfnsonnet" eval --engine libjsonnet -e '1 + 1')"
if [[ $is_static ]]; then
  cp "$work/system/usr/bin/cfnsonnet" alone
  status=0
  said=$(./alone eval --engine libjsonnet -e '1 + 1' 2>&1) || status=$?
  same "the status of the program alone with --engine libjsonnet" 1 "$status"
  contains "what it says" "cannot run cfnsonnet-libjsonnet, a part of cfnsonnet that is not installed" "$said"
fi
mkdir registry && echo '{"typeName": "AWS::Nothing::Thing", "properties": {}}' > registry/thing.json
contains "what schema update says" "1 types read from registry" \
  "$(XDG_CACHE_HOME=$work/cache "$work/system/usr/bin/cfnsonnet" schema update --from registry 2>&1)"
contains "--version" "$(dpkg-deb -f "$package" Version)" "$("$work/system/usr/bin/cfnsonnet" --version)"
