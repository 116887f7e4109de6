#include "rules/patterns.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace cfnsonnet::rules {
namespace {

// Steps of one match; PCRE2's own default is 10 million. AWS's patterns need a few hundred on real values.
constexpr std::uint32_t match_limit = 200'000;

pcre2_match_context* limited_context() {
  static pcre2_match_context* const context = [] {
    auto* created = pcre2_match_context_create(nullptr);
    pcre2_set_match_limit(created, match_limit);
    return created;
  }();
  return context;  // read only from here on
}

}  // namespace

void Pattern::Deleter::operator()(void* code) const { pcre2_code_free(static_cast<pcre2_code*>(code)); }

Pattern::Pattern(std::string_view pattern) {
  int error = 0;
  PCRE2_SIZE offset = 0;
  pcre2_code* code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                                   PCRE2_UTF | PCRE2_NO_UTF_CHECK, &error, &offset, nullptr);
  if (!code) return;
  pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);  // where it fails, matching interprets
  code_.reset(code);
}

bool Pattern::matches(std::string_view text) const {
  auto* code = static_cast<pcre2_code*>(code_.get());
  if (!code) return true;
  pcre2_match_data* data = pcre2_match_data_create(1, nullptr);
  const int result = pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0, PCRE2_NO_UTF_CHECK,
                                 data, limited_context());
  pcre2_match_data_free(data);
  return result != PCRE2_ERROR_NOMATCH;
}

}  // namespace cfnsonnet::rules
