# What `cmake --install` puts where, and the Debian packages that `cpack` makes of it: cfnsonnet, and cfnsonnet-dev of the
# component `dev`, which is the library (Library.cmake).
#
#   bin/cfnsonnet                    the program, by src/cli/; it works without the files below
#   libexec/cfnsonnet/               what it runs for `schema update` and `--engine libjsonnet` (src/cli/companion.h)
#   share/bash-completion/, share/zsh/, share/fish/   completion, where each shell looks for it (src/cli/shell/completion/)
#   share/man/man1/                  manual pages, by src/cli/
#   share/cfnsonnet/libsonnet/cfn/   the bundled library as it is in the binary, to be read and found by editors
#   share/cfnsonnet/ci/              the scripts that ci/gitlab/'s jobs call
#   share/doc/cfnsonnet/             README, docs/, LICENSE, and NOTICE as `copyright`, where Debian looks for it
#   share/doc/cfnsonnet/licenses/    the licences of the libraries that are linked in, by the names of Debian's packages
#   include/cfnsonnet/, lib/         the library, by Library.cmake
#   share/doc/cfnsonnet-dev/         its licences, and those of what is compiled into it

install(DIRECTORY libsonnet/cfn DESTINATION ${CMAKE_INSTALL_DATADIR}/cfnsonnet/libsonnet FILES_MATCHING PATTERN "*.libsonnet")
set(completion src/cli/shell/completion/cfnsonnet)
install(FILES ${completion}.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME cfnsonnet)
install(FILES ${completion}.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions RENAME _cfnsonnet)
install(FILES ${completion}.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(PROGRAMS ci/stack ci/stack-jobs ci/mask-key ci/with-deploy-key ci/push-files DESTINATION ${CMAKE_INSTALL_DATADIR}/cfnsonnet/ci)
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md")

# The component `licences` is what goes with the program wherever it goes: the npm package (tools/npm/pack) and the image
# (Dockerfile) install nothing else.
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT licences)
install(FILES NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright COMPONENT licences)
install(FILES schema/NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME NOTICE.schema COMPONENT licences)

# install_licences(COMPONENT FOLDER PACKAGES…): licences that ask that their text goes with the binary.
function(install_licences component folder)
  foreach(package ${ARGN})
    set(licence /usr/share/doc/${package}/copyright)
    if(EXISTS ${licence})
      install(FILES ${licence} DESTINATION ${folder}/licenses RENAME ${package} COMPONENT ${component})
    endif()
  endforeach()
endfunction()
if(CFNSONNET_STATIC)
  string(REGEX MATCH "^[0-9]+" gcc_major "${CMAKE_CXX_COMPILER_VERSION}")  # GCC's covers libstdc++ and libgcc.
  install_licences(licences ${CMAKE_INSTALL_DOCDIR} libc6-dev gcc-${gcc_major}-base libcli11-dev libexpected-dev libfmt-dev
    libpcre2-dev libyaml-dev nettle-dev nlohmann-json3-dev)
endif()

set(dev_doc ${CMAKE_INSTALL_DATADIR}/doc/cfnsonnet-dev)
install(FILES LICENSE DESTINATION ${dev_doc} COMPONENT dev)
install(FILES NOTICE DESTINATION ${dev_doc} RENAME copyright COMPONENT dev)
install(FILES schema/NOTICE DESTINATION ${dev_doc} RENAME NOTICE.schema COMPONENT dev)
install_licences(dev ${dev_doc} libexpected-dev libfmt-dev nlohmann-json3-dev)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "the cfnsonnet maintainers")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_RESOURCE_FILE_README ${PROJECT_SOURCE_DIR}/README.md)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "cfnsonnet maintainers <maintainers@cfnsonnet.invalid>")
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION
"cfnsonnet renders a Jsonnet template, checks the CloudFormation that it gives
against the schema of every AWS resource type, points each finding at its
place, and writes the template only when it is right. It also checks JSON and
YAML templates, and evaluates plain Jsonnet as jsonnet does.")

# A package for each group; everything that names no component is of the program.
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME cfnsonnet)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "${CPACK_PACKAGE_DESCRIPTION}")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "awscli, bash-completion, git, jq, openssh-client, pre-commit")
set(CPACK_DEBIAN_DEV_PACKAGE_NAME cfnsonnet-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "libpcre2-dev, libyaml-dev, nettle-dev, pkg-config")
set(CPACK_COMPONENT_DEV_DESCRIPTION
"The C++ library of cfnsonnet, static, with its headers: it renders Jsonnet
templates and checks CloudFormation inside of other programs.")
include(CPack)
cpack_add_component(Unspecified GROUP program)
cpack_add_component(licences GROUP program)
cpack_add_component(dev GROUP dev)
cpack_add_component_group(program)
cpack_add_component_group(dev)
