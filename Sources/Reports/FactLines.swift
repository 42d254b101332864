import Tables
import Values

/// The footer of a result: figures by name, those of groups behind the group's words.
struct FactLines {
  private let facts: Table
  private let style: PresentationStyle

  init(_ facts: Table, _ style: PresentationStyle) {
    self.facts = facts
    self.style = style
  }

  /// The most groups that a footer shows.
  private static let groupLimit = 8

  /// The figures of all rows first, then a line for each group, as wide as the screen.
  var text: String {
    var groups: [String] = []
    var figures: [String: [String]] = [:]
    for row in 0..<facts.rowCount {
      let group = facts.columns[1].value(at: row).plainText
      if figures[group] == nil { groups.append(group) }
      let name = facts.columns[0].value(at: row).plainText
      figures[group, default: []].append(
        "\(name.visible) \(FactLines.figure(name, facts.columns[2].value(at: row)))")
    }
    let shown = groups.prefix(FactLines.groupLimit + (groups.first == "" ? 1 : 0))
    var lines = shown.flatMap { group in
      var parts = figures[group, default: []]
      if !group.isEmpty, let first = parts.first { parts[0] = "\(group.visible): \(first)" }
      return parts.wrapped(to: style.reportWidth, separator: " · ")
    }
    if shown.count < groups.count {
      let rest = groups.count - shown.count
      lines.append("… \(rest) more \(rest == 1 ? "group" : "groups"); `| facts` has all")
    }
    return lines.map { style.dimmed($0) + "\n" }.joined()
  }

  /// A figure as its name asks for: shares as percentages, counts with grouped digits.
  static func figure(_ name: String, _ value: Value) -> String {
    guard let number = value.number else { return "–" }
    if name == "chi_squared" || name == "log_p" {
      return NumberText.grouped(number, decimals: 2)
    }
    if name == "alpha", number > 0, number < 0.0005 {
      return NumberText.significant(number * 100, digits: 3) + "%"
    }
    let kind = Kind(ofFact: name)
    let isWhole = number.magnitude < 1e15 && number == number.rounded(.towardZero)
    guard kind == .plain else { return kind.text(of: number) }
    if isWhole { return NumberText.grouped(Int(number)) }
    return number.isFinite && number.magnitude >= 1_000
      ? NumberText.grouped(number, decimals: 2) : kind.text(of: number)
  }
}

extension Kind {
  /// Whether a figure is what the top few have, such as `top20`.
  private static func isTopShare(_ name: String) -> Bool {
    name.hasPrefix("top") && name.count > 3 && name.dropFirst(3).allSatisfy(\.isNumber)
  }

  /// What the figure of a footer stands for, told by its name.
  init(ofFact name: String) {
    switch name {
    case "rate", "base", "csat", "alpha", "churn", "share", "incidence", "survival", "conversion",
      "stickiness", "customers_kept":
      self = .share
    case "nps": self = .points
    case "p": self = .probability
    case _ where name.contains("revenue"): self = .money
    default:
      // An interval's end is what the interval is of.
      for end in ["_low", "_high"] where name.hasSuffix(end) {
        self = Kind(ofFact: String(name.dropLast(end.count)))
        return
      }
      let isShare =
        name.hasSuffix("_share") || name.hasSuffix("_nrr") || name.hasSuffix("_grr")
        || name.hasPrefix("retention_for_") || Kind.isTopShare(name)
      self = name.hasSuffix("_p") ? .probability : isShare ? .share : .plain
    }
  }
}
