#include "schema/bundle.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include <fmt/format.h>

#include "schema/validate.h"

namespace cfnsonnet::schema {
namespace {

// Larger than any bundle by far: a file of this size is not one of ours, and checking it would take long.
constexpr std::size_t max_file_bytes = std::size_t{256} << 20;

struct FileDescriptor {
  explicit FileDescriptor(int value_) : value(value_) {}
  ~FileDescriptor() {
    if (value >= 0) ::close(value);
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  int value;
};

}  // namespace

Bundle::~Bundle() {
  if (mapped_bytes_ != 0) ::munmap(const_cast<std::uint32_t*>(words_), mapped_bytes_);
}

tl::expected<std::unique_ptr<Bundle>, std::string> Bundle::from_words(std::span<const std::uint32_t> words) {
  if (auto problem = validate(words)) return tl::unexpected(std::move(*problem));
  return std::unique_ptr<Bundle>(new Bundle(words.data(), 0));
}

tl::expected<std::unique_ptr<Bundle>, std::string> Bundle::open(const std::filesystem::path& file) {
  const auto failed = [&](std::string_view why) { return tl::unexpected(fmt::format("{}: {}", file.string(), why)); };
  const auto system_error = [&] { return failed(std::strerror(errno)); };

  const FileDescriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (descriptor.value < 0) return system_error();
  struct stat status {};
  if (::fstat(descriptor.value, &status) != 0) return system_error();
  if (!S_ISREG(status.st_mode)) return failed("is no file");
  const auto bytes = static_cast<std::size_t>(status.st_size);
  if (bytes == 0) return failed("is empty, so no schema bundle");
  if (bytes % 4 != 0 || bytes > max_file_bytes) return failed(fmt::format("is no schema bundle: {} bytes", bytes));

  // The file is replaced as a whole (renamed over), never rewritten in place, so the mapping does not change under us.
  void* memory = ::mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, descriptor.value, 0);
  if (memory == MAP_FAILED) return system_error();
  std::unique_ptr<Bundle> bundle(new Bundle(static_cast<const std::uint32_t*>(memory), bytes));
  if (auto problem = validate({bundle->words_, bytes / 4})) return failed(*problem);
  return bundle;
}

std::optional<Type> Bundle::find_type(std::string_view name) const {
  const auto all = types();
  const auto it = std::ranges::lower_bound(all, name, {}, &Type::name);
  if (it == all.end() || (*it).name() != name) return std::nullopt;
  return *it;
}

std::optional<Type> Bundle::type(std::string_view name) const {
  if (auto found = find_type(name)) return found;
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
  if (name.starts_with("Custom::")) return find_type("AWS::CloudFormation::CustomResource");
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html
  if (name.ends_with("::MODULE")) return find_type("Module");
  return std::nullopt;
}

std::optional<Schema> Type::attribute(std::string_view name) const {
  const auto all = attributes();
  if (auto found = find_property(all, name)) return found->schema;
  const bool whole = !name.empty() && name.back() != '.';
  for (std::size_t dot = name.rfind('.'); whole && dot != std::string_view::npos && dot != 0;
       dot = name.rfind('.', dot - 1)) {
    if (auto found = find_property(all, fmt::format("{}.*", name.substr(0, dot)))) return found->schema;
  }
  if (auto found = find_property(all, "*")) return found->schema;
  return std::nullopt;
}

}  // namespace cfnsonnet::schema
