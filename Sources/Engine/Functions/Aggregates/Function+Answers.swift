import Diagnostics
import Glibc
import Language
import Tables
import Values

extension Function {
  /// The net promoter score.
  static let nps = Function(
    FunctionDeclaration(
      name: "nps", family: .aggregates, level: .aggregate,
      parameters: [.init("score", .numbers)],
      result: .fixed(ColumnType(.decimal, kind: .points)),
      summary: "The percentage of answers 9 and 10 less that of answers 0 to 6, in points.",
      example: .init("nps(score)", "25")),
    .aggregate({ input throws(EngineError) in
      let answers = try input.answers(from: 0, to: 10, of: "nps")
      var points = [Double](repeating: 0, count: input.groupCount)
      for group in 0..<input.groupCount {
        let counts = answers.counts[group * 11..<group * 11 + 11]
        let balance = counts.suffix(2).reduce(0, +) - counts.prefix(7).reduce(0, +)
        points[group] = 100 * Double(balance) / Double(Swift.max(1, answers.sizes[group]))
      }
      return AggregateInput.decimals(points, where: answers.sizes)
    }))

  /// The share of satisfied answers.
  static let csat = Function(
    FunctionDeclaration(
      name: "csat", family: .aggregates, level: .aggregate,
      parameters: [.init("score", .numbers)],
      result: .fixed(ColumnType(.decimal, kind: .share)),
      summary: "The share of answers 4 and 5 on a scale from 1 to 5.",
      example: .init("csat(stars)", "0.6666666666666666")),
    .aggregate({ input throws(EngineError) in
      let answers = try input.answers(from: 1, to: 5, of: "csat")
      var shares = [Double](repeating: 0, count: input.groupCount)
      for group in 0..<input.groupCount {
        let satisfied = answers.counts[group * 5 + 3] + answers.counts[group * 5 + 4]
        shares[group] = Double(satisfied) / Double(Swift.max(1, answers.sizes[group]))
      }
      return AggregateInput.decimals(shares, where: answers.sizes)
    }))
}

/// Answers on a scale of whole numbers, counted.
private struct Answers {
  /// For each group the count of each answer, the lowest first.
  let counts: [Int64]
  /// For each group the number of answers.
  let sizes: [Int64]
}

extension AggregateInput {
  /// Counts the answers of each group; one off the scale is an error.
  fileprivate func answers(
    from least: Int, to greatest: Int, of function: String
  ) throws(EngineError) -> Answers {
    let groups = groups(having: 0)
    let width = greatest - least + 1
    // One place more for each group, where strays are counted.
    let found = answerCounts(in: groups, from: least, width: width)
    var counts: [Int64] = []
    for group in 0..<groupCount {
      counts += found[group * (width + 1)..<group * (width + 1) + width]
    }
    let sizes = sizes(of: groups)
    if counts.reduce(0, &+) != sizes.reduce(0, &+) {
      let strays = strays(in: groups, from: least, to: greatest)
      let scale = "\(least) to \(greatest)"
      let total = Int(sizes.reduce(0, +))
      throw EngineError(.data(.offScale(strays, of: total, scale: scale, function: function)))
    }
    return Answers(counts: counts, sizes: sizes)
  }

  private func answerCounts(in groups: [Int32], from least: Int, width: Int) -> [Int64] {
    if case .whole(let column) = arguments[0] {
      switch column.storage {
      case .one(let values): return wholeAnswers(values, groups, least, width)
      case .two(let values): return wholeAnswers(values, groups, least, width)
      case .four(let values): return wholeAnswers(values, groups, least, width)
      case .eight(let values): return wholeAnswers(values, groups, least, width)
      }
    }
    let values = numbers(0)
    return tallies(width + 1) { range, counts in
      let (groups, values) = (groups.span, values.span)
      for row in range where groups[row] >= 0 {
        let place = values[row] - Double(least)
        let isAnswer = place >= 0 && place < Double(width) && place == place.rounded()
        counts[Int(groups[row]) * (width + 1) + (isAnswer ? Int(place) : width)] &+= 1
      }
    }
  }

  private func wholeAnswers<Whole: FixedWidthInteger & Sendable>(
    _ values: [Whole], _ groups: [Int32], _ least: Int, _ width: Int
  ) -> [Int64] {
    tallies(width + 1) { range, counts in
      let (groups, values) = (groups.span, values.span)
      for row in range where groups[row] >= 0 {
        // Numbers below the scale are large ones without a sign.
        let place = UInt(bitPattern: Int(truncatingIfNeeded: values[row]) &- least)
        let bounded = Swift.min(place, UInt(bitPattern: width))
        counts[Int(groups[row]) &* (width &+ 1) &+ Int(bitPattern: bounded)] &+= 1
      }
    }
  }

  /// The answers off the scale, in the order of the rows.
  private func strays(in groups: [Int32], from least: Int, to greatest: Int) -> [Double] {
    let values = numbers(0)
    return groups.indices.filter { row in
      let value = values[row]
      return groups[row] >= 0
        && !(value >= Double(least) && value <= Double(greatest) && value == value.rounded())
    }.map { values[$0] }
  }
}

extension Diagnostic {
  /// Says that some answers do not lie on the scale of a metric, naming the most frequent.
  static func offScale(
    _ strays: [Double], of total: Int, scale: String, function: String
  ) -> Diagnostic {
    var counts: [Double: Int] = [:]
    for value in strays { counts[value, default: 0] += 1 }
    let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let named = order.prefix(3).map { "\(NumberText.shortest($0.key)) (\($0.value))" }
    let more = order.count > 3 ? ", …" : ""
    let verb = strays.count == 1 ? "is not" : "are not"
    let (stray, all) = (NumberText.grouped(strays.count), NumberText.grouped(total))
    return Diagnostic(
      code: "M2",
      message: "\(function) wants whole answers from \(scale), but \(stray) of \(all) \(verb): "
        + named.joined(separator: ", ") + more,
      advice: ["leave them out with:  \(function)(score where score between \(scale.between))"],
      stage: .run)
  }
}

extension String {
  /// `0 to 10` in the words of a condition.
  fileprivate var between: String {
    split(separator: " ").filter { $0 != "to" }.joined(separator: " and ")
  }
}
