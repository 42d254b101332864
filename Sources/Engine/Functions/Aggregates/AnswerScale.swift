public import Diagnostics
import Tables
import Values

/// The whole numbers from one to another that a survey offers as answers.
public struct AnswerScale: Hashable, Sendable {
  /// The least answer.
  public let low: Int
  /// The greatest answer.
  public let high: Int

  /// Creates a scale.
  public init(_ low: Int, _ high: Int) {
    self.low = low
    self.high = high
  }

  /// The number of answers from which on they tell of their scale.
  public static let fewest = 30

  /// The shorter scale that at least thirty answers seem to be of when promoters are asked for, from
  /// 0 to 10: none is above 5, or all are from 1 to 7.
  public static func other(
    thanPromoters least: Double, _ greatest: Double, count: Int
  ) -> AnswerScale? {
    guard count >= fewest, least >= 0 else { return nil }
    if greatest <= 5 { return AnswerScale(least < 1 ? 0 : 1, 5) }
    return least >= 1 && greatest <= 7 ? AnswerScale(1, 7) : nil
  }

  /// The shorter scale that at least thirty answers seem to be of: none is in the two top boxes.
  public func other(_ least: Double, _ greatest: Double, count: Int) -> AnswerScale? {
    guard count >= AnswerScale.fewest, least >= Double(low), greatest <= Double(high - 2),
      let end = [3, 5, 7].first(where: { Double($0) >= greatest && $0 < high })
    else { return nil }
    return AnswerScale(least < 1 ? 0 : 1, end)
  }

  /// A usual scale that answers off this one are on, when there is one.
  public func wider(_ strays: [Double]) -> AnswerScale? {
    [AnswerScale(0, 5), AnswerScale(1, 7), AnswerScale(0, 10)].first { wide in
      wide != self
        && strays.allSatisfy { $0 >= Double(wide.low) && $0 <= Double(wide.high) }
        && strays.allSatisfy { $0 == $0.rounded() }
    }
  }
}

extension Diagnostic {
  /// Says that answers seem to be of another scale than the one a metric counts on.
  ///
  /// - Parameter name: the column or formula of the answers, when it is known.
  public static func otherScale(
    _ metric: String, name: String?, wants scale: AnswerScale, from least: Double,
    to greatest: Double, range: SourceRange? = nil, advice: String
  ) -> Diagnostic {
    Diagnostic(
      code: "M1",
      message: "\(metric) wants answers from \(scale.low) to \(scale.high), but "
        + (name.map { "`\($0)` runs" } ?? "these run")
        + " from \(NumberText.shortest(least)) to \(NumberText.shortest(greatest))",
      range: range, advice: [advice], stage: .run)
  }
}
