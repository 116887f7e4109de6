#include "rules/schema/patterns.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <cctype>
#include <string>

namespace cfnsonnet::rules {
namespace {

// Steps of one match; PCRE2's own default is 10 million. AWS's patterns need a few hundred on real values.
constexpr std::uint32_t match_limit = 200'000;

// Machine code takes as long to make as so many matches without it.
constexpr unsigned matches_before_machine_code = 32;

pcre2_match_context* limited_context() {
  static pcre2_match_context* const context = [] {
    auto* created = pcre2_match_context_create(nullptr);
    pcre2_set_match_limit(created, match_limit);
    return created;
  }();
  return context;  // read only from here on
}

/// Where matches leave what they found: one for all of a thread's, as each is done before the next.
pcre2_match_data* scratch() {
  struct Free {
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
  };
  thread_local const std::unique_ptr<pcre2_match_data, Free> data(pcre2_match_data_create(1, nullptr));
  return data.get();
}

bool is_hexadecimal(std::string_view digits) {
  for (const char digit : digits) {
    if (!std::isxdigit(static_cast<unsigned char>(digit))) return false;
  }
  return true;
}

/// AWS writes code points as ECMAScript and Java do, \u002F, where PCRE2 has \x{002F}. Its own option for that,
/// PCRE2_ALT_BSUX, would give other escapes another meaning too.
std::string with_code_points(std::string_view pattern) {
  constexpr std::size_t digits = 4;
  std::string result;
  for (std::size_t i = 0; i < pattern.size();) {
    const std::string_view code = pattern.substr(i, 2) == "\\u" ? pattern.substr(i + 2, digits) : std::string_view();
    if (code.size() == digits && is_hexadecimal(code)) {
      result.append("\\x{").append(code).append("}");
      i += 2 + digits;
    } else {
      const std::size_t length = pattern[i] == '\\' ? 2 : 1;
      result.append(pattern.substr(i, length));
      i += length;
    }
  }
  return result;
}

}  // namespace

void Pattern::Deleter::operator()(void* code) const { pcre2_code_free(static_cast<pcre2_code*>(code)); }

Pattern::Pattern(std::string_view text) {
  const std::string pattern = with_code_points(text);
  int error = 0;
  PCRE2_SIZE offset = 0;
  pcre2_code* code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                                   PCRE2_UTF | PCRE2_NO_UTF_CHECK, &error, &offset, nullptr);
  is_unbalanced_ = !code &&
                   (error == PCRE2_ERROR_MISSING_SQUARE_BRACKET || error == PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS ||
                    error == PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS || error == PCRE2_ERROR_END_BACKSLASH);
  if (!code) return;
  code_.reset(code);
}

bool Pattern::matches_whole(std::string_view text) { return matches(text, PCRE2_ANCHORED | PCRE2_ENDANCHORED); }

bool Pattern::matches(std::string_view text, std::uint32_t options) {
  auto* code = static_cast<pcre2_code*>(code_.get());
  if (!code) return true;
  if (++matches_ == matches_before_machine_code)
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);  // where it fails, matching interprets
  const int result = pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0,
                                 PCRE2_NO_UTF_CHECK | options, scratch(), limited_context());
  return result != PCRE2_ERROR_NOMATCH;
}

}  // namespace cfnsonnet::rules
