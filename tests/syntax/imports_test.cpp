#include "syntax/imports.h"

#include <gtest/gtest.h>

namespace cfnsonnet::syntax {
namespace {

std::string shown(std::string_view text) {
  std::string shown;
  for (const Import& import : imports_of(text))
    shown += (import.form == Import::Form::code   ? "code "
              : import.form == Import::Form::text ? "text "
                                                  : "bytes ") +
             import.path + "\n";
  return shown;
}

TEST(Imports, AreFoundInAnyText) {
  EXPECT_EQ(shown("local a = import 'a.libsonnet'; (importstr @'it''s') + importbin \"b\\u0041\""),
            "code a.libsonnet\ntext it's\nbytes bA\n");
  EXPECT_EQ(shown("{ import 'a'"), "code a\n");
  EXPECT_EQ(shown("// import 'a'\n'import \"b\"' import (c) import"), "");
  EXPECT_EQ(shown("import /* the library */ 'a'"), "code a\n");
  EXPECT_EQ(shown(""), "");
}

}  // namespace
}  // namespace cfnsonnet::syntax
