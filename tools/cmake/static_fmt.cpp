// libfmt as a static library, made of its headers: Debian's libfmt-dev has only the shared one.
//
// format-inl.h defines what format.h declares, and does so for one translation unit where FMT_HEADER_ONLY is not set.
// The header-only form would need no such file, but it compiles all of this again in each file that formats something.
// What follows are the templates that format.h leaves to the library.
#include <fmt/format-inl.h>

FMT_BEGIN_NAMESPACE
namespace detail {

template dragonbox::decimal_fp<float> dragonbox::to_decimal(float) noexcept;
template dragonbox::decimal_fp<double> dragonbox::to_decimal(double) noexcept;
template thousands_sep_result<char> thousands_sep_impl(locale_ref);
template char decimal_point_impl(locale_ref);

}  // namespace detail
FMT_END_NAMESPACE
