// A file that is no bundle, or a damaged or hostile one, is an error and never a crash.
#include "schema/validate.h"

#include <cstring>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "schema/bundle.h"
#include "schema/keyword.h"
#include "schema/support.h"

namespace cfnsonnet::schema {
namespace {

using testing::packed;
using testing::TemporaryFolder;

constexpr std::string_view sample = R"({
  "AWS::A::B": {"schema": {"type": "object", "properties": {"Name": {"type": "string", "pattern": "^[a-z]+$", "enum": ["x", 2, true]},
      "List": {"type": "array", "items": {"$ref": "#/definitions/Item"}}}, "patternProperties": {"^x-": {"minimum": 1.5}},
      "required": ["Name"], "dependentRequired": {"List": ["Name"]}, "anyOf": [{"minProperties": 1}, false]},
    "definitions": {"Item": {"type": "object", "properties": {"Child": {"$ref": "#/definitions/Item"}}}},
    "attributes": {"Arn": {"type": "string"}}, "createOnly": ["Name"], "ref": {"type": "string"}},
  "AWS::A::C": {"schema": {"not": {"const": 1}}}})";

void seal(std::vector<std::uint32_t>& words) {
  words[3] = format::checksum(words.data() + format::checksummed_from, words.data() + words.size());
}

// Reads all that there is: under the sanitizers, a reference that leads astray would show.
std::size_t walk(const Schema& schema, int depth) {
  std::size_t sum = 0;
  if (depth > 6) return 0;
  for (const Constraint& constraint : schema.constraints()) {
    switch (info(constraint.keyword()).argument) {
      case Argument::schema: sum += walk(constraint.schema(), depth + 1); break;
      case Argument::schemas:
      case Argument::condition:
        for (const Schema& child : constraint.schemas()) sum += walk(child, depth + 1);
        break;
      case Argument::properties:
      case Argument::pattern_properties:
        for (const Property& property : constraint.properties())
          sum += property.name.size() + walk(property.schema, depth + 1);
        break;
      case Argument::dependencies:
        for (const Dependency& dependency : constraint.dependencies()) {
          for (const std::string_view other : dependency.others) sum += other.size();
        }
        break;
      case Argument::strings:
      case Argument::groups:
        for (const std::string_view text : constraint.strings()) sum += text.size();
        break;
      case Argument::values:
      case Argument::value:
        for (const Value& value : constraint.values()) sum += value.text.size() + (value.number > 0);
        break;
      case Argument::pattern:
      case Argument::text: sum += constraint.text().size(); break;
      case Argument::number: sum += constraint.number() > 0; break;
      default: break;
    }
  }
  return sum;
}

std::size_t walk(const Bundle& bundle) {
  std::size_t sum = 0;
  for (const Type& type : bundle.types()) {
    sum += type.name().size() + walk(type.schema(), 0) + type.lifecycle_date().size() + type.tag_property().size();
    for (const Property& attribute : type.attributes()) sum += attribute.name.size() + walk(attribute.schema, 0);
    for (const Property& definition : type.definitions()) sum += definition.name.size() + walk(definition.schema, 0);
    for (const std::string_view path : type.create_only()) sum += path.size();
  }
  return sum;
}

TEST(Validate, AcceptsWhatThePackerWrites) {
  const auto bundle = packed(sample);
  EXPECT_EQ(validate(bundle.words), std::nullopt);
  EXPECT_GT(walk(*bundle.bundle), 0U);
}

TEST(Validate, EveryTruncationIsAnError) {
  const auto whole = packed(sample).words;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_TRUE(validate(std::span(whole).first(size))) << size;
    // With the length and the checksum made right, the sections no longer fit.
    std::vector<std::uint32_t> cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    if (size < format::header_words) continue;
    cut[2] = static_cast<std::uint32_t>(size);
    seal(cut);
    EXPECT_TRUE(validate(cut)) << size;
  }
}

TEST(Validate, EveryFlippedBitIsAnError) {
  const auto whole = packed(sample).words;
  for (std::size_t bit = 0; bit < whole.size() * 32; bit += 7) {
    auto damaged = whole;
    damaged[bit / 32] ^= 1U << (bit % 32);
    EXPECT_TRUE(validate(damaged)) << bit;
  }
}

TEST(Validate, WhateverIsAcceptedCanBeRead) {
  // A hostile file has a right checksum: whatever passes is walked in full.
  const auto whole = packed(sample).words;
  std::mt19937 random(20261124);
  int accepted = 0;
  for (int round = 0; round < 20'000; ++round) {
    auto hostile = whole;
    for (std::size_t changes = 1 + random() % 3; changes > 0; --changes) {
      std::uint32_t& word = hostile[4 + random() % (hostile.size() - 4)];
      switch (random() % 3) {
        case 0: word ^= 1U << (random() % 32); break;
        case 1: word = static_cast<std::uint32_t>(random() % hostile.size()); break;
        default: word = hostile[random() % hostile.size()]; break;
      }
    }
    seal(hostile);
    const auto bundle = Bundle::from_words(hostile);
    if (!bundle) continue;
    ++accepted;
    walk(**bundle);
  }
  EXPECT_GT(accepted, 0) << "a mutation test that never gets through tests nothing";
}

TEST(Validate, SchemasInACircle) {
  const auto good = packed(R"({"T": {"schema": {"allOf": [{"anyOf": [{"minLength": 1}, {"maxLength": 1}]}]}}})");
  auto words = good.words;
  const std::uint32_t root = good->type("T")->schema().id();
  const std::uint32_t list = words[root + 2];
  words[list + 1] = root;
  seal(words);
  EXPECT_EQ(*validate(words), fmt::format("is damaged: a schema refers to itself in a circle at word {}", root));
}

TEST(Validate, Messages) {
  auto words = packed(sample).words;
  EXPECT_EQ(*validate({}), "is no schema bundle");
  auto changed = words;
  changed[0] = 1;
  EXPECT_EQ(*validate(changed), "is no schema bundle");
  changed = words;
  changed[1] = 99;
  EXPECT_EQ(*validate(changed),
            fmt::format("is a schema bundle of format 99, this program reads format {}", format::format_version));
  changed = words;
  changed.pop_back();
  EXPECT_EQ(*validate(changed),
            fmt::format("is damaged: {} bytes long, should be {}", changed.size() * 4, words.size() * 4));
  changed = words;
  changed.back() ^= 1;
  EXPECT_EQ(*validate(changed), "is damaged: its checksum is wrong");
}

TEST(Open, Files) {
  const TemporaryFolder folder;
  const auto words = packed(sample).words;
  const std::string_view bytes(reinterpret_cast<const char*>(words.data()), words.size() * 4);
  const auto good = Bundle::open(folder.write("good.bin", bytes));
  ASSERT_TRUE(good) << good.error();
  EXPECT_TRUE((*good)->type("AWS::A::B"));

  const auto error = [&](const std::filesystem::path& file) {
    const auto bundle = Bundle::open(file);
    return bundle ? std::string("no error") : bundle.error();
  };
  const std::string path = folder.path().string();
  EXPECT_EQ(error(folder.path() / "none.bin"), path + "/none.bin: No such file or directory");
  EXPECT_EQ(error(folder.path()), path + ": is no file");
  EXPECT_EQ(error(folder.write("empty.bin", "")), path + "/empty.bin: is empty, so no schema bundle");
  EXPECT_EQ(error(folder.write("odd.bin", "12345")), path + "/odd.bin: is no schema bundle: 5 bytes");
  EXPECT_EQ(error(folder.write("text.bin", std::string(400, 'x'))), path + "/text.bin: is no schema bundle");
  EXPECT_EQ(
      error(folder.write("half.bin", bytes.substr(0, bytes.size() / 8 * 4))),
      fmt::format("{}/half.bin: is damaged: {} bytes long, should be {}", path, bytes.size() / 8 * 4, bytes.size()));
}

}  // namespace
}  // namespace cfnsonnet::schema
