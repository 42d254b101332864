/// The name that recency and the mean of frequency and money give a customer.
enum RecencyClass {
  /// The names by recency (1 to 5, down) and the mean of frequency and money (1–2, 3, 4–5, across).
  static let map: [[String]] = [
    ["lost", "at risk", "cannot lose"],
    ["hibernating", "at risk", "at risk"],
    ["about to sleep", "needs attention", "loyal"],
    ["promising", "potential loyalist", "champion"],
    ["recent", "potential loyalist", "champion"],
  ]

  /// The name for scores from 1 to the number of bins.
  static func name(r: Int, f: Int, m: Int, bins: Int) -> String {
    func scaled(_ score: Double) -> Int {
      min(5, max(1, Int(((score - 0.5) * 5 / Double(bins)).rounded(.up))))
    }
    let row = scaled(Double(r)) - 1
    let mean = scaled((Double(f + m) / 2).rounded(.toNearestOrAwayFromZero))
    return map[row][mean <= 2 ? 0 : mean == 3 ? 1 : 2]
  }

  /// The table as lines of help.
  static var lines: String {
    let rows = map.enumerated().reversed().map { row, names in
      "r \(row + 1): "
        + zip(["f,m 1–2", "3", "4–5"], names).map { "\($0) \($1)" }.joined(separator: "; ")
    }
    return rows.joined(separator: "\n")
  }
}
