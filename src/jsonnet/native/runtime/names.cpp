#include "jsonnet/native/runtime/names.h"

#include <cstring>

namespace cfnsonnet::jsonnet::native {
namespace {

constexpr std::size_t first_table = 256;
constexpr std::size_t alignment = 8;  // As cells of the heap have.

}  // namespace

Names::Names(Arena& arena) : arena_(arena), table_(first_table) {}

Name Names::intern(std::string_view text, std::uint32_t hash) {
  std::size_t place = place_of(text, hash);
  if (table_[place].name != nullptr) return table_[place].name;
  if ((count_ + 1) * 4 > table_.size() * 3) {
    grow();
    place = place_of(text, hash);
  }
  void* const memory = arena_.allocate(sizeof(Text) + text.size(), alignment);
  auto* const name = new (memory) Text{{CellKind::text, Text::flag_interned | Cell::flag_permanent},
                                       static_cast<std::uint32_t>(text.size()),
                                       count_code_points(text),
                                       hash};
  if (!text.empty()) std::memcpy(name->data(), text.data(), text.size());
  table_[place] = {name, hash};
  ++count_;
  return name;
}

Name Names::find(std::string_view text, std::uint32_t hash) const { return table_[place_of(text, hash)].name; }

// Where the name is, or where it would be put.
std::size_t Names::place_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = table_.size() - 1;
  for (std::size_t place = hash & mask;; place = (place + 1) & mask) {
    const Entry& entry = table_[place];
    if (entry.name == nullptr || (entry.hash == hash && entry.name->view() == text)) return place;
  }
}

void Names::grow() {
  std::vector<Entry> before(table_.size() * 2);
  before.swap(table_);
  const std::size_t mask = table_.size() - 1;
  for (const Entry& entry : before) {
    if (entry.name == nullptr) continue;
    std::size_t place = entry.hash & mask;
    while (table_[place].name != nullptr) place = (place + 1) & mask;
    table_[place] = entry;
  }
}

}  // namespace cfnsonnet::jsonnet::native
