/// Special functions in double precision. Outside its domain a function returns NaN; none throws.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/// The complement of the error function, and its inverse.
double loy_erfc(double x);
double loy_erfc_inverse(double y);

/// The logarithm of |gamma|, and its derivative.
double loy_log_gamma(double x);
double loy_digamma(double x);

/// The regularised incomplete gamma function, its complement, and the logarithm of that.
double loy_gamma_lower(double a, double x);
double loy_gamma_upper(double a, double x);
double loy_gamma_upper_log(double a, double x);

/// The point with the given lower or upper incomplete gamma function.
double loy_gamma_lower_inverse(double a, double p);
double loy_gamma_upper_inverse(double a, double q);

/// The regularised incomplete beta function, its complement, and the logarithm of the function.
double loy_beta_lower(double a, double b, double x);
double loy_beta_upper(double a, double b, double x);
double loy_beta_lower_log(double a, double b, double x);

/// The point with the given lower or upper incomplete beta function.
double loy_beta_lower_inverse(double a, double b, double p);
double loy_beta_upper_inverse(double a, double b, double q);

#ifdef __cplusplus
}
#endif
