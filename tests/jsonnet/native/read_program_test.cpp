// Programs to resolved trees (tree_text.h says how those are written), and the programs that are refused.
#include "jsonnet/native/program/read_program.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "tree_text.h"

namespace cfnsonnet::jsonnet::native {
namespace {

constexpr std::uint32_t base = 100;  // So that addresses are not offsets.

struct Case {
  std::string_view source;
  std::string_view expected;
};

// The tree, or the message with its place in bytes.
std::string parsed(std::string_view text) {
  Arena arena;
  Names names(arena);
  const auto program = read_program(text, base, "the/file.jsonnet", arena, names);
  if (program) return TreeText::of(*program);
  const SyntaxError& error = program.error();
  return fmt::format("error {}-{}: {}", error.span.begin - base, error.span.end - base, error.message);
}

void check(std::initializer_list<Case> cases) {
  for (const Case& each : cases) EXPECT_EQ(parsed(each.source), each.expected) << each.source;
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

// --- Syntax --------------------------------------------------------------------------------------

TEST(Parser, ReadsLiterals) {
  check({
      {"null", "/0 null"},
      {"true", "/0 true"},
      {"false", "/0 false"},
      {"1.5", "/0 1.5"},
      {"'a'", "/0 'a'"},
      {"@'a''b'", "/0 'a'b'"},
      {"|||-\n a\n|||", "/0 'a'"},
      {"[]", "/0 []"},
      {"[1, 'a', [2],]", "/0 [1 'a' [2]]"},
      {"{}", "/0 {}"},
      {"((1))", "/0 1"},
      {"#!/usr/bin/env jsonnet\n1 // one", "/0 1"},
  });
}

TEST(Parser, BindsOperatorsAsTightlyAsJsonnet) {
  check({
      {"1 + 2 * 3 - 4 / 5 % 6", "/0 (- (+ 1 (* 2 3)) (% (/ 4 5) 6))"},
      {"1 - 2 - 3", "/0 (- (- 1 2) 3)"},
      {"1 < 2 == 3 > 4 != 5 <= 6", "/0 (!= (== (< 1 2) (> 3 4)) (<= 5 6))"},
      {"1 >= 2 << 3 + 4", "/0 (>= 1 (<< 2 (+ 3 4)))"},
      {"1 | 2 ^ 3 & 4 || 5 && 6 << 1 >> 2", "/0 (|| (| 1 (^ 2 (& 3 4))) (&& 5 (>> (<< 6 1) 2)))"},
      {"1 in {} && 2 in {}", "/0 (&& (in 1 {}) (in 2 {}))"},
      {"-1 + ~2 * !true", "/0 (+ (- 1) (* (~ 2) (! true)))"},
      {"- -1 - +1", "/0 (- (- (- 1)) (+ 1))"},
      {"-'a'.b[1] {}", "/0 (- (+ ([] (. 'a' b) 1) {}))"},
      {"(1 + 2) * 3", "/0 (* (+ 1 2) 3)"},
      {"1 + if true then 2 else 3 + 4", "/0 (+ 1 (if true 2 (+ 3 4)))"},
      {"{} {} + {} {}", "/0 (+ (+ {} {}) (+ {} {}))"},
  });
}

TEST(Parser, ReadsEveryFormOfSlice) {
  check({
      {"[][1]", "/0 ([] [] 1)"},
      {"[][:]", "/0 ([:] [] _ _ _)"},
      {"[][::]", "/0 ([:] [] _ _ _)"},
      {"[][: :]", "/0 ([:] [] _ _ _)"},
      {"[][1:]", "/0 ([:] [] 1 _ _)"},
      {"[][:2]", "/0 ([:] [] _ 2 _)"},
      {"[][1:2]", "/0 ([:] [] 1 2 _)"},
      {"[][1::]", "/0 ([:] [] 1 _ _)"},
      {"[][::3]", "/0 ([:] [] _ _ 3)"},
      {"[][: :3]", "/0 ([:] [] _ _ 3)"},
      {"[][:2:]", "/0 ([:] [] _ 2 _)"},
      {"[][1::3]", "/0 ([:] [] 1 _ 3)"},
      {"[][1:2:3]", "/0 ([:] [] 1 2 3)"},
      {"[][::-1]", "/0 ([:] [] _ _ (- 1))"},
      {"{}[':']", "/0 ([] {} ':')"},
      {"[][]", "error 3-4: expected an index or a slice, found \"]\""},
      {"[][1 2]", "error 5-6: expected \":\" or \"]\" after the index, found a number"},
      {"[][:::]", "error 3-6: expected an expression, found \":::\""},
      {"[][1:2:3:4]", "error 8-9: expected \"]\" after the slice, found \":\""},
  });
}

TEST(Parser, ReadsCalls) {
  check({
      {"'f'()", "/0 (call 'f')"},
      {"'f'(1, 2,)", "/0 (call 'f' 1 2)"},
      {"'f'(1, x=2, y=x==3)", "error 14-15: unknown variable: \"x\""},
      {"'f'(1, x=2, y=3 == 4)", "/0 (call 'f' 1 x=2 y=(== 3 4))"},
      {"'f'(1) tailstrict", "/0 (call 'f' 1 tailstrict)"},
      {"'f'(1)(2)", "/0 (call (call 'f' 1) 2)"},
      {"'f'(x=1, 2)", "error 9-10: an argument without a name cannot follow one with a name"},
      {"'f'(,)", "error 4-5: expected an expression, found \",\""},
      {"'f'(1 2)", "error 6-7: expected a comma before next argument, found a number"},
      {"'f'(1", "error 5-5: expected a comma before next argument, found the end of the file"},
      {"1 tailstrict", "error 2-12: expected an operator or the end of the file, found \"tailstrict\""},
  });
}

TEST(Parser, ReadsConditionsAssertionsAndErrors) {
  check({
      {"if true then 1", "/0 (if true 1 _)"},
      {"if true then 1 else if false then 2 else 3", "/0 (if true 1 (if false 2 3))"},
      {"if true then if false then 1 else 2", "/0 (if true (if false 1 2) _)"},
      {"assert true; 1", "/0 (assert true; 1)"},
      {"assert true : 'no'; 1", "/0 (assert true : 'no'; 1)"},
      {"error 'x' + 1", "/0 (error (+ 'x' 1))"},
      {"if true 1", "error 8-9: expected \"then\" after the condition, found a number"},
      {"assert true, 1", "error 11-11: expected \";\" after the assertion, found \",\""},
      {"error", "error 5-5: expected an expression, found the end of the file"},
  });
}

TEST(Parser, ImportsOnlyWhatALiteralNames) {
  check({
      {"import 'a/b.libsonnet'", "/0 (import a/b.libsonnet)"},
      {"importstr @'b'", "/0 (importstr b)"},
      {"importbin \"c\"", "/0 (importbin c)"},
      {"(import 'a').b", "/0 (. (import a) b)"},
      {"import 'a' + 'b'", "error 7-16: the path of an import must be a string literal"},
      {"import ('a')", "error 7-12: the path of an import must be a string literal"},
      {"importstr 'a'.b", "error 10-15: the path of an import must be a string literal"},
      {"import 'a'\n+ 'b'", "error 7-16: the path of an import must be a string literal"},
      {"local a = import 'b'\n{}", "error 20-20: expected \";\" or a comma after the import"},
      {"local a = import 'b'  // c\n[{}]", "error 20-20: expected \";\" or a comma after the import"},
      {"import |||\n a\n|||", "error 7-17: a text block cannot be the path of an import"},
  });
}

TEST(Parser, ReadsFields) {
  check({
      {"{a: 1, 'b c': 2, \"d\": 3, @'e': 4, |||-\n f\n|||: 5,}", "/0 {a: 1, b c: 2, d: 3, e: 4, f: 5}"},
      {"{a: 1, b:: 2, c::: 3, d+: 4, e+:: 5, f+::: 6}", "/0 {a: 1, b:: 2, c::: 3, d+: 4, e+:: 5, f+::: 6}"},
      {"{a:-1, b +:-1}", "/0 {a: (- 1), b+: (- 1)}"},
      {"{['a' + 'b']: 1, ['c']+:: 2}", "/0 {[(+ 'a' 'b')]: 1, ['c']+:: 2}"},
      {"{f(x, y=1): x, ['g'](x):: x}", "/0 {f: (fn/2 f x y=1 => x@0.0), ['g']:: (fn/1 _ x => x@0.0)}"},
      {"{assert true, assert false : 'no'}", "/0 {assert true, assert false : 'no'}"},
      {"{a = 1}", "error 3-4: expected a colon after the name of the field, found \"=\""},
      {"{a + : 1}", "error 3-4: expected one of : :: ::: +: +:: +::: after the name of the field, found \"+\""},
      {"{a:::: 1}", "error 2-6: expected one of : :: ::: +: +:: +::: after the name of the field, found \"::::\""},
      {"{f(x)+: x}", "error 5-7: a method cannot be added to with +:"},
      {"{error: 1}", "error 1-6: expected a field, found \"error\""},
      {"{,}", "error 1-2: expected a field, found \",\""},
      {"{a: 1 b: 2}", "error 6-7: expected a comma before next field, found \"b\""},
      {"{a: 1", "error 5-5: expected a comma before next field, found the end of the file"},
      {"{['a': 1}", "error 5-6: expected \"]\" after the name of the field, found \":\""},
  });
}

TEST(Parser, SaysHowOtherLanguagesPutIt) {
  check({
      {"true and false",
       "error 5-8: expected an operator or the end of the file, found \"and\"; \"and\" is written \"&&\""},
      {"local a = 1 or 2; a",
       "error 11-11: expected \";\" or a comma after the local, found \"or\"; \"or\" is written \"||\""},
      {"if not true then 1",
       "error 7-11: expected \"then\" after the condition, found \"true\"; \"not\" is written \"!\""},
      {"local and = 1; and", "/1 (local 0:and=1 and@0.0)"},
      {"{Fn::Sub: 'a'}",
       "error 8-9: expected a comma before next field, found \":\"; a name with colons stands in quotes, 'Fn::Sub'"},
      {"{Ref: AWS::Region}",
       "error 9-11: expected a comma before next field, found \"::\"; a name with colons stands in quotes, "
       "'AWS::Region'"},
      {"{Type 'a'}", "error 6-9: expected a colon after the name of the field, found a string"},
      {"{a: !Ref AWS::Region}", "error 4-8: !Ref is a short form of YAML; in Jsonnet write { Ref: 'AWS::Region' }"},
      {"[!Sub '${A}']", "error 1-5: !Sub is a short form of YAML; in Jsonnet write { 'Fn::Sub': … }"},
      {"[!Join [',', []]]", "error 1-6: !Join is a short form of YAML; in Jsonnet write { 'Fn::Join': … }"},
      {"[!a b]", "error 4-5: expected a comma before next array element, found \"b\""},
      {"local Ref = true; !Ref", "/1 (local 0:Ref=true (! Ref@0.0))"},
      {"local Join = [true]; !Join [0]", "/1 (local 0:Join=[true] (! ([] Join@0.0 0)))"},
  });
}

TEST(Parser, RefusesWhatIsNoExpression) {
  check({
      {"", "error 0-0: expected an expression, found the end of the file"},
      {"1 2", "error 2-3: expected an operator or the end of the file, found a number"},
      {"x: 1", "error 1-2: expected an operator or the end of the file, found \":\""},
      {"1 = 2", "error 2-3: expected an operator or the end of the file, found \"=\"; to compare, write \"==\""},
      {"if a = 1 then 2", "error 5-6: expected \"then\" after the condition, found \"=\"; to compare, write \"==\""},
      {"1 >==| 2", "error 2-6: expected an operator or the end of the file, found \">==|\""},
      {"(1", "error 2-2: expected \")\" after the expression, found the end of the file"},
      {"[1", "error 2-2: expected a comma before next array element, found the end of the file"},
      {"[1 2]", "error 3-4: expected a comma before next array element, found a number"},
      {"[,]", "error 1-2: expected an expression, found \",\""},
      {"{}.1", "error 3-4: expected a field's name after the dot, found a number"},
      {"{}.if", "error 3-5: expected a field's name after the dot, found \"if\""},
      {".5", "error 0-1: expected an expression, found \".\""},
      {"'a' 'b'", "error 4-7: expected an operator or the end of the file, found a string"},
      {"'a\\q'", "error 2-4: unknown escape \"\\q\" in a string"},
      {"local x = 1", "error 11-11: expected \";\" or a comma after the local, found the end of the file"},
      {"local x = 1\nlocal y = 2; x", "error 11-11: expected \";\" or a comma after the local, found \"local\""},
      {"local x = {}\n{ a: x }", "error 12-12: expected \";\" or a comma after the local"},
      {"local f(x) = x + 1\n[f(2)]", "error 18-18: expected \";\" or a comma after the local"},
      {"local x = { a: b\n{} } 1", "error 21-21: expected \";\" or a comma after the local, found a number"},
      {"{\n  a: {\n    b: 1,\n  },\n  c: {\n    d: 1,\n},\ne: 1\n",
       "error 49-49: expected a comma before next field, found the end of the file; the \"{\" of line 5 has no \"}\""},
      {"{\n  a: [\n    1,\n}", "error 16-17: expected an expression, found \"}\"; the \"[\" of line 2 has no \"]\""},
      {"local x = 1,; x", "error 12-13: expected a name to bind, found \";\""},
      {"local self = 1; 1", "error 6-10: expected a name to bind, found \"self\""},
      {"local x; 1", "error 7-8: expected \"=\" after the name of the local, found \";\""},
      {"function x", "error 9-10: expected \"(\" after function, found \"x\""},
      {"function((x)) x", "error 9-10: expected a parameter's name, found \"(\""},
      {"function(x y) x", "error 11-12: expected a comma before next parameter, found \"y\""},
  });
}

// --- Comprehensions ------------------------------------------------------------------------------

TEST(Parser, ReadsArrayComprehensions) {
  check({
      {"[x for x in []]", "/0 [x@0.0 for/1 x in []]"},
      {"[x, for x in []]", "/0 [x@0.0 for/1 x in []]"},
      {"[x + y for x in [1] if x > 0 for y in [x] if y > x]",
       "/0 [(+ x@1.0 y@0.0) for/1 x in [1] if (> x@0.0 0) for/1 y in [x@0.0] if (> y@0.0 x@1.0)]"},
      {"[x for x in [] for x in [x]]", "/0 [x@0.0 for/1 x in [] for/1 x in [x@0.0]]"},
      {"[1, 2 for x in []]", "error 6-9: expected a comma before next array element, found \"for\""},
      {"[for x in []]", "error 1-4: expected an expression, found \"for\""},
      {"[1 for x]", "error 8-9: expected \"in\" after the variable, found \"]\""},
      {"[1 for 2 in []]", "error 7-8: expected a variable after for, found a number"},
      {"[1 for x in [],]", "error 14-15: expected \"]\" after the comprehension, found \",\""},
      {"[x for y in [x] for x in []]", "error 13-14: unknown variable: \"x\""},
  });
}

TEST(Parser, ReadsObjectComprehensions) {
  check({
      {"{[k]: k for k in []}", "/0 {[k@0.0]: k@0.0 for/1 k in []}"},
      {"{[k]+: k, for k in [] if k}", "/0 {[k@0.0]+: k@0.0 for/1 k in [] if k@0.0}"},
      {"{[k](x): x + k for k in []}", "/0 {[k@0.0]: (fn/1 _ x => (+ x@0.0 k@1.0)) for/1 k in []}"},
      {"{[k]: self for k in []}", "/0 {2| [k@0.0]: self@0 for/1 k in []}"},
      {"{local y = k, [k + x]: y, local z = y for k in [] for x in []}",
       "/0 {4| 2:y=k@2.0 3:z=y@0.2 [(+ k@1.0 x@0.0)]: y@0.2 for/1 k in [] for/1 x in []}"},
      {"{local k = 3, ['a']: k for k in []}", "/0 {3| 2:k=3 ['a']: k@0.2 for/1 k in []}"},
      {"{for k in []}", "error 1-4: an object comprehension must have one field"},
      {"{['a']: 1, ['b']: 2 for k in []}", "error 20-23: an object comprehension must have one field"},
      {"{['a']: 1, assert true for k in []}", "error 23-26: an object comprehension cannot have assertions"},
      {"{a: 1 for k in []}", "error 1-2: the field of an object comprehension must have a computed name, [e]"},
      {"{['a']:: 1 for k in []}",
       "error 1-6: the field of an object comprehension can be neither hidden nor forced visible"},
      {"{['a']: 1, local x = 1, local x = 2 for k in []}", "error 30-31: duplicate local: \"x\""},
      {"{local x = 1, [x]: 1 for k in []}", "error 15-16: unknown variable: \"x\""},
  });
}

// --- Names ---------------------------------------------------------------------------------------

TEST(Resolver, GivesLocalsSlotsOfTheFrameAround) {
  check({
      {"local x = 1, y = x; x + y", "/2 (local 0:x=1 1:y=x@0.0 (+ x@0.0 y@0.1))"},
      {"local x = y, y = 1; x", "/2 (local 0:x=y@0.1 1:y=1 x@0.0)"},
      {"local a = local b = 1; b; local c = 2; a + c",
       "/3 (local 0:a=(local 1:b=1 b@0.1) (local 2:c=2 (+ a@0.0 c@0.2)))"},
      {"local a = 1; local a = a; a", "/2 (local 0:a=1 (local 1:a=a@0.1 a@0.1))"},
      {"(local a = 1; a) + (local a = 2; a)", "/2 (+ (local 0:a=1 a@0.0) (local 1:a=2 a@0.1))"},
      {"local a = 1; a(local a = 2; a)[a]", "/2 (local 0:a=1 ([] (call a@0.0 (local 1:a=2 a@0.1)) a@0.0))"},
  });
}

TEST(Resolver, GivesFunctionsFrames) {
  check({
      {"function(x) function(y) x + y", "/0 (fn/1 _ x => (fn/1 _ y => (+ x@1.0 y@0.0)))"},
      {"local f(x, y=x) = local z = x; z + y; f",
       "/1 (local 0:f=(fn/3 f x y=x@0.0 => (local 2:z=x@0.0 (+ z@0.2 y@0.1))) f@0.0)"},
      {"local f(x=y, y=1) = f; f", "/1 (local 0:f=(fn/2 f x=y@0.1 y=1 => f@1.0) f@0.0)"},
      {"function(x=(local y = 1; y)) x", "/0 (fn/2 _ x=(local 1:y=1 y@0.1) => x@0.0)"},
  });
}

TEST(Resolver, NamesFunctionsByWhatHoldsThem) {
  check({
      {"local f = function() 1; f", "/1 (local 0:f=(fn/0 f => 1) f@0.0)"},
      {"{f: function() 1, g():: 2, local h() = 3}", "/0 {3| 2:h=(fn/0 h => 3) f: (fn/0 f => 1), g:: (fn/0 g => 2)}"},
      {"{f: [function() 1], ['g']: function() 2}", "/0 {f: [(fn/0 _ => 1)], ['g']: (fn/0 _ => 2)}"},
  });
}

TEST(Resolver, GivesAFrameToObjectsThatNeedOne) {
  check({
      {"{a: {b: 1}}", "/0 {a: {b: 1}}"},
      {"{a: self, b: {c: 1}}", "/0 {2| a: self@0, b: {c: 1}}"},
      {"{a: {b: self}}", "/0 {a: {2| b: self@0}}"},
      {"{a: super.a}", "/0 {2| a: super@0.a}"},
      {"{a: super['a']}", "/0 {2| a: super@0['a']}"},
      {"{a: 'a' in super}", "/0 {2| a: (in super@0 'a')}"},
      {"{assert self.a, a: 1}", "/0 {2| a: 1, assert (. self@0 a)}"},
      {"{assert true : self.a, a: 1}", "/0 {2| a: 1, assert true : (. self@0 a)}"},
      {"{local x = 1, a: x, local f(y) = y + x}", "/0 {4| 2:x=1 3:f=(fn/1 f y => (+ y@0.0 x@1.2)) a: x@0.2}"},
      {"{f(x=self.a): x}", "/0 {2| f: (fn/1 f x=(. self@1 a) => x@0.0)}"},
  });
}

TEST(Resolver, GivesAFrameToObjectsWhoseBodiesHaveLocals) {
  check({
      {"{a: local x = 1; x}", "/0 {3| a: (local 2:x=1 x@0.2)}"},
      {"{a: {b: local x = 1; x}}", "/0 {a: {3| b: (local 2:x=1 x@0.2)}}"},
      {"{a: [local x = 1; x]}", "/0 {3| a: [(local 2:x=1 x@0.2)]}"},
      {"{assert (local x = true; x)}", "/0 {3| assert (local 2:x=true x@0.2)}"},
      {"{a: {[local x = 'b'; x]: 1}}", "/0 {3| a: {[(local 2:x='b' x@0.2)]: 1}}"},
      {"{[local x = 'a'; x]: 1}", "/1 {[(local 0:x='a' x@0.0)]: 1}"},
      // The locals of these are in frames of their own.
      {"{a: function(x) local y = x; y}", "/0 {a: (fn/2 a x => (local 1:y=x@0.0 y@0.1))}"},
      {"{a(x=(local y = 1; y)): x}", "/0 {a: (fn/2 a x=(local 1:y=1 y@0.1) => x@0.0)}"},
      {"{a: [local y = x; y for x in []]}", "/0 {a: [(local 1:y=x@0.0 y@0.1) for/2 x in []]}"},
      {"{a: [x for x in [] if (local y = x; y)]}", "/0 {a: [x@0.0 for/2 x in [] if (local 1:y=x@0.0 y@0.1)]}"},
      {"{a: {[local y = x; y]: 1 for x in []}}", "/0 {a: {[(local 1:y=x@0.0 y@0.1)]: 1 for/2 x in []}}"},
      // That of the first `for` is not.
      {"{a: [x for x in (local y = []; y)]}", "/0 {3| a: [x@0.0 for/1 x in (local 2:y=[] y@0.2)]}"},
  });
}

TEST(Resolver, FindsTheObjectsOfSelfAndDollar) {
  check({
      {"{a: {b: $.c, d: self.b, e: 1}, c: 1}", "/0 {2| a: {2| b: (. self@1 c), d: (. self@0 b), e: 1}, c: 1}"},
      {"{a: {b: {c: self, d: $}}}", "/0 {2| a: {b: {2| c: self@0, d: self@1}}}"},
      {"{a: function(x) [$ for y in []]}", "/0 {2| a: (fn/1 a x => [self@2 for/1 y in []])}"},
      {"[{a: $, b: {c: $}} for x in []]", "/0 [{2| a: self@0, b: {c: self@0}} for/1 x in []]"},
      {"{[k]: {a: $} for k in []}", "/0 {2| [k@0.0]: {a: self@0} for/1 k in []}"},
      {"[{a: $}, {b: $}]", "/0 [{2| a: self@0} {2| b: self@0}]"},
      {"{a: {[self.k]: self.j, [$.k]: 1, j: 1}, k: 'b'}",
       "/0 {2| a: {2| [(. self@0 k)]: (. self@0 j), [(. self@0 k)]: 1, j: 1}, k: 'b'}"},
      {"{a: {['b']: 1} {c: self}}", "/0 {a: (+ {['b']: 1} {2| c: self@0})}"},
  });
}

TEST(Resolver, RefusesSelfOutsideOfObjects) {
  check({
      {"self", "error 0-4: self can be used only inside of an object"},
      {"super.x", "error 0-5: super can be used only inside of an object"},
      {"'x' in super", "error 7-12: super can be used only inside of an object"},
      {"$", "error 0-1: $ can be used only inside of an object"},
      {"[$ for x in []]", "error 1-2: $ can be used only inside of an object"},
      {"{[self.a]: 1}", "error 2-6: self can be used only inside of an object"},
      {"{[$.a]: 1}", "error 2-3: $ can be used only inside of an object"},
      {"{['a']: 1 for x in [$]}", "error 20-21: $ can be used only inside of an object"},
      {"{a: super}", "error 4-9: expected . or [ after super"},
  });
}

TEST(Resolver, KnowsTheGlobalStd) {
  check({
      {"std.length('a')", "/0 (call std.length 'a')"},
      {"std.noSuchFunction", "/0 std.noSuchFunction?"},
      {"std.thisFile", "/0 'the/file.jsonnet'"},
      {"std['length']", "/0 ([] std 'length')"},
      {"local s = std; s.length", "/1 (local 0:s=std (. s@0.0 length))"},
      {"local std = {}; std.length", "/1 (local 0:std={} (. std@0.0 length))"},
      {"function(std) std.thisFile", "/0 (fn/1 _ std => (. std@0.0 thisFile))"},
      {"[std.length for std in []] + std.length", "/0 (+ [(. std@0.0 length) for/1 std in []] std.length)"},
  });
}

TEST(Resolver, RefusesUnknownVariables) {
  check({
      {"nothing", "error 0-7: unknown variable: \"nothing\""},
      {"local bucket = 1; buckets", "error 18-25: unknown variable: \"buckets\"; did you mean \"bucket\"?"},
      {"local Name = 1; [name]", "error 17-21: unknown variable: \"name\"; did you mean \"Name\"?"},
      {"True", "error 0-4: unknown variable: \"True\"; did you mean \"true\"?"},
      {"(local there = 1; 2) + there", "error 23-28: unknown variable: \"there\""},
      {"{local x = 1, [x]: 1}", "error 15-16: unknown variable: \"x\""},
      {"{a: 1, b: a}", "error 10-11: unknown variable: \"a\""},
      {"local f(x) = 1; x", "error 16-17: unknown variable: \"x\""},
  });
}

TEST(Resolver, RefusesDuplicateNames) {
  check({
      {"local x = 1, x = 2; x", "error 13-14: duplicate local: \"x\""},
      {"{local x = 1, local x = 2}", "error 20-21: duplicate local: \"x\""},
      {"function(x, y, x) 1", "error 15-16: duplicate parameter: \"x\""},
      {"{a: 1, 'a': 2}", "error 7-10: duplicate field: \"a\""},
      {"{a: 1, '\\u0061'+: 2, a:: 3}", "error 7-15: duplicate field: \"a\""},
      {"{'\\n': 1, '\\n': 2}", "error 10-14: duplicate field: \"\\u000a\""},
      {"{a: 1, ['a']: 2}", "/0 {a: 1, ['a']: 2}"},
      {"{local a = 1, a: 1}", "/0 {3| 2:a=1 a: 1}"},
  });
}

// --- Places --------------------------------------------------------------------------------------

// The part of the text that a node stands for.
std::string_view spanned(std::string_view text, const Node* node) {
  return text.substr(node->span.begin - base, node->span.end - node->span.begin);
}

TEST(Parser, KnowsWhereNodesStand) {
  Arena arena;
  Names names(arena);
  const auto root = [&](std::string_view text) { return read_program(text, base, "f", arena, names)->root; };
  for (const std::string source :
       {"(1 + 2) * (3)", "'a'.b", "[][1]", "[][1:2]", "'f'(1, x=2)", "{a: 1} {b: 2}", "-(1)", "function(x) (x)",
        "local x = 1; (x)", "if true then (1)", "assert true; (1)", "error (1)", "import 'a'", "[1 for x in []]",
        "{['a']: 1 for x in []}", "std.length", "std"}) {
    const std::string text = "  " + source + "  ";
    EXPECT_EQ(spanned(text, root(text)), source);
  }
  const std::string_view text = "{ f(x): x, assert 1 : 2, ['a' + 'b']: self.c.d, local g(x) = x }";
  const auto& object = static_cast<const Object&>(*root(text));
  const auto part = [&](Span span) { return text.substr(span.begin - base, span.end - span.begin); };
  EXPECT_EQ(part(object.fields[0].name_span), "f");
  EXPECT_EQ(spanned(text, object.fields[0].body), "f(x): x");
  EXPECT_EQ(part(object.fields[1].name_span), "['a' + 'b']");
  EXPECT_EQ(part(static_cast<const FieldAccess*>(object.fields[1].body)->name_span), "d");
  EXPECT_EQ(part(object.assertions[0].span), "assert 1 : 2");
  EXPECT_EQ(spanned(text, object.locals[0].body), "g(x) = x");
}

// --- Limits --------------------------------------------------------------------------------------

TEST(Parser, LimitsTheDepthOfNesting) {
  const std::string too_deep = "the expression is nested too deeply, more than 1000 levels";
  EXPECT_TRUE(parsed(repeated("[", 1000) + repeated("]", 1000)).starts_with("/0 [["));
  EXPECT_EQ(parsed(repeated("[", 1001)), "error 1000-1001: " + too_deep);
  EXPECT_TRUE(parsed(repeated("{a:", 999) + "1" + repeated("}", 999)).starts_with("/0 {a: {a:"));
  EXPECT_TRUE(parsed(repeated("{a(x)::", 999) + "$" + repeated("}", 999)).starts_with("/0 {2| a:: (fn/1"));
  EXPECT_TRUE(parsed(repeated("if true then 1 else ", 999) + "2").starts_with("/0 (if true 1 (if"));
  EXPECT_TRUE(parsed(repeated("local x = 1; ", 999) + "x").starts_with("/999 (local"));
  for (const std::string_view opening : {"[", "(", "-", "{a:", "{[", "f(", "if ", "local x=", "function(x=", "assert ",
                                         "error ", "import ", "1+(", "[1 for x in ", "[][", "{local x="})
    EXPECT_TRUE(parsed(repeated(opening, 100'000)).starts_with("error")) << opening;
}

// Not printed, as the printer is recursive.
TEST(Parser, TakesChainsOfAnyLength) {
  const auto accepts = [](const std::string& text) {
    Arena arena;
    Names names(arena);
    return read_program(text, base, "f", arena, names).has_value();
  };
  for (const std::string_view link : {" + 1", ".a", "[0]", "[0:1]", "(1)", "{}", " in {}", " * 2 + 1 == 0"})
    EXPECT_TRUE(accepts("''" + repeated(link, 100'000))) << link;
  EXPECT_TRUE(accepts("{a: 1" + repeated(" in super", 100'000) + "}"));
}

TEST(Resolver, LimitsTheVariablesOfAFrame) {
  std::string text = "{";
  for (int i = 0; i < 65'533; ++i) text += fmt::format("local x{0}={0},", i);
  EXPECT_TRUE(parsed(text + "}").starts_with("/0 {65535| 2:x0=0"));
  EXPECT_TRUE(
      parsed(text + "local y=1}").ends_with(": a function, an object or a file can have at most 65535 variables"));
}

TEST(Resolver, LimitsTheDepthOfScopes) {
  const std::string loops = repeated(" for x in []", 70'000);
  EXPECT_TRUE(parsed("[x" + loops + "]").starts_with("/0 [x@0.0 for/1"));
  EXPECT_EQ(parsed("local y = 1; [y" + loops + "]"), "error 14-15: scopes are nested more than 65535 deep");
}

TEST(Parser, RefusesAFileThatDoesNotFitItsAddresses) {
  Arena arena;
  Names names(arena);
  const auto program = read_program("12345", 0xFFFF'FFFC, "f", arena, names);
  ASSERT_FALSE(program);
  EXPECT_EQ(program.error().message, "the file is too large");
}

}  // namespace
}  // namespace cfnsonnet::jsonnet::native
