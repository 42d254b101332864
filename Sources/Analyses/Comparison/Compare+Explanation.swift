import Diagnostics
import Language
import Statistics
import Values

extension ComparisonQuestion {
  /// What was left out, has no test or could not have been seen.
  func notes(_ reader: ComparisonReader, _ groups: ComparisonGroups) -> [Diagnostic] {
    var notes = groups.notes + reader.notes
    for (reason, names) in leftOut.sorted(by: { $0.key < $1.key }) {
      notes.append(.note("not compared because \(reason): \(names.joined(separator: ", "))"))
    }
    let alone = reader.findings.filter { $0.test == nil && ($0.aCount == 0) != ($0.bCount == 0) }
    if !alone.isEmpty {
      notes.append(.note("only one of the groups has a value of \(names(alone))"))
    }
    let untested = reader.findings.filter { $0.test == nil && $0.aCount > 0 && $0.bCount > 0 }
      .map(\.measure)
    if !untested.isEmpty {
      notes.append(
        .note(
          "no test is known for \(untested.joined(separator: ", ")): shares, avg, median, nps and csat have one"
        ))
    }
    let blind = reader.findings.filter { $0.isBlind(confidence: question.confidence) }
    if !blind.isEmpty {
      notes.append(
        .note(
          "the groups are too small to show any difference in \(names(blind)), so detectable is missing"
        ))
    }
    let endless = reader.findings.filter { $0.a != nil && $0.b != nil && $0.difference == nil }
    if !endless.isEmpty {
      notes.append(.note("\(names(endless)) is too large to compare: it has no finite value"))
    }
    let mirrors = reader.findings.count { $0.mirrors != nil }
    if mirrors > 0 {
      notes.append(
        .note(
          "both values of \(mirrors.counted("column")) with two are one test each, adjusted for once"
        ))
    }
    let sizes = [("a, the first group,", groups.a.count), ("b, the second group,", groups.b.count)]
    return notes + Diagnostic.smallGroups(sizes.map { (label: $0.0, count: $0.1) }, of: "rows")
  }

  /// The names of the first findings, and how many more there are.
  func names(_ findings: [ComparisonFinding]) -> String {
    let shown = findings.prefix(5).map(\.measure).joined(separator: ", ")
    return findings.count > 5 ? "\(shown) and \(findings.count - 5) more" : shown
  }

  /// The differences worked out, with the intervals of rival rules.
  func explanation(
    _ findings: [ComparisonFinding], _ groups: ComparisonGroups
  ) -> [String] {
    var lines = [
      "a is \(groups.a.count.counted) rows, b is \(groups.b.count.counted) rows; difference = a - b",
      "detectable = (z of \(question.confidence.level) + z of 80% power) · the error of the difference",
      "adjusted_p: \(question.step.word("adjust") ?? "holm") over \(testCount(findings).counted("test"))",
    ]
    for finding in findings.prefix(3) {
      guard let a = finding.a, let b = finding.b, finding.difference != nil else { continue }
      lines.append("\(finding.measure): \(finding.difference(a, b))")
      if !finding.lines.isEmpty {
        lines.append("the \(question.confidence.level) intervals and rivals side by side:")
      }
      lines += finding.lines
    }
    if findings.count > 3 { lines.append("… \((findings.count - 3).counted("more measure"))") }
    return lines
  }
}
