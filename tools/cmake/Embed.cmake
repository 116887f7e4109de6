# embed_files(TARGET NAME BASE FOLDER FILES…)
#
# Puts the files into TARGET as read-only data: a generated "embedded/NAME.h" declares
#   namespace cfnsonnet::embedded { std::span<const File> NAME(); }   // sorted by name
# where File is {std::string_view name, contents} and a name is the path below BASE. The contents are pulled in with the
# assembler's .incbin, so that megabytes cost nothing to compile; each ends in a NUL that its view does not count.
function(embed_files target name base)
  set(dir ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  set(assembly ".section .rodata\n")
  set(declarations "")
  set(rows "")
  set(index 0)
  set(files ${ARGN})
  list(SORT files)
  foreach(file ${files})
    get_filename_component(path ${file} ABSOLUTE)
    file(RELATIVE_PATH relative ${base} ${path})
    set(symbol "cfnsonnet_embedded_${name}_${index}")
    string(APPEND assembly ".balign 16\n.global ${symbol}\n.global ${symbol}_end\n${symbol}:\n.incbin \"${path}\"\n${symbol}_end:\n.byte 0\n")
    string(APPEND declarations "extern const char ${symbol}[], ${symbol}_end[];\n")
    string(APPEND rows "    {\"${relative}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT ${dir}/${name}.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${dir}/embedded/${name}.h @ONLY CONTENT
"#pragma once
#include <span>
#include <string_view>
#ifndef CFNSONNET_EMBEDDED_FILE
#define CFNSONNET_EMBEDDED_FILE
namespace cfnsonnet::embedded {
struct File {
  std::string_view name;
  std::string_view contents;
};
}  // namespace cfnsonnet::embedded
#endif
namespace cfnsonnet::embedded {
std::span<const File> ${name}();
}
")
  file(CONFIGURE OUTPUT ${dir}/${name}.cpp @ONLY CONTENT
"#include \"embedded/${name}.h\"
#include <cstddef>
extern \"C\" {
${declarations}}
namespace cfnsonnet::embedded {
std::span<const File> ${name}() {
  static const File files[] = {
${rows}  };
  return files;
}
}  // namespace cfnsonnet::embedded
")
  target_sources(${target} PRIVATE ${dir}/${name}.S ${dir}/${name}.cpp)
  target_include_directories(${target} PUBLIC ${dir})
  set_source_files_properties(${dir}/${name}.S PROPERTIES OBJECT_DEPENDS "${files}")
endfunction()
