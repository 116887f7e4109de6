# CFNSONNET_PRECOMPILED: read the headers of libraries once, and not again for each source.
#
# Most of the time of a compilation goes there. But a source that forgets an #include compiles all the same, so this is for
# the second build of CI, whose sources the first one has compiled as they are (the preset asan).
option(CFNSONNET_PRECOMPILED "Read the headers of libraries once for all sources; hides an #include that is missing" OFF)

# use_precompiled(TARGET HEADERS LIBRARIES…): HEADERS is a name for the set, which is made when it is first asked for: "rooms"
# the standard library, fmt, expected and JSON; "tests" GoogleTest beside them.
function(use_precompiled target headers)
  if(NOT CFNSONNET_PRECOMPILED)
    return()
  endif()
  set(owner cfnsonnet_precompiled_${headers})
  if(NOT TARGET ${owner})
    set(source ${CMAKE_BINARY_DIR}/precompiled.cpp)
    file(WRITE ${source} "")
    add_library(${owner} STATIC ${source})
    target_link_libraries(${owner} PRIVATE cfnsonnet_settings fmt::fmt nlohmann_json::nlohmann_json ${ARGN})
    target_precompile_headers(${owner} PRIVATE <algorithm> <array> <charconv> <cmath> <cstring>
      <functional> <map> <memory> <optional> <set> <span> <string> <string_view> <unordered_map> <utility> <variant>
      <vector> <fmt/format.h> <fmt/ranges.h> <tl/expected.hpp> <nlohmann/json.hpp>)
    if(headers STREQUAL "tests")
      target_precompile_headers(${owner} PRIVATE <gtest/gtest.h>)
    endif()
  endif()
  target_precompile_headers(${target} REUSE_FROM ${owner})
endfunction()
