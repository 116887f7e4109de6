#include "template/loop_names.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace cfnsonnet {
namespace {

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Where the next `${` or `&{` is, at or after `from`.
std::size_t next_variable(std::string_view text, std::size_t from) {
  return std::min(text.find("${", from), text.find("&{", from));
}

}  // namespace

const Round* round_named(std::string_view identifier, const Round* innermost) {
  for (const Round* round = innermost; round; round = round->outer)
    if (round->identifier == identifier) return round;
  return nullptr;
}

bool mentions(std::string_view text, std::string_view identifier) {
  for (std::size_t at = next_variable(text, 0); at != std::string_view::npos; at = next_variable(text, at + 2)) {
    const std::string_view rest = text.substr(at + 2);
    if (rest.starts_with(identifier) && rest.substr(identifier.size()).starts_with('}')) return true;
  }
  return false;
}

bool mentions_open(std::string_view text, const Round* innermost) {
  for (const Round* round = innermost; round; round = round->outer)
    if (!round->value && mentions(text, round->identifier)) return true;
  return false;
}

std::string substituted(std::string_view text, const Round* innermost, const document::Node* hidden) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = next_variable(text, 0); at != std::string_view::npos; at = next_variable(text, at)) {
    // Ends at the next brace of either kind, so that texts of nothing but "${" are read once.
    const std::size_t end = text.find_first_of("{}", at + 2);
    if (end == std::string_view::npos) break;
    const std::string_view name = text.substr(at + 2, end - at - 2);
    const Round* round = text[end] == '}' && !(hidden && hidden->member(name)) ? round_named(name, innermost) : nullptr;
    if (!round || !round->value) {
      at += 2;
      continue;
    }
    out += text.substr(done, at - done);
    if (text[at] == '$')
      out += *round->value;
    else
      std::copy_if(round->value->begin(), round->value->end(), std::back_inserter(out), is_alphanumeric);
    at = done = end + 1;
  }
  out += text.substr(done);
  return out;
}

}  // namespace cfnsonnet
