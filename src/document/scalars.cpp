#include "document/scalars.h"

#include "document/yaml_events.h"

namespace cfnsonnet::document {

std::vector<Span> scalar_spans(const SourcePtr& source) {
  std::vector<Span> found;
  if (find_bad_utf8(source->text)) return found;
  YamlEvents events(source);
  for (auto event = events.next(); event && !event->is(YAML_STREAM_END_EVENT); event = events.next())
    if (event->is(YAML_SCALAR_EVENT)) found.push_back(events.span(*event));
  return found;
}

}  // namespace cfnsonnet::document
