// What the fuzz targets that evaluate have in common.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <utility>

#include "jsonnet/engine.h"

namespace cfnsonnet::fuzz {

struct Bounds {
  std::size_t max_output;
  unsigned max_stack;
  std::chrono::milliseconds timeout;
};

/// A program with variables of each kind, that can import nothing but the bundled library: a device that is read is no
/// finding.
inline jsonnet::Request request_of(std::string program, const Bounds& bounds) {
  jsonnet::Request request;
  request.snippet = std::move(program);
  request.confine_imports = true;
  request.max_output = bounds.max_output;
  request.max_stack = bounds.max_stack;
  request.timeout = bounds.timeout;
  request.ext_vars = {{"text", "a text", false}, {"code", "{ a: 1 }", true}};
  request.top_level_arguments = {{"x", "1", true}};
  return request;
}

}  // namespace cfnsonnet::fuzz
