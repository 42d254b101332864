import CNumerics

/// The logarithm of the gamma function's magnitude.
public func logGamma(_ x: Double) -> Double { loy_log_gamma(x) }

/// The derivative of `logGamma`.
public func digamma(_ x: Double) -> Double { loy_digamma(x) }

/// The logarithm of the beta function.
public func logBeta(_ a: Double, _ b: Double) -> Double {
  loy_log_gamma(a) + loy_log_gamma(b) - loy_log_gamma(a + b)
}

/// The regularised incomplete gamma function, P(a, x).
public func lowerGamma(_ a: Double, _ x: Double) -> Double { loy_gamma_lower(a, x) }

/// The regularised incomplete gamma function's complement, Q(a, x).
public func upperGamma(_ a: Double, _ x: Double) -> Double { loy_gamma_upper(a, x) }

/// The regularised incomplete beta function, I of x with shapes a and b.
public func incompleteBeta(_ a: Double, _ b: Double, _ x: Double) -> Double {
  loy_beta_lower(a, b, x)
}
