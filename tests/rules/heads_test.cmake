# A mistake in the head of a rule stops the build, with its file and line (tools/cmake/RuleTable.cmake). Run by ctest
# with PROJECT and WORK, a folder of its own.
cmake_minimum_required(VERSION 3.25)

file(REMOVE_RECURSE ${WORK})
file(WRITE ${WORK}/subjects.txt "network: VPC\nstorage: S3\n")

# Reads a head of ID.md; sets `table` to what is made of it, and `said` to what is said of it.
function(read_head id head)
  file(WRITE ${WORK}/${id}.md "${head}")
  file(WRITE ${WORK}/files.txt "${WORK}/${id}.md\n")
  file(REMOVE ${WORK}/rule_table.inc)
  execute_process(
    COMMAND ${CMAKE_COMMAND} -DFILES=${WORK}/files.txt -DUSES=${WORK}/subjects.txt -DROOT=${WORK} -DOUTPUT=${WORK} -P ${PROJECT}/tools/cmake/RuleTable.cmake
    ERROR_VARIABLE said OUTPUT_QUIET)
  set(table "")
  if(EXISTS ${WORK}/rule_table.inc)
    file(READ ${WORK}/rule_table.inc table)
  endif()
  set(table "${table}" PARENT_SCOPE)
  set(said "${said}" PARENT_SCOPE)
endfunction()

function(expect_table id head row)
  read_head(${id} "${head}")
  string(FIND "${table}" "${row}" at)
  if(NOT at EQUAL 0)
    message(SEND_ERROR "${id}: expected\n${row}\nfound\n${table}${said}")
  endif()
endfunction()

function(expect_fault id head fault)
  read_head(${id} "${head}")
  string(FIND "${said}" "${id}.md:${fault}\n" at)
  if(at EQUAL -1 OR NOT table STREQUAL "")
    message(SEND_ERROR "${id}: expected\n${id}.md:${fault}\nfound\n${said}${table}")
  endif()
endfunction()

set(rest "subject: network\nsource: https://a.b/c\n---\n\nText.\n")
expect_table(E3001 "---\ntitle: A \"quoted\" \${Name}; [\n${rest}" "RULE(E3001, error, \"network\", \"A \\\"quoted\\\" \${Name}; [\", \"https://a.b/c\")\n")
expect_table(W3001 "---\ntitle: A\n${rest}" "RULE(W3001, warning, \"network\", \"A\", \"https://a.b/c\")\n")
expect_table(I3001 "---\ntitle: A\n${rest}" "RULE(I3001, info, \"network\", \"A\", \"https://a.b/c\")\n")
expect_table(J3001 "---\ntitle: A\nlevel: info\n${rest}" "RULE(J3001, info, \"network\", \"A\", \"https://a.b/c\")\n")

expect_fault(E3001 "Text.\n" "1: a head is missing: ---, lines \"key: value\", ---")
expect_fault(E3001 "---\n${rest}" "4: the title is missing")
expect_fault(E3001 "---\ntitel: A\n${rest}" "2: \"titel: A\" is none of title, subject, level and source with a value; a head ends with ---")
expect_fault(E3001 "---\ntitle: A" "3: \"\" is none of title, subject, level and source with a value; a head ends with ---")
expect_fault(E3001 "---\ntitle: A\nsubject: netwrok\nsource: https://a.b/c\n---\n" "5: the subject \"netwrok\" is none of src/rules/registry/subjects.txt")
expect_fault(E3001 "---\ntitle: A\nsubject: network\nsource: a page\n---\n" "5: the source is no page: \"a page\"")
expect_fault(E3001 "---\ntitle: A\nlevel: error\n${rest}" "6: the level of E3001 is what its letter says")
expect_fault(J3001 "---\ntitle: A\n${rest}" "5: the level is none of error, warning and info: \"\"")
expect_fault(E301 "---\ntitle: A\n${rest}" "1: \"E301\" is not the name of a rule: one of E, W, I and J, and four digits")
