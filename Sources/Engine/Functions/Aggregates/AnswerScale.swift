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

  /// The scale between two ends as they were typed; nothing unless they are whole numbers from -1000
  /// to 1000, the second greater than the first by so much or more.
  public init?(ends: [Double], spanning least: Int) {
    let whole = ends.compactMap(Int.init(exactly:)).filter((-1000...1000).contains)
    guard ends.count == 2, whole.count == 2, whole[1] - whole[0] >= least else { return nil }
    self.init(whole[0], whole[1])
  }

  /// All answers on offer.
  public var answers: ClosedRange<Int> { low...high }

  /// The scale in words, such as `0 to 10`.
  public var text: String { "\(low) to \(high)" }

  /// Whether a number is an answer on the scale.
  public func contains(_ answer: Double) -> Bool {
    answer >= Double(low) && answer <= Double(high) && answer == answer.rounded()
  }

  /// The number of answers from which on they tell of their scale.
  public static let fewest = 30

  /// The shorter scale that at least thirty answers seem to be of when promoters are asked for.
  public static func other(
    thanPromoters least: Double, _ greatest: Double, count: Int
  ) -> AnswerScale? {
    count >= fewest ? shorter(thanPromoters: least, greatest) : nil
  }

  /// The shorter scale than from 0 to 10 that answers fit, however few they are: none is above 5, or
  /// all are from 1 to 7.
  public static func shorter(thanPromoters least: Double, _ greatest: Double) -> AnswerScale? {
    guard least >= 0 else { return nil }
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
      wide != self && strays.allSatisfy(wide.contains)
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
      message: "\(metric) wants answers from \(scale.text), but "
        + (name.map { "`\($0)` runs" } ?? "these run")
        + " from \(NumberText.shortest(least)) to \(NumberText.shortest(greatest))",
      range: range, advice: [advice], stage: .run)
  }
}
