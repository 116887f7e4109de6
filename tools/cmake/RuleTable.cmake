# Writes OUTPUT/rule_ids.h and OUTPUT/rule_table.inc from the heads of the explanations that FILES lists, and from the
# subjects in USES; Rules.cmake says what they are. A mistake in a head is told with its file and line, below ROOT.
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/WriteChanged.cmake)

set(faults 0)
function(fault file line text)
  file(RELATIVE_PATH shown ${ROOT} ${file})
  message(NOTICE "${shown}:${line}: ${text}")
  math(EXPR count "${faults} + 1")
  set(faults ${count} PARENT_SCOPE)
endfunction()

function(quote text result)
  string(REPLACE "\\" "\\\\" text "${text}")
  string(REPLACE "\"" "\\\"" text "${text}")
  set(${result} "\"${text}\"" PARENT_SCOPE)
endfunction()

# Takes the first line off `rest`.
macro(next_line line)
  string(APPEND rest "\n")  # That of the last line may be missing.
  string(FIND "${rest}" "\n" end)
  string(SUBSTRING "${rest}" 0 ${end} ${line})
  math(EXPR end "${end} + 1")
  string(SUBSTRING "${rest}" ${end} -1 rest)
  math(EXPR number "${number} + 1")
endmacro()

# Sets title, subject, level and source to what the head of a file says.
macro(read_head file id)
  foreach(key title subject level source)
    set(${key} "")
  endforeach()
  file(READ ${file} rest)
  set(number 0)
  next_line(line)
  if(NOT line STREQUAL "---")
    fault(${file} 1 "a head is missing: ---, lines \"key: value\", ---")
  else()
    next_line(line)
    while(NOT line STREQUAL "---")
      if(NOT line MATCHES "^(title|subject|level|source): (.*[^ ])$")
        fault(${file} ${number} "\"${line}\" is none of title, subject, level and source with a value; a head ends with ---")
        break()
      endif()
      set(${CMAKE_MATCH_1} "${CMAKE_MATCH_2}")
      next_line(line)
    endwhile()
    check_head(${file} ${id})
  endif()
endmacro()

macro(check_head file id)
  if(title STREQUAL "")
    fault(${file} ${number} "the title is missing")
  endif()
  if(NOT subject IN_LIST subjects)
    fault(${file} ${number} "the subject \"${subject}\" is none of src/rules/registry/subjects.txt")
  endif()
  if(NOT source MATCHES "^https://[^ ]+$")
    fault(${file} ${number} "the source is no page: \"${source}\"")
  endif()
  read_level(${file} ${id})
endmacro()

macro(read_level file id)
  if(id MATCHES "^J")
    if(NOT level MATCHES "^(error|warning|info)$")
      fault(${file} ${number} "the level is none of error, warning and info: \"${level}\"")
    endif()
  elseif(NOT level STREQUAL "")
    fault(${file} ${number} "the level of ${id} is what its letter says")
  elseif(id MATCHES "^E")
    set(level error)
  elseif(id MATCHES "^W")
    set(level warning)
  else()
    set(level info)
  endif()
endmacro()

file(STRINGS ${USES} lines)
set(subjects "")
set(subject_rows "")
set(number 0)
foreach(line IN LISTS lines)
  math(EXPR number "${number} + 1")
  if(NOT line MATCHES "^([a-z]+): (.+)$")
    fault(${USES} ${number} "\"${line}\" is no line \"subject: what it is\"")
  endif()
  list(APPEND subjects ${CMAKE_MATCH_1})
  string(APPEND subject_rows "SUBJECT(\"${CMAKE_MATCH_1}\", \"${CMAKE_MATCH_2}\")\n")
endforeach()

file(STRINGS ${FILES} files)
list(SORT files)
set(ids "")
set(rows "")
foreach(file IN LISTS files)
  get_filename_component(id ${file} NAME_WE)
  if(NOT id MATCHES "^[EWIJ][0-9][0-9][0-9][0-9]$")
    fault(${file} 1 "\"${id}\" is not the name of a rule: one of E, W, I and J, and four digits")
  endif()
  read_head(${file} ${id})
  quote("${title}" title)
  string(APPEND ids "  ${id},\n")
  string(APPEND rows "RULE(${id}, ${level}, \"${subject}\", ${title}, \"${source}\")\n")
endforeach()
if(faults)
  message(FATAL_ERROR "mistakes in the heads of src/rules/explain: ${faults}")
endif()

write_changed(${OUTPUT}/rule_ids.h "// Made by tools/cmake/RuleTable.cmake from src/rules/explain/.
#pragma once

#include <cstdint>

namespace cfnsonnet::rules {

enum class RuleId : std::uint16_t {
${ids}};
using enum RuleId;

}  // namespace cfnsonnet::rules
")
write_changed(${OUTPUT}/rule_table.inc "${rows}${subject_rows}")
