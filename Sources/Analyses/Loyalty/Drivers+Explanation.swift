import Diagnostics
import Language
import Statistics
import Values

extension DriverQuestion {
  func unsolved(_ rows: [[Double]]) -> Diagnostic {
    let step = question.step
    let names = attributes.map(\.name) + [step.items.first?.name ?? "the outcome"]
    let constant = names.indices.filter { place in
      rows.count > attributes.count + 1 && rows.allSatisfy { $0[place] == rows[0][place] }
    }
    if let place = constant.last {
      let isOutcome = place == names.count - 1
      return Diagnostic(
        code: "M8",
        message: "`\(names[place])` is the same in all \(rows.count.counted) rows, so it "
          + (isOutcome ? "leaves nothing to explain" : "explains nothing"),
        range: step.range,
        advice: [isOutcome ? "take an outcome that differs" : "leave it out"], stage: .run)
    }
    return Diagnostic(
      code: "M8",
      message:
        "\(rows.count.counted("row")) cannot share out what \(attributes.count.counted("attribute")) "
        + (attributes.count == 1 ? "explains" : "explain"),
      range: question.step.range,
      label: rows.count > attributes.count + 1
        ? "one follows from the others, or explains nothing"
        : "more rows than attributes are needed in which all are known",
      advice: ["take fewer attributes, and no two that say the same"], stage: .run)
  }

  /// The share of each attribute by rival rules.
  func explanation(
    _ correlations: SymmetricMatrix, _ explained: Double, _ order: [Int]
  ) -> [String] {
    let outcome = correlations.size - 1
    let averaged = attributes.count <= 12 ? importance(correlations, averaged: true) : nil
    let weights = importance(correlations, averaged: false)
    var lines = [
      "R² of \(question.step.items.first?.name ?? "the outcome") on all attributes = "
        + explained.fixed(6),
      "the readings side by side, each as a share of R²; alone = R² of a model of its own:",
    ]
    for place in order {
      let alone = correlations[place, outcome] * correlations[place, outcome]
      func part(_ values: [Double]?) -> String {
        values.map { ($0[place] / explained).percent } ?? "not computed"
      }
      lines.append(
        "  \(attributes[place].name): averaged gains \(part(averaged)), relative weight "
          + "\(part(weights)), alone \(alone.fixed(4))")
    }
    return lines + [
      "chosen: \(isAveraged ? "averaged gains (LMG)" : "relative weights (Johnson)")"
    ]
  }
}
