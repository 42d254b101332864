import Language
import Values

/// What kind of departure a reason tells of.
enum DepartureReason: String, CaseIterable, Sendable {
  /// The customer chose to leave.
  case voluntary
  /// A payment failed.
  case involuntary
  /// The customer means to come back.
  case paused
}

/// Which reasons are failed payments and which are pauses, so that all verbs tell them apart alike.
///
/// What the options `card` and `pause` list counts first, compared as a whole and without regard to
/// capitals. A kind that no option lists is known by whole words (`DepartureWords`): a failed
/// payment before a pause. Every other reason is a decision to leave.
struct DepartureKinds: Sendable {
  private let card: Set<String>
  private let pause: Set<String>

  /// Reads the options `card` and `pause` of a step.
  init(_ step: CheckedStep) {
    card = Set(step.texts("card").map { $0.lowercased() })
    pause = Set(step.texts("pause").map { $0.lowercased() })
  }

  /// The kind of a reason; nothing when there is none.
  func kind(of reason: Value) -> DepartureReason? {
    guard reason != .missing else { return nil }
    let text = reason.plainText.lowercased()
    if card.contains(text) { return .involuntary }
    if pause.contains(text) { return .paused }
    let words = DepartureWords(text)
    if card.isEmpty, words.tellOfAFailedPayment { return .involuntary }
    return pause.isEmpty && words.tellOfAPause ? .paused : .voluntary
  }

  /// The kinds of different reasons.
  func kinds(of reasons: Set<Value>) -> ReasonKinds {
    var kinds: [Value: DepartureReason] = [:]
    for reason in reasons { kinds[reason] = kind(of: reason) }
    return ReasonKinds(kinds: kinds)
  }
}

/// The kind of each reason there is, found once however many rows give it.
struct ReasonKinds: Sendable {
  fileprivate let kinds: [Value: DepartureReason]

  /// The kind of a reason; nothing when there is none.
  subscript(reason: Value) -> DepartureReason? { kinds[reason] }

  /// Says which reasons were taken as what.
  var note: String {
    func names(_ kind: DepartureReason) -> String {
      let texts = kinds.filter { $0.value == kind }.map(\.key.plainText).sorted()
      return texts.isEmpty ? "none" : texts.map { "\"\($0)\"" }.joined(separator: ", ")
    }
    return "card: \(names(.involuntary)); pause: \(names(.paused)); every other reason counts as a "
      + "decision to leave (`card:` and `pause:` say it otherwise)"
  }
}

extension OptionDeclaration {
  /// The reasons that are failed payments.
  static let card = OptionDeclaration(
    "card", .texts, summary: "Reasons that are failed payments, not decisions.")
  /// The reasons that are pauses.
  static let pause = OptionDeclaration("pause", .texts, summary: "Reasons that are pauses.")
}

extension CheckedStep {
  /// The values of an option that are texts.
  fileprivate func texts(_ option: String) -> [String] {
    (options[option] ?? []).compactMap { if case .text(let text) = $0 { text } else { nil } }
  }
}
