// What no schema says of a state machine in the Amazon States Language: its states refer to each other by name
// (StartAt, Next, Default), "States.ALL" comes last, and names that end in ".$" have paths as values.
// https://states-language.net/spec.html
#pragma once

#include <functional>
#include <string>

#include "document/document.h"

namespace cfnsonnet::rules {

/// Looks at a state machine, and at those inside of it (of a map, of parallel branches).
///
/// @param is_express  It is an Express Workflow, which waits for no task to end.
/// @param wrong  Told of each value that is wrong, and why. What has substitutions in it ("${Name}") is not known.
void check_state_machine(const document::Node& machine, bool is_express,
                         const std::function<void(const document::Node& value, std::string why)>& wrong);

}  // namespace cfnsonnet::rules
