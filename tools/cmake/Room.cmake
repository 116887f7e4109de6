# add_room(NAME SOURCES… [PUBLIC LIBRARIES…] [PRIVATE LIBRARIES…])
#
# Makes the static library cfnsonnet_NAME from the sources beside the caller. Includes are written from src/
# ("document/document.h") and include/ ("cfnsonnet/finding.h"). Warnings are ours to mend, and errors in CI.
function(add_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(cfnsonnet_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(cfnsonnet_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)
  compile_together(cfnsonnet_${name})
  target_link_libraries(cfnsonnet_${name} PUBLIC cfnsonnet_settings ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE})
endfunction()

# Some sources of a target are compiled as one, for most of the time goes into the headers that they have in common: what
# is in an anonymous namespace has a name that no other source of the room has. tools/tidy looks at each by itself, which
# shows an include that is missing, and a name that hides another; the preset debug compiles each by itself.
function(compile_together target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${CFNSONNET_UNITY} UNITY_BUILD_BATCH_SIZE 6)
endfunction()

add_library(cfnsonnet_settings INTERFACE)
target_compile_options(cfnsonnet_settings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion)
# Among sources that are compiled as one, what a name hides may be another source's.
target_compile_options(cfnsonnet_settings INTERFACE $<$<NOT:$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>>:-Wshadow>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(cfnsonnet_settings INTERFACE -Wno-restrict)  # false alarms: https://gcc.gnu.org/PR105651
endif()
if(CFNSONNET_WERROR)
  target_compile_options(cfnsonnet_settings INTERFACE -Werror)
endif()
if(CFNSONNET_FUZZ)
  target_compile_options(cfnsonnet_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(CFNSONNET_SANITIZE STREQUAL "thread")
  target_compile_options(cfnsonnet_settings INTERFACE -fsanitize=thread -fno-omit-frame-pointer)
  target_link_options(cfnsonnet_settings INTERFACE -fsanitize=thread)
elseif(CFNSONNET_SANITIZE)
  target_compile_definitions(cfnsonnet_settings INTERFACE CFNSONNET_ADDRESS_SANITIZER)
  target_compile_options(cfnsonnet_settings INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(cfnsonnet_settings INTERFACE -fsanitize=address,undefined)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # False alarms inside of <regex> once the sanitizers have changed the code: https://gcc.gnu.org/PR105562
    target_compile_options(cfnsonnet_settings INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()
