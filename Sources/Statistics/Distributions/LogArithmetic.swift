import Glibc

/// log(1 − exp x) for x ≤ 0, to full precision at both ends (Mächler 2012).
func logOfComplement(_ x: Double) -> Double {
  x > -0.693_147_180_559_945_3 ? log(-expm1(min(x, 0))) : log1p(-exp(x))
}

/// log(exp x + exp y), also where both exponentials underflow.
func logAdd(_ x: Double, _ y: Double) -> Double {
  let high = max(x, y)
  guard high > -.infinity else { return high }
  return high + log1p(exp(min(x, y) - high))
}
