// Evaluating Jsonnet: one interface, two implementations (libjsonnet, the reference; native, ours).
//
// A request goes in, manifested outputs come out: what `jsonnet` would print or write, byte for byte, and beside each,
// where asked for, the document with origins that the checker reads. An engine keeps no state between two calls and may
// be used from many threads, each with its own Engine.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "cfnsonnet/evaluate.h"
#include "cfnsonnet/finding.h"
#include "cfnsonnet/source.h"
#include "document/document.h"

namespace cfnsonnet::jsonnet {

using cfnsonnet::Binding;
using cfnsonnet::OutputForm;
using Request = cfnsonnet::EvaluateRequest;

struct Output {
  std::string name;  ///< The field, with OutputForm::multi; else empty.
  std::string text;  ///< What `jsonnet` writes for it, final newline included.
  std::optional<document::Document> document;
};

/// One line of a stack trace, innermost first.
struct Frame {
  Location location;
  std::string what;  ///< "function <anonymous>", "object <anonymous>" …; may be empty.
};

/// The Jsonnet that was given cannot be evaluated.
struct Failure {
  std::string message;  ///< One line, without the place: "couldn't open import \"a.libsonnet\": …".
  Location location;    ///< Its source's text may be empty where the engine cannot give it.
  std::vector<Frame> trace;
  std::string verbatim;          ///< Exactly what `jsonnet` would print on standard error, for `eval`.
  bool unreadable_file = false;  ///< The main file itself could not be read: exit status 4, not 3.
  bool is_syntax = false;        ///< Found before the file was evaluated; there may be more, see syntax_errors.h.
  Path path = {};                ///< Of the value that was being written, where the failure is one of it.
};

using Result = tl::expected<std::vector<Output>, Failure>;

class Engine {
 public:
  virtual ~Engine() = default;
  [[nodiscard]] virtual Result evaluate(const Request& request) = 0;
  /// Whether `Request::want_origins` makes a difference.
  [[nodiscard]] virtual bool traces_origins() const { return false; }
};

[[nodiscard]] std::unique_ptr<Engine> make_engine(EngineName name);

/// Ours: fast, bounded, and it knows where each value came from.
[[nodiscard]] std::unique_ptr<Engine> make_native_engine();

/// The reference implementation, on Debian's libjsonnet.
[[nodiscard]] std::unique_ptr<Engine> make_libjsonnet_engine();

/// The Jsonnet that the native engine speaks.
inline constexpr std::string_view language_version = "v0.22.0";

/// The version of libjsonnet, as in "v0.18.0".
[[nodiscard]] std::string_view libjsonnet_version();

}  // namespace cfnsonnet::jsonnet
