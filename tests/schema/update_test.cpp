// `schema update`, from archives, folders and a web server of the test's own.
#include "schema/compiler/update.h"

#include <archive.h>
#include <archive_entry.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "schema/compiler/text.h"
#include "schema/support.h"

namespace cfnsonnet::schema {
namespace {

using testing::TemporaryFolder;

constexpr std::string_view news =
    R"({"typeName": "AWS::S3::Bucket", "properties": {"BucketName": {"type": "string"}, "Brand": {"type": "boolean"}}, "additionalProperties": false})";

std::string zip(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string bytes(1 << 20, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  for (const auto& [name, contents] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(contents.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer, entry);
    archive_write_data(writer, contents.data(), contents.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

/// Answers one request with the given bytes, on a port that the system chooses.
class Server {
 public:
  explicit Server(std::string response) : response_(std::move(response)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 1) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
      throw std::runtime_error("no server");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~Server() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  [[nodiscard]] std::string url() const { return fmt::format("http://127.0.0.1:{}/schema.zip", port_); }

 private:
  void serve() const {
    const int connection = ::accept(listener_, nullptr, nullptr);
    if (connection < 0) return;
    char request[4096];
    (void)!::read(connection, request, sizeof request);
    for (std::string_view rest = response_; !rest.empty();) {
      const ssize_t sent = ::send(connection, rest.data(), rest.size(), MSG_NOSIGNAL);
      if (sent <= 0) break;
      rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    ::close(connection);
  }
  std::string response_;
  int listener_ = -1;
  int port_ = 0;
  std::thread thread_;
};

std::string ok(const std::string& body, std::size_t length) {
  return fmt::format("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{}", length, body);
}

class UpdateTest : public ::testing::Test {
 protected:
  // The overlay inside the library speaks of types that the small bundle has not, so these start from the embedded one.
  Expected<Update> run(const std::string& from) const { return update({from}, Bundle::embedded(), cache_); }
  std::string error(const std::string& from) const {
    const auto done = run(from);
    return done ? "no error" : done.error();
  }
  // The cache holds something old, and it is the same afterwards.
  void expect_nothing_changes(const std::string& from, const std::string& message) {
    folder_.write("cfnsonnet/schema.bin", "old");
    EXPECT_EQ(error(from), message);
    EXPECT_EQ(*read_file(cache_), "old");
    EXPECT_EQ(
        std::distance(std::filesystem::directory_iterator(cache_.parent_path()), std::filesystem::directory_iterator()),
        1);
  }
  TemporaryFolder folder_;
  std::filesystem::path cache_ = folder_.path() / "cfnsonnet" / "schema.bin";
};

TEST_F(UpdateTest, FromAnArchive) {
  const auto file = folder_.write(
      "s.zip", zip({{"aws-s3-bucket.json", std::string(news)},
                    {"aws-new-type.json", R"({"typeName": "AWS::New::Type", "properties": {"A": {}}})"},
                    {"readme.txt", "?"}}));
  const auto done = run(file.string());
  ASSERT_TRUE(done) << done.error();
  EXPECT_EQ(done->read, 2U);
  EXPECT_EQ(done->new_types, 1U);
  EXPECT_EQ(done->types, Bundle::embedded().types().size() + 1);
  const auto bundle = Bundle::open(cache_);
  ASSERT_TRUE(bundle) << bundle.error();
  EXPECT_TRUE((*bundle)->type("AWS::New::Type"));
  const auto properties = (*bundle)->type("AWS::S3::Bucket")->schema().find(Keyword::properties);
  EXPECT_TRUE(properties->property("Brand")) << "what is new has come in";
  EXPECT_TRUE(properties->property("BucketName")->schema.find(Keyword::pattern)) << "what was known is still known";
  EXPECT_TRUE((*bundle)->type("AWS::CloudFormation::Stack")->attribute("Outputs.X")) << "the overlay is on top";
  EXPECT_EQ((*bundle)->base_checksum(), Bundle::embedded().checksum());
}

TEST_F(UpdateTest, WhatIsKnownStaysWithoutNews) {
  folder_.write("in/aws-s3-bucket.json",
                R"({"typeName": "AWS::S3::Bucket", "properties": {"BucketName": {"type": "string"}}})");
  ASSERT_TRUE(run((folder_.path() / "in").string()));
  const auto bundle = Bundle::open(cache_);
  ASSERT_TRUE(bundle) << bundle.error();
  EXPECT_EQ((*bundle)->types().size(), Bundle::embedded().types().size());
  EXPECT_EQ((*bundle)->pattern_count(), Bundle::embedded().pattern_count());
}

TEST_F(UpdateTest, FromAServer) {
  const std::string body = zip({{"aws-s3-bucket.json", std::string(news)}});
  const Server server(ok(body, body.size()));
  const auto done = run(server.url());
  ASSERT_TRUE(done) << done.error();
  EXPECT_TRUE((*Bundle::open(cache_))->type("AWS::S3::Bucket")->schema().find(Keyword::properties)->property("Brand"));
}

TEST_F(UpdateTest, AServerThatSaysNo) {
  const Server server("HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nNot found");
  expect_nothing_changes(server.url(), server.url() + ": the server answers with status 404");
}

TEST_F(UpdateTest, AConnectionThatIsCut) {
  const std::string body = zip({{"aws-s3-bucket.json", std::string(news)}});
  const Server server(ok(body.substr(0, body.size() / 2), body.size()));
  folder_.write("cfnsonnet/schema.bin", "old");
  EXPECT_TRUE(error(server.url()).starts_with(server.url() + ": transfer closed with ")) << error(server.url());
  EXPECT_EQ(*read_file(cache_), "old");
}

TEST_F(UpdateTest, AServerThatSendsSomethingElse) {
  const Server server(ok("<html>Please log in</html>", 26));
  expect_nothing_changes(server.url(),
                         server.url() + ": is no zip archive, or a damaged one: Unrecognized archive format");
}

TEST_F(UpdateTest, NobodyListens) {
  std::string url;
  {
    const Server server("");
    url = server.url();
  }
  folder_.write("cfnsonnet/schema.bin", "old");
  EXPECT_TRUE(error(url).starts_with(url + ": Failed to connect")) << error(url);
  EXPECT_EQ(*read_file(cache_), "old");
}

TEST_F(UpdateTest, AnArchiveCutShort) {
  const std::string whole = zip(
      {{"aws-s3-bucket.json", std::string(news)}, {"aws-a-b.json", R"({"typeName": "AWS::A::B"})"}});
  for (std::size_t size = 0; size < whole.size(); size += 13) {
    const auto file = folder_.write("cut.zip", whole.substr(0, size));
    folder_.write("cfnsonnet/schema.bin", "old");
    EXPECT_NE(error(file.string()), "no error") << size;
    EXPECT_EQ(*read_file(cache_), "old");
  }
}

TEST_F(UpdateTest, WrongContents) {
  const auto archive = [&](const std::string& name, const std::string& text) {
    return folder_.write("w.zip", zip({{name, text}})).string();
  };
  expect_nothing_changes(archive("a.txt", "x"), (folder_.path() / "w.zip").string() + ": holds no .json files");
  expect_nothing_changes(archive("a.json", "[1]"),
                         (folder_.path() / "w.zip").string() + ": a.json: is no schema of a resource type: no object");
  expect_nothing_changes(archive("../a.json", "{}"),
                         (folder_.path() / "w.zip").string() + ": entry 1 has an unsafe name");
  expect_nothing_changes(
      archive("a.json", R"({"typeName": "A::B::C", "properties": {"X": {"type": "text"}}})"),
      (folder_.path() / "w.zip").string() + ": A::B::C: /schema/properties/X/type: unknown type \"text\"");
  expect_nothing_changes((folder_.path() / "none.zip").string(),
                         (folder_.path() / "none.zip").string() + ": No such file or directory");
}

TEST_F(UpdateTest, TheFolderOfTheCacheCannotBeMade) {
  folder_.write("in/a.json", std::string(news));
  folder_.write("file", "");
  const auto done = update({(folder_.path() / "in").string()}, Bundle::embedded(),
                           folder_.path() / "file" / "schema.bin");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error(), (folder_.path() / "file").string() + ": Not a directory");
}

}  // namespace
}  // namespace cfnsonnet::schema
