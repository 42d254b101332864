import Bitmaps
import Diagnostics
import Language
import Statistics
import Tables
import Values

/// Turns the columns of both groups into findings.
struct ComparisonReader {
  /// The groups and columns.
  let groups: ComparisonGroups
  /// The confidence of intervals.
  let confidence: Double
  /// What was found, in the order asked.
  var findings: [ComparisonFinding] = []
  /// What a reader should know.
  private(set) var notes: [Diagnostic] = []

  /// Creates a reader.
  init(groups: ComparisonGroups, confidence: Double) {
    self.groups = groups
    self.confidence = confidence
  }

  /// The findings, the least likely first, equal ones by name.
  var ranked: [ComparisonFinding] {
    findings.sorted {
      let (left, right) = ($0.logP ?? 1, $1.logP ?? 1)
      return left != right
        ? left < right : $0.measure.utf8.lexicographicallyPrecedes($1.measure.utf8)
    }
  }

  /// Reads one measure from the columns that begin at a place.
  mutating func read(
    _ measure: ComparisonMeasure, from place: Int, in step: CheckedStep
  ) throws(AnalysisError) {
    let column = groups.columns[place]
    let condition =
      measure.condition == nil ? nil : groups.columns[place + measure.formulae.count].trueRows
    let (a, b) = (kept(groups.a, condition, column), kept(groups.b, condition, column))
    switch measure.kind {
    case .share: share(measure.name, column, a, b)
    case .values: values(measure.name, column, a, b)
    case .mean: mean(measure.name, column, a, b)
    case .median:
      let (left, right) = (column.numbers(at: a), column.numbers(at: b))
      findings.append(
        ComparisonFinding(measure.name, medians: left, with: right, confidence: confidence))
    case .promoters: try promoters(measure, column, a, b, step)
    case .satisfaction: try satisfaction(measure, column, a, b, step)
    case .time: time(measure.name, column, groups.columns[place + 1], a, b)
    case .untested: preconditionFailure("what has no test is asked of the engine")
    }
  }

  /// The rows of a group that meet a condition and have a value.
  private func kept(_ rows: [Int32], _ condition: Bitmap?, _ column: Column) -> [Int32] {
    let missing = column.missing
    return rows.filter { row in
      !(missing?[Int(row)] ?? false) && (condition?[Int(row)] ?? true)
    }
  }

  private mutating func share(_ name: String, _ column: Column, _ a: [Int32], _ b: [Int32]) {
    guard let hits = column.trueRows else { return }
    findings.append(
      ComparisonFinding(
        name, share: (a.count { hits[Int($0)] }, a.count),
        with: (b.count { hits[Int($0)] }, b.count), confidence: confidence))
  }

  private mutating func mean(_ name: String, _ column: Column, _ a: [Int32], _ b: [Int32]) {
    let (left, right) = (column.numbers(at: a), column.numbers(at: b))
    guard (left + right).allSatisfy({ $0 == 0 || $0 == 1 }), !left.isEmpty, !right.isEmpty else {
      findings.append(
        ComparisonFinding(name, means: left, with: right, confidence: confidence))
      return
    }
    findings.append(
      ComparisonFinding(
        name, share: (left.count { $0 == 1 }, left.count),
        with: (right.count { $0 == 1 }, right.count), confidence: confidence))
  }

  /// One finding for each value of a text column, unless nearly every row has its own.
  private mutating func values(_ name: String, _ column: Column, _ a: [Int32], _ b: [Int32]) {
    guard case .text(let texts) = column else { return }
    let (codes, dictionary) = texts.coded
    let wide = codes.wide
    var counts = [[Int]](repeating: [0, 0], count: dictionary.count)
    for row in a { counts[Int(wide[Int(row)])][0] += 1 }
    for row in b { counts[Int(wide[Int(row)])][1] += 1 }
    let used = counts.indices.filter { counts[$0][0] + counts[$0][1] > 0 }
    guard used.count <= ComparisonReader.mostValues else {
      notes.append(
        .note("`\(name)` has \(used.count.counted) values, too many to compare one by one"))
      return
    }
    var first: String?
    for code in used.sorted(by: { dictionary.precedes($0, $1) }) {
      let label = "\(name)=\(dictionary[code])"
      var finding = ComparisonFinding(
        label, share: (counts[code][0], a.count), with: (counts[code][1], b.count),
        confidence: confidence)
      // Who does not have one of two values has the other: the same test twice.
      if used.count == 2 { finding.mirrors = first }
      first = label
      findings.append(finding)
    }
  }

  /// The greatest number of values of a text column that are compared one by one.
  static let mostValues = 30

  private mutating func time(
    _ name: String, _ times: Column, _ churned: Column, _ a: [Int32], _ b: [Int32]
  ) {
    guard let events = churned.trueRows, let lengths = times.doubles else { return }
    let unknown = churned.missing
    let rows = (a + b).filter { !(unknown?[Int($0)] ?? false) }
    let first = Set(a)
    let tables = LifeTable.groups(
      times: rows.map { lengths[Int($0)] }, causes: rows.map { events[Int($0)] ? 1 : 0 },
      groups: rows.map { first.contains($0) ? 0 : 1 }, count: 2)
    findings.append(ComparisonFinding(name, times: tables, confidence: confidence))
  }
}
