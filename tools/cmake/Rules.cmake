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
#
# list_families(TARGET FILES…)
#
# Makes "generated/families.inc", inside TARGET, a row FAMILY(subnets) for each family that the files declare, sorted.
# They do so in a line of its own (src/rules/check/family.h):
#
#   extern const Family subnets_family(Phase::of_the_template, check_subnets);
set(rules_scripts ${CMAKE_CURRENT_LIST_DIR})

# Runs SCRIPT over the files, named in a list of its own, whenever one of them or of USES has changed.
function(generate_from_files target script list outputs uses)
  set(dir ${CMAKE_CURRENT_BINARY_DIR}/generated)
  list(JOIN ARGN "\n" names)
  file(CONFIGURE OUTPUT ${dir}/${list} CONTENT "${names}\n" @ONLY)
  list(TRANSFORM outputs PREPEND ${dir}/)
  set(script ${rules_scripts}/${script}.cmake)
  add_custom_command(
    OUTPUT ${outputs}
    COMMAND ${CMAKE_COMMAND} -DFILES=${dir}/${list} -DUSES=${uses} -DROOT=${CMAKE_SOURCE_DIR} -DOUTPUT=${dir} -P ${script}
    DEPENDS ${ARGN} ${uses} ${dir}/${list} ${script} ${rules_scripts}/WriteChanged.cmake
    COMMENT "Generating ${outputs}"
    VERBATIM)
  target_sources(${target} PRIVATE ${outputs})
endfunction()

function(declare_rules target)
  generate_from_files(${target} RuleTable explanations.txt "rule_ids.h;rule_table.inc" ${CMAKE_CURRENT_SOURCE_DIR}/registry/subjects.txt ${ARGN})
  target_include_directories(${target} PUBLIC ${CMAKE_CURRENT_BINARY_DIR})
endfunction()

function(list_families target)
  generate_from_files(${target} FamilyList sources.txt "families.inc" "" ${ARGN})
endfunction()
