// Blocks, marking and sweeping.
#include "jsonnet/native/runtime/heap.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

#include "jsonnet/native/runtime/object.h"

#include <sys/mman.h>

#ifdef CFNSONNET_ADDRESS_SANITIZER
#define NATIVE_NO_ASAN __attribute__((no_sanitize("address")))
#else
#define NATIVE_NO_ASAN
#endif

namespace cfnsonnet::jsonnet::native {

// --- Blocks --------------------------------------------------------------------------------------

/// The head of a block; its cells follow. A cell's mark is the bit of its first word.
struct Heap::Block {
  std::uint32_t cell_bytes;
  std::uint32_t cell_count;
  std::uint32_t size_class;
  std::uint32_t swept;  // Since the last collection.
  std::array<std::uint64_t, block_bytes / 8 / 64> marks;

  [[nodiscard]] char* cells() { return reinterpret_cast<char*>(this + 1); }
  [[nodiscard]] char* end() { return cells() + std::size_t{cell_bytes} * cell_count; }
  [[nodiscard]] const std::uint64_t* mark_word(const void* cell) const {
    const std::size_t word = static_cast<std::size_t>(static_cast<const char*>(cell) -
                                                      reinterpret_cast<const char*>(this)) /
                             8;
    return &marks[word / 64];
  }
  /// Whether the cell was not marked before.
  [[nodiscard]] bool mark(const void* cell) {
    const std::size_t word = static_cast<std::size_t>(static_cast<const char*>(cell) - reinterpret_cast<char*>(this)) /
                             8;
    std::uint64_t& bits = marks[word / 64];
    const std::uint64_t bit = std::uint64_t{1} << (word % 64);
    if ((bits & bit) != 0) return false;
    bits |= bit;
    return true;
  }
  [[nodiscard]] bool marked(const void* cell) const {
    const std::size_t word = static_cast<std::size_t>(static_cast<const char*>(cell) -
                                                      reinterpret_cast<const char*>(this)) /
                             8;
    return (marks[word / 64] >> (word % 64) & 1) != 0;
  }
};

/// The head of a cell that has memory of its own.
struct Heap::Large {
  std::size_t bytes;  // With this head.
  bool marked;

  [[nodiscard]] Cell* cell() { return reinterpret_cast<Cell*>(this + 1); }
};

namespace {

/// Sizes of cells: multiples of eight while they are frequent, then four steps to each doubling.
constexpr std::array<std::uint16_t, 36> class_bytes = {
    16,  24,  32,  40,  48,  56,  64,  72,  80,  96,  112, 128, 144,  160,  176,  192,  208,  224,
    240, 256, 288, 320, 352, 384, 448, 512, 576, 640, 768, 896, 1024, 1152, 1280, 1536, 1792, 2048};

constexpr std::array<std::uint8_t, 2048 / 8 + 1> class_table = [] {
  std::array<std::uint8_t, 2048 / 8 + 1> table{};
  std::uint8_t at = 0;
  for (std::size_t words = 0; words < table.size(); ++words) {
    while (class_bytes[at] < words * 8) ++at;
    table[words] = at;
  }
  return table;
}();

/// A dead cell, in the list of its block.
struct FreeCell : Cell {
  Cell* next;
};

}  // namespace

/// The block that the address lies in, if it lies in one.
Heap::Block* Heap::block_of(const void* address) {
  return reinterpret_cast<Block*>(reinterpret_cast<std::uintptr_t>(address) & ~(block_bytes - 1));
}

Heap::Heap(std::size_t max_bytes, const Pace& pace)
    : max_bytes_(max_bytes), pace_(pace), collect_at_(pace.first_bytes) {}

Heap::~Heap() {
  for (char* chunk : chunks_) munmap(chunk, chunk_bytes);
  for (Large* large : large_) std::free(large);
}

unsigned Heap::size_class_of(std::size_t bytes) { return class_table[(bytes + 7) / 8]; }

void Heap::charge(std::ptrdiff_t bytes) {
  if (bytes > 0) (void)make_room(static_cast<std::size_t>(bytes));
  charged_bytes_ += static_cast<std::size_t>(bytes);
  update_stack_end();
}

void Heap::charge_kept(std::size_t bytes) {
  // Whether garbage makes room for it, the next allocation finds out; beyond this, it cannot.
  if (max_bytes_ != 0 && charged_bytes_ + bytes > max_bytes_) fail_exhausted();
  charged_bytes_ += bytes;
  update_stack_end();
}

// --- The stack as memory -------------------------------------------------------------------------

void Heap::set_stack(const void* lowest, const void* base) {
  stack_lowest_ = static_cast<const char*>(lowest);
  stack_base_ = base;
  update_stack_end();
}

/// All that counts against the limit. Without NATIVE_NO_ASAN: with AddressSanitizer, too, frames are on the stack.
std::size_t Heap::held_bytes() const {
  const char* top = static_cast<const char*>(__builtin_frame_address(0));
  const char* base = static_cast<const char*>(stack_base_);
  return used_bytes_ + charged_bytes_ + (base != nullptr && top < base ? static_cast<std::size_t>(base - top) : 0);
}

void Heap::update_stack_end() {
  stack_end_ = stack_lowest_;
  const std::size_t held = used_bytes_ + charged_bytes_;
  if (max_bytes_ == 0 || stack_base_ == nullptr) return;
  const char* base = static_cast<const char*>(stack_base_);
  const std::size_t left = max_bytes_ > held ? max_bytes_ - held : 0;
  if (static_cast<std::size_t>(base - stack_lowest_) > left) stack_end_ = base - left;
}

bool Heap::make_room_for_stack(std::size_t bytes) {
  if (static_cast<const char*>(__builtin_frame_address(0)) < stack_lowest_ + bytes) return false;
  (void)make_room(0);
  return true;
}

/// A stack that was deep once keeps its pages, which nobody reads again.
void Heap::release_unused_stack() const {
  constexpr std::size_t near_bytes = 256 << 10;    // Soon to be used again.
  constexpr std::uintptr_t page_bytes = 64 << 10;  // The largest that there are.
  const std::uintptr_t lowest = (reinterpret_cast<std::uintptr_t>(stack_lowest_) + page_bytes - 1) & ~(page_bytes - 1);
  const std::uintptr_t top = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
  const std::uintptr_t end = (top - near_bytes) & ~(page_bytes - 1);
  if (stack_lowest_ != nullptr && end > lowest && top > near_bytes)
    (void)madvise(reinterpret_cast<void*>(lowest), end - lowest, MADV_DONTNEED);
}

void Heap::fail_exhausted() {
  if (on_exhausted) on_exhausted();
  throw OutOfMemory{};
}

/// Collects, if so many more bytes are more than there should be, and fails if they are more than there may be.
/// Returns whether it has collected.
bool Heap::make_room(std::size_t bytes) {
  const std::size_t wanted = held_bytes() + bytes;
  const bool too_many = max_bytes_ != 0 && wanted > max_bytes_;
  if (wanted < collect_at_ && !too_many) return false;
  collect();
  if (on_collected) on_collected();
  if (!too_many) return true;
  // Close to the limit nearly every block would cost a collection; that is as good as having reached it.
  const std::size_t held = held_bytes();
  if (held + bytes > max_bytes_ || held - used_bytes_ + live_bytes_ > max_bytes_ / 16 * 15) fail_exhausted();
  return true;
}

void Heap::new_chunk() {
  // Twice as much is mapped, and what lies outside of an aligned chunk is given back.
  void* mapped = mmap(nullptr, 2 * chunk_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
                      0);
  if (mapped == MAP_FAILED) fail_exhausted();
  char* begin = static_cast<char*>(mapped);
  char* chunk = reinterpret_cast<char*>((reinterpret_cast<std::uintptr_t>(begin) + chunk_bytes - 1) &
                                        ~(chunk_bytes - 1));
  if (chunk != begin) munmap(begin, static_cast<std::size_t>(chunk - begin));
  const std::size_t rest = static_cast<std::size_t>(begin + 2 * chunk_bytes - (chunk + chunk_bytes));
  if (rest != 0) munmap(chunk + chunk_bytes, rest);
  // A large heap is read all over when it is marked; with huge pages the processor finds more of it without a walk.
  if (chunks_.size() >= chunks_of_small_pages) (void)madvise(chunk, chunk_bytes, MADV_HUGEPAGE);
  chunks_.insert(std::upper_bound(chunks_.begin(), chunks_.end(), chunk), chunk);
  fresh_ = chunk;
  fresh_end_ = chunk + chunk_bytes;
}

Heap::Block* Heap::new_block(unsigned size_class) {
  const bool is_used = !free_blocks_.empty();
  Block* block = nullptr;
  if (is_used) {
    block = free_blocks_.back();
    free_blocks_.pop_back();
  } else {
    if (fresh_ == fresh_end_) new_chunk();
    block = reinterpret_cast<Block*>(fresh_);
    fresh_ += block_bytes;
  }
  used_bytes_ += block_bytes;
  update_stack_end();
  block->cell_bytes = class_bytes[size_class];
  block->cell_count = static_cast<std::uint32_t>((block_bytes - sizeof(Block)) / block->cell_bytes);
  block->size_class = size_class;
  block->swept = 1;
  if (!is_used) return block;  // The kernel's pages are zero, and that is CellKind::free.
  block->marks.fill(0);
  // Cells that are not used yet must not look alive to a scan of the stack.
  for (char* cell = block->cells(); cell != block->end(); cell += block->cell_bytes)
    reinterpret_cast<Cell*>(cell)->kind = CellKind::free;
  return block;
}

Cell* Heap::allocate(std::size_t bytes, CellKind kind) {
  Cell* cell = nullptr;
  if (bytes <= max_small_bytes) {
    const unsigned size_class = size_class_of(bytes);
    SizeClass& cells = classes_[size_class];
    if (cells.free != nullptr) {
      cell = cells.free;
      cells.free = static_cast<FreeCell*>(cell)->next;
    } else if (cells.bump != cells.bump_end) {
      cell = reinterpret_cast<Cell*>(cells.bump);
      cells.bump += class_bytes[size_class];
    } else {
      cell = allocate_slow(size_class);
    }
  } else {
    cell = allocate_large(bytes);
  }
  *reinterpret_cast<std::uint64_t*>(cell) = 0;
  cell->kind = kind;
  if (bytes > max_small_bytes) cell->flags = Cell::flag_large;
  return cell;
}

/// From a block that has dead cells, or from a new one.
Cell* Heap::allocate_slow(unsigned size_class) {
  SizeClass& cells = classes_[size_class];
  for (bool collected = false;; collected = true) {
    while (cells.next_to_sweep < cells.blocks.size()) {
      if (!sweep(*cells.blocks[cells.next_to_sweep++], cells)) continue;
      Cell* cell = cells.free;
      cells.free = static_cast<FreeCell*>(cell)->next;
      return cell;
    }
    if (collected || !make_room(block_bytes)) break;
  }
  Block* block = new_block(size_class);
  cells.blocks.push_back(block);
  cells.next_to_sweep = cells.blocks.size();
  cells.bump = block->cells() + block->cell_bytes;
  cells.bump_end = block->end();
  return reinterpret_cast<Cell*>(block->cells());
}

Cell* Heap::allocate_large(std::size_t bytes) {
  const std::size_t total = sizeof(Large) + bytes;
  (void)make_room(total);
  Large* large = static_cast<Large*>(std::malloc(total));
  if (large == nullptr) fail_exhausted();
  large->bytes = total;
  large->marked = false;
  large_.push_back(large);
  used_bytes_ += total;
  update_stack_end();
  return large->cell();
}

// --- Makers --------------------------------------------------------------------------------------

namespace {
void clear(Value* values, std::size_t count) { std::fill_n(values, count, Value()); }
}  // namespace

Text* Heap::text(std::size_t bytes, std::uint32_t code_points) {
  if (bytes > max_cell_items) fail_exhausted();
  Text* text = static_cast<Text*>(allocate(sizeof(Text) + bytes, CellKind::text));
  text->bytes = static_cast<std::uint32_t>(bytes);
  text->code_points = code_points;
  text->hash = 0;
  return text;
}

Text* Heap::text(std::string_view utf8) {
  Text* made = text(utf8.size(), count_code_points(utf8));
  if (!utf8.empty()) std::memcpy(made->data(), utf8.data(), utf8.size());
  return made;
}

Text* Heap::text_rope(Text* left, Text* right) {
  const std::size_t bytes = std::size_t{left->bytes} + right->bytes;
  if (bytes > max_cell_items) fail_exhausted();
  Text* rope = static_cast<Text*>(allocate(sizeof(Text) + 2 * sizeof(Text*), CellKind::text));
  rope->flags |= Text::flag_rope;
  rope->bytes = static_cast<std::uint32_t>(bytes);
  rope->code_points = left->code_points + right->code_points;
  rope->hash = 0;
  rope->left() = left;
  rope->right() = right;
  return rope;
}

Text* Heap::text_stretch(Text* owner, std::string_view part, std::uint32_t code_points) {
  Text* stretch = static_cast<Text*>(allocate(sizeof(Text) + 2 * sizeof(Text*), CellKind::text));
  stretch->bytes = static_cast<std::uint32_t>(part.size());
  stretch->code_points = code_points;
  stretch->hash = 0;
  stretch->become_stretch(owner, part.data());
  return stretch;
}

ArrayCell* Heap::array(std::size_t length) {
  if (length > max_cell_items) fail_exhausted();
  ArrayCell* array = static_cast<ArrayCell*>(allocate(sizeof(ArrayCell) + length * sizeof(Value), CellKind::array));
  array->length = static_cast<std::uint32_t>(length);
  clear(array->items(), length);
  return array;
}

namespace {
constexpr std::size_t bytes_without_items = sizeof(ArrayCell) + 2 * sizeof(ArrayCell*);
}  // namespace

ArrayCell* Heap::array_sum(ArrayCell* left, ArrayCell* right) {
  const std::size_t length = std::size_t{left->length} + right->length;
  if (length > max_cell_items) fail_exhausted();
  ArrayCell* sum = static_cast<ArrayCell*>(allocate(bytes_without_items, CellKind::array));
  sum->flags |= ArrayCell::flag_sum;
  sum->length = static_cast<std::uint32_t>(length);
  sum->left() = left;
  sum->right() = right;
  return sum;
}

ArrayCell* Heap::array_stretch(ArrayCell* owner, Value* begin, std::size_t length) {
  ArrayCell* stretch = static_cast<ArrayCell*>(allocate(bytes_without_items, CellKind::array));
  stretch->length = static_cast<std::uint32_t>(length);
  stretch->become_stretch(owner, begin);
  return stretch;
}

ArrayCell* Heap::array_range(double first, std::size_t length) {
  ArrayCell* range = static_cast<ArrayCell*>(allocate(bytes_without_items, CellKind::array));
  range->flags |= ArrayCell::flag_range | ArrayCell::flag_set;
  range->length = static_cast<std::uint32_t>(length);
  range->first() = first;
  return range;
}

ArrayCell* Heap::array_rounds(const ArrayComprehension* loop, Frame* frame, ArrayCell* source) {
  ArrayCell* rounds = static_cast<ArrayCell*>(allocate(bytes_without_items + sizeof loop, CellKind::array));
  rounds->flags |= ArrayCell::flag_rounds;
  rounds->length = source->length;
  rounds->source() = source;
  rounds->frame() = frame;
  rounds->loop() = loop;
  return rounds;
}

Frame* Heap::frame(Frame* parent, std::uint32_t slots) {
  const std::uint32_t count = slots + (traces_origins ? 1 : 0);
  Frame* frame = static_cast<Frame*>(allocate(sizeof(Frame) + count * sizeof(Value), CellKind::frame));
  frame->count = count;
  frame->parent = parent;
  clear(frame->slots(), count);
  return frame;
}

FunctionCell* Heap::function(const Function* node, Frame* frame) {
  FunctionCell* cell = static_cast<FunctionCell*>(allocate(sizeof(FunctionCell), CellKind::function));
  cell->node = node;
  cell->frame = frame;
  return cell;
}

Thunk* Heap::thunk(const Node* code, Frame* frame) {
  Thunk* thunk = static_cast<Thunk*>(allocate(traces_origins ? Thunk::traced_bytes : sizeof(Thunk), CellKind::thunk));
  thunk->small = Thunk::expression;
  thunk->code = code;
  thunk->frame = frame;
  if (traces_origins) thunk->origin() = {};
  return thunk;
}

Thunk* Heap::thunk_field(Value object, std::uint32_t definition) {
  Thunk* thunk = this->thunk(nullptr, nullptr);
  thunk->small = Thunk::field;
  thunk->function = object;
  thunk->first = Value::number(definition);
  return thunk;
}

Thunk* Heap::thunk_call(Value function, Value first, Value second) {
  Thunk* thunk = static_cast<Thunk*>(
      allocate(traces_origins ? Thunk::traced_bytes : sizeof(Thunk) + sizeof(Value), CellKind::thunk));
  thunk->small = Thunk::call;
  thunk->function = function;
  thunk->first = first;
  thunk->second() = second;
  if (traces_origins) thunk->origin() = {};
  return thunk;
}

// --- Marking -------------------------------------------------------------------------------------

/// Whether the cell has to be gone through: it is the heap's, and was not marked before.
bool Heap::mark(Cell* cell) {
  if ((cell->flags & Cell::flag_permanent) != 0) return false;
  if ((cell->flags & Cell::flag_large) != 0) {
    Large* large = reinterpret_cast<Large*>(cell) - 1;
    if (large->marked) return false;
    large->marked = true;
    live_bytes_ += large->bytes;
    return true;
  }
  Block* block = block_of(cell);
  if (!block->mark(cell)) return false;
  live_bytes_ += block->cell_bytes;
  return true;
}

/// Those of a long array in pieces: the list of what is to be marked would be as long as the array, and is no memory
/// that the limit knows.
void Heap::mark_values(std::span<const Value> values) {
  if (values.size() > max_marked_at_once) {
    pending_values_.push_back(values.subspan(max_marked_at_once));
    values = values.first(max_marked_at_once);
  }
  for (const Value value : values) mark_value(value);
}

void Heap::mark_children(Cell* cell) {
  const auto mark_all = [this](const Value* values, std::size_t count) { mark_values({values, count}); };
  const auto mark_optional = [this](Cell* child) {
    if (child != nullptr) mark_cell(child);
  };
  switch (cell->kind) {
    case CellKind::text: {
      Text* text = static_cast<Text*>(cell);
      if (text->is_stretch()) mark_cell(text->owner());
      if (!text->is_rope()) break;
      mark_cell(text->left());
      mark_cell(text->right());
      break;
    }
    case CellKind::array: {
      ArrayCell* array = static_cast<ArrayCell*>(cell);
      if (array->has_items()) {
        mark_all(array->items(), array->length);
      } else if (array->is_sum()) {
        mark_cell(array->left());
        mark_cell(array->right());
      } else if (array->is_stretch()) {
        mark_cell(array->owner());
      } else if (array->is_rounds()) {
        mark_cell(array->source());
        mark_cell(array->frame());
      }
      break;
    }
    case CellKind::object_literal: {
      LiteralObject* object = static_cast<LiteralObject*>(cell);
      mark_optional(object->frame);
      mark_all(object->slots(), object->count);
      break;
    }
    case CellKind::object: {
      CompoundObject* object = static_cast<CompoundObject*>(cell);
      if (object->is_link())
        mark_cell(object->chain);
      else
        mark_optional(const_cast<Shape*>(object->shape));
      mark_optional(object->left);
      mark_optional(object->right);
      break;
    }
    case CellKind::layers: {
      Layers* layers = static_cast<Layers*>(cell);
      for (const Layer& layer : layers->all()) {
        mark_optional(layer.outer);
        mark_optional(layer.frame);
        mark_optional(layer.members);
        mark_optional(layer.plain);
      }
      break;
    }
    case CellKind::members: {
      Members* members = static_cast<Members*>(cell);
      for (const DynamicMember& member : members->all()) mark_value(member.value);
      break;
    }
    case CellKind::slots: {
      Slots* slots = static_cast<Slots*>(cell);
      mark_all(slots->values(), slots->count);
      break;
    }
    case CellKind::function: mark_optional(static_cast<FunctionCell*>(cell)->frame); break;
    case CellKind::thunk: {
      Thunk* thunk = static_cast<Thunk*>(cell);
      switch (thunk->state()) {
        case Thunk::expression: mark_optional(thunk->frame); break;
        case Thunk::call: mark_value(thunk->second()); [[fallthrough]];
        case Thunk::field:
          mark_value(thunk->function);
          mark_value(thunk->first);
          break;
        case Thunk::running: break;
        case Thunk::done: mark_value(thunk->value); break;
      }
      if (traces_origins) mark_optional(thunk->origin().context);
      break;
    }
    case CellKind::frame: {
      Frame* frame = static_cast<Frame*>(cell);
      mark_optional(frame->parent);
      mark_all(frame->slots(), frame->count);
      break;
    }
    case CellKind::chain: {
      Chain* chain = static_cast<Chain*>(cell);
      mark_optional(chain->index);
      mark_optional(chain->below_index);
      mark_optional(chain->fields);
      mark_optional(chain->entries);
      break;
    }
    case CellKind::chain_index: {
      ChainIndex* index = static_cast<ChainIndex*>(cell);
      for (std::uint32_t i = 0; i <= index->mask; ++i) mark_optional(index->table()[i].link);
      break;
    }
    case CellKind::link_fields: {
      LinkFields* fields = static_cast<LinkFields*>(cell);
      for (std::uint32_t i = 0; i < fields->count; ++i) {
        mark_optional(fields->all()[i].place.link);
        mark_optional(fields->all()[i].place.operand);
        mark_value(fields->all()[i].value);
      }
      break;
    }
    case CellKind::context: mark_optional(static_cast<Context*>(cell)->outer); break;
    case CellKind::chain_entries:
    case CellKind::shape:
    case CellKind::free: break;
  }
}

/// Marking waits for memory more than for anything else. So a cell is fetched when it leaves the list, and looked at
/// only when some others have been fetched after it.
void Heap::drain() {
  constexpr std::size_t ahead = 16;
  std::array<Cell*, ahead> fetched{};
  std::size_t at = 0, count = 0;
  for (;;) {
    if (!pending_.empty() && count < ahead) {
      Cell* cell = pending_.back();
      pending_.pop_back();
      __builtin_prefetch(cell);
      __builtin_prefetch(block_of(cell)->mark_word(cell));
      fetched[(at + count++) % ahead] = cell;
    } else if (count != 0) {
      Cell* cell = fetched[at];
      at = (at + 1) % ahead;
      --count;
      if (mark(cell)) mark_children(cell);
    } else if (!pending_values_.empty()) {
      const std::span<const Value> values = pending_values_.back();
      pending_values_.pop_back();
      mark_values(values);
    } else {
      return;
    }
  }
}

/// Marks the cell that a word of the stack points into, if it does.
void Heap::mark_word(std::uint64_t word) {
  constexpr std::uint64_t address_mask = (std::uint64_t{1} << 48) - 1;
  const std::uint64_t tag = word >> 48;
  if (tag != 0 && tag < static_cast<std::uint64_t>(Tag::special)) return;
  char* address = reinterpret_cast<char*>(word & address_mask);
  if (chunks_.empty()) return;
  char* chunk = reinterpret_cast<char*>(reinterpret_cast<std::uintptr_t>(address) & ~(chunk_bytes - 1));
  if (std::binary_search(chunks_.begin(), chunks_.end(), chunk)) {
    Block* block = block_of(address);
    if (block->cell_bytes == 0 || address < block->cells() || address >= block->end()) return;
    const std::size_t index = static_cast<std::size_t>(address - block->cells()) / block->cell_bytes;
    Cell* cell = reinterpret_cast<Cell*>(block->cells() + index * block->cell_bytes);
    if (cell->kind != CellKind::free) mark_cell(cell);
    return;
  }
  const auto after = std::upper_bound(large_.begin(), large_.end(), reinterpret_cast<Large*>(address));
  if (after == large_.begin()) return;
  Large* large = *(after - 1);
  if (address < reinterpret_cast<char*>(large) + large->bytes && address >= reinterpret_cast<char*>(large->cell()))
    mark_cell(large->cell());
}

NATIVE_NO_ASAN __attribute__((noinline)) void Heap::mark_stack() {
  __builtin_unwind_init();  // Puts the registers that the caller may still need on the stack.
  const std::uint64_t lowest = 0;
  const volatile std::uint64_t* at = &lowest;
  const auto* end = static_cast<const std::uint64_t*>(stack_base_);
  for (; at < end; ++at) {
    mark_word(*at);
    if (pending_.size() >= max_kept_pending) drain();
  }
}

void Heap::collect() {
  if (stack_base_ == nullptr) return;
  ++collections_;
  for (SizeClass& cells : classes_) {
    finish_sweeping(cells);
    for (Block* block : cells.blocks) {
      block->marks.fill(0);
      block->swept = 0;
    }
  }
  for (Large* large : large_) large->marked = false;
  std::sort(large_.begin(), large_.end());

  live_bytes_ = 0;
  mark_stack();
  for (Rooted* rooted = rooted_; rooted != nullptr; rooted = rooted->next_) mark_values(rooted->values);
  drain();
  if (pending_.capacity() > max_kept_pending) std::vector<Cell*>().swap(pending_);

  for (SizeClass& cells : classes_) {
    cells.free = nullptr;
    cells.bump = cells.bump_end = nullptr;
    cells.next_to_sweep = 0;
  }
  release_dead_blocks();
  sweep_large();
  update_stack_end();
  release_unused_stack();
  // A collection reads what is alive and the stack: in a deep recursion nearly all that grows is the stack.
  const std::size_t held = held_bytes();
  const std::size_t read = live_bytes_ + (held - used_bytes_ - charged_bytes_);
  const double more = static_cast<double>(read) * (pace_.growth - 1);
  collect_at_ = held + std::max(pace_.first_bytes, more < 0 ? 0 : static_cast<std::size_t>(more));
}

// --- Sweeping ------------------------------------------------------------------------------------

/// Puts the block's dead cells into the list; false where there are none.
bool Heap::sweep(Block& block, SizeClass& size_class) {
  block.swept = 1;
  Cell* list = size_class.free;
  for (char* at = block.end(); at != block.cells();) {
    at -= block.cell_bytes;
    if (block.marked(at)) continue;
    FreeCell* cell = reinterpret_cast<FreeCell*>(at);
    cell->kind = CellKind::free;
    cell->next = list;
    list = cell;
  }
  const bool found = list != size_class.free;
  size_class.free = list;
  return found;
}

/// Dead cells that nobody has swept may point to blocks that were given away. They must be gone before the stack is
/// scanned again, for a stale word there may point to one.
void Heap::finish_sweeping(SizeClass& size_class) {
  while (size_class.next_to_sweep < size_class.blocks.size()) {
    Block& block = *size_class.blocks[size_class.next_to_sweep++];
    if (block.swept == 0) (void)sweep(block, size_class);
  }
}

/// Blocks in which nothing is alive may hold cells of another size next.
void Heap::release_dead_blocks() {
  for (SizeClass& cells : classes_) {
    std::erase_if(cells.blocks, [this](Block* block) {
      if (std::any_of(block->marks.begin(), block->marks.end(), [](std::uint64_t bits) { return bits != 0; }))
        return false;
      block->cell_bytes = 0;
      free_blocks_.push_back(block);
      used_bytes_ -= block_bytes;
      return true;
    });
  }
}

void Heap::sweep_large() {
  const auto dead = std::partition(large_.begin(), large_.end(), [](const Large* large) { return large->marked; });
  for (auto at = dead; at != large_.end(); ++at) {
    used_bytes_ -= (*at)->bytes;
    std::free(*at);
  }
  large_.erase(dead, large_.end());
}

// --- Roots ---------------------------------------------------------------------------------------

Rooted::Rooted(Heap& heap) : heap_(heap), previous_(nullptr), next_(heap.rooted_) {
  if (next_ != nullptr) next_->previous_ = this;
  heap.rooted_ = this;
}

Rooted::~Rooted() {
  (previous_ != nullptr ? previous_->next_ : heap_.rooted_) = next_;
  if (next_ != nullptr) next_->previous_ = previous_;
}

}  // namespace cfnsonnet::jsonnet::native
