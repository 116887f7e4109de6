# declare_rules(TARGET FILES…)
#
# Makes the list of rules, inside TARGET, from the heads of their explanations. ID.md begins with one:
#
#   ---
#   title: Property is not part of the resource type
#   subject: properties        one of src/rules/registry/subjects.txt
#   level: warning             of J rules alone: that of another rule is what its letter says
#   source: https://…          the page that states the fact
#   ---
#
# "generated/rule_ids.h" has the names of the rules and changes only when one comes or goes, for all of src/rules
# includes it; what else the heads say is in "generated/rule_table.inc", which one file includes.
set(rules_script ${CMAKE_CURRENT_LIST_DIR}/RuleTable.cmake)

function(declare_rules target)
  set(dir ${CMAKE_CURRENT_BINARY_DIR}/generated)
  set(subjects ${CMAKE_CURRENT_SOURCE_DIR}/registry/subjects.txt)
  list(JOIN ARGN "\n" names)
  file(CONFIGURE OUTPUT ${dir}/rules.txt CONTENT "${names}\n" @ONLY)
  add_custom_command(
    OUTPUT ${dir}/rule_ids.h ${dir}/rule_table.inc
    COMMAND ${CMAKE_COMMAND} -DFILES=${dir}/rules.txt -DSUBJECTS=${subjects} -DROOT=${CMAKE_SOURCE_DIR} -DOUTPUT=${dir} -P ${rules_script}
    DEPENDS ${ARGN} ${subjects} ${dir}/rules.txt ${rules_script}
    COMMENT "Reading the heads of the rules"
    VERBATIM)
  target_sources(${target} PRIVATE ${dir}/rule_ids.h ${dir}/rule_table.inc)
  target_include_directories(${target} PUBLIC ${CMAKE_CURRENT_BINARY_DIR})
endfunction()
