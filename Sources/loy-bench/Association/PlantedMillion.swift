/// A million customers with sixty behaviours, of which the causes of leaving are known.
///
/// Every number comes from a counter by splitmix64, so that any language makes the same bytes. `b12`
/// raises churn, `b50` lowers it, `b15` only follows `b12`; `b03` with `b47`, and `b20` with `b33` and
/// `b41`, raise it further.
struct PlantedMillion {
  /// How many customers there are.
  static let rows = 1_000_000
  /// The names of the behaviours.
  static let names = (1...60).map { ($0 < 10 ? "b0" : "b") + String($0) }

  /// The file: sixty columns of 0 and 1, and who churned.
  static var file: [UInt8] {
    var bytes = Array((names.joined(separator: ",") + ",churned\n").utf8)
    bytes.reserveCapacity(bytes.count + rows * 124)
    for row in 0..<UInt64(rows) {
      let has = behaviours(row)
      for place in 1...60 {
        bytes.append(has >> UInt64(place) & 1 == 1 ? 49 : 48)
        bytes.append(44)
      }
      bytes += draw(row, 64) < chance(has) ? Array("Yes\n".utf8) : Array("No\n".utf8)
    }
    return bytes
  }

  /// The behaviours of a customer: bit 12 is `b12`.
  private static func behaviours(_ row: UInt64) -> UInt64 {
    var has: UInt64 = 0
    for place in 1...60 {
      let share = 0.05 + 0.35 * Double(place - 1) / 59
      if draw(row, UInt64(place - 1)) < share { has |= 1 << UInt64(place) }
    }
    has &= ~(1 << 15)
    if draw(row, 70) < (has >> 12 & 1 == 1 ? 0.80 : 0.08) { has |= 1 << 15 }
    return has
  }

  /// The chance of leaving.
  private static func chance(_ has: UInt64) -> Double {
    func all(_ places: UInt64...) -> Bool { places.allSatisfy { has >> $0 & 1 == 1 } }
    if all(20, 33, 41) { return 0.60 }
    if all(3, 47) { return 0.45 }
    if all(12, 50) { return 0.10 }
    if all(12) { return 0.25 }
    return all(50) ? 0.03 : 0.07
  }

  /// A number in 0 ..< 1 of a counter.
  private static func draw(_ row: UInt64, _ place: UInt64) -> Double {
    var z = 20_260_101 &+ row &* 128 &+ place &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }
}
