// The evaluator's heap: cells of a few sizes in blocks, collected by mark and sweep.
//
// Roots are found without anybody registering them: the stack that the evaluation runs on is scanned word by word, and
// whatever looks like a pointer into a cell (plain, or behind a tag of Value) keeps that cell alive. From there on
// marking is exact. Cells never move. A block of 32 KiB holds cells of one size, so a word becomes a cell by one mask
// and one division; larger cells are allocated one by one. Blocks are swept when their size is next asked for.
//
// Memory that the evaluation holds outside of the heap is counted too, so that one limit bounds it all: texts being
// built and documents are reported with `charge`, syntax trees and names with `charge_kept`, and the stack is measured.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "jsonnet/native/runtime/cell.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

class Heap;

/// Thrown by allocations past the limit, unless Heap::on_exhausted throws something better.
struct OutOfMemory {};

/// Values that are kept outside of the stack: they stay alive as long as this does.
class Rooted {
 public:
  explicit Rooted(Heap& heap);
  ~Rooted();
  Rooted(const Rooted&) = delete;
  Rooted& operator=(const Rooted&) = delete;

  std::vector<Value> values;

 private:
  friend class Heap;
  Heap& heap_;
  Rooted* previous_;
  Rooted* next_;
};

class Heap {
 public:
  /// When to collect. Nothing that can be seen depends on it.
  struct Pace {
    std::size_t first_bytes = 16 << 20;  ///< Not before so many have been allocated; most templates end before it.
    double growth = 3;                   ///< Then each time that the live cells have grown by this factor.
  };
  /// @param max_bytes  Of live cells, dead ones that are not swept yet, and what is charged; 0: no limit.
  Heap(std::size_t max_bytes, const Pace& pace);
  ~Heap();
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  /// The stack that holds roots: its lower end, and the outer one. Before it is set nothing is collected.
  void set_stack(const void* lowest, const void* base);
  /// As far down as the stack may grow, by its size and by the memory that is left for it. Where it gets there,
  /// `make_room_for_stack` tells which of the two it is.
  [[nodiscard]] const char* stack_end() const { return stack_end_; }
  /// Collects, or fails, where the memory is what is missing. False: it is the stack that ends.
  [[nodiscard]] bool make_room_for_stack(std::size_t bytes);

  // Makers. All items and slots are empty values; a text's bytes are not set.
  [[nodiscard]] Text* text(std::size_t bytes, std::uint32_t code_points);
  [[nodiscard]] Text* text(std::string_view utf8);
  [[nodiscard]] Text* text_rope(Text* left, Text* right);
  [[nodiscard]] Text* text_stretch(Text* owner, std::string_view part, std::uint32_t code_points);
  [[nodiscard]] ArrayCell* array(std::size_t length);
  [[nodiscard]] ArrayCell* array_sum(ArrayCell* left, ArrayCell* right);
  [[nodiscard]] ArrayCell* array_stretch(ArrayCell* owner, Value* begin, std::size_t length);
  [[nodiscard]] ArrayCell* array_range(double first, std::size_t length);
  /// Of the last `for` of `loop`, through `source`.
  [[nodiscard]] ArrayCell* array_rounds(const ArrayComprehension* loop, Frame* frame, ArrayCell* source);
  [[nodiscard]] Frame* frame(Frame* parent, std::uint32_t slots);
  [[nodiscard]] FunctionCell* function(const Function* node, Frame* frame);
  [[nodiscard]] Thunk* thunk(const Node* code, Frame* frame);
  [[nodiscard]] Thunk* thunk_field(Value object, std::uint32_t definition);
  [[nodiscard]] Thunk* thunk_call(Value function, Value first, Value second);

  /// A cell of so many bytes, header included, with `kind` set, flags and the rest of the first word 0, all else not
  /// set.
  [[nodiscard]] Cell* allocate(std::size_t bytes, CellKind kind);

  /// Says that C++ holds more (or fewer) bytes for the evaluation.
  void charge(std::ptrdiff_t bytes);
  /// The same of what is kept until the end. Collects nothing, so that it may be called wherever names are made.
  void charge_kept(std::size_t bytes);

  void collect();
  /// How often it has been collected.
  [[nodiscard]] unsigned collections() const { return collections_; }

 private:
  friend class Rooted;
  struct Block;
  struct Large;

  static constexpr std::size_t block_bytes = 32 << 10;
  static constexpr std::size_t chunk_bytes = 2 << 20;  // A huge page of x86 and ARM.
  static constexpr std::size_t max_small_bytes = 2048;
  static constexpr unsigned size_class_count = 36;
  static constexpr std::size_t chunks_of_small_pages = 8;   // So much is touched page by page.
  static constexpr std::size_t max_kept_pending = 1 << 16;  // A longer list is freed after a collection.
  static constexpr std::size_t
      max_marked_at_once = 1 << 12;  // Of values side by side; the list would be as long as they are.

  struct SizeClass {
    Cell* free = nullptr;  // A list through the cells.
    char* bump = nullptr;  // Cells that were never used, up to …
    char* bump_end = nullptr;
    std::vector<Block*> blocks;
    std::size_t next_to_sweep = 0;  // Blocks from here on have not been swept since the last collection.
  };

  [[nodiscard]] static unsigned size_class_of(std::size_t bytes);
  [[nodiscard]] Cell* allocate_slow(unsigned size_class);
  [[nodiscard]] Cell* allocate_large(std::size_t bytes);
  [[nodiscard]] Block* new_block(unsigned size_class);
  void new_chunk();
  bool make_room(std::size_t bytes);
  [[nodiscard]] std::size_t held_bytes() const;
  void update_stack_end();
  void release_unused_stack() const;
  [[noreturn]] void fail_exhausted();
  [[nodiscard]] bool sweep(Block& block, SizeClass& size_class);
  void finish_sweeping(SizeClass& size_class);
  void release_dead_blocks();
  void sweep_large();

  void mark_stack();
  void mark_word(std::uint64_t word);
  void mark_value(Value value) {
    if (value.is_cell()) mark_cell(value.as_cell());
  }
  void mark_values(std::span<const Value> values);
  void mark_cell(Cell* cell) { pending_.push_back(cell); }
  [[nodiscard]] bool mark(Cell* cell);
  [[nodiscard]] static Block* block_of(const void* address);
  void mark_children(Cell* cell);
  void drain();

  std::array<SizeClass, size_class_count> classes_;
  std::vector<char*> chunks_;  // Of `chunk_bytes`, which blocks are cut from; sorted by address.
  char* fresh_ = nullptr;      // Blocks that were never used, up to …
  char* fresh_end_ = nullptr;
  std::vector<Block*> free_blocks_;
  std::vector<Large*> large_;                           // Sorted by address when a collection begins.
  std::vector<Cell*> pending_;                          // To be marked, with all that they point to.
  std::vector<std::span<const Value>> pending_values_;  // The same, of long arrays.
  Rooted* rooted_ = nullptr;
  const char* stack_lowest_ = nullptr;
  const char* stack_end_ = nullptr;
  const void* stack_base_ = nullptr;
  std::size_t max_bytes_;
  std::size_t used_bytes_ = 0;  // Blocks and large cells.
  std::size_t charged_bytes_ = 0;
  std::size_t live_bytes_ = 0;  // Found by the last collection.
  Pace pace_;
  std::size_t collect_at_;
  unsigned collections_ = 0;

 public:
  /// Called when there is no more memory.
  std::function<void()> on_exhausted;
  /// Called when an allocation has made it collect, which takes time. May throw what ends the evaluation.
  std::function<void()> on_collected;
  /// Thunks get room for their origin (Thunk::origin).
  bool traces_origins = false;
};

}  // namespace cfnsonnet::jsonnet::native
