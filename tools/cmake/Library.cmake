# libcfnsonnet.a, for programs that are not ours: docs/library-cpp.md.
#
# It is one archive, so that nobody has to know our rooms and their order: the objects of all rooms up to `report`, with
# the schema and the bundled library inside, and of fmt, which Debian has as a shared library only. They are the
# objects that the rooms have been compiled to, so this costs no time but that of writing the file.
#
# PCRE2, nettle and libyaml are not in it: a program may use them itself, and Debian mends them. libjsonnet is not needed
# (src/jsonnet/no_libjsonnet.cpp).
set(library_rooms text files names schema_reader schema document syntax jsonnet no_libjsonnet template rules compile report)
set(library_requires "libpcre2-8 nettle yaml-0.1")  # By their names for pkg-config.

add_library(cfnsonnet_library STATIC)
add_library(cfnsonnet::cfnsonnet ALIAS cfnsonnet_library)
set_target_properties(cfnsonnet_library PROPERTIES
  OUTPUT_NAME cfnsonnet EXPORT_NAME cfnsonnet LINKER_LANGUAGE CXX ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
foreach(room ${library_rooms})
  target_sources(cfnsonnet_library PRIVATE $<TARGET_OBJECTS:cfnsonnet_${room}>)
endforeach()
if(TARGET static_fmt)
  target_sources(cfnsonnet_library PRIVATE $<TARGET_OBJECTS:static_fmt>)
else()
  target_link_libraries(cfnsonnet_library INTERFACE fmt::fmt)  # That of the project that we are a part of.
endif()
target_compile_features(cfnsonnet_library INTERFACE cxx_std_20)
target_link_options(cfnsonnet_library INTERFACE -pthread)
# In a build by their files, for targets of pkg-config are known in our folders only.
target_link_libraries(cfnsonnet_library INTERFACE
  "$<BUILD_INTERFACE:${PCRE2_LINK_LIBRARIES};${NETTLE_LINK_LIBRARIES};${YAML_LINK_LIBRARIES}>"
  $<INSTALL_INTERFACE:PkgConfig::cfnsonnet_modules>)

file(GLOB headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/cfnsonnet/*.h)
target_sources(cfnsonnet_library PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/include FILES ${headers})
if(NOT PROJECT_IS_TOP_LEVEL)
  return()
endif()

# The component `dev`: the headers, the archive, and what finds them, by places that are relative to each other.
include(CMakePackageConfigHelpers)
set(library_cmake ${CMAKE_INSTALL_LIBDIR}/cmake/cfnsonnet)
set(library_pkgconfig ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(TARGETS cfnsonnet_library EXPORT cfnsonnetTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT dev
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT dev)
install(EXPORT cfnsonnetTargets NAMESPACE cfnsonnet:: DESTINATION ${library_cmake} COMPONENT dev)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/cfnsonnetConfig.cmake.in ${PROJECT_BINARY_DIR}/cfnsonnetConfig.cmake
  INSTALL_DESTINATION ${library_cmake} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/cfnsonnetConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/cfnsonnetConfig.cmake ${PROJECT_BINARY_DIR}/cfnsonnetConfigVersion.cmake
  DESTINATION ${library_cmake} COMPONENT dev)

cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX}/${library_pkgconfig} OUTPUT_VARIABLE prefix_from_pc)
configure_file(${CMAKE_CURRENT_LIST_DIR}/cfnsonnet.pc.in ${PROJECT_BINARY_DIR}/cfnsonnet.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/cfnsonnet.pc DESTINATION ${library_pkgconfig} COMPONENT dev)
