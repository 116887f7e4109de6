// Where imports are found, and in which order.
#include "jsonnet/importer.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace cfnsonnet::jsonnet {
namespace {

namespace fs = std::filesystem;

class ImporterTest : public testing::Test {
 protected:
  ImporterTest() : folder_(fs::temp_directory_path() / ("cfnsonnet-importer-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~ImporterTest() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& text) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
    return path.string();
  }
  [[nodiscard]] std::string in(const std::string& name) const { return (folder_ / name).string(); }

  fs::path folder_;
};

TEST_F(ImporterTest, FindsBesideTheImportingFileFirst) {
  write("a/x", "beside");
  write("lib/x", "library");
  const auto found = Importer({in("lib")}).import(in("a/"), "x");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->text, "beside");
  EXPECT_EQ(found->name, in("a/x"));
}

TEST_F(ImporterTest, SearchesFromTheLastFolderToTheFirst) {
  write("lib1/x", "one");
  write("lib2/x", "two");
  write("lib1/y", "only one");
  const Importer importer({in("lib1"), in("lib2")});
  EXPECT_EQ(importer.import(in("a/"), "x")->text, "two");
  EXPECT_EQ(importer.import(in("a/"), "y")->text, "only one");
  EXPECT_EQ(importer.import(in("a/"), "y")->name, in("lib1/y"));
}

TEST_F(ImporterTest, KeepsNamesAsTheyWereWritten) {
  write("x", "text");
  EXPECT_EQ(Importer({}).import(in("./"), "x")->name, in("./x"));
  write("a/y", "");
  EXPECT_EQ(Importer({}).import(in("a/"), "../x")->name, in("a/../x"));
}

TEST_F(ImporterTest, TakesAnAbsolutePathAsItIs) {
  const std::string path = write("x", "absolute");
  EXPECT_EQ(Importer({}).import("elsewhere/", path)->text, "absolute");
}

TEST_F(ImporterTest, SaysWhyThereIsNothing) {
  const Importer importer({in("lib")});
  EXPECT_EQ(importer.import("", "nowhere").error(), "no match locally or in the Jsonnet library paths.");
  EXPECT_EQ(importer.import("", "").error(), "the empty string is not a valid filename");
  EXPECT_EQ(importer.import("", "lib/").error(), "attempted to import a directory");
  fs::create_directories(in("folder"));
  EXPECT_EQ(importer.import(folder_.string() + "/", "folder").error(), "Is a directory");
}

TEST_F(ImporterTest, FindsTheEmbeddedLibraryWhenNoFileDoes) {
  const Importer importer({in("lib")});
  const auto embedded = importer.import("", "cfn/main.libsonnet");
  ASSERT_TRUE(embedded);
  EXPECT_EQ(embedded->name, "<cfnsonnet>/cfn/main.libsonnet");
  std::ifstream file(std::string(PROJECT_DIR) + "/libsonnet/cfn/main.libsonnet");
  EXPECT_EQ(embedded->text, std::string(std::istreambuf_iterator<char>(file), {}));

  write("lib/cfn/main.libsonnet", "mine");
  EXPECT_EQ(importer.import("", "cfn/main.libsonnet")->text, "mine");
}

TEST_F(ImporterTest, ResolvesRelativeImportsBetweenEmbeddedFiles) {
  const Importer importer({});
  const auto sibling = importer.import("<cfnsonnet>/cfn/", "tags.libsonnet");
  ASSERT_TRUE(sibling);
  EXPECT_EQ(sibling->name, "<cfnsonnet>/cfn/tags.libsonnet");
  EXPECT_EQ(importer.import("<cfnsonnet>/cfn/", "../cfn/tags.libsonnet")->text, sibling->text);
  EXPECT_FALSE(importer.import("<cfnsonnet>/cfn/", "../../cfn/tags.libsonnet"));
  EXPECT_FALSE(importer.import("<cfnsonnet>/cfn/", "nowhere.libsonnet"));
}

TEST_F(ImporterTest, GivesTheTextOfWhatWasFound) {
  EXPECT_EQ(text_of(write("x", "text")), "text");
  EXPECT_EQ(text_of("<cfnsonnet>/cfn/tags.libsonnet"), Importer({}).import("", "cfn/tags.libsonnet")->text);
  EXPECT_EQ(text_of(in("nowhere")), "");
  EXPECT_EQ(text_of("<cfnsonnet>/nowhere"), "");
}

TEST_F(ImporterTest, ReadsLongFilesAndTellsWhetherAFileOpened) {
  std::string text(300'001, 'x');
  text[200'000] = '\0';
  EXPECT_EQ(read_file(write("long", text)), text);
  const auto missing = read_file(in("nowhere"));
  ASSERT_FALSE(missing);
  EXPECT_FALSE(missing.error().opened);
  EXPECT_EQ(missing.error().reason, "No such file or directory");
  const auto folder = read_file(folder_.string());
  ASSERT_FALSE(folder);
  EXPECT_TRUE(folder.error().opened);
  EXPECT_EQ(folder.error().reason, "Is a directory");
}

}  // namespace
}  // namespace cfnsonnet::jsonnet
