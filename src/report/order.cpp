#include "report/order.h"

#include <algorithm>
#include <tuple>

namespace cfnsonnet::report {

std::vector<const Finding*> ordered(std::span<const Finding> findings) {
  std::vector<const Finding*> order;
  order.reserve(findings.size());
  for (const Finding& finding : findings) order.push_back(&finding);
  const auto key = [](const Finding& finding) {
    return std::tuple(file_of(finding), finding.location.order(), std::string_view(finding.rule),
                      std::string_view(finding.message));
  };
  std::stable_sort(order.begin(), order.end(), [&](const Finding* a, const Finding* b) { return key(*a) < key(*b); });
  return order;
}

std::string_view file_of(const Finding& finding) {
  return finding.location.source ? std::string_view(finding.location.source->name) : std::string_view();
}

}  // namespace cfnsonnet::report
