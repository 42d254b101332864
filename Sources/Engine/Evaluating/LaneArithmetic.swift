/// Arithmetic on two decimals of lanes; a type for the reason that `LaneComparison` is one.
protocol LaneArithmetic: SendableMetatype {
  /// What comes of two values.
  static func result(_ left: Double, _ right: Double) -> Double
}

/// The first plus the second.
enum DecimalSum: LaneArithmetic {
  @inline(__always)
  static func result(_ left: Double, _ right: Double) -> Double { left + right }
}

/// The first less the second.
enum DecimalDifference: LaneArithmetic {
  @inline(__always)
  static func result(_ left: Double, _ right: Double) -> Double { left - right }
}

/// The first times the second.
enum DecimalProduct: LaneArithmetic {
  @inline(__always)
  static func result(_ left: Double, _ right: Double) -> Double { left * right }
}

/// The first by the second.
enum DecimalQuotient: LaneArithmetic {
  @inline(__always)
  static func result(_ left: Double, _ right: Double) -> Double { left / right }
}
