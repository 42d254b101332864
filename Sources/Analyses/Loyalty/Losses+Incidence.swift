import Language
import Statistics
import Values

extension LossQuestion {
  /// The kinds of losses.
  enum Kind: String, CaseIterable {
    case voluntary
    case card
    case pause
  }

  private func kind(_ reason: DepartureReason?) -> Kind {
    switch reason {
    case .involuntary: .card
    case .paused: .pause
    case .voluntary, nil: .voluntary
    }
  }

  func addIncidences(
    _ group: [Stay], _ kindsOfReasons: ReasonKinds, label: Value, to facts: inout Facts,
    lines: inout [String]
  ) throws(AnalysisError) {
    let prefix = label == .missing ? "" : "\(label.plainText): "
    let reasons = Set(group.filter(\.isLost).map(\.reason))
      .sorted { LossQuestion.precedes([$0], [$1]) }
    let places = Dictionary(uniqueKeysWithValues: reasons.enumerated().map { ($1, $0) })
    let names = reasons.map { $0 == .missing ? "(missing)" : $0.plainText }
    let byReason = incidences(group, count: reasons.count) { places[$0] ?? 0 }
    try question.poll()
    let kinds = Kind.allCases
    let byKind = incidences(group, count: kinds.count) { reason in
      kinds.firstIndex(of: kind(kindsOfReasons[reason])) ?? 0
    }
    try question.poll()
    for (name, step, place) in named(kinds.map { "kind \($0.rawValue)" }, byKind, horizon)
      + named(names, byReason, horizon)
    {
      let ends = step.interval(place, confidence: question.confidence)
      facts.add("incidence", group: .text(prefix + name), step.incidence[place])
      facts.add("incidence_low", group: .text(prefix + name), ends?.low)
      facts.add("incidence_high", group: .text(prefix + name), ends?.high)
    }
    guard question.wantsExplanation, lines.count < 20 else { return }
    lines += explanation(group, named(names, byReason, horizon), horizon, prefix) {
      places[$0] ?? 0
    }
  }

  private func named(
    _ names: [String], _ curves: AalenJohansen, _ horizon: Int
  ) -> [(String, AalenJohansen.Step, Int)] {
    // Beyond the last day anybody was watched nothing is known.
    guard let last = curves.steps.last?.time, last >= Double(horizon),
      let step = curves.step(at: Double(horizon))
    else { return [] }
    return names.enumerated().map { ($1, step, $0) }
  }

  private func incidences(
    _ group: [Stay], count: Int, cause: (Value) -> Int
  ) -> AalenJohansen {
    AalenJohansen(
      LifeTable(
        times: group.map { Double($0.days) },
        causes: group.map { $0.isLost ? cause($0.reason) + 1 : 0 }, causeCount: max(count, 1)))
  }

  private func explanation(
    _ group: [Stay], _ curves: [(String, AalenJohansen.Step, Int)], _ horizon: Int,
    _ prefix: String, cause: (Value) -> Int
  ) -> [String] {
    var lines = [
      "\(prefix)\(group.count { $0.isLost }.counted) of \(group.count.counted) customers left; who "
        + "is still there on \(asof.description) is censored",
      "share who left within \(horizon) days, the readings side by side:",
    ]
    if curves.isEmpty { lines.append("  nobody was watched for so long: take a smaller `at:`") }
    for (name, step, place) in curves {
      let naive = KaplanMeier(
        LifeTable(
          times: group.map { Double($0.days) },
          causes: group.map { $0.isLost && cause($0.reason) == place ? 1 : 0 }))
      lines.append(
        "  \(name): Aalen–Johansen \(step.incidence[place].percent) (chosen); one minus "
          + "Kaplan–Meier \((1 - naive.survival(at: Double(horizon))).percent), which overstates")
    }
    return lines
  }
}
