#include "schema/compiler/text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

constexpr std::size_t line_columns = 120;

Error system_error(const std::filesystem::path& file) {
  return fmt::format("{}: {}", file.string(), std::strerror(errno));
}

// nlohmann keeps the last of two equal names without a word; two answers to one question are an error here.
class StrictParser : public nlohmann::detail::json_sax_dom_parser<json> {
  using Base = nlohmann::detail::json_sax_dom_parser<json>;

 public:
  explicit StrictParser(json& result) : Base(result, false) {}

  bool start_object(std::size_t size) {
    names_.emplace_back();
    return shallow() && Base::start_object(size);
  }
  bool end_object() {
    names_.pop_back();
    return Base::end_object();
  }
  bool start_array(std::size_t size) {
    names_.emplace_back();
    return shallow() && Base::start_array(size);
  }
  bool end_array() {
    names_.pop_back();
    return Base::end_array();
  }
  bool key(std::string& name) {
    if (!names_.back().insert(name).second) {
      problem_ = fmt::format("\"{}\" stands twice in one object", name);
      return false;
    }
    return Base::key(name);
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) {
    // "[json.exception.parse_error.101] parse error at line 1, column 2: …"
    const std::string_view what = error.what();
    const auto start = what.find("at line ");
    problem_ = start == std::string_view::npos ? fmt::format("byte {}: is no JSON", position)
                                               : std::string(what.substr(start));
    return false;
  }

  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  bool shallow() {
    if (names_.size() <= static_cast<std::size_t>(max_text_depth)) return true;
    problem_ = fmt::format("nested more than {} levels deep", max_text_depth);
    return false;
  }
  std::vector<std::set<std::string>> names_;
  std::string problem_;
};

// The value on one line, or nothing if that takes more than `room` columns.
bool on_one_line(const json& value, std::size_t room, std::string& out) {
  const std::size_t limit = out.size() + room;
  if (value.is_object()) {
    const char* separator = "{";
    for (const auto& [name, member] : value.items()) {
      out += separator;
      out += json(name).dump();
      out += ": ";
      if (out.size() > limit || !on_one_line(member, limit - out.size(), out)) return false;
      separator = ", ";
    }
    out += value.empty() ? "{}" : "}";
  } else if (value.is_array()) {
    const char* separator = "[";
    for (const json& item : value) {
      out += separator;
      if (out.size() > limit || !on_one_line(item, limit - out.size(), out)) return false;
      separator = ", ";
    }
    out += value.empty() ? "[]" : "]";
  } else {
    out += value.dump();
  }
  return out.size() <= limit;
}

void write(const json& value, std::size_t level, std::size_t column, std::string& out) {
  const std::size_t start = out.size();
  // One column is left for the comma; the outer levels are always broken up, so that a file shows its types.
  if ((level > 1 || value.empty()) &&
      on_one_line(value, column + 1 < line_columns ? line_columns - column - 1 : 0, out))
    return;
  out.resize(start);
  if (!value.is_structured()) {
    out += value.dump();
    return;
  }
  const std::string indent(level + 1, ' ');
  const char* separator = value.is_object() ? "{\n" : "[\n";
  for (const auto& [name, member] : value.items()) {
    out += separator;
    out += indent;
    const std::size_t line = out.size();
    if (value.is_object()) out += json(name).dump() + ": ";
    write(member, level + 1, indent.size() + out.size() - line, out);
    separator = ",\n";
  }
  out += '\n';
  out.append(level, ' ');
  out += value.is_object() ? '}' : ']';
}

}  // namespace

Expected<std::string> read_file(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::is_directory(file, error))
    return tl::unexpected(fmt::format("{}: is a folder, not a file", file.string()));
  // A pipe would be waited for until somebody writes, and a device has no end.
  if (std::filesystem::exists(file, error) && !std::filesystem::is_regular_file(file, error))
    return tl::unexpected(fmt::format("{}: is no regular file", file.string()));
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return tl::unexpected(system_error(file));
  std::string text;
  char buffer[1 << 16];
  while (stream.read(buffer, sizeof buffer) || stream.gcount() > 0) {
    text.append(buffer, static_cast<std::size_t>(stream.gcount()));
    if (text.size() > max_text_bytes)
      return tl::unexpected(fmt::format("{}: is larger than {} MB", file.string(), max_text_bytes >> 20));
  }
  if (stream.bad()) return tl::unexpected(system_error(file));
  return text;
}

Expected<void> write_file(const std::filesystem::path& file, std::string_view contents) {
  std::string temporary = file.string() + ".XXXXXX";
  const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) return tl::unexpected(system_error(file));
  bool good = ::fchmod(descriptor, 0644) == 0;
  for (std::string_view rest = contents; good && !rest.empty();) {
    const ssize_t written = ::write(descriptor, rest.data(), rest.size());
    if (written > 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else {
      good = written < 0 && errno == EINTR;
    }
  }
  good = good && ::fsync(descriptor) == 0;
  int problem = good ? 0 : errno;
  if (::close(descriptor) != 0 && problem == 0) problem = errno;
  if (problem == 0 && ::rename(temporary.c_str(), file.c_str()) != 0) problem = errno;
  if (problem == 0) return {};
  ::unlink(temporary.c_str());
  errno = problem;
  return tl::unexpected(system_error(file));
}

Expected<json> parse_json(std::string_view text, std::string_view name) {
  json result;
  StrictParser parser(result);
  if (!json::sax_parse(text, &parser)) return tl::unexpected(fmt::format("{}: {}", name, parser.problem()));
  return result;
}

Expected<json> read_json(const std::filesystem::path& file) {
  return read_file(file).and_then([&](const std::string& text) { return parse_json(text, file.string()); });
}

namespace {

/// Whether a file lies in the folder, and is no link that leads out of it.
bool is_below(const std::filesystem::path& folder, const std::filesystem::path& file) {
  std::error_code error;
  const auto inside = std::filesystem::canonical(file, error)
                          .lexically_relative(std::filesystem::canonical(folder, error));
  return !error && !inside.empty() && *inside.begin() != "..";
}

}  // namespace

Expected<std::vector<std::filesystem::path>> json_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> result;
  std::error_code error;
  for (auto it = std::filesystem::recursive_directory_iterator(folder, error);
       !error && it != std::filesystem::recursive_directory_iterator(); it.increment(error)) {
    if (std::error_code ignored;
        it->path().extension() == ".json" && it->is_regular_file(ignored) && is_below(folder, it->path()))
      result.push_back(it->path());
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    return tl::unexpected(fmt::format("{}: {}", folder.string(), error.message()));
  }
  std::ranges::sort(result);
  return result;
}

std::string format_json(const json& value) {
  std::string out;
  write(value, 0, 0, out);
  out += '\n';
  return out;
}

std::string pointer(std::string_view base, std::string_view step) {
  std::string result(base);
  result += '/';
  for (const char c : step) {  // RFC 6901
    if (c == '~') {
      result += "~0";
    } else if (c == '/') {
      result += "~1";
    } else {
      result += c;
    }
  }
  return result;
}

}  // namespace cfnsonnet::schema
