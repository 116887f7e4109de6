#include "compile/text_kind.h"

#include <algorithm>

namespace cfnsonnet {
namespace {

constexpr std::string_view white_space = " \t\r\n";

void skip_blanks(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
}

void skip_line(std::string_view& text) { text.remove_prefix(std::min(text.find('\n'), text.size())); }

/// Blanks, and the comments that Jsonnet and YAML both have.
void skip_to_beginning(std::string_view& text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (skip_blanks(text); text.starts_with('#'); skip_blanks(text)) skip_line(text);
}

/// The length of a quoted text that ends on its line, with its quotes; nothing where it does not.
std::size_t quoted_length(std::string_view text) {
  for (std::size_t at = 1; at < text.size() && text[at] != '\n'; ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == text[0])
      return at + 1;
  }
  return std::string_view::npos;
}

/// Whether all of a text could be parts of JSON, however they are put together.
bool has_only_json(std::string_view text) {
  for (skip_blanks(text); !text.empty(); skip_blanks(text)) {
    std::size_t length = 1;
    if (text.front() == '"') {
      length = quoted_length(text);
      if (length == std::string_view::npos) return false;
    } else if (std::string_view("{}[]:,").find(text.front()) == std::string_view::npos) {
      length = std::min(text.find_first_of(" \t\r\n{}[]:,\""), text.size());
      const std::string_view word = text.substr(0, length);
      constexpr std::string_view digits = "0123456789";
      const bool is_number = word.find_first_not_of("0123456789+-.eE") == std::string_view::npos &&
                             (word.front() == '-' || digits.find(word.front()) != std::string_view::npos) &&
                             digits.find(word.back()) != std::string_view::npos;
      if (!is_number && word != "true" && word != "false" && word != "null") return false;
    }
    text.remove_prefix(length);
  }
  return true;
}

/// "Resources:", "'Resources' : x": the key of a map in YAML's block style. Jsonnet has no text that begins so.
bool begins_with_key(std::string_view text) {
  std::size_t length = 0;
  if (text.front() == '"' || text.front() == '\'') {
    length = quoted_length(text);
  } else {
    length = text.find_first_of(":\n");  // A name with blanks in it is one, too, and one with colons.
    while (length != std::string_view::npos && length + 1 < text.size() && text[length] == ':' &&
           white_space.find(text[length + 1]) == std::string_view::npos)
      length = text.find_first_of(":\n", length + 1);
    if (length != std::string_view::npos &&
        text.substr(0, length).find_first_of("(){}[]'\"/=|$+") != std::string_view::npos)
      return false;
  }
  if (length == std::string_view::npos) return false;
  text.remove_prefix(length);
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return text.starts_with(':') && (text.size() == 1 || white_space.find(text[1]) != std::string_view::npos);
}

}  // namespace

TextKind text_kind_of(std::string_view text) {
  skip_to_beginning(text);
  if (text.empty() || text.starts_with("assert ")) return TextKind::jsonnet;  // `assert a : b` begins like a key.
  if (text.front() == '{' || text.front() == '[') return has_only_json(text) ? TextKind::json : TextKind::jsonnet;
  const bool is_yaml = text.starts_with("---") || text.starts_with("%YAML") || text.starts_with("%TAG") ||
                       text.starts_with("- ") || begins_with_key(text);
  return is_yaml ? TextKind::yaml : TextKind::jsonnet;
}

bool is_jsonnet_file(const std::filesystem::path& file) {
  const std::filesystem::path extension = file.extension();
  return extension == ".jsonnet" || extension == ".libsonnet";
}

}  // namespace cfnsonnet
