import Bitmaps
public import Diagnostics
import Glibc
import Language
import Tables
import Values

extension Function {
  /// The net promoter score.
  static let nps = Function(
    FunctionDeclaration(
      name: "nps", family: .aggregates, level: .aggregate,
      parameters: [.init("score", .numbers)] + scale,
      result: .fixed(ColumnType(.decimal, kind: .points)),
      summary: "The percentage of answers 9 and 10 less that of answers 0 to 6, in points.",
      example: .init("nps(score)", "25")),
    .aggregate({ input throws(EngineError) in
      let declared = try input.scale(of: "nps", among: [AnswerScale(0, 10), AnswerScale(1, 10)])
      let answers = try input.answers(
        on: AnswerScale(declared?.low ?? 0, 10), of: "nps", width: 11,
        telling: declared == nil ? 3 : nil)
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
      parameters: [.init("score", .numbers)] + scale,
      result: .fixed(ColumnType(.decimal, kind: .share)),
      summary: "The share of the two top answers, on a scale from 1 to 5 unless another is given.",
      example: .init("csat(stars)", "0.6666666666666666")),
    .aggregate({ input throws(EngineError) in
      let declared = try input.scale(of: "csat", among: nil)
      let scale = declared ?? AnswerScale(1, 5)
      let width = scale.high - scale.low + 1
      let answers = try input.answers(
        on: scale, of: "csat", width: width, telling: declared == nil ? 2 : nil)
      var shares = [Double](repeating: 0, count: input.groupCount)
      for group in 0..<input.groupCount {
        let satisfied = answers.counts[group * width..<(group + 1) * width].suffix(2).reduce(0, +)
        shares[group] = Double(satisfied) / Double(Swift.max(1, answers.sizes[group]))
      }
      return AggregateInput.decimals(shares, where: answers.sizes)
    }))

  /// The least and the greatest answer on offer.
  private static let scale: [FunctionDeclaration.Parameter] = [
    .init("least", .numbers, isOptional: true, isConstant: true),
    .init("greatest", .numbers, isOptional: true, isConstant: true),
  ]
}

/// Answers on a scale of whole numbers, counted.
private struct Answers {
  /// For each group the count of each answer, the lowest first.
  let counts: [Int64]
  /// For each group the number of answers.
  let sizes: [Int64]
}

extension AggregateInput {
  /// The scale that was typed after the score, nothing when none was.
  ///
  /// - Parameter allowed: the scales that the function is defined for; any short one when left out.
  fileprivate func scale(
    of function: String, among allowed: [AnswerScale]?
  ) throws(EngineError) -> AnswerScale? {
    guard arguments.count > 1, groups.contains(where: { $0 >= 0 }) else { return nil }
    // Both ends are constants, so that every row has them.
    let ends = arguments.dropFirst().map { $0.value(at: 0).number.flatMap(Int.init(exactly:)) }
    guard ends.count == 2, let low = ends[0], let high = ends[1], abs(low) <= 1000,
      abs(high) <= 1000, high - low >= 2,
      allowed?.contains(AnswerScale(low, high)) ?? true
    else { throw EngineError(.data(.noScale(of: function, among: allowed))) }
    return AnswerScale(low, high)
  }

  /// Refuses answers, whatever rows count, that seem to be of a shorter scale than the usual one.
  fileprivate func refuseShorterScale(of function: String) throws(EngineError) {
    let values = numbers(0)
    let missing = arguments[0].missing
    var (least, greatest, count) = (Double.infinity, -Double.infinity, 0)
    for row in values.indices where !(missing?[row] ?? false) {
      (least, greatest) = (Swift.min(least, values[row]), Swift.max(greatest, values[row]))
      count += 1
    }
    guard
      let error = Diagnostic.shorterScale(
        of: function, from: least, to: greatest, count: count)
    else { return }
    throw EngineError(.data(error))
  }

  /// Counts the answers of each group; one off the scale is an error.
  ///
  /// - Parameters:
  ///   - width: how many counts each group has, the greatest answer's last.
  ///   - top: how many of the greatest answers no shorter scale has; nothing when it was declared.
  fileprivate func answers(
    on scale: AnswerScale, of function: String, width: Int, telling top: Int?
  ) throws(EngineError) -> Answers {
    let groups = groups(having: 0)
    let least = scale.high - width + 1
    // One place more for each group, where strays are counted.
    let found = answerCounts(in: groups, from: least, width: width)
    var counts: [Int64] = []
    for group in 0..<groupCount {
      counts += found[group * (width + 1)..<group * (width + 1) + width]
    }
    let sizes = sizes(of: groups)
    if let top, counts.indices.allSatisfy({ $0 % width < width - top || counts[$0] == 0 }) {
      try refuseShorterScale(of: function)
    }
    let below =
      least < scale.low
      ? (0..<groupCount).reduce(0) { sum, group in
        sum + counts[group * width..<group * width + scale.low - least].reduce(0, &+)
      } : 0
    if counts.reduce(0, &+) != sizes.reduce(0, &+) || below > 0 {
      let strays = strays(in: groups, from: scale.low, to: scale.high)
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
    _ strays: [Double], of total: Int, scale: AnswerScale, function: String
  ) -> Diagnostic {
    var counts: [Double: Int] = [:]
    for value in strays { counts[value, default: 0] += 1 }
    let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let named = order.prefix(3).map { "\(NumberText.shortest($0.key)) (\($0.value))" }
    let more = order.count > 3 ? ", …" : ""
    let verb = strays.count == 1 ? "is not" : "are not"
    let (stray, all) = (NumberText.grouped(strays.count), NumberText.grouped(total))
    let wider = function == "nps" ? nil : scale.wider(strays)
    let between = "score where score between \(scale.low) and \(scale.high)"
    return Diagnostic(
      code: "M2",
      message:
        "\(function) wants whole answers from \(scale.low) to \(scale.high), but \(stray) of "
        + "\(all) \(verb): " + named.joined(separator: ", ") + more,
      advice: [
        wider.map { "say which scale was asked:  \(function)(score, \($0.low), \($0.high))" }
          ?? "leave them out with:  \(function)(\(between))"
      ], stage: .run)
  }

  /// Says that answers seem to be of a shorter scale than the one a function counts on, when they do.
  public static func shorterScale(
    of function: String, name: String? = nil, from least: Double, to greatest: Double, count: Int,
    range: SourceRange? = nil
  ) -> Diagnostic? {
    let isNPS = function == "nps"
    let scale = isNPS ? AnswerScale(0, 10) : AnswerScale(1, 5)
    let other =
      isNPS
      ? AnswerScale.other(thanPromoters: least, greatest, count: count)
      : scale.other(least, greatest, count: count)
    return other.map { other in
      let meant = other == AnswerScale(1, 5) ? "" : ", \(other.low), \(other.high)"
      return otherScale(
        function, name: name, wants: scale, from: least, to: greatest, range: range,
        advice: "did you mean:  csat(score\(meant))      (or, if these are answers from "
          + "\(scale.low) to \(scale.high):  \(function)(score, \(scale.low), \(scale.high)))")
    }
  }

  /// Says that what stands after the score is no scale.
  fileprivate static func noScale(
    of function: String, among allowed: [AnswerScale]?
  ) -> Diagnostic {
    let scales = (allowed ?? []).map { "\($0.low), \($0.high)" }.joined(separator: " or ")
    return Diagnostic(
      code: "M3",
      message: allowed == nil
        ? "\(function) wants the least and the greatest answer after the score, two whole numbers"
        : "\(function) is defined for the scales \(scales)",
      advice: ["for example:  \(function)(score, 1, \(allowed == nil ? 7 : 10))"], stage: .run)
  }
}
