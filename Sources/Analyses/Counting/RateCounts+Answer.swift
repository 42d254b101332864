import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

extension RateCounts {
  /// The rows of the result.
  func table(_ words: RateWords, of step: CheckedStep, confidence: Double) -> Table {
    let overall = overall.share.value
    let rows = groups.map { group in
      group.values + cells(of: group, overall: overall, confidence: confidence)
    }
    return Table(fields: words.fields(of: step), rows: rows)
  }

  private func cells(of group: RateGroup, overall: Double?, confidence: Double) -> [Value] {
    let rate = group.share.value
    let ends = group.share.interval(.wilson, confidence: confidence)
    var cells: [Value] = [
      .count(group.rows), .count(group.unknown), .count(group.hits), .number(rate),
      .number(ends?.low), .number(ends?.high), .number(timesOverall(rate, overall)),
    ]
    if hasExposure {
      let ends = group.rateInterval(confidence: confidence)
      cells += [
        .decimal(group.exposure), .number(group.rate), .number(ends?.low), .number(ends?.high),
      ]
    }
    return cells
  }

  private func timesOverall(_ rate: Double?, _ overall: Double?) -> Double? {
    guard !columns.isEmpty, let rate, let overall, overall > 0 else { return nil }
    return rate / overall
  }

  /// The footer: all groups together, and whether they differ; nothing without groups.
  var facts: Table? {
    guard !columns.isEmpty else { return nil }
    var facts = Facts()
    facts.add("rate", overall.share.value)
    if hasExposure { facts.add("rate_per_unit", overall.rate) }
    let cells = groups.flatMap { [Double($0.hits), Double($0.known - $0.hits)] }
    facts.addTest(ContingencyTable(counts: cells, columns: 2))
    return facts.table
  }

  /// What a reader should know: rows left out, shares of nothing, groups too small to rank.
  func notes(_ words: RateWords, condition: String, exposure: String?) -> [Diagnostic] {
    var notes = counts.notes
    notes += Diagnostic.leftOut(overall.unknown, of: overall.rows, missing: condition)
    if let exposure {
      notes += Diagnostic.leftOut(overall.unmeasured, of: overall.known, missing: exposure)
      notes += groups.filter { $0.exposure == 0 }.prefix(5).map { group in
        .undefined("rate_per_unit", of: columns.label(group.values), no: "exposure")
      }
    }
    notes += groups.filter { $0.known == 0 }.prefix(5).map { group in
      .undefined("rate", of: columns.label(group.values), no: "\(words.rows) whose answer is known")
    }
    return notes + smallNotes(words)
  }

  private func smallNotes(_ words: RateWords) -> [Diagnostic] {
    guard !columns.isEmpty else { return Diagnostic.fewInAll(overall.known, of: words.rows) }
    let sizes = groups.map { (label: columns.label($0.values), count: $0.known) }
    return Diagnostic.smallGroups(sizes.filter { $0.count > 0 }, of: words.rows)
  }

  /// The error that an exposure below zero is, when there is one.
  func negativeExposure(_ name: String, at range: SourceRange) -> Diagnostic? {
    guard overall.negative > 0 else { return nil }
    return Diagnostic(
      code: "M4",
      message:
        "\(overall.negative.counted) of \(overall.rows.counted("value")) of `\(name)` "
        + "\(overall.negative == 1 ? "is" : "are") below zero",
      range: range, label: "an exposure is a length of time or an amount",
      advice: ["leave them out with:  filter \(name) >= 0 | …"], stage: .run)
  }
}
