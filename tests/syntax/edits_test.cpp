// Ten thousand random edits of real programs: a tree each time that keeps every byte, and errors that stay with the
// element that was damaged and those around it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "syntax/parser.h"
#include "whole_tree.h"

namespace cfnsonnet::syntax {
namespace {

namespace fs = std::filesystem;

/// Right programs of a size that a person writes.
std::vector<std::string> programs() {
  std::vector<std::string> found;
  std::vector<fs::path> files;
  for (const char* const folder : {"/tests", "/libsonnet", "/samples"})
    for (const auto& entry : fs::recursive_directory_iterator(std::string(PROJECT_DIR) + folder))
      if (entry.path().extension() == ".jsonnet" || entry.path().extension() == ".libsonnet")
        files.push_back(entry.path());
  std::ranges::sort(files);
  for (const fs::path& file : files) {
    if (fs::file_size(file) < 200 || fs::file_size(file) > 12'000) continue;
    std::ifstream in(file, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (parse(text).errors().empty()) found.push_back(std::move(text));
  }
  return found;
}

constexpr NodeId none = 0xFFFF'FFFF;

/// The elements of a program: what stands between commas or semicolons, each with the one that it is a part of.
class Elements {
 public:
  explicit Elements(const Tree& tree)
      : tree_(tree), parents_(tree.listed(), none), of_token_(tree.tokens().size(), none) {
    for (NodeId id = 0; id < tree.listed(); ++id) {
      for (const NodeId child : tree.children(id))
        if (Tree::is_listed(child)) parents_[child] = id;
      for (std::uint32_t token = tree.node(id).first_token; token < tree.node(id).end_token; ++token)
        if (of_token_[token] == none) of_token_[token] = id;  // The innermost is first in the list.
    }
  }

  /// The token at an offset, or the next one.
  [[nodiscard]] std::uint32_t token_at(std::size_t offset) const {
    std::uint32_t token = 0;
    while (token + 1 < tree_.tokens().size() && tree_.tokens()[token].end <= offset) ++token;
    return token;
  }
  [[nodiscard]] NodeId element_of(std::uint32_t token) const {
    NodeId id = of_token_[token];
    while (id != none && !is_element(id)) id = parents_[id];
    return id == none ? tree_.root() : id;
  }
  [[nodiscard]] bool is_around(NodeId outer, NodeId inner) const {
    for (NodeId id = inner; id != none; id = parents_[id])
      if (id == outer) return true;
    return false;
  }

 private:
  [[nodiscard]] bool is_element(NodeId id) const {
    switch (tree_.kind(id)) {
      case NodeKind::field:
      case NodeKind::object_local:
      case NodeKind::object_assertion:
      case NodeKind::bind:
      case NodeKind::parameter:
      case NodeKind::named_argument:
      case NodeKind::file: return true;
      default: break;
    }
    const NodeId parent = parents_[id];
    return parent != none && (tree_.kind(parent) == NodeKind::array || tree_.kind(parent) == NodeKind::call);
  }

  const Tree& tree_;
  std::vector<NodeId> parents_;
  std::vector<NodeId> of_token_;
};

struct Edit {
  std::size_t at, removed;
  std::string inserted;
};

Edit random_edit(const Tree& tree, std::mt19937& random) {
  const std::size_t count = tree.tokens().size() - 1;
  const auto any = [&] { return random() % count; };
  const std::size_t index = any();
  const Token token = tree.tokens()[index];
  switch (random() % 3) {
    case 0: return {token.begin, token.end - token.begin, {}};                            // Delete a token,
    case 1: return {token.begin, 0, std::string(tree.text(tree.tokens()[any()])) + " "};  // paste one,
    default: return {token.begin, tree.tokens()[std::min(index + 2, count - 1)].end - token.begin, {}};  // cut some.
  }
}

/// Whether each error stands in the damaged element, in one around it, or at the token behind it.
bool stays_near(const Tree& before, const Elements& elements, const Tree& after, const Edit& edit) {
  const NodeId damaged = elements.element_of(elements.token_at(edit.at));
  const std::uint32_t behind = before.node(damaged).end_token;
  return std::ranges::all_of(after.errors(), [&](const Error& error) {
    std::size_t place = error.span.begin;
    if (place >= edit.at + edit.inserted.size()) place = place - edit.inserted.size() + edit.removed;
    const std::uint32_t token = elements.token_at(std::min(place, before.text().size()));
    return token == behind || token == behind + 1 || elements.is_around(elements.element_of(token), damaged) ||
           elements.is_around(damaged, elements.element_of(token));
  });
}

TEST(Edits, SpoilTheirOwnElementAlone) {
  std::mt19937 random(20261130);
  const auto all = programs();
  ASSERT_GE(all.size(), 100U);
  constexpr int edits = 10'000;
  int near = 0;
  for (int i = 0; i < edits; ++i) {
    const std::string& program = all[static_cast<std::size_t>(i) % all.size()];
    const Tree before = parse(program);
    const Edit edit = random_edit(before, random);
    std::string text = program;
    text.replace(edit.at, edit.removed, edit.inserted);
    const Tree after = parse(text);
    ASSERT_TRUE(holds_every_byte(after) && nests(after) && tells_errors(after)) << text;
    const bool is_near = stays_near(before, Elements(before), after, edit);
    if (is_near) ++near;
    if (!is_near && std::getenv("SHOW_EDITS") != nullptr)
      std::printf("=== at %zu removed \"%s\" inserted \"%s\"\n%s\n", edit.at,
                  program.substr(edit.at, edit.removed).c_str(), edit.inserted.c_str(),
                  after.errors().back().message.c_str());
  }
  RecordProperty("near", near);
  EXPECT_GE(near, edits * 95 / 100);
}

}  // namespace
}  // namespace cfnsonnet::syntax
