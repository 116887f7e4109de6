# CFNSONNET_STATIC: link the program so that nothing has to be looked up when it starts.
#
# A command takes about a millisecond. Finding and joining shared libraries would be the longest part of that: libstdc++
# alone doubles the time of a small program. So the program is linked with the .a files of Debian's -dev packages, and
# stays position-independent for the sake of address space layout randomization (-static-pie). What has no whole static
# form is in programs of its own, which are linked as usual: src/cli/companion.h. So are the tests.
#
# Off by default where a .a file is missing, under the sanitizers, which come as shared libraries, and where another project
# has us as a part.
# To be included before any library is looked for.

# Does the standard library have a static form, and does fmt compile from its headers?
set(static_fmt ${CMAKE_CURRENT_LIST_DIR}/static_fmt.cpp)
try_compile(CFNSONNET_LINKS_STATICALLY
  SOURCES ${static_fmt}
  SOURCE_FROM_CONTENT main.cpp "#include <fmt/format.h>\nint main() { fmt::print(\"{}\", 0.5); }"
  LINK_OPTIONS -static-pie
  CXX_STANDARD 20)
set(static_is_possible ${CFNSONNET_LINKS_STATICALLY})
foreach(name jsonnet nettle pcre2-8 yaml)
  find_library(CFNSONNET_ARCHIVE_${name} lib${name}.a)
  mark_as_advanced(CFNSONNET_ARCHIVE_${name})
  if(NOT CFNSONNET_ARCHIVE_${name})
    set(static_is_possible OFF)
  endif()
endforeach()
if(CFNSONNET_SANITIZE OR NOT PROJECT_IS_TOP_LEVEL)
  set(static_is_possible OFF)
endif()
option(CFNSONNET_STATIC "Link the program statically" ${static_is_possible})

# The rooms name libraries as always; where these are looked for decides. Who needs the shared ones sets the suffixes back.
set(CFNSONNET_SHARED_SUFFIXES ${CMAKE_FIND_LIBRARY_SUFFIXES})
if(CFNSONNET_STATIC)
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a ${CMAKE_FIND_LIBRARY_SUFFIXES})

  set(JSONNET_LIBRARY jsonnet)  # By name: the .a or the .so as each program wants, and the static one takes nothing of it.
  # A build folder that was configured without this option remembers the shared ones.
  get_cmake_property(cached CACHE_VARIABLES)
  foreach(variable ${cached})
    if(variable MATCHES "^pkgcfg_lib_" AND "${${variable}}" MATCHES "\\.so$")
      unset(${variable} CACHE)
    endif()
  endforeach()
endif()

# A project that has us as a part may have a fmt of its own; else the library brings one (Library.cmake).
if(NOT TARGET fmt::fmt)
  add_library(static_fmt STATIC ${static_fmt})
  if(CFNSONNET_STATIC)
    add_library(fmt::fmt ALIAS static_fmt)
  else()
    find_package(fmt REQUIRED)
  endif()
endif()

# link_statically(TARGET): the program TARGET, if CFNSONNET_STATIC.
function(link_statically target)
  if(CFNSONNET_STATIC)
    target_link_options(${target} PRIVATE -static-pie -Wl,--gc-sections)
  endif()
endfunction()
