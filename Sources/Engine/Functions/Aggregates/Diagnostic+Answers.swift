public import Diagnostics
import Values

extension Diagnostic {
  /// Says that some answers do not lie on the scale of a metric, naming the most frequent.
  static func offScale(
    _ strays: [Double], of total: Int, scale: AnswerScale, metric: AnswerMetric
  ) -> Diagnostic {
    var counts: [Double: Int] = [:]
    for value in strays { counts[value, default: 0] += 1 }
    let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let named = order.prefix(3).map { "\(NumberText.shortest($0.key)) (\($0.value))" }
    let more = order.count > 3 ? ", …" : ""
    let verb = strays.count == 1 ? "is not" : "are not"
    let (stray, all) = (NumberText.grouped(strays.count), NumberText.grouped(total))
    let wider = metric.scales == nil ? scale.wider(strays) : nil
    let typed = scale == metric.usualScale ? "" : ", \(scale.low), \(scale.high)"
    let between = "score\(typed) where score between \(scale.low) and \(scale.high)"
    return Diagnostic(
      code: "M2",
      message:
        "\(metric) wants whole answers from \(scale.text), but \(stray) of "
        + "\(all) \(verb): " + named.joined(separator: ", ") + more,
      advice: [
        wider.map { "say which scale was asked:  \(metric)(score, \($0.low), \($0.high))" }
          ?? "leave them out with:  \(metric)(\(between))"
      ], stage: .run)
  }

  /// Says that answers seem to be of a shorter scale than the one a function counts on, when they do.
  public static func shorterScale(
    of metric: AnswerMetric, name: String? = nil, from least: Double, to greatest: Double,
    count: Int, range: SourceRange? = nil
  ) -> Diagnostic? {
    let scale = metric.usualScale
    return metric.other(least, greatest, count: count).map { other in
      let meant = other == AnswerScale(1, 5) ? "" : ", \(other.low), \(other.high)"
      return otherScale(
        metric.rawValue, name: name, wants: scale, from: least, to: greatest, range: range,
        advice: "did you mean:  csat(score\(meant))      (or, if these are answers from "
          + "\(scale.text):  \(metric)(score, \(scale.low), \(scale.high)))")
    }
  }

  /// Says that what stands after the score is no scale.
  static func noScale(of metric: AnswerMetric) -> Diagnostic {
    let scales = metric.scales?.map { "\($0.low), \($0.high)" }.joined(separator: " or ")
    return Diagnostic(
      code: "M3",
      message: scales.map { "\(metric) is defined for the scales \($0)" }
        ?? "\(metric) wants the least and the greatest answer after the score, two whole numbers",
      advice: ["for example:  \(metric)(score, 1, \(scales == nil ? 7 : 10))"], stage: .run)
  }
}
