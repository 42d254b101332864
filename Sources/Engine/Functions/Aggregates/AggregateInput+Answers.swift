import Bitmaps
import Diagnostics
import Tables
import Values

/// Answers on a scale of whole numbers, counted.
struct Answers: Sendable {
  /// For each group the count of each answer, the lowest first.
  let counts: [Int64]
  /// How many counts each group has.
  let width: Int
  /// For each group the number of answers.
  let sizes: [Int64]

  /// The counts of one group.
  func counts(of group: Int) -> ArraySlice<Int64> {
    counts[group * width..<(group + 1) * width]
  }
}

extension AggregateInput {
  /// The scale that was typed after the score, nothing when none was.
  private func scale(of metric: AnswerMetric) throws(EngineError) -> AnswerScale? {
    guard arguments.count > 1, groups.hasRows else { return nil }
    // Both ends are constants, so that every row has them.
    let ends = arguments.dropFirst().compactMap { $0.value(at: 0).number }
    guard let scale = AnswerScale(ends: ends, spanning: 2),
      metric.scales?.contains(scale) ?? true
    else { throw EngineError(.data(.noScale(of: metric))) }
    return scale
  }

  /// Refuses answers, whatever rows count, that seem to be of a shorter scale than the usual one.
  private func refuseShorterScale(of metric: AnswerMetric) throws(EngineError) {
    let values = numbers(0)
    let missing = arguments[0].missing
    var (least, greatest, count) = (Double.infinity, -Double.infinity, 0)
    for row in values.indices where !(missing?[row] ?? false) {
      (least, greatest) = (Swift.min(least, values[row]), Swift.max(greatest, values[row]))
      count += 1
    }
    guard
      let error = Diagnostic.shorterScale(of: metric, from: least, to: greatest, count: count)
    else { return }
    throw EngineError(.data(error))
  }

  /// Counts the answers of each group; one off the scale is an error.
  func answers(of metric: AnswerMetric) throws(EngineError) -> Answers {
    let declared = try scale(of: metric)
    let scale = declared ?? metric.usualScale
    let least = metric.leastCounted(on: scale)
    let width = scale.high - least + 1
    let groups = groups(having: 0)
    // One place more for each group, where strays are counted.
    let found = answerCounts(in: groups, from: least, width: width)
    var (counts, sizes): ([Int64], [Int64]) = ([], [])
    for group in 0..<groupCount {
      let cells = found[group * (width + 1)..<(group + 1) * (width + 1)]
      counts += cells.dropLast()
      sizes.append(cells.reduce(0, +))
    }
    // Zeros of a run that was stopped are no answers.
    try work.poll()
    // The greatest answers are none of a shorter scale's.
    let firstTop = width - metric.topAnswers
    if declared == nil, counts.indices.allSatisfy({ $0 % width < firstTop || counts[$0] == 0 }) {
      try refuseShorterScale(of: metric)
    }
    let below =
      least < scale.low
      ? (0..<groupCount).reduce(0) { sum, group in
        sum + counts[group * width..<group * width + scale.low - least].reduce(0, &+)
      } : 0
    if counts.reduce(0, &+) != sizes.reduce(0, &+) || below > 0 {
      let strays = strays(in: groups, off: scale)
      let total = Int(sizes.reduce(0, +))
      throw EngineError(.data(.offScale(strays, of: total, scale: scale, metric: metric)))
    }
    return Answers(counts: counts, width: width, sizes: sizes)
  }

  private func answerCounts(in groups: RowGroups, from least: Int, width: Int) -> [Int64] {
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
      groups.forEachStretch(of: range) { groups, rows in
        let values = values.span.extracting(rows)
        for row in values.indices where groups[row] >= 0 {
          let place = values[row] - Double(least)
          let isAnswer = place >= 0 && place < Double(width) && place == place.rounded()
          counts[Int(groups[row]) * (width + 1) + (isAnswer ? Int(place) : width)] &+= 1
        }
      }
    }
  }

  private func wholeAnswers<Whole: FixedWidthInteger & Sendable>(
    _ values: [Whole], _ groups: RowGroups, _ least: Int, _ width: Int
  ) -> [Int64] {
    tallies(width + 1) { range, counts in
      groups.forEachStretch(of: range) { groups, rows in
        let values = values.span.extracting(rows)
        for row in values.indices where groups[row] >= 0 {
          // Numbers below the scale are large ones without a sign.
          let place = UInt(bitPattern: Int(truncatingIfNeeded: values[row]) &- least)
          let bounded = Swift.min(place, UInt(bitPattern: width))
          counts[Int(groups[row]) &* (width &+ 1) &+ Int(bitPattern: bounded)] &+= 1
        }
      }
    }
  }

  /// The answers off the scale, in the order of the rows.
  private func strays(in groups: RowGroups, off scale: AnswerScale) -> [Double] {
    let values = numbers(0)
    let groups = groups.numbers(in: work)
    return groups.indices.filter { groups[$0] >= 0 && !scale.contains(values[$0]) }
      .map { values[$0] }
  }
}
