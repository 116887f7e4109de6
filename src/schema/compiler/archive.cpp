#include "schema/compiler/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <memory>

#include <fmt/format.h>

namespace cfnsonnet::schema {
namespace {

bool is_safe(const std::filesystem::path& path) {
  if (path.is_absolute()) return false;
  for (const auto& step : path) {
    if (step == "..") return false;
  }
  return true;
}

}  // namespace

Expected<std::map<std::string, std::string>> read_zip(std::string_view bytes, const std::string& name) {
  const auto failed = [&](std::string_view why) { return tl::unexpected(fmt::format("{}: {}", name, why)); };
  const std::unique_ptr<archive, decltype(&archive_read_free)> reader(archive_read_new(), archive_read_free);
  if (!reader) return failed("out of memory");
  const auto archive_error = [&] {
    const char* text = archive_error_string(reader.get());
    return failed(fmt::format("is no zip archive, or a damaged one: {}", text ? text : "unknown error"));
  };
  // The reader that seeks starts from the list of contents at the archive's end, so that one cut short is noticed.
  if (archive_read_support_format_zip_seekable(reader.get()) != ARCHIVE_OK) return archive_error();
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return archive_error();

  std::map<std::string, std::string> files;
  std::uint64_t total = 0;
  std::size_t entries = 0;
  archive_entry* entry = nullptr;
  for (;;) {
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF) break;
    if (status != ARCHIVE_OK) return archive_error();
    if (++entries > max_archive_entries) return failed(fmt::format("has more than {} entries", max_archive_entries));
    const char* entry_name = archive_entry_pathname_utf8(entry);
    if (!entry_name || !is_safe(entry_name)) return failed(fmt::format("entry {} has an unsafe name", entries));
    if (archive_entry_filetype(entry) != AE_IFREG || !std::string_view(entry_name).ends_with(".json")) continue;
    std::string contents;
    char buffer[1 << 16];
    for (;;) {
      const la_ssize_t got = archive_read_data(reader.get(), buffer, sizeof buffer);
      if (got < 0) return archive_error();
      if (got == 0) break;
      contents.append(buffer, static_cast<std::size_t>(got));
      total += static_cast<std::uint64_t>(got);
      if (contents.size() > max_text_bytes || total > max_unpacked_bytes)
        return failed(fmt::format("unpacks to more than a schema can be, at \"{}\"", entry_name));
    }
    if (!files.emplace(entry_name, std::move(contents)).second)
      return failed(fmt::format("holds \"{}\" twice", entry_name));
  }
  if (files.empty()) return failed("holds no .json files");
  return files;
}

}  // namespace cfnsonnet::schema
