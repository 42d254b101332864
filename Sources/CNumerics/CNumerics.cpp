#include "CNumerics.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

namespace {

namespace policies = boost::math::policies;

// Errors become NaN or infinity, never exceptions, and long double is not used behind our back.
using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>,
    policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>,
    policies::indeterminate_result_error<policies::ignore_error>, policies::promote_float<false>,
    policies::promote_double<false>>;

// Below this a probability is close to underflow and its logarithm is found another way.
constexpr double smallest = 1e-290;

// A last fence: nothing may unwind into the caller, not even for want of memory.
template <typename Function>
double guarded(Function function) noexcept {
  try {
    return function();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

double away_from_zero(double value) {
  constexpr double tiny = 1e-300;
  return std::fabs(value) < tiny ? tiny : value;
}

// The continued fraction of gamma(a, x) by Lentz's method (DLMF 8.9.2), for x well above a.
double log_upper_by_fraction(double a, double x) {
  double b = x + 1 - a;
  double c = 1e300;
  double d = 1 / away_from_zero(b);
  double value = d;
  for (int i = 1; i < 100000; i++) {
    double term = -i * (i - a);
    b += 2;
    d = 1 / away_from_zero(term * d + b);
    c = away_from_zero(b + term / c);
    value *= d * c;
    if (std::fabs(d * c - 1) < 1e-16) break;
  }
  return a * std::log(x) - x - boost::math::lgamma(a, Quiet()) + std::log(value);
}

// The continued fraction of the incomplete beta function by Lentz's method (DLMF 8.17.22), for x
// below a / (a + b).
double log_beta_by_fraction(double a, double b, double x) {
  double c = 1;
  double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
  double value = d;
  for (int m = 1; m < 100000; m++) {
    double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away_from_zero(1 + even * d);
    c = away_from_zero(1 + even / c);
    value *= d * c;
    double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away_from_zero(1 + odd * d);
    c = away_from_zero(1 + odd / c);
    value *= d * c;
    if (std::fabs(d * c - 1) < 1e-16) break;
  }
  double log_beta = boost::math::lgamma(a, Quiet()) + boost::math::lgamma(b, Quiet()) -
                    boost::math::lgamma(a + b, Quiet());
  return a * std::log(x) + b * std::log1p(-x) - std::log(a) - log_beta + std::log(value);
}

}  // namespace

extern "C" {

double loy_erfc(double x) {
  return guarded([=] { return boost::math::erfc(x, Quiet()); });
}

double loy_erfc_inverse(double y) {
  return guarded([=] { return boost::math::erfc_inv(y, Quiet()); });
}

double loy_log_gamma(double x) {
  return guarded([=] { return boost::math::lgamma(x, Quiet()); });
}

double loy_digamma(double x) {
  return guarded([=] { return boost::math::digamma(x, Quiet()); });
}

double loy_gamma_lower(double a, double x) {
  return guarded([=] { return boost::math::gamma_p(a, x, Quiet()); });
}

double loy_gamma_upper(double a, double x) {
  return guarded([=] { return boost::math::gamma_q(a, x, Quiet()); });
}

double loy_gamma_upper_log(double a, double x) {
  return guarded([=] {
    double upper = boost::math::gamma_q(a, x, Quiet());
    if (upper > 0.5) return std::log1p(-boost::math::gamma_p(a, x, Quiet()));
    if (upper > smallest || std::isnan(upper)) return std::log(upper);
    if (std::isinf(x)) return -x;
    return log_upper_by_fraction(a, x);
  });
}

double loy_gamma_lower_inverse(double a, double p) {
  return guarded([=] { return boost::math::gamma_p_inv(a, p, Quiet()); });
}

double loy_gamma_upper_inverse(double a, double q) {
  return guarded([=] { return boost::math::gamma_q_inv(a, q, Quiet()); });
}

double loy_beta_lower(double a, double b, double x) {
  return guarded([=] { return boost::math::ibeta(a, b, x, Quiet()); });
}

double loy_beta_upper(double a, double b, double x) {
  return guarded([=] { return boost::math::ibetac(a, b, x, Quiet()); });
}

double loy_beta_lower_log(double a, double b, double x) {
  return guarded([=] {
    double lower = boost::math::ibeta(a, b, x, Quiet());
    if (lower > 0.5) return std::log1p(-boost::math::ibetac(a, b, x, Quiet()));
    if (lower > smallest || std::isnan(lower)) return std::log(lower);
    if (x <= 0) return -std::numeric_limits<double>::infinity();
    return log_beta_by_fraction(a, b, x);
  });
}

double loy_beta_lower_inverse(double a, double b, double p) {
  return guarded([=] { return boost::math::ibeta_inv(a, b, p, Quiet()); });
}

double loy_beta_upper_inverse(double a, double b, double q) {
  return guarded([=] { return boost::math::ibetac_inv(a, b, q, Quiet()); });
}
}
