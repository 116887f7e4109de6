// The signals by which a person or a system ends a program: which they are, and a block in which they wait.
#pragma once

#include <signal.h>

namespace cfnsonnet::emit {

inline constexpr int ending_signals[] = {SIGINT, SIGTERM, SIGHUP};

/// While it lives, nobody ends the program: the signals wait.
class HeldSignals {
 public:
  HeldSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : ending_signals) sigaddset(&signals, signal);
    ::pthread_sigmask(SIG_BLOCK, &signals, &before_);
  }
  ~HeldSignals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace cfnsonnet::emit
