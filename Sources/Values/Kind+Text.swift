import Glibc

extension Kind {
  /// A number as a person reads it: shares as percentages, money with two decimals.
  public func text(of number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "–" : number < 0 ? "-inf" : "inf" }
    switch self {
    case .count: return NumberText.grouped(number, decimals: number == number.rounded() ? 0 : 1)
    case .share: return NumberText.fixed(number * 100, decimals: 1) + "%"
    case .points: return NumberText.fixed(number, decimals: 1)
    case .money: return NumberText.grouped(number, decimals: 2)
    case .days: return NumberText.grouped(number, decimals: number == number.rounded() ? 0 : 1)
    case .probability: return Kind.chance(number)
    case .ratio: return Kind.ratio(number)
    case .bytes: return Kind.memory(number)
    case .plain: return Kind.plain(number)
    }
  }

  /// A whole number as a person reads it; plain ones, such as years and ids, are not grouped.
  public func text(of number: Int64) -> String {
    switch self {
    case .plain: String(number)
    case .count, .days: NumberText.grouped(Int(number))
    default: text(of: Double(number))
    }
  }

  private static func chance(_ number: Double) -> String {
    if number == 0 { return "< 1e-300" }
    return number < 0.001
      ? NumberText.significant(number, digits: 2) : NumberText.fixed(number, decimals: 3)
  }

  private static func memory(_ number: Double) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"]
    var size = number
    var unit = 0
    while size.magnitude >= 999.5, unit < units.count - 1 {
      size /= 1000
      unit += 1
    }
    let decimals = unit > 0 && size.magnitude < 9.95 ? 1 : 0
    return NumberText.fixed(size, decimals: decimals) + " " + units[unit]
  }

  private static func ratio(_ number: Double) -> String {
    abs(number) >= 1000
      ? NumberText.significant(number, digits: 4) : NumberText.fixed(number, decimals: 2)
  }

  private static func plain(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return NumberText.shortest(number) }
    let magnitude = abs(number)
    guard magnitude >= 0.001, magnitude < 1e9 else {
      return NumberText.significant(number, digits: 4)
    }
    let decimals = magnitude >= 100 ? 2 : magnitude >= 1 ? 3 : 4
    var text = NumberText.fixed(number, decimals: decimals)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
