/// The natural logarithm by +, −, ×, ÷ only, so that it is the same on every machine.
///
/// The reduction and the coefficients are those of `e_log.c` in fdlibm (Sun Microsystems 1993);
/// the error is below one unit in the last place. For positive, finite, normal numbers.
func portableLog(_ x: Double) -> Double {
  var exponent = Double(x.exponent)
  var mantissa = x.significand
  if mantissa > 1.414_213_562_373_095_1 {
    mantissa *= 0.5
    exponent += 1
  }
  let f = mantissa - 1
  let s = f / (2 + f)
  let z = s * s
  let w = z * z
  let even = w * (0.3999999999940941908 + w * (0.2222219843214978396 + w * 0.1531383769920937332))
  let oddTail = 0.1818357216161805012 + w * 0.1479819860511658591
  let odd = z * (0.6666666666666735130 + w * (0.2857142874366239149 + w * oddTail))
  let half = 0.5 * f * f
  let low = s * (half + odd + even) + exponent * 1.90821492927058770002e-10
  return exponent * 6.93147180369123816490e-01 - ((half - low) - f)
}

/// The logarithm of k!, by Stirling's series from 10 up and by adding below; the same everywhere.
func portableLogFactorial(_ k: Double) -> Double {
  if k < 10 {
    var product = 1.0
    var factor = 2.0
    while factor <= k {
      product *= factor
      factor += 1
    }
    return portableLog(product)
  }
  let x = k + 1
  let inverse = 1 / x
  let square = inverse * inverse
  let series = 1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680))
  return (x - 0.5) * portableLog(x) - x + 0.918938533204672741780 + series * inverse
}
