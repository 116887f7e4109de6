// The size that is computed is that of what is written.
#include "document/rendered_size.h"

#include <gtest/gtest.h>

#include "jsonnet/engine.h"

namespace cfnsonnet {
namespace {

class RenderedSize : public testing::TestWithParam<const char*> {};

TEST_P(RenderedSize, IsThatOfTheText) {
  EvaluateRequest request;
  request.snippet = GetParam();
  request.want_documents = true;
  const auto outputs = jsonnet::make_native_engine()->evaluate(request);
  ASSERT_TRUE(outputs) << outputs.error().message;
  const std::size_t written = outputs->front().text.size();
  EXPECT_EQ(document::rendered_size(*outputs->front().document), written) << outputs->front().text;
  const auto ignore = [](const document::Member&, const document::Member*, std::size_t) {};
  EXPECT_EQ(document::rendered_size(*outputs->front().document, ignore), written) << outputs->front().text;
}

INSTANTIATE_TEST_SUITE_P(
    Programs, RenderedSize,
    testing::Values("null", "true", "[false, 1.5, -0.0, 1e100]", "[]", "{}", "[[], {}, [[1]]]",
                    "{ a: { b: [1, { c: 'd' }], 'e\\n': 'f' } }", "{ a: { b: {}, c: 1 }, d: {}, e: [1] }",
                    "'\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/\\u007f\\u0080\\u009f\\u00a0é€😀'"));

}  // namespace
}  // namespace cfnsonnet
